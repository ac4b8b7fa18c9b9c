import { localDate, type LocalDate } from '#kernel';
import type { Runtime } from '../runtime';

/** How far a seeding came that was cut off; 'foreign' for a store with other facts or tokens, null for an empty one. */
export async function markOf({
  source,
  store,
  tokens,
}: Runtime): Promise<{ readonly day: LocalDate; readonly acts: number } | 'done' | 'foreign' | null> {
  const [row] = await source.query<{ today: string; acts: number; done: boolean }[]>(
    `SELECT today::text AS today, acts, done FROM slate.demonstration`,
  );
  if (row) return row.done ? 'done' : { day: localDate(row.today), acts: row.acts };
  // Whoever has issued a token of their own is about to work here.
  const own = (await tokens.list()).some(({ demo }) => !demo);
  return !own && (await store.head()) === null ? null : 'foreign';
}

export const beginMark = ({ source }: Runtime, day: LocalDate): Promise<unknown> =>
  source.query(
    `INSERT INTO slate.demonstration (only_one, today, acts, done) VALUES (true, $1, 0, false) ON CONFLICT DO NOTHING`,
    [day],
  );

export const advanceMark = ({ source }: Runtime, acts: number): Promise<unknown> =>
  source.query(`UPDATE slate.demonstration SET acts = greatest(acts, $1)`, [acts]);

export const endMark = ({ source }: Runtime): Promise<unknown> => source.query(`UPDATE slate.demonstration SET done = true`);

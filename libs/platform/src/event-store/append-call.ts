import type { ClientBase, Pool, QueryArrayConfig } from 'pg';
import { int4Array, int8Array, jsonArray, textArray, uuidArray } from './binary-array';
import type { AppendResult } from './port';
import type { Positions } from './position';
import type { PreparedAppend } from './prepare';

const OUTCOME = { conflict: 0, written: 1, repeated: 2 } as const;

/** One call of slate_log.append: appends to different streams, written together. */
export function appendCall(appends: readonly PreparedAppend[]): QueryArrayConfig {
  const owners: number[] = [];
  const indexes: number[] = [];
  appends.forEach(({ events }, owner) =>
    events.forEach((_event, index) => {
      owners.push(owner + 1);
      indexes.push(index);
    }),
  );
  const events = appends.flatMap((append) => append.events);
  return {
    name: 'slate_log.append',
    text: 'select * from slate_log.append($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    values: [
      textArray(appends.map(({ stream }) => stream)),
      int8Array(appends.map(({ expected }) => (expected === 'none' ? -1 : expected))),
      int4Array(appends.map((append) => append.events.length)),
      int4Array(owners),
      int4Array(indexes),
      uuidArray(events.map(({ id }) => id)),
      textArray(events.map(({ type }) => type)),
      jsonArray(events.map(({ data }) => data)),
      jsonArray(events.map(({ metadata }) => metadata)),
    ],
    rowMode: 'array',
  };
}

/** What each append of a call came to, in the order they were given. */
export function appendResults(rows: readonly unknown[][], positions: Positions): AppendResult[] {
  return rows.map(([outcome, version, position]): AppendResult => {
    if (outcome === OUTCOME.conflict) {
      return { ok: false, reason: 'WRONG_VERSION', actual: Number(version) < 0 ? 'none' : Number(version) };
    }
    return {
      ok: true,
      version: Number(version),
      position: positions.tokenOf(Number(position)),
      repeated: outcome === OUTCOME.repeated,
    };
  });
}

/**
 * Appends to several streams inside a transaction that the caller has begun and will end. What is appended can be read
 * once it commits. One append per stream and one call per transaction: rows are locked in sorted order within a call.
 */
export async function appendAllInTransaction(
  client: ClientBase | Pool,
  appends: readonly PreparedAppend[],
  positions: Positions,
): Promise<AppendResult[]> {
  const { rows } = await client.query<unknown[]>(appendCall(appends));
  return appendResults(rows, positions);
}

import type { ClientBase } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { type CheckpointRow, readCheckpoints } from './checkpoint';
import { PhysicalNames, tablesOfBuild } from './physical';

type Standing = Pick<CheckpointRow, 'version' | 'build' | 'ready' | 'retired'>;

/**
 * The build that answers a read: the newest of the declared version that has caught up, else of an earlier version, so that
 * a rebuild beside costs no downtime; the declared one, still filling, where there is no other.
 */
export function answeringVersion<Row extends Standing>(rows: readonly Row[], declared: number): Row | undefined {
  const usable = rows.filter((row) => row.version <= declared && !row.retired).sort(newestFirst);
  return usable.find((row) => row.ready) ?? leadingBuild(usable, declared) ?? usable[0];
}

/**
 * The build of the declared version that follows the log: the newest that has caught up, else the first one; what fills
 * beside it is a rebuild's.
 */
export function leadingBuild<Row extends Standing>(rows: readonly Row[], declared: number): Row | undefined {
  const own = rows.filter((row) => row.version === declared && !row.retired).sort(newestFirst);
  return own.find((row) => row.ready) ?? own[own.length - 1];
}

const newestFirst = (a: Standing, b: Standing): number => b.version - a.version || b.build - a.build;

/** Versions before the declared one answer no more reads. */
export async function retireOlderVersions(client: ClientBase, names: PhysicalNames): Promise<void> {
  await client.query(`UPDATE ${names.checkpoint()} SET retired = true WHERE group_name = $1 AND version < $2 AND NOT retired`, [
    names.group.name,
    names.group.version,
  ]);
}

/** How often a drop looks whether the last reader has gone, milliseconds. */
const LOOK_MS = 20;

/**
 * Drops the tables and checkpoints of retired builds once every transaction that may still read them has ended, waiting at
 * most `waitMs`. Answers false where somebody was still reading: they go another time.
 */
export async function dropRetired(client: ClientBase, names: PhysicalNames, waitMs: number): Promise<boolean> {
  const retired = (await readCheckpoints(client, names)).filter((row) => row.retired);
  if (retired.length === 0) return true;
  const { rows } = await client.query<{ mark: string }>('SELECT clock_timestamp()::text AS mark');
  for (let left = waitMs; await readersSince(client, rows[0]?.mark ?? ''); left -= LOOK_MS) {
    if (left <= 0) return false;
    await pause(LOOK_MS);
  }
  for (const row of retired) await dropBuild(client, names, row);
  return true;
}

/** Tables and checkpoint of one build, together. */
export async function dropBuild(client: ClientBase, names: PhysicalNames, row: CheckpointRow): Promise<void> {
  const physical = new PhysicalNames({ name: names.group.name, version: row.version }, names.schema, row.build);
  await client.query('BEGIN');
  try {
    await client.query(`DROP TABLE IF EXISTS ${tablesOfBuild(row.definition, physical).join(', ')}`);
    await client.query(`DELETE FROM ${names.checkpoint()} WHERE group_name = $1 AND version = $2 AND build = $3`, [
      names.group.name,
      row.version,
      row.build,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Whether a transaction runs that began before: it may have chosen a build that has been retired since. */
async function readersSince(client: ClientBase, mark: string): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND backend_type = 'client backend' AND xact_start <= $1::timestamptz) AS any`,
    [mark],
  );
  return rows[0]?.any === true;
}

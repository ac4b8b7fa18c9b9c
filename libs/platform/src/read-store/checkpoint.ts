import type { ClientBase } from 'pg';
import type { Instant, ReadGroup } from '#kernel';
import { CheckpointMoved } from './errors';
import { tablesOf } from './page';
import { columnName, type Definition, type PhysicalNames } from './physical';

/** Where and why a group stopped: kept beside its checkpoint, so that every process can tell. */
export interface Failure {
  readonly position: number;
  readonly eventType: string;
  readonly projection: string;
  readonly error: string;
}

export interface CheckpointRow {
  readonly version: number;
  /** From 0; raised when the same version is filled anew beside itself. */
  readonly build: number;
  readonly position: number;
  /** The position as a token, which names the log it belongs to. */
  readonly token: string | null;
  readonly runningMax: Instant | null;
  readonly nextRow: number;
  /** It has once caught up, so that reads may use it. */
  readonly ready: boolean;
  readonly failure: Failure | null;
  readonly definition: Definition;
  /** Another build has taken its place: its tables go when nobody can be reading them any more. */
  readonly retired: boolean;
}

const COLUMNS = 'version, build, retired, position, token, running_max, next_row, ready, failure, definition';

/** All builds of a group, newest version and build first, the retired ones too. Empty where nothing was ever projected. */
export async function readCheckpoints(client: ClientBase, names: PhysicalNames): Promise<readonly CheckpointRow[]> {
  const { rows } = await client.query<StoredCheckpoint>({
    name: `checkpoints of ${names.schema}`,
    text: `SELECT ${COLUMNS} FROM ${names.checkpoint()} WHERE group_name = $1 ORDER BY version DESC, build DESC`,
    values: [names.group.name],
  });
  return rows.map((row) => ({
    version: row.version,
    build: row.build,
    retired: row.retired,
    position: Number(row.position),
    token: row.token,
    runningMax: row.running_max && (row.running_max.toISOString() as Instant),
    nextRow: Number(row.next_row),
    ready: row.ready,
    failure: row.failure,
    definition: row.definition,
  }));
}

interface StoredCheckpoint {
  readonly version: number;
  readonly build: number;
  readonly retired: boolean;
  readonly position: number | string;
  readonly token: string | null;
  readonly running_max: Date | null;
  readonly next_row: number | string;
  readonly ready: boolean;
  readonly failure: Failure | null;
  readonly definition: Definition;
}

/** What a group declares, as it is kept beside its checkpoint. */
export const definitionOf = (group: ReadGroup): Definition => ({
  tables: Object.fromEntries(
    [...tablesOf(group).values()].map((table) => [table.name, Object.keys(table.columns).map(columnName)]),
  ),
  projections: group.projections.map((projection) => projection.name),
});

/** Creates this build's row where it is missing, and returns the row. */
export async function ensureCheckpoint(client: ClientBase, group: ReadGroup, names: PhysicalNames): Promise<CheckpointRow> {
  await client.query(
    `INSERT INTO ${names.checkpoint()} (group_name, version, build, definition) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [group.name, group.version, names.build, JSON.stringify(definitionOf(group))],
  );
  const row = (await readCheckpoints(client, names)).find(isOf(names));
  if (!row) throw new Error(`The checkpoint of ${group.name} is gone`);
  return row;
}

/** Whether a row is this build's. */
export const isOf =
  ({ group, build }: PhysicalNames) =>
  (row: CheckpointRow): boolean =>
    row.version === group.version && row.build === build;

/** Moves the checkpoint only from where this runner believes it stands, inside the page's transaction. */
export async function moveCheckpoint(
  client: ClientBase,
  names: PhysicalNames,
  from: number,
  to: Pick<CheckpointRow, 'position' | 'token' | 'runningMax' | 'nextRow'>,
): Promise<void> {
  const { rowCount } = await client.query({
    name: `move checkpoint of ${names.schema}`,
    text: `UPDATE ${names.checkpoint()} SET position = $5, token = $6, running_max = $7, next_row = $8, failure = NULL
           WHERE group_name = $1 AND version = $2 AND build = $3 AND position = $4 AND NOT retired`,
    values: [names.group.name, names.group.version, names.build, from, to.position, to.token, to.runningMax, to.nextRow],
  });
  if (rowCount !== 1) throw new CheckpointMoved(`The checkpoint of ${names.group.name} is no longer at ${from}`);
}

export async function markReady(client: ClientBase, names: PhysicalNames): Promise<void> {
  await client.query(`UPDATE ${names.checkpoint()} SET ready = true WHERE group_name = $1 AND version = $2 AND build = $3`, [
    names.group.name,
    names.group.version,
    names.build,
  ]);
}

/** A group that failed is tried once more: until it fails again it is no longer called stopped. */
export async function clearFailure(client: ClientBase, names: PhysicalNames): Promise<void> {
  await client.query(`UPDATE ${names.checkpoint()} SET failure = NULL WHERE group_name = $1 AND version = $2 AND build = $3`, [
    names.group.name,
    names.group.version,
    names.build,
  ]);
}

export async function markFailed(client: ClientBase, names: PhysicalNames, failure: Failure): Promise<void> {
  await client.query(`UPDATE ${names.checkpoint()} SET failure = $4 WHERE group_name = $1 AND version = $2 AND build = $3`, [
    names.group.name,
    names.group.version,
    names.build,
    JSON.stringify(failure),
  ]);
}

import type { ClientBase } from 'pg';
import type { Instant, Projection, ReadGroup, TableDeclaration } from '#kernel';
import { moveCheckpoint } from './checkpoint';
import type { KeysByProjection } from './keys';
import { type Closing, type NewVersion, type StagedPage, type StoredValue, tablesOf } from './page';
import { castType, columnName, OPEN, type PhysicalNames } from './physical';

export type Loaded = ReadonlyMap<Projection, ReadonlyMap<string, StoredValue>>;

/** Values under the touched keys, one query per projection. */
export async function loadValues(client: ClientBase, names: PhysicalNames, keys: KeysByProjection): Promise<Loaded> {
  const loaded = new Map<Projection, Map<string, StoredValue>>();
  for (const [projection, wanted] of keys) {
    const { rows } = await client.query<{ key: string; value: unknown; row_ids: readonly number[] }>({
      name: `load ${names.state(projection.name)}`,
      text: `SELECT key, value, to_json(row_ids) AS row_ids FROM ${names.state(projection.name)} WHERE key = ANY($1)`,
      values: [wanted],
    });
    loaded.set(projection, new Map(rows.map((row) => [row.key, { value: row.value, rowIds: row.row_ids }])));
  }
  return loaded;
}

export interface Move {
  readonly from: number;
  readonly to: number;
  readonly token: string;
  readonly runningMax: Instant | null;
}

/** One transaction per page: rows, values, clock marks and the checkpoint, or none of them. */
export async function writePage(
  client: ClientBase,
  group: ReadGroup,
  names: PhysicalNames,
  page: StagedPage,
  move: Move,
): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const [name, versions] of page.inserts) {
      await insertVersions(client, names, tablesOf(group).get(name) as TableDeclaration, versions);
    }
    for (const [name, closings] of page.closings) await closeVersions(client, names.table(name), closings);
    for (const [projection, values] of page.states) await storeValues(client, names.state(projection.name), values);
    if (page.marks.length > 0) {
      await client.query({
        name: `mark ${names.clock()}`,
        text: `INSERT INTO ${names.clock()} SELECT * FROM unnest($1::bigint[], $2::timestamptz[])`,
        values: [page.marks.map((mark) => mark.position), page.marks.map((mark) => mark.runningMax)],
      });
    }
    await moveCheckpoint(client, names, move.from, {
      position: move.to,
      token: move.token,
      runningMax: move.runningMax,
      nextRow: page.nextRow,
    });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Rows opened and closed inside the page arrive already closed: the only update there ever is closes an older page's row. */
async function insertVersions(
  client: ClientBase,
  names: PhysicalNames,
  table: TableDeclaration,
  versions: readonly NewVersion[],
): Promise<void> {
  const columns = Object.entries(table.columns);
  const list = ['id', 'known_from', 'known_to', ...(table.effective ? ['effective_from', 'effective_to'] : [])];
  const types = ['bigint', 'bigint', 'bigint', ...(table.effective ? ['date', 'date'] : [])];
  const short = list.map((_, at) => `f${at}`);
  const records = versions.map((version) => {
    const record: Record<string, unknown> = { f0: version.id, f1: version.knownFrom, f2: version.knownTo ?? OPEN };
    if (table.effective) {
      record['f3'] = version.effectiveFrom;
      record['f4'] = version.effectiveTo ?? 'infinity';
    }
    version.values.forEach((value, at) => (record[`v${at}`] = value));
    return record;
  });
  const into = [...list, ...columns.map(([field]) => columnName(field))];
  const from = [...short, ...columns.map((_, at) => `v${at}`)];
  const typed = [...types, ...columns.map(([, type]) => castType(type))];
  await client.query({
    name: `insert ${names.table(table.name)}`,
    text: `INSERT INTO ${names.table(table.name)} (${into.join(', ')})
           SELECT ${from.join(', ')} FROM json_to_recordset($1::json) AS r(${from.map((name, at) => `${name} ${typed[at]}`).join(', ')})`,
    values: [JSON.stringify(records)],
  });
}

async function closeVersions(client: ClientBase, table: string, closings: readonly Closing[]): Promise<void> {
  const { rowCount } = await client.query({
    name: `close ${table}`,
    text: `UPDATE ${table} t SET known_to = c.known_to FROM unnest($1::bigint[], $2::bigint[]) AS c(id, known_to)
           WHERE t.id = c.id AND t.known_to = ${OPEN}`,
    values: [closings.map((closing) => closing.id), closings.map((closing) => closing.knownTo)],
  });
  if (rowCount !== closings.length) {
    throw new Error(`${table}: ${closings.length} versions were to be closed, ${rowCount ?? 0} were open`);
  }
}

async function storeValues(
  client: ClientBase,
  table: string,
  values: readonly { readonly key: string; readonly value: unknown; readonly rowIds: readonly number[] }[],
): Promise<void> {
  const kept = values.filter((each) => each.value !== undefined);
  const gone = values.filter((each) => each.value === undefined);
  if (kept.length > 0) {
    await client.query({
      name: `store ${table}`,
      text: `INSERT INTO ${table} (key, value, row_ids)
             SELECT key, value, ids FROM json_to_recordset($1::json) AS s(key text, value json, ids bigint[])
             ON CONFLICT (key) DO UPDATE SET value = excluded.value, row_ids = excluded.row_ids`,
      values: [JSON.stringify(kept.map(({ key, value, rowIds }) => ({ key, value, ids: rowIds })))],
    });
  }
  if (gone.length > 0) await client.query(`DELETE FROM ${table} WHERE key = ANY($1)`, [gone.map((each) => each.key)]);
}

import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { CheckpointRow } from './checkpoint';
import { OPEN, PhysicalNames } from './physical';

/** One table of two builds at one position. Numbers are rows, every version ever known counted. */
export interface TableComparison {
  readonly table: string;
  /** Null where that build has no such table, or it was dropped. */
  readonly before: TableDigest | null;
  readonly after: TableDigest | null;
  /** Rows that only one of the two has, over the columns both have. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly columnsAdded: readonly string[];
  readonly columnsRemoved: readonly string[];
}

export interface TableDigest {
  readonly rows: number;
  /** sha-256, hexadecimal; the same wherever the same rows stand, in whatever order they were written. */
  readonly digest: string;
}

export interface Comparison {
  /** The log's position up to which both were compared. */
  readonly ordinal: number;
  /** Every table of one definition, and every row of them, is the other's. */
  readonly equal: boolean;
  readonly sameDefinition: boolean;
  readonly tables: readonly TableComparison[];
}

interface Side {
  readonly names: PhysicalNames;
  readonly row: CheckpointRow;
}

/**
 * Compares what two builds of a group knew at the lower of their two positions, in one snapshot: rows written later are left
 * out and versions closed later count as open, so that neither side has to stand still.
 */
export async function compareBuilds(client: ClientBase, before: Side, after: Side): Promise<Comparison> {
  const ordinal = Math.min(before.row.position, after.row.position);
  const declared = ({ row }: Side, table: string): readonly string[] =>
    row.definition.tables[table]?.map((column) => column.replaceAll('"', '')) ?? [];
  const names = [...new Set([...Object.keys(before.row.definition.tables), ...Object.keys(after.row.definition.tables)])].sort();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query(`SET LOCAL TIME ZONE 'UTC'; SET LOCAL statement_timeout = 0`);
    const tables: TableComparison[] = [];
    for (const table of names) {
      const [had, has] = [declared(before, table), declared(after, table)];
      const common = has.filter((column) => had.includes(column)).sort();
      const old = await sideOf(client, before.names, table, common, ordinal);
      const made = await sideOf(client, after.names, table, common, ordinal);
      const differ = old !== null && made !== null && old.digest !== made.digest;
      tables.push({
        table,
        before: old,
        after: made,
        onlyBefore: differ ? await onlyIn(client, before.names, after.names, table, common, ordinal) : 0,
        onlyAfter: differ ? await onlyIn(client, after.names, before.names, table, common, ordinal) : 0,
        columnsAdded: has.filter((column) => !had.includes(column)),
        columnsRemoved: had.filter((column) => !has.includes(column)),
      });
    }
    const sameDefinition =
      before.row.version === after.row.version &&
      JSON.stringify(sorted(before.row.definition)) === JSON.stringify(sorted(after.row.definition));
    const equal = sameDefinition && tables.every((each) => each.before !== null && each.before.digest === each.after?.digest);
    return { ordinal, equal, sameDefinition, tables };
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

const sorted = (definition: CheckpointRow['definition']): unknown => [
  Object.entries(definition.tables).sort(([a], [b]) => (a < b ? -1 : 1)),
  definition.projections,
];

/** Rows as texts, as they were known at the position; the surrogate id means nothing and is left out. */
async function rowsAt(
  client: ClientBase,
  names: PhysicalNames,
  table: string,
  columns: readonly string[],
  ordinal: number,
): Promise<string | null> {
  const physical = names.table(table);
  const { rows } = await client.query<{ columns: readonly string[] | null }>(
    `SELECT array_agg(attname::text) AS columns FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [physical],
  );
  const present = rows[0]?.columns;
  if (!present) return null;
  const days = ['effective_from', 'effective_to'].filter((column) => present.includes(column));
  const known = `known_from, CASE WHEN known_to > ${ordinal} THEN ${OPEN} ELSE known_to END`;
  const list = [...days, ...columns].map((column) => `"${column}"`);
  return `SELECT ROW(${[known, ...list].join(', ')})::text AS row FROM ${physical} WHERE known_from <= ${ordinal}`;
}

/** The sum of the rows' hashes: no order has to be made, and a row that stands twice counts twice. */
async function sideOf(
  client: ClientBase,
  names: PhysicalNames,
  table: string,
  columns: readonly string[],
  ordinal: number,
): Promise<TableDigest | null> {
  const source = await rowsAt(client, names, table, columns, ordinal);
  if (source === null) return null;
  const half = (from: number): string => `coalesce(sum(('x' || substr(hash, ${from}, 16))::bit(64)::bigint::numeric), 0)::text`;
  const { rows } = await client.query<{ rows: number; high: string; low: string }>(
    `SELECT count(*) AS rows, ${half(1)} AS high, ${half(17)} AS low FROM (SELECT md5(row) AS hash FROM (${source}) r) h`,
  );
  const { rows: count, high, low } = rows[0] as { rows: number; high: string; low: string };
  return { rows: Number(count), digest: createHash('sha256').update(`${count}/${high}/${low}`).digest('hex') };
}

async function onlyIn(
  client: ClientBase,
  here: PhysicalNames,
  there: PhysicalNames,
  table: string,
  columns: readonly string[],
  ordinal: number,
): Promise<number> {
  const [mine, theirs] = [
    await rowsAt(client, here, table, columns, ordinal),
    await rowsAt(client, there, table, columns, ordinal),
  ];
  const { rows } = await client.query<{ rows: number }>(
    `SELECT count(*) AS rows FROM (${String(mine)} EXCEPT ALL ${String(theirs)}) d`,
  );
  return Number(rows[0]?.rows ?? 0);
}

import { types } from 'pg';
import type { ClientBase, CustomTypesConfig } from 'pg';
import type { Relation, Row, RowValue } from '#kernel';
import type { Statement } from './metric-sql';

const { builtins } = types;

/** Days stay text, instants become the one stored form, 分 and positions are numbers; nothing depends on the machine's zone. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);

const parsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    PARSERS.get(oid) ?? types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
};

export type Cells = Readonly<Record<string, unknown>>;

export async function ask(client: ClientBase, statement: Statement): Promise<readonly Cells[]> {
  const { rows } = await client.query<Record<string, unknown>>({
    text: statement.text,
    values: [...statement.values],
    types: parsers,
  });
  return rows;
}

/** A relation's row from the columns selected under a prefix. */
export function rowOf(relation: Relation, prefix: string, cells: Cells): Row {
  const row: Record<string, RowValue> = {};
  Object.keys(relation.fields).forEach((field, at) => (row[field] = (cells[`${prefix}${at}`] ?? null) as RowValue));
  return row;
}

import type { ColumnType, TableDeclaration } from './projection';

/**
 * A relation is what metrics speak about: a name and typed fields. A projection fills its table, the read store reads
 * it at a cut, and neither knows the other. Field names are column names in snake_case once stored.
 */
export type FieldType =
  | 'text'
  | 'organisation'
  | 'stage'
  | 'category'
  | 'level'
  | 'period'
  | 'money'
  | 'integer'
  | 'date'
  | 'instant'
  | 'boolean'
  | 'texts'
  | 'json';

export interface Relation<Fields extends Readonly<Record<string, FieldType>> = Readonly<Record<string, FieldType>>> {
  readonly name: string;
  /** Table that holds it. */
  readonly table: string;
  /** Fields that together name a row within one cut. */
  readonly key: readonly string[];
  /** True where rows are true from a day to a day, and asOf applies. */
  readonly effective: boolean;
  /** Field that scopes are checked against: the organisation that may see the row. Null: everyone may see every row. */
  readonly owner: string | null;
  readonly fields: Fields;
}

/** Keys and owners are checked against the fields where a relation is declared. */
export const relation = <const Fields extends Readonly<Record<string, FieldType>>>(
  it: Relation<Fields> & { readonly key: readonly (keyof Fields)[]; readonly owner: keyof Fields | null },
): Relation<Fields> => it;

const COLUMN_TYPES: Readonly<Record<FieldType, ColumnType>> = {
  text: 'text',
  organisation: 'text',
  stage: 'text',
  category: 'text',
  level: 'text',
  period: 'text',
  money: 'money',
  integer: 'integer',
  date: 'date',
  instant: 'instant',
  boolean: 'boolean',
  texts: 'json',
  json: 'json',
};

/** The table that holds a relation: one column per field, under the field's own name. */
export const tableOf = (of: Relation, indexes: readonly (readonly string[])[] = []): TableDeclaration => ({
  name: of.table,
  columns: Object.fromEntries(Object.entries(of.fields).map(([field, type]) => [field, COLUMN_TYPES[type]])),
  effective: of.effective,
  indexes,
});

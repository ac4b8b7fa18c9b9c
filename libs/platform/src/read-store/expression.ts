import { lowerLatin, type FieldType, type Literal, type Operand, type Parameters, type Predicate, type Relation } from '#kernel';
import { BadQuestion } from './errors';
import { columnName } from './physical';

/** Values of one statement, in order: every value a caller gives goes through here, none into the text. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** A field as SQL, and what it holds. */
export interface FieldSql {
  readonly sql: string;
  readonly type: FieldType;
}

/** Where the fields of a statement's rows are found. */
export interface Columns {
  readonly relation: Relation;
  field(name: string): FieldSql;
  /** Change metrics only: both sides of a field. */
  sides?(name: string): { readonly before: FieldSql; readonly after: FieldSql };
}

type Kind = 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'json';

const KINDS: Readonly<Record<FieldType, Kind>> = {
  text: 'text',
  organisation: 'text',
  stage: 'text',
  category: 'text',
  level: 'text',
  period: 'text',
  money: 'number',
  integer: 'number',
  date: 'date',
  instant: 'instant',
  boolean: 'boolean',
  texts: 'json',
  json: 'json',
};
const CASTS: Readonly<Record<Kind, string>> = {
  text: 'text',
  number: 'bigint',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  json: 'jsonb',
};

export const kindOf = (type: FieldType): Kind => KINDS[type];
export const castOf = (type: FieldType): string => CASTS[KINDS[type]];

/** A relation's field; anything else is refused before it could reach a statement. Errors: BadQuestion. */
export function fieldOf(relation: Relation, name: string): { readonly column: string; readonly type: FieldType } {
  const type = Object.hasOwn(relation.fields, name) ? relation.fields[name] : undefined;
  if (!type) throw new BadQuestion(`${relation.name} has no field ${JSON.stringify(name)}`);
  return { column: columnName(name), type };
}

/** Columns of one table under an alias; `has` names the physical columns where an older version lacks some. */
export const tableColumns = (relation: Relation, alias: string, has?: ReadonlySet<string>): Columns => ({
  relation,
  field: (name) => {
    const { column, type } = fieldOf(relation, name);
    return { sql: has && !has.has(column) ? `NULL::${castOf(type)}` : `${alias}.${column}`, type };
  },
});

/** A closed predicate as SQL that is true or false, never unknown, so that `not` means what it says. */
export function predicateSql(predicate: Predicate, columns: Columns, parameters: Parameters, values: Values): string {
  const again = (each: Predicate): string => predicateSql(each, columns, parameters, values);
  switch (predicate.op) {
    case 'all':
      return predicate.of.length === 0 ? 'true' : `(${predicate.of.map(again).join(' AND ')})`;
    case 'any':
      return predicate.of.length === 0 ? 'false' : `(${predicate.of.map(again).join(' OR ')})`;
    case 'not':
      return `NOT ${again(predicate.of)}`;
    case 'present':
      return presentSql(columns.field(predicate.field));
    case 'has':
      return hasSql(columns.field(predicate.field), predicate.value, values);
    case 'contains':
      return containsSql(columns.field(predicate.field), predicate.value, values);
    case 'in':
      return inSql(columns.field(predicate.field), predicate.values, values);
    case 'is':
    case 'atLeast':
    case 'below':
      return compareSql(predicate, columns, parameters, values);
    case 'differs': {
      if (!columns.sides) throw new BadQuestion('differs is asked of changes only');
      const { before, after } = columns.sides(predicate.field);
      return `(${before.sql} IS DISTINCT FROM ${after.sql})`;
    }
  }
}

/** An empty list is missing too. */
const presentSql = ({ sql, type }: FieldSql): string =>
  kindOf(type) === 'json' ? `(${sql} IS NOT NULL AND ${sql} NOT IN ('[]'::jsonb, 'null'::jsonb))` : `(${sql} IS NOT NULL)`;

const hasSql = ({ sql, type }: FieldSql, value: Literal, values: Values): string =>
  kindOf(type) === 'json'
    ? `(${sql} IS NOT NULL AND jsonb_typeof(${sql}) = 'array' AND ${sql} @> ${values.add(JSON.stringify([value]))}::jsonb)`
    : 'false';

/** The C collation lowers A to Z and nothing else, as in memory. */
function containsSql({ sql, type }: FieldSql, wanted: string, values: Values): string {
  const inText = (text: string): string => `strpos(lower(${text} COLLATE "C"), ${values.add(lowerLatin(wanted))}::text) > 0`;
  if (kindOf(type) === 'text') return `(${sql} IS NOT NULL AND ${inText(sql)})`;
  if (type !== 'texts') throw new BadQuestion('contains is asked of texts only');
  return `(CASE WHEN jsonb_typeof(${sql}) = 'array'
    THEN EXISTS (SELECT 1 FROM jsonb_array_elements_text(${sql}) AS each(word) WHERE ${inText('each.word')}) ELSE false END)`;
}

function inSql({ sql, type }: FieldSql, wanted: readonly Literal[], values: Values): string {
  const fitting = wanted.filter((value) => fits(type, value));
  if (fitting.length === 0) return 'false';
  return `(${sql} IS NOT NULL AND ${sql} = ANY(${values.add(fitting)}::${castOf(type)}[]))`;
}

const OPERATORS = { is: '=', atLeast: '>=', below: '<' } as const;

function compareSql(
  predicate: Extract<Predicate, { readonly op: 'is' | 'atLeast' | 'below' }>,
  columns: Columns,
  parameters: Parameters,
  values: Values,
): string {
  const left = columns.field(predicate.field);
  const right = operandSql(predicate.value, left, columns, parameters, values);
  if (right === undefined || kindOf(left.type) === 'json') return 'false';
  const known = right.nullable ? `${left.sql} IS NOT NULL AND ${right.sql} IS NOT NULL` : `${left.sql} IS NOT NULL`;
  return `(${known} AND ${left.sql} ${OPERATORS[predicate.op]} ${right.sql})`;
}

function operandSql(
  operand: Operand,
  left: FieldSql,
  columns: Columns,
  parameters: Parameters,
  values: Values,
): { readonly sql: string; readonly nullable: boolean } | undefined {
  if (typeof operand === 'object' && 'field' in operand) {
    const right = columns.field(operand.field);
    return kindOf(right.type) === kindOf(left.type) ? { sql: right.sql, nullable: true } : undefined;
  }
  const value = typeof operand === 'object' ? parameters[operand.param] : operand;
  if (value === undefined) throw new BadQuestion(`The parameter ${(operand as { param: string }).param} is not known`);
  if (!fits(left.type, value)) return undefined;
  return { sql: `${values.add(value)}::${castOf(left.type)}`, nullable: false };
}

/** A literal of another kind equals nothing, as in memory; a text that is no day or instant is a mistake and said so. */
function fits(type: FieldType, value: Literal): boolean {
  const kind = kindOf(type);
  if (kind === 'number') return typeof value === 'number';
  if (kind === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new BadQuestion(`Not a day: ${value}`);
  if (kind === 'instant' && !/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) throw new BadQuestion(`Not an instant: ${value}`);
  return true;
}

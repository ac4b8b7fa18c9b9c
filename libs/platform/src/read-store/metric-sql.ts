import type { Metric, OrgScope, Parameters, Predicate } from '#kernel';
import { BadQuestion } from './errors';
import { type Columns, fieldOf, type FieldSql, predicateSql, tableColumns, Values } from './expression';
import { afterSql, type Ordering, orderSql, orderTerms, placeSql } from './order';
import type { Cut } from './port';
import { rowsAt, type Source } from './source-sql';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A question over one cut, or over two (`before` given): the same pieces for the number and for its list. */
export interface Question {
  readonly source: Source;
  readonly at: Cut;
  readonly before?: Cut;
  readonly scope: OrgScope;
  readonly where: readonly Predicate[];
  readonly parameters: Parameters;
}

/** Count or sum per group, how many rows, and how many of them miss the summed value (worked example, rule 10). */
export function metricStatement(question: Question, metric: Metric, by: readonly string[]): Statement {
  for (const field of by) {
    if (!metric.dimensions.includes(field)) throw new BadQuestion(`${metric.id} is not split by ${field}`);
  }
  const { columns, from, where, values } = compile(question);
  const dimensions = by.map((field, at) => `${columns.field(field).sql} AS d${at}`);
  const measure = 'count' in metric.measure ? ['count(*) AS value', '0 AS missing'] : sumOf(columns.field(metric.measure.sum));
  const groups = by.length > 0 ? ` GROUP BY ${by.map((_, at) => at + 1).join(', ')}` : '';
  return {
    text: `SELECT ${[...dimensions, ...measure, 'count(*) AS rows'].join(', ')} FROM ${from} WHERE ${where}${groups}`,
    values: values.list,
  };
}

export function countStatement(question: Question): Statement {
  const { from, where, values } = compile(question);
  return { text: `SELECT count(*) AS rows FROM ${from} WHERE ${where}`, values: values.list };
}

/** One page of the rows, one more than asked for, so that the answer knows whether there are others. */
export function listStatement(
  question: Question,
  page: { readonly orderBy?: readonly Ordering[]; readonly after?: string; readonly skip?: number; readonly limit: number },
): Statement {
  if (!Number.isInteger(page.limit) || page.limit < 1) throw new BadQuestion('A page has at least one row');
  const skip = page.skip ?? 0;
  if (!Number.isSafeInteger(skip) || skip < 0) throw new BadQuestion('Rows passed over are a whole number');
  const { columns, from, where, values, selected } = compile(question);
  const terms = orderTerms(question.source.relation, page.orderBy ?? [], columns);
  const behind = page.after == null ? '' : ` AND ${afterSql(terms, page.after, values)}`;
  return {
    text: `SELECT ${selected}, ${placeSql(terms)} AS place FROM ${from} WHERE ${where}${behind} ORDER BY ${orderSql(terms)} LIMIT ${page.limit + 1}${skip === 0 ? '' : ` OFFSET ${skip}`}`,
    values: values.list,
  };
}

const sumOf = ({ sql }: FieldSql): string[] => [
  `coalesce(sum(${sql}), 0) AS value`,
  `count(*) FILTER (WHERE ${sql} IS NULL) AS missing`,
];

/** Select list of a row under a prefix; a column that an older version lacks is missing. */
export function selectFields(source: Source, columns: Columns, prefix: string): string {
  return Object.keys(source.relation.fields)
    .map((field, at) => `${columns.field(field).sql} AS ${prefix}${at}`)
    .join(', ');
}

interface Compiled {
  readonly columns: Columns;
  readonly from: string;
  readonly where: string;
  readonly selected: string;
  readonly values: Values;
}

function compile(question: Question): Compiled {
  const values = new Values();
  const { source, at, before, scope, parameters } = question;
  if (!before) {
    const columns = tableColumns(source.relation, 'r', source.has);
    const from = `${rowsAt(source, at, scope, values)} r`;
    const where = conditions(question.where, columns, parameters, values);
    return { columns, from, where, values, selected: selectFields(source, columns, 'a') };
  }
  const both = question.where.flatMap((each) => keyConditions(each, source));
  const join = source.relation.key.map((field) => fieldOf(source.relation, field).column);
  const from = `${rowsAt(source, before, scope, values, both)} b FULL JOIN ${rowsAt(source, at, scope, values, both)} a
    ON ${join.map((column) => `a.${column} = b.${column}`).join(' AND ')}`;
  const columns = changeColumns(source);
  const sides = [tableColumns(source.relation, 'b', source.has), tableColumns(source.relation, 'a', source.has)] as const;
  const selected = [
    'b.id IS NOT NULL AS had',
    'a.id IS NOT NULL AS has',
    selectFields(source, sides[0], 'b'),
    selectFields(source, sides[1], 'a'),
  ].join(', ');
  return { columns, from, where: conditions(question.where, columns, parameters, values), values, selected };
}

const conditions = (where: readonly Predicate[], columns: Columns, parameters: Parameters, values: Values): string =>
  where.map((each) => predicateSql(each, columns, parameters, values)).join(' AND ') || 'true';

/** A bare field is the later side's; of a row that is gone, the earlier one's, so that it can still be placed. */
function changeColumns(source: Source): Columns {
  const before = tableColumns(source.relation, 'b', source.has);
  const after = tableColumns(source.relation, 'a', source.has);
  return {
    relation: source.relation,
    field(name) {
      if (name.startsWith('before.')) return before.field(name.slice('before.'.length));
      if (name.startsWith('after.')) return after.field(name.slice('after.'.length));
      const later = after.field(name);
      return { sql: `(CASE WHEN a.id IS NULL THEN ${before.field(name).sql} ELSE ${later.sql} END)`, type: later.type };
    },
    sides: (name) => ({ before: before.field(name), after: after.field(name) }),
  };
}

/** What a predicate demands of key fields holds on both sides, so it may be asked of each before they are joined. */
function keyConditions(predicate: Predicate, source: Source): readonly Predicate[] {
  if (predicate.op === 'all') return predicate.of.flatMap((each) => keyConditions(each, source));
  const ofKey = (predicate.op === 'is' || predicate.op === 'in') && source.relation.key.includes(predicate.field);
  return ofKey && !(predicate.op === 'is' && typeof predicate.value === 'object') ? [predicate] : [];
}

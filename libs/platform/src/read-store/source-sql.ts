import type { OrgScope, Parameters, Predicate, Relation } from '#kernel';
import { BadQuestion } from './errors';
import { fieldOf, predicateSql, tableColumns, type Values } from './expression';
import { OPEN } from './physical';
import type { Cut } from './port';

/** One relation's rows at one cut and scope: what every question starts from. */
export interface Source {
  readonly relation: Relation;
  /** Physical table of the version that answers. */
  readonly table: string;
  /** Its columns, as it was created. */
  readonly has: ReadonlySet<string>;
  /** Where the snapshot's checkpoint stands: the present is read through partial indexes. */
  readonly checkpoint: number;
}

export function knownSql({ checkpoint }: Source, alias: string, cut: Cut, values: Values): string {
  if (cut.ordinal >= checkpoint) return `${alias}.known_to = ${OPEN}`;
  const position = `${values.add(cut.ordinal)}::bigint`;
  return `${alias}.known_from <= ${position} AND ${alias}.known_to > ${position}`;
}

/** Whom a row belongs to decides who sees it (I-06): part of every statement, whatever is asked. */
export function scopeSql({ relation, has }: Source, alias: string, scope: OrgScope, values: Values): string {
  if (scope.kind === 'nation' || relation.owner === null) return 'true';
  const { column } = fieldOf(relation, relation.owner);
  if (!has.has(column)) throw new BadQuestion(`${relation.name} has no owner to be scoped by`);
  return `${alias}.${column} = ANY(${values.add([...scope.units])}::text[])`;
}

/**
 * The rows of a cut as a table expression, ready for FROM. Rows still open and closed versions are asked apart, so that
 * each is found by its own partial index: a moment of the past costs what the present costs (design section 4).
 */
export function rowsAt(source: Source, cut: Cut, scope: OrgScope, values: Values, also: readonly Predicate[] = []): string {
  const columns = tableColumns(source.relation, 't', source.has);
  const day = source.relation.effective ? `${values.add(cut.asOf)}::date` : undefined;
  const conditions = [
    ...(day ? [`t.effective_from <= ${day}`, `t.effective_to > ${day}`] : []),
    scopeSql(source, 't', scope, values),
    ...also.map((each) => predicateSql(each, columns, {} satisfies Parameters, values)),
  ].filter((part) => part !== 'true');
  const select = (...known: readonly string[]): string =>
    `SELECT t.* FROM ${source.table} t WHERE ${[...known, ...conditions].join(' AND ')}`;
  if (cut.ordinal >= source.checkpoint) return `(${select(`t.known_to = ${OPEN}`)})`;
  const position = `${values.add(cut.ordinal)}::bigint`;
  const open = select(`t.known_to = ${OPEN}`, `t.known_from <= ${position}`);
  const closed = select(`t.known_to < ${OPEN}`, `int8range(t.known_from, t.known_to) @> ${position}`);
  return `(${open} UNION ALL ${closed})`;
}

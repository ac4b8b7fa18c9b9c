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

/** Conditions of a cut over a table alias. Two ranges of days and positions; the present is the rows still open. */
export function momentSql(source: Source, alias: string, cut: Cut, values: Values): string {
  const conditions = [knownSql(source, alias, cut, values)];
  if (source.relation.effective) {
    const day = `${values.add(cut.asOf)}::date`;
    conditions.push(`${alias}.effective_from <= ${day}`, `${alias}.effective_to > ${day}`);
  }
  return conditions.join(' AND ');
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

/** The rows of a cut as a table expression, ready for FROM. */
export function rowsAt(source: Source, cut: Cut, scope: OrgScope, values: Values, also: readonly Predicate[] = []): string {
  const columns = tableColumns(source.relation, 't', source.has);
  const parts = also.map((each) => predicateSql(each, columns, {} satisfies Parameters, values));
  const where = (known: string): string =>
    [known, scopeSql(source, 't', scope, values), ...parts].filter((part) => part !== 'true').join(' AND ');
  return `(SELECT t.* FROM ${source.table} t WHERE ${where(momentSql(source, 't', cut, values))})`;
}

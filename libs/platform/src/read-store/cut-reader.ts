import {
  type LocalDate,
  type Literal,
  type Metric,
  type MetricGroup,
  type OrgScope,
  type Parameters,
  type Predicate,
  type Relation,
  relations,
} from '#kernel';
import { ask, type Cells, rowOf } from './answer';
import type { CheckpointRow } from './checkpoint';
import { type CutDesk, resolveCut } from './cut';
import { BadQuestion } from './errors';
import { predicateSql, tableColumns, Values } from './expression';
import { countStatement, listStatement, metricStatement, type Question, selectFields } from './metric-sql';
import { parametersAt } from './moment';
import { writeCursor } from './order';
import { OPEN } from './physical';
import type { ChangePage, Cut, CutReader, CutRequest, HistoryRow, ListPage, ListRequest } from './port';
import { knownSql, scopeSql, type Source } from './source-sql';

interface Asked {
  readonly scope: OrgScope;
  readonly where?: Predicate;
  readonly parameters?: Parameters;
  readonly at?: Cut;
  readonly before?: Cut;
}

/** Reads of one repeatable-read snapshot. Everything about one cut is answered from the same rows. */
export class PostgresCutReader implements CutReader {
  constructor(
    readonly cut: Cut,
    private readonly desk: CutDesk & { readonly checkpoint: CheckpointRow },
  ) {}

  cutAt(request: CutRequest): Promise<Cut> {
    return resolveCut(this.desk, request);
  }

  async metric(metric: Metric, asked: Asked & { readonly by?: readonly string[] }): Promise<readonly MetricGroup[]> {
    if (metric.over === 'change' && !asked.before) throw new BadQuestion(`${metric.id} compares two cuts; before is missing`);
    const by = asked.by ?? [];
    const question = this.question(relationNamed(metric.relation), asked, metric.where, metric.over === 'change');
    const rows = await ask(this.desk.client, metricStatement(question, metric, by));
    return rows.map((cells) => groupOf(cells, by)).sort(byText(by));
  }

  metricRows(metric: Metric, asked: ListRequest & Asked): Promise<ListPage> {
    if (metric.over === 'change') throw new BadQuestion(`${metric.id} compares two cuts; ask for its changes`);
    return this.page(relationNamed(metric.relation), asked, metric.where);
  }

  async changeRows(metric: Metric, asked: ListRequest & Asked & { readonly before: Cut }): Promise<ChangePage> {
    if (metric.over !== 'change') throw new BadQuestion(`${metric.id} is of one cut; ask for its rows`);
    const relation = relationNamed(metric.relation);
    const cells = await ask(this.desk.client, listStatement(this.question(relation, asked, metric.where, true), asked));
    return {
      rows: cells.slice(0, asked.limit).map((row) => ({
        before: row['had'] === true ? rowOf(relation, 'b', row) : null,
        after: row['has'] === true ? rowOf(relation, 'a', row) : null,
        cursor: cursorOf(row),
      })),
      hasNext: cells.length > asked.limit,
    };
  }

  list(relation: Relation, asked: ListRequest & Asked): Promise<ListPage> {
    return this.page(relation, asked);
  }

  async count(relation: Relation, asked: Asked): Promise<number> {
    const [cells] = await ask(this.desk.client, countStatement(this.question(relation, asked)));
    return cells?.['rows'] as number;
  }

  async history(
    relation: Relation,
    asked: { readonly scope: OrgScope; readonly where: Predicate; readonly versions?: boolean; readonly at?: Cut },
  ): Promise<readonly HistoryRow[]> {
    const source = this.source(relation);
    const at = asked.at ?? this.cut;
    const values = new Values();
    const columns = tableColumns(relation, 't', source.has);
    const conditions = [
      asked.versions ? `t.known_from <= ${values.add(at.ordinal)}::bigint` : knownSql(source, 't', at, values),
      scopeSql(source, 't', asked.scope, values),
      predicateSql(asked.where, columns, parametersAt(at), values),
    ];
    const days = relation.effective
      ? `t.effective_from AS day_from, nullif(t.effective_to, 'infinity') AS day_to`
      : 'NULL::date AS day_from, NULL::date AS day_to';
    const key = relation.key.map((field) => columns.field(field).sql).join(', ');
    const text = `SELECT ${selectFields(source, columns, 'a')}, ${days}, t.known_from,
      CASE WHEN t.known_to = ${OPEN} OR t.known_to > ${values.add(at.ordinal)}::bigint THEN NULL ELSE t.known_to END AS known_until
      FROM ${source.table} t WHERE ${conditions.join(' AND ')} ORDER BY ${key}, known_from, day_from, t.id`;
    const rows = await ask(this.desk.client, { text, values: values.list });
    return rows.map((cells) => this.historyRow(relation, cells));
  }

  private historyRow(relation: Relation, cells: Cells): HistoryRow {
    const { store } = this.desk;
    const until = cells['known_until'] as number | null;
    return {
      row: rowOf(relation, 'a', cells),
      effectiveFrom: cells['day_from'] as LocalDate | null,
      effectiveTo: cells['day_to'] as LocalDate | null,
      knownFrom: store.tokenOf(cells['known_from'] as number),
      knownTo: until === null ? null : store.tokenOf(until),
    };
  }

  private async page(relation: Relation, asked: ListRequest & Asked, where?: Predicate): Promise<ListPage> {
    const cells = await ask(this.desk.client, listStatement(this.question(relation, asked, where), asked));
    const rows = cells.slice(0, asked.limit).map((row) => ({ row: rowOf(relation, 'a', row), cursor: cursorOf(row) }));
    return { rows, hasNext: cells.length > asked.limit };
  }

  private question(relation: Relation, asked: Asked, where?: Predicate, change = false): Question {
    const at = asked.at ?? this.cut;
    return {
      source: this.source(relation),
      at,
      ...(change && asked.before ? { before: asked.before } : {}),
      scope: asked.scope,
      where: [where, asked.where].filter((each) => each !== undefined),
      parameters: { ...parametersAt(at), ...asked.parameters },
    };
  }

  private source(relation: Relation): Source {
    const { names, checkpoint } = this.desk;
    const columns = checkpoint.definition.tables[relation.table];
    if (!columns) throw new BadQuestion(`The read group ${names.group.name} does not hold ${relation.name}`);
    return { relation, table: names.table(relation.table), has: new Set(columns), checkpoint: checkpoint.position };
  }
}

function relationNamed(name: string): Relation {
  const found = relations.find((relation) => relation.name === name);
  if (!found) throw new BadQuestion(`No such relation: ${name}`);
  return found;
}

const cursorOf = (cells: Cells): string => writeCursor(cells['place'] as readonly (string | null)[]);

const groupOf = (cells: Cells, by: readonly string[]): MetricGroup => ({
  by: Object.fromEntries(by.map((field, at) => [field, (cells[`d${at}`] ?? null) as Literal | null])),
  value: cells['value'] as number,
  missing: cells['missing'] as number,
  rows: cells['rows'] as number,
});

/** Groups in the order of their values' texts, the same on every machine. */
const byText =
  (by: readonly string[]) =>
  (left: MetricGroup, right: MetricGroup): number => {
    const [a, b] = [left, right].map(({ by: values }) => JSON.stringify(by.map((field) => values[field])));
    return (a as string) < (b as string) ? -1 : a === b ? 0 : 1;
  };

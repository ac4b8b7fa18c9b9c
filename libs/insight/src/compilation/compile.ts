import {
  ATTRIBUTES,
  endOfDay,
  latenessOf,
  nationScope,
  previousPeriod,
  projectRelation,
  reportMessageRelation,
  reportRelation,
  reportRevisionRelation,
  unitOrder,
  type AttributeValues,
  type Basis,
  type Instant,
  type LocalDate,
  type Metric,
  type PeriodId,
  type Predicate,
  type Row,
} from '#kernel';
import type { ChangePage, CutReader, ListPage } from '#platform/read-store';
import { CHANGE_KINDS, changedValues, kindsOf, valueOf } from '../changes/change-kinds';
import { and, figuresAt, type Figure } from '../figures';
import { metricById, ofBasis } from '../metrics/catalogue';
import { endOf } from '../series';
import { disputedBy } from './disputed';
import type {
  CompilationContent,
  CompilationForm,
  CompiledChange,
  CompiledFigures,
  CompiledProject,
  CompiledUnit,
} from './content';

export interface CompilationQuestion {
  readonly period: PeriodId;
  readonly basis: Basis;
  /** The instant at which reports that have not come are judged. */
  readonly judgedAt: Instant;
  /** The newest if absent; an older one for an issue that was made in it. */
  readonly form?: CompilationForm;
}

const COSTS = ['productionCost', 'promotionCost'] as const;
const CHANGES = ['projectsChanged', 'projectsUnchanged', ...CHANGE_KINDS.map(({ metric }) => metric)];

/**
 * Compiles a half-month from the reader's snapshot, as known at its cut and as of the period's last day (B-02, B-03). Null
 * where the period was not opened yet.
 */
export async function compile(
  reader: CutReader,
  { period, basis, judgedAt, form = 'compilation-2' }: CompilationQuestion,
): Promise<CompilationContent | null> {
  const at = endOf(reader.cut, period);
  const beforeCut = endOf(reader.cut, previousPeriod(period));
  const ofPeriod: Predicate = { op: 'is', field: 'period', value: period };
  const reports = await every((page) => reader.list(reportRelation, { scope: nationScope, where: ofPeriod, ...page, at }));
  if (reports.length === 0) return null;
  const ask = { basis, period, at, beforeCut };
  const byUnit = await figuresAt(reader, nationScope, {
    ...ask,
    metrics: ['projects', 'projectsRunning', ...COSTS, ...CHANGES],
    by: ['unit'],
  });
  const [byStage] = await figuresAt(reader, nationScope, { ...ask, metrics: ['projectsRunning'], by: ['unit', 'stage'] });
  const disputed = form === 'compilation-1' ? null : await disputedBy(reader, ask);
  const ofUnit = (unit: string | null): CompiledFigures => ({
    ...figuresOf(byUnit, byStage as Figure, unit),
    ...(disputed === null ? {} : { disputed: disputed(unit) }),
  });
  const receipts = form === 'compilation-1' || basis === 'reported' ? null : await receiptsOf(reader, ofPeriod, at);

  const where = { op: 'is', field: 'basis', value: basis } as const;
  const projects = groupBy(
    await every((page) => reader.list(projectRelation, { scope: nationScope, where, ...page, at })),
    (row) => String(row['unit']),
  );
  const reminded = and(ofPeriod, { op: 'is', field: 'kind', value: 'REMINDER' });
  const reminders = groupBy(
    await every((page) => reader.list(reportMessageRelation, { scope: nationScope, where: reminded, ...page, at })),
    (row) => String(row['unit']),
  );
  const units = reports
    .map((row) => {
      const unit = String(row['unit']);
      const shown = receipts === null ? row : accepted(row, receipts);
      return unitOf(shown, judgedAt, reminders.get(unit)?.length ?? 0, ofUnit(unit), projects.get(unit) ?? []);
    })
    .sort((a, b) => unitOrder(a.unit) - unitOrder(b.unit) || (a.unit < b.unit ? -1 : 1));
  return {
    form,
    period,
    basis,
    asOf: at.asOf,
    since: beforeCut.asOf,
    units,
    totals: ofUnit(null),
    changes: await changesOf(reader, basis, ask),
  };
}

/** 回执 by unit and revision, of all that was sent for the period. */
async function receiptsOf(reader: CutReader, where: Predicate, at: CutReader['cut']): Promise<ReadonlyMap<string, string>> {
  const rows = await every((page) => reader.list(reportRevisionRelation, { scope: nationScope, where, ...page, at }));
  return new Map(rows.map((row) => [`${String(row['unit'])}/${String(row['revision'])}`, String(row['receipt'])]));
}

/** The report with the revision that was accepted: a later one that waits says nothing of accepted values. */
function accepted(row: Row, receipts: ReadonlyMap<string, string>): Row {
  const revision = row['acceptedRevision'] ?? null;
  return { ...row, revision, receipt: receipts.get(`${String(row['unit'])}/${String(revision)}`) ?? null };
}

/** All rows of a list, page by page. */
async function every(
  list: (page: { readonly limit: number; readonly after?: string }) => Promise<ListPage>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after: string | undefined; ;) {
    const page = await list({ limit: 5_000, ...(after === undefined ? {} : { after }) });
    rows.push(...page.rows.map(({ row }) => row));
    if (!page.hasNext) return rows;
    after = page.rows.at(-1)?.cursor;
  }
}

function groupBy(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** One unit's groups of the figures, or all of them. */
function figuresOf(figures: readonly Figure[], byStage: Figure, unit: string | null): CompiledFigures {
  const sum = (id: string, field: 'value' | 'missing' = 'value'): number =>
    (figures.find(({ metric }) => metric.id === id)?.groups ?? [])
      .filter(({ by }) => unit === null || by['unit'] === unit)
      .reduce((total, group) => total + group[field], 0);
  const stages: Record<string, number> = {};
  for (const { by, value } of byStage.groups) {
    const stage = String(by['stage'] ?? 'NONE');
    if (unit === null || by['unit'] === unit) stages[stage] = (stages[stage] ?? 0) + value;
  }
  return {
    projects: sum('projects'),
    running: sum('projectsRunning'),
    byStage: stages,
    productionCost: sum('productionCost'),
    productionMissing: sum('productionCost', 'missing'),
    promotionCost: sum('promotionCost'),
    promotionMissing: sum('promotionCost', 'missing'),
    changed: sum('projectsChanged'),
    unchanged: sum('projectsUnchanged'),
    kinds: Object.fromEntries(CHANGE_KINDS.map(({ kind, metric }) => [kind, sum(metric)])),
  };
}

function unitOf(
  row: Row,
  judgedAt: Instant,
  reminders: number,
  figures: CompiledFigures,
  projects: readonly Row[],
): CompiledUnit {
  const text = (field: string): string | null => (row[field] === null || row[field] === undefined ? null : String(row[field]));
  const dueOn = text('dueOn') as LocalDate;
  const lateFrom = text('lateFrom') as Instant;
  const firstSubmittedAt = text('firstSubmittedAt') as Instant | null;
  return {
    unit: String(row['unit']),
    required: row['required'] === true,
    state: String(row['state']),
    lateness: latenessOf({ dueEnd: endOfDay(dueOn), lateFrom, firstSubmittedAt }, judgedAt),
    dueOn,
    dueByRule: text('dueByRule') as LocalDate | null,
    extensionReason: text('extensionReason'),
    lateFrom,
    rule: text('rule') ?? '',
    revision: typeof row['revision'] === 'number' ? row['revision'] : null,
    receipt: text('receipt'),
    zero: row['zero'] === true,
    firstSubmittedAt,
    reminders,
    carriedForward: firstSubmittedAt === null,
    figures,
    projects: projects.map(projectOf).sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

function projectOf(row: Row): CompiledProject {
  const values = ATTRIBUTES.map(({ attribute }) => [attribute, valueOf(row, attribute)] as const);
  return {
    code: String(row['project']),
    category: row['category'] as CompiledProject['category'],
    sideState: row['sideState'] as CompiledProject['sideState'],
    values: Object.fromEntries(values.filter(([, value]) => value !== null)) as Partial<AttributeValues>,
    disputed: (row['disputed'] ?? []) as unknown as CompiledProject['disputed'],
  };
}

/** The list that `projectsChanged` counts. */
const CHANGED = metricById('projectsChanged') as Metric;

async function changesOf(
  reader: CutReader,
  basis: Basis,
  { at, beforeCut }: { readonly at: CutReader['cut']; readonly beforeCut: CutReader['cut'] },
): Promise<readonly CompiledChange[]> {
  const rows: CompiledChange[] = [];
  for (let after: string | undefined; ;) {
    const page: ChangePage = await reader.changeRows(CHANGED, {
      scope: nationScope,
      where: ofBasis(CHANGED, basis),
      orderBy: [{ field: 'unit' }],
      limit: 2_000,
      ...(after === undefined ? {} : { after }),
      at,
      before: beforeCut,
    });
    rows.push(...page.rows.map(changeOf));
    if (!page.hasNext) return rows;
    after = page.rows.at(-1)?.cursor;
  }
}

function changeOf(row: ChangePage['rows'][number]): CompiledChange {
  const shown = (row.after ?? row.before) as Row;
  return {
    unit: String(shown['unit']),
    project: String(shown['project']),
    title: String(shown['title'] ?? ''),
    kinds: kindsOf(row),
    values: changedValues(row),
  };
}

import {
  everything,
  periodOf,
  periodRange,
  previousPeriod,
  type Basis,
  type Metric,
  type MetricGroup,
  type OrgScope,
  type Parameters,
  type PeriodId,
  type Predicate,
} from '#kernel';
import type { ChangePage, Cut, CutReader, CutRequest, ListPage, ListRequest, ReadStore } from '#platform/read-store';
import { metricById, ofBasis } from './metrics/catalogue';

export interface FigureQuestion {
  readonly metrics: readonly string[];
  readonly basis: Basis;
  /** Narrows every metric alike: a unit, a category, a stage. */
  readonly where?: Predicate;
  readonly by?: readonly string[];
  /** The half-month that periodStart and periodEnd speak of; the one of asOf if absent. */
  readonly period?: PeriodId;
  /** The earlier moment of change metrics; a function where it follows from the later one. */
  readonly before?: CutRequest | ((cut: Cut) => CutRequest);
}

/** A question whose moments stand already: other ones than the reader's own. */
export interface QuestionAtCuts extends Omit<FigureQuestion, 'before'> {
  readonly at: Cut;
  readonly beforeCut: Cut | null;
}

export interface Figure {
  readonly metric: Metric;
  readonly basis: Basis;
  readonly cut: Cut;
  readonly before: Cut | null;
  readonly where: Predicate;
  readonly parameters: Parameters;
  readonly by: readonly string[];
  readonly groups: readonly MetricGroup[];
  readonly value: number;
  readonly missing: number;
  readonly rows: number;
}

/** Asked for a metric that the catalogue does not hold, or to split or compare it in a way it does not allow. */
export class UnknownFigure extends Error {
  override readonly name = 'UnknownFigure';
}

/** Answers metrics, all of one question from one snapshot, and opens them to the rows they counted. */
export class Figures {
  constructor(private readonly reads: ReadStore) {}

  async answer(at: CutRequest, scope: OrgScope, question: FigureQuestion): Promise<readonly Figure[]> {
    return this.reads.read(at, (reader) => figuresAt(reader, scope, question));
  }

  /** The rows of a figure at its own cut; `narrow` picks one group of it. */
  async open(
    figure: Figure,
    scope: OrgScope,
    narrow: Predicate,
    page: Omit<ListRequest, 'scope' | 'where'>,
  ): Promise<ListPage | ChangePage> {
    return this.reads.read(cutAgain(figure.cut), async (reader) => {
      const ask = { ...page, scope, where: and(figure.where, narrow), parameters: figure.parameters };
      if (!figure.before) return reader.metricRows(figure.metric, ask);
      return reader.changeRows(figure.metric, { ...ask, before: await reader.cutAt(cutAgain(figure.before)) });
    });
  }
}

/** Several figures from a snapshot that is already open. */
export async function figuresAt(
  reader: CutReader,
  scope: OrgScope,
  question: FigureQuestion | QuestionAtCuts,
): Promise<readonly Figure[]> {
  const cut = 'at' in question ? question.at : reader.cut;
  const before = await earlierCut(reader, question);
  const parameters = parametersOf(cut, question.period);
  const by = question.by ?? [];
  const figures: Figure[] = [];
  for (const id of question.metrics) {
    const metric = metricById(id);
    if (!metric) throw new UnknownFigure(`No such metric: ${id}`);
    const wrong = by.find((field) => !metric.dimensions.includes(field));
    if (wrong !== undefined)
      throw new UnknownFigure(`${id} is not split by ${wrong}; it may be by ${metric.dimensions.join(', ')}`);
    if (metric.over === 'change' && !before) throw new UnknownFigure(`${id} compares two moments: give compareTo`);
    const where = and(ofBasis(metric, question.basis), question.where ?? everything);
    const earlier = metric.over === 'change' ? before : null;
    const groups = await reader.metric(metric, {
      scope,
      where,
      by,
      parameters,
      at: cut,
      ...(earlier === null ? {} : { before: earlier }),
    });
    figures.push({
      metric,
      basis: question.basis,
      cut,
      before: earlier,
      where,
      parameters,
      by,
      groups,
      value: total(groups, 'value'),
      missing: total(groups, 'missing'),
      rows: total(groups, 'rows'),
    });
  }
  return figures;
}

async function earlierCut(reader: CutReader, question: FigureQuestion | QuestionAtCuts): Promise<Cut | null> {
  if ('at' in question) return question.beforeCut;
  if (question.before === undefined) return null;
  return reader.cutAt(typeof question.before === 'function' ? question.before(reader.cut) : question.before);
}

/** The end of the half-month before, as known at the same place: what a change is told against unless asked otherwise. */
export const endOfPeriodBefore = (cut: Cut): CutRequest => ({
  ...cutAgain(cut),
  asOf: periodRange(previousPeriod(periodOf(cut.asOf))).to,
});

/** The same cut in another request: its position and day, nothing about now. */
export const cutAgain = (cut: Cut): CutRequest => ({ asOf: cut.asOf, ...(cut.ordinal === 0 ? {} : { knownAt: cut.position }) });

export function parametersOf(cut: Cut, period: PeriodId | undefined): Parameters {
  const range = periodRange(period ?? periodOf(cut.asOf));
  return { now: cut.now, asOf: cut.asOf, periodStart: range.from, periodEnd: range.to };
}

export const and = (...of: readonly Predicate[]): Predicate => ({ op: 'all', of: of.filter((each) => each !== everything) });

const total = (groups: readonly MetricGroup[], field: 'value' | 'missing' | 'rows'): number =>
  groups.reduce((sum, group) => sum + group[field], 0);

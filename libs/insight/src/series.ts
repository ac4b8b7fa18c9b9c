import {
  everything,
  nationScope,
  periodOf,
  periodRange,
  periodRelation,
  previousPeriod,
  type Metric,
  type OrgScope,
  type PeriodId,
  type Predicate,
} from '#kernel';
import type { Cut, CutReader } from '#platform/read-store';
import { and, figuresAt, UnknownFigure, type Figure, type FigureQuestion } from './figures';
import { metricById } from './metrics/catalogue';

export interface SeriesQuestion extends Pick<FigureQuestion, 'metrics' | 'basis' | 'where' | 'by'> {
  /** These half-months; the last opened ones if absent. */
  readonly periods?: readonly PeriodId[];
  /** How many of the opened half-months, up to the one of the cut's day. */
  readonly last: number;
}

export interface SeriesPoint {
  readonly period: PeriodId;
  readonly figure: Figure;
}

export interface Series {
  readonly metric: Metric;
  /** Oldest first. */
  readonly points: readonly SeriesPoint[];
}

/**
 * Figures half-month by half-month, all from one snapshot: each as of the period's last day and as known at the reader's
 * cut. Figures over reports count the period's own; changes are since the end of the half-month before (I-01, I-04).
 * Errors: UnknownFigure.
 */
export async function seriesAt(reader: CutReader, scope: OrgScope, question: SeriesQuestion): Promise<readonly Series[]> {
  const periods = question.periods ?? (await openedPeriods(reader, question.last));
  const series: Series[] = [];
  for (const id of question.metrics) {
    const metric = metricById(id);
    if (!metric) throw new UnknownFigure(`No such metric: ${id}`);
    const points: SeriesPoint[] = [];
    for (const period of periods) {
      const [figure] = await figuresAt(reader, scope, {
        metrics: [id],
        basis: question.basis,
        where: and(question.where ?? everything, ofPeriod(metric, period)),
        ...(question.by === undefined ? {} : { by: question.by }),
        period,
        at: endOf(reader.cut, period),
        beforeCut: endOf(reader.cut, previousPeriod(period)),
      });
      if (figure) points.push({ period, figure });
    }
    series.push({ metric, points });
  }
  return series;
}

/** The same knowledge on the period's last day. */
export const endOf = (cut: Cut, period: PeriodId): Cut => ({ ...cut, asOf: periodRange(period).to, present: false });

/** Oldest first. When a period is due is no secret, so everybody may know which there are. */
async function openedPeriods(reader: CutReader, last: number): Promise<readonly PeriodId[]> {
  const page = await reader.list(periodRelation, {
    scope: nationScope,
    orderBy: [{ field: 'period', descending: true }],
    limit: 1_000,
  });
  const newest = periodOf(reader.cut.asOf);
  return page.rows
    .map(({ row }) => row['period'] as unknown as PeriodId)
    .filter((period) => period <= newest)
    .slice(0, last)
    .reverse();
}

const ofPeriod = (metric: Metric, period: PeriodId): Predicate =>
  metric.relation === 'report' ? { op: 'is', field: 'period', value: period } : everything;

import { CATEGORIES, isLocalDate, isStageCode, isSupportLevel, STAGES, SUPPORT_LEVELS, UNITS, isCategory } from '#kernel';
import { isKnownAt, type Moment } from '../../shared/as-of/moment';
import { urlFlag, urlList, urlOneOf, urlText } from '../../shared/paths';
import type { FigureFilter } from '../../shared/paths/open';
import type { UrlOf } from '../../shared/paths/url';
import type { MetricInfo } from './operations';

/** What the address says of a question; day, knowledge and basis are the as-of bar's. */
export const shape = {
  m: urlList(),
  by: urlList(),
  units: urlList(),
  stages: urlList(STAGES.map(({ code }) => code)),
  categories: urlList(CATEGORIES.map(({ code }) => code)),
  levels: urlList(SUPPORT_LEVELS.map(({ code }) => code)),
  q: urlText(),
  compare: urlFlag(),
  cAsOf: urlText(),
  cKnown: urlText(),
  view: urlOneOf(['table', 'line'], 'table'),
};
export type Asked = UrlOf<typeof shape>;

export const DEFAULT_METRICS = ['projects', 'productionCost'] as const;

/** Metrics of one moment that there are, of those asked for; else the two everybody asks for first. */
export function metricsOf({ m }: Pick<Asked, 'm'>, known: readonly MetricInfo[]): readonly MetricInfo[] {
  const of = (ids: readonly string[]) =>
    ids.flatMap((id) => known.filter((metric) => metric.id === id && metric.over === 'MOMENT')).slice(0, 6);
  const asked = of(m);
  return asked.length > 0 ? asked : of(DEFAULT_METRICS);
}

/** Dimensions that every chosen metric may be split by. */
export const dimensionsOf = (metrics: readonly MetricInfo[]): readonly string[] =>
  (metrics[0]?.dimensions ?? []).filter((each) => metrics.every(({ dimensions }) => dimensions.includes(each)));

/** Whether what a project is can narrow the question: a report has no stage. */
export const ofProjects = (metrics: readonly MetricInfo[]): boolean => metrics.every(({ relation }) => relation === 'PROJECT');

/** The filter as an address of a figure says it. */
export function addressFilter(asked: Asked, metrics: readonly MetricInfo[]): FigureFilter {
  const some = <T>(name: string, list: readonly T[]) => (list.length === 0 ? {} : { [name]: list });
  const projects = ofProjects(metrics);
  return {
    ...some(
      'units',
      asked.units.filter((unit) => UNITS.some(({ id }) => id === unit)),
    ),
    ...(projects ? some('stages', asked.stages) : {}),
    ...(projects ? some('categories', asked.categories) : {}),
    ...(projects ? some('levels', asked.levels) : {}),
    ...(projects && asked.q.trim() !== '' ? { text: asked.q.trim() } : {}),
  };
}

/** The same as the interface takes it; null narrows nothing. */
export function filterOf(filter: FigureFilter) {
  if (Object.keys(filter).length === 0) return null;
  return {
    ...(filter.units ? { units: [...filter.units] } : {}),
    ...(filter.stages ? { stages: filter.stages.filter(isStageCode) } : {}),
    ...(filter.categories ? { categories: filter.categories.filter(isCategory) } : {}),
    ...(filter.levels ? { levels: filter.levels.filter(isSupportLevel) } : {}),
    ...(filter.text === undefined ? {} : { text: filter.text }),
  };
}

/** The other moment: its own day, else that of the as-of bar; known then, else as known now. */
export function otherMoment({ cAsOf, cKnown }: Pick<Asked, 'cAsOf' | 'cKnown'>, bar: Pick<Moment, 'asOf'>) {
  const asOf = isLocalDate(cAsOf) ? cAsOf : bar.asOf;
  return { ...(asOf === undefined ? {} : { asOf }), ...(isKnownAt(cKnown) ? { knownAt: cKnown } : {}) };
}

/** A place in the log, as an answer gives it: what is known there changes no more. */
export const isPosition = (text: string | undefined): boolean => /^[0-9a-f]{8}-\d{19}$/.test(text ?? '');

/** `GET /api/figures/export` of one metric, with the parameters of the question. */
export function exportPath(
  metric: string,
  format: 'csv' | 'xlsx',
  {
    by,
    filter,
    basis,
    at,
    compare,
  }: {
    by: readonly string[];
    filter: FigureFilter;
    basis: string;
    at: Moment['at'];
    /** The moment laid beside it, with the difference. */
    compare?: Moment['at'];
  },
): string {
  const query = new URLSearchParams({ metric, format, basis: basis.toLowerCase() });
  if (by.length > 0) query.set('by', by.join(','));
  narrowed(query, filter, at);
  if (compare?.asOf !== undefined) query.set('compareAsOf', compare.asOf);
  if (compare?.knownAt !== undefined) query.set('compareKnownAt', compare.knownAt);
  return `/api/figures/export?${query.toString()}`;
}

/** `GET /api/corrections/export`: the list as it is shown, all of it. */
export function correctionsPath(
  format: 'csv' | 'xlsx',
  { since, at, filter, columns }: { since: string; at: Moment['at']; filter: FigureFilter; columns: readonly string[] },
): string {
  const query = new URLSearchParams({ format, since });
  if (columns.length > 0) query.set('attributes', columns.join(','));
  narrowed(query, filter, at);
  return `/api/corrections/export?${query.toString()}`;
}

function narrowed(query: URLSearchParams, filter: FigureFilter, at: Moment['at']): void {
  for (const name of ['units', 'stages', 'categories', 'levels'] as const) {
    const list = filter[name];
    if (list && list.length > 0) query.set(name, list.join(','));
  }
  if (filter.text !== undefined) query.set('text', filter.text);
  if (at?.asOf !== undefined) query.set('asOf', at.asOf);
  if (at?.knownAt !== undefined) query.set('knownAt', at.knownAt);
}

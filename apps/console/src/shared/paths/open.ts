import type { RawSearch } from './url';

/** A figure as the address names it, so that its list can be opened, shared and come back to. */
export interface FigureAddress {
  readonly metric: string;
  /** One value of each dimension it is narrowed to: `{ unit: 'bureau-51' }`. */
  readonly by?: Readonly<Record<string, string>>;
  /** Half-month that “in the period” means. */
  readonly period?: string;
  /** Period at whose end the earlier moment of a change stands. */
  readonly since?: string;
  /** Moment of the figure where it is not the as-of bar's, e.g. a point of a line. */
  readonly asOf?: string;
  /** What was known then, where it is not the as-of bar's; empty: what is known now. */
  readonly knownAt?: string;
  /** Only reports of these half-months. */
  readonly periods?: readonly string[];
  /** What else it was narrowed to. */
  readonly filter?: FigureFilter;
  /** True: narrowed by the filter of projects in the same address (shared/project-filter). */
  readonly filtered?: boolean;
}

/** The filter of a figure, as far as an address says it; several values of one kind are alternatives. */
export interface FigureFilter {
  readonly units?: readonly string[];
  readonly stages?: readonly string[];
  readonly categories?: readonly string[];
  readonly levels?: readonly string[];
  readonly text?: string;
}
const FILTERS = ['units', 'stages', 'categories', 'levels'] as const;

/** `projects;unit=bureau-51;period=2026-06-H1` */
export function printFigure(figure: FigureAddress): string {
  const { metric, by = {}, period, since, asOf, knownAt, periods, filter = {}, filtered } = figure;
  const parts = Object.entries(by).map(([field, value]) => `${field}=${value}`);
  if (period !== undefined) parts.push(`@period=${period}`);
  if (since !== undefined) parts.push(`@since=${since}`);
  if (asOf !== undefined) parts.push(`@asOf=${asOf}`);
  if (knownAt !== undefined) parts.push(`@knownAt=${knownAt}`);
  for (const each of periods ?? []) parts.push(`@of=${each}`);
  if (filtered === true) parts.push('@filtered=1');
  for (const name of FILTERS) for (const each of filter[name] ?? []) parts.push(`@${name}=${each}`);
  if (filter.text !== undefined) parts.push(`@text=${encodeURIComponent(filter.text)}`);
  return [metric, ...parts].join(';');
}

export function parseFigure(text: string): FigureAddress | null {
  const [metric = '', ...parts] = text.split(';');
  if (!/^\w{1,60}$/.test(metric)) return null;
  const by: Record<string, string> = {};
  const own: Record<string, string> = {};
  const periods: string[] = [];
  const filter: Record<string, string[]> = {};
  for (const part of parts) {
    const [, mark = '', field = '', value = ''] = /^(@?)(\w+)=([\w%.:+~!'()*-]*)$/.exec(part) ?? [];
    if (field === '') return null;
    if (mark === '@' && field === 'of') periods.push(value);
    else if (mark === '@' && FILTERS.some((name) => name === field)) filter[field] = [...(filter[field] ?? []), value];
    else if (mark === '@') own[field] = value;
    else by[field] = value;
  }
  const { period, since, asOf, knownAt, filtered, text: searched } = own;
  const narrowed: FigureFilter = { ...filter, ...(searched === undefined ? {} : { text: decoded(searched) }) };
  return {
    metric,
    by,
    ...(period === undefined ? {} : { period }),
    ...(since === undefined ? {} : { since }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(periods.length === 0 ? {} : { periods }),
    ...(filtered === undefined ? {} : { filtered: true }),
    ...(Object.keys(narrowed).length === 0 ? {} : { filter: narrowed }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Search parameters of the drawer: a figure's list, a project in it, a claim of it. */
export const OPEN_PARAMETERS = ['figure', 'row', 'claim'] as const;

export interface Opened {
  readonly figure: FigureAddress | null;
  readonly row: string | null;
  readonly claim: string | null;
  /** Where the claim is looked at as known at another place than the as-of bar's. */
  readonly claimKnownAt: string | null;
}

/** A claim in the address, looked at as known at a position: `<claim>@<position>`. */
export const claimAt = (claim: string, knownAt: string): string => `${claim}@${knownAt}`;

export function openedOf(search: RawSearch): Opened {
  const text = (name: string): string | null => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const figure = text('figure');
  const [claim = null, knownAt = null] = text('claim')?.split('@') ?? [];
  return { figure: figure === null ? null : parseFigure(figure), row: text('row'), claim, claimKnownAt: knownAt };
}

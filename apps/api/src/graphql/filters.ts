import {
  addDays,
  everything,
  isAttribute,
  isCategory,
  isStageCode,
  isSupportLevel,
  localDate,
  parsePeriod,
  parseUnit,
  type PeriodId,
  type Predicate,
  UNITS,
} from '#kernel';
import { BadInput } from './errors';
import type { ProjectFilter } from './figures.types';

/** The filter as a predicate; a value that no rule knows is refused by name, not answered with an empty list. */
export function filterPredicate(filter: ProjectFilter | undefined): Predicate {
  if (!filter) return everything;
  const of: Predicate[] = [];
  const add = (field: string, values: readonly string[] | undefined, check: (text: string) => string): void => {
    if (values && values.length > 0) of.push({ op: 'in', field, values: values.map(check) });
  };
  add('unit', filter.units, unitArgument);
  add('stage', filter.stages, known('stages', isStageCode));
  add('category', filter.categories, known('categories', isCategory));
  add('project', filter.projects, (text) => text);
  add('period', filter.periods, (text) => periodArgument(text) as string);
  if (filter.levels && filter.levels.length > 0) {
    const check = known('levels', isSupportLevel);
    of.push({ op: 'any', of: filter.levels.map((level): Predicate => ({ op: 'has', field: 'levels', value: check(level) })) });
  }
  of.push(...regionsPredicate(filter), ...namesPredicate(filter), ...rangesPredicate(filter), ...reportsPredicate(filter));
  return of.length === 0 ? everything : { op: 'all', of };
}

/** Nullable fields come as null too: what is not given narrows nothing. */
type Given<Value> = Value | null | undefined;

function regionsPredicate({ regions }: ProjectFilter): readonly Predicate[] {
  if (!regions || regions.length === 0) return [];
  const check = known('regions', (text) => UNITS.some(({ region }) => region === text));
  const wanted = new Set(regions.map(check));
  return [{ op: 'in', field: 'unit', values: UNITS.filter(({ region }) => wanted.has(region)).map(({ id }) => id) }];
}

const SEARCHED = ['title', 'project', 'bodies', 'planningNumber', 'releaseNumber'] as const;

function namesPredicate({ text, bodies, platforms, sideStates, disputed }: ProjectFilter): readonly Predicate[] {
  const of: Predicate[] = [];
  const wanted = (text ?? '').trim();
  if (wanted.length > 100) throw new BadInput('TOO_LONG', 'text', '检索词最长 100 字', 'A search is at most 100 characters');
  if (wanted !== '') of.push({ op: 'any', of: SEARCHED.map((field): Predicate => ({ op: 'contains', field, value: wanted })) });
  const has = (field: string, values: Given<readonly string[]>): void => {
    if (values && values.length > 0) of.push({ op: 'any', of: values.map((value): Predicate => ({ op: 'has', field, value })) });
  };
  has('bodies', bodies);
  has('platforms', platforms);
  if (sideStates && sideStates.length > 0) of.push({ op: 'in', field: 'sideState', values: sideStates });
  const isDisputed: Predicate = { op: 'present', field: 'disputed' };
  if (typeof disputed === 'boolean') of.push(disputed ? isDisputed : { op: 'not', of: isDisputed });
  return of;
}

/** What reports said of a project, and what none said. */
function reportsPredicate({ missing, reportedIn, unreportedSince }: ProjectFilter): readonly Predicate[] {
  const of: Predicate[] = [];
  if (missing && missing.length > 0) {
    const check = known('missing', isShown);
    of.push({ op: 'any', of: missing.map((field): Predicate => ({ op: 'not', of: { op: 'present', field: check(field) } })) });
  }
  if (reportedIn && reportedIn.length > 0) {
    of.push({ op: 'in', field: 'reportedIn', values: reportedIn.map((text) => periodArgument(text) as string) });
  }
  const since = periodArgument(unreportedSince);
  if (since !== undefined) of.push({ op: 'not', of: { op: 'atLeast', field: 'reportedIn', value: since } });
  return of;
}

/** Columns of the annex and what official acts set: all of them fields of the project relation. */
const isShown = (text: string): boolean => isAttribute(text) || ['category', 'levels', 'sideState', 'unit'].includes(text);

/** Both ends included. */
function rangesPredicate({ broadcastFrom, broadcastTo, costFrom, costTo }: ProjectFilter): readonly Predicate[] {
  const of: Predicate[] = [];
  const atLeast = (field: string, value: Given<string | number>): void => {
    if (value !== null && value !== undefined) of.push({ op: 'atLeast', field, value });
  };
  atLeast('firstBroadcastOn', broadcastFrom);
  atLeast('productionCost', costFrom);
  if (broadcastTo) of.push({ op: 'below', field: 'firstBroadcastOn', value: addDays(localDate(broadcastTo), 1) });
  if (costTo !== null && costTo !== undefined) of.push({ op: 'below', field: 'productionCost', value: costTo + 1 });
  return of;
}

const known =
  (field: string, is: (text: string) => boolean) =>
  (text: string): string => {
    if (!is(text)) throw new BadInput('UNKNOWN_VALUE', field, `没有这个取值：${text}`, `No such value: ${text}`);
    return text;
  };

export function unitArgument(text: string): string {
  const unit = parseUnit(text);
  if (!unit.ok) throw new BadInput('UNIT', 'unit', `没有这个填报单位：${text}`, `No such unit: ${text}`);
  return unit.value;
}

export function periodArgument(text: string | null | undefined): PeriodId | undefined {
  if (text == null) return undefined;
  const period = parsePeriod(text);
  if (!period.ok) throw new BadInput('PERIOD', 'period', `期次写法有误：${text}，例：2026-06-H1`, `Not a period: ${text}`);
  return period.value;
}

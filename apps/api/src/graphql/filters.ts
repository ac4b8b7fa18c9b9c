import {
  everything,
  isCategory,
  isStageCode,
  isSupportLevel,
  parsePeriod,
  parseUnit,
  type PeriodId,
  type Predicate,
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
  return of.length === 0 ? everything : { op: 'all', of };
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

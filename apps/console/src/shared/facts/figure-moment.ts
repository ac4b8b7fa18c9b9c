import { isCategory, isLocalDate, isStageCode, isSupportLevel } from '#kernel';
import { isKnownAt, type Moment } from '../as-of/moment';
import type { FigureAddress } from '../paths/open';

/** The moment a figure of the address stands at: its own where it names one, else the as-of bar's. */
export function figureMoment({ asOf, knownAt }: FigureAddress, bar: Moment['at']): Moment['at'] {
  if (!isLocalDate(asOf) && knownAt === undefined) return bar;
  const { knownAt: known, ...rest } = { ...bar, ...(isLocalDate(asOf) ? { asOf } : {}) };
  const wanted = knownAt === undefined ? known : isKnownAt(knownAt) ? knownAt : undefined;
  return { ...rest, ...(wanted === undefined ? {} : { knownAt: wanted }) };
}

/** What a figure of the address is narrowed to, as the interface takes it; what no rule knows is passed over. */
export function figureFilter({ by = {}, periods, filter = {} }: FigureAddress) {
  const some = <T>(list: readonly T[] | undefined): T[] | null => (list === undefined || list.length === 0 ? null : [...list]);
  return {
    units: by['unit'] ? [by['unit']] : some(filter.units),
    periods: some(periods),
    stages: some(filter.stages?.filter(isStageCode)),
    categories: some(filter.categories?.filter(isCategory)),
    levels: some(filter.levels?.filter(isSupportLevel)),
    text: filter.text ?? null,
  };
}

import { periodId, periodRange, type PeriodId } from '#kernel';
import { graphql } from '../api/graphql';
import { useRead, type ReadOptions } from '../api/read';

export const PeriodsQuery = graphql(`
  query Periods($at: MomentInput) {
    periods(at: $at) {
      id
      zh
      en
      from
      to
      dueOn
      lateFrom
      units
      rule
      state
    }
  }
`);

/** Every half-month that was opened by the moment shown (or another one given), in the order of the answer. */
export const usePeriods = (options: Pick<ReadOptions, 'at'> = {}) => useRead(PeriodsQuery, {}, options);

const PRESENT = {};

/** Half-months whose end may be looked back to from now, newest first; a running one has no end yet. */
export function useEndedPeriods(today: string, enabled: boolean): readonly PeriodId[] {
  const { data } = useRead(PeriodsQuery, {}, { at: PRESENT, enabled });
  return newestFirst(data?.periods ?? [])
    .map(({ id }) => periodId(id))
    .filter((id) => periodRange(id).to <= today);
}

/** Newest first: the text of a half-month's id is in the order of time. */
export const newestFirst = <P extends { readonly id: string }>(periods: readonly P[]): readonly P[] =>
  [...periods].sort((a, b) => (a.id < b.id ? 1 : -1));

import { graphql } from '../api/graphql';
import { useRead } from '../api/read';

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
    }
  }
`);

/** Every half-month that was opened by the moment shown, oldest first. */
export const usePeriods = () => useRead(PeriodsQuery, {});

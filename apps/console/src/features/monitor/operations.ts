import { graphql, type ResultOf, RefusalFields } from '../../shared/api';
import { FigureFields } from '../../shared/ui/Figure';

export const CalendarQuery = graphql(`
  query MonitorCalendar($at: MomentInput, $year: Int!, $units: [ID!]) {
    calendar(at: $at, year: $year, units: $units) {
      year
      moment {
        asOf
        now
        present
      }
      days {
        on
        kind
        zh
        en
      }
      periods {
        id
        zh
        en
        from
        dueOn
        daysLeft
        lateFrom
        rule
        ruleSource
        provisional
        state
        alsoDue {
          on
          zh
          en
          provisional
        }
        totals {
          required
          submitted
          late
          missing
          overdue
          returned
          accepted
        }
      }
      rows {
        unit {
          id
          short
          en
          zh
          region
        }
        cells {
          period
          state
          stateZh
          lateness
          latenessZh
          required
          dueOn
          extended
          revision
          zero
          reminders
        }
      }
    }
  }
`);

export type Calendar = ResultOf<typeof CalendarQuery>['calendar'];
export type CalendarPeriod = Calendar['periods'][number];
export type CalendarRow = Calendar['rows'][number];
export type CalendarCell = CalendarRow['cells'][number];

export const MonitorFiguresQuery = graphql(
  `
    query MonitorFigures($at: MomentInput, $periods: [ID!], $units: [ID!]) {
      figures(
        at: $at
        metrics: ["reportsDue", "reportsSubmitted", "reportsLate", "reportsOverdue", "reportsReturned", "reportsAccepted"]
        filter: { periods: $periods, units: $units }
      ) {
        ...FigureFields
      }
    }
  `,
  [FigureFields],
);

/** What stands of the reports one is about to remind of, or to give more time. */
export const StandingQuery = graphql(`
  query MonitorStanding($at: MomentInput, $period: ID!, $units: [ID!]!) {
    reports(at: $at, period: $period, units: $units, first: 100) {
      edges {
        node {
          unit {
            id
            short
            en
          }
          state
          stateZh
          lateness
          latenessZh
          dueOn
          lateFrom
          rule
          firstSubmittedAt
          extension {
            dueOn
            dueByRule
            reason
          }
          reminders {
            id
            at
          }
        }
      }
    }
  }
`);
export type Standing = ResultOf<typeof StandingQuery>['reports']['edges'][number]['node'];

export const RemindMutation = graphql(
  `
    mutation MonitorRemind($input: RemindUnitInput!) {
      remindUnit(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const ExtendMutation = graphql(
  `
    mutation MonitorExtend($input: ExtendDeadlineInput!) {
      extendDeadline(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const OpenPeriodMutation = graphql(
  `
    mutation MonitorOpenPeriod($input: OpenPeriodInput!) {
      openPeriod(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

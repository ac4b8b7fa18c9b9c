import { graphql, type ResultOf } from '../../shared/api';
import { FigureFields } from '../../shared/ui/Figure';

/** What the head, the tiles and the funnel show, from one cut. */
export const NationQuery = graphql(
  `
    query Nation($at: MomentInput, $basis: Basis!, $metrics: [ID!]!) {
      head: figures(
        at: $at
        basis: $basis
        metrics: ["projects", "projectsReleased", "releasesInPeriod", "productionCost", "promotionCost"]
      ) {
        ...FigureFields
      }
      tiles: figures(at: $at, basis: $basis, metrics: $metrics, by: ["unit"]) {
        ...FigureFields
        groups {
          value
          by {
            value
          }
        }
      }
      stages: figures(at: $at, basis: $basis, metrics: ["projectsRunning"], by: ["stage"]) {
        ...FigureFields
        groups {
          value
          by {
            value
          }
        }
      }
    }
  `,
  [FigureFields],
);

export const SeriesQuery = graphql(`
  query NationSeries($at: MomentInput, $basis: Basis!, $metrics: [ID!]!) {
    figureSeries(at: $at, basis: $basis, metrics: $metrics, last: 12) {
      metric {
        id
        zh
        en
        unit
      }
      points {
        period
        figure {
          value
        }
      }
    }
  }
`);

/** How half-months stand, each its own group, and what of any half-month is late or came back. */
export const ReportingQuery = graphql(`
  query Reporting($at: MomentInput, $periods: [ID!]!) {
    figures(
      at: $at
      metrics: ["reportsDue", "reportsSubmitted", "reportsLate", "reportsOverdue", "reportsReturned", "reportsAccepted"]
      filter: { periods: $periods }
      by: ["period"]
    ) {
      metric {
        id
        zh
        en
      }
      at {
        asOf
      }
      groups {
        value
        by {
          value
        }
      }
    }
    reports(at: $at, late: true, first: 100) {
      totalCount
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          period
          unit {
            id
            short
            en
          }
          state
          lateness
        }
      }
    }
  }
`);

export const ChangesQuery = graphql(`
  query NationChanges($at: MomentInput, $basis: Basis!) {
    changes(at: $at, basis: $basis, first: 1) {
      before {
        asOf
      }
      totalCount
      unchanged
      counts {
        kind
        zh
        count
        metric
      }
    }
  }
`);

/** Works that may have been entered twice, a row for each side. */
export const DuplicatesQuery = graphql(`
  query NationDuplicates($at: MomentInput) {
    duplicates(at: $at, first: 100, filter: { open: true }) {
      totalCount
      edges {
        node {
          project
          title
          unit {
            short
            en
          }
          kind
          zh
          en
          share
          written
          since
          others {
            project
            title
            unit {
              short
              en
            }
          }
        }
      }
    }
  }
`);
export type Duplicate = ResultOf<typeof DuplicatesQuery>['duplicates']['edges'][number]['node'];

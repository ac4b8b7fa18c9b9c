import { graphql, type ResultOf } from '../../shared/api';

export const MetricsQuery = graphql(`
  query Metrics {
    metrics {
      id
      zh
      en
      unit
      relation
      over
      dimensions
    }
  }
`);
export type MetricInfo = ResultOf<typeof MetricsQuery>['metrics'][number];

/** Figures of one moment, and the same at another where one was asked for. */
export const HistoryQuery = graphql(`
  query History(
    $at: MomentInput
    $basis: Basis!
    $metrics: [ID!]!
    $by: [String!]
    $filter: ProjectFilter
    $compare: Boolean!
    $to: MomentInput!
  ) {
    figures(at: $at, basis: $basis, metrics: $metrics, by: $by, filter: $filter) {
      metric {
        id
        zh
        en
        unit
        relation
      }
      at {
        asOf
        position
        now
        present
      }
      value
      missing
      rowCount
      groups {
        by {
          field
          value
          zh
        }
        value
      }
      compare(to: $to) @include(if: $compare) {
        difference
        figure {
          at {
            asOf
            position
            now
            present
          }
          value
          missing
          rowCount
        }
        groups {
          by {
            field
            value
            zh
          }
          value
          other
          difference
        }
      }
    }
  }
`);
export type HistoryFigure = ResultOf<typeof HistoryQuery>['figures'][number];

export const HistoryLineQuery = graphql(`
  query HistoryLine($at: MomentInput, $basis: Basis!, $metrics: [ID!]!, $filter: ProjectFilter) {
    figureSeries(at: $at, basis: $basis, metrics: $metrics, filter: $filter, last: 12) {
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

/** Who corrected, or added, what was believed: the claims between two positions of the log. */
export const CorrectionsQuery = graphql(`
  query WhoCorrected(
    $at: MomentInput
    $since: String!
    $filter: ProjectFilter
    $attributes: [Attribute!]
    $first: Int!
    $after: String
  ) {
    corrections(at: $at, since: $since, filter: $filter, attributes: $attributes, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          title
          reason
          receipt
          claim {
            id
            project
            attribute
            attributeZh
            wasText
            text
            effectiveOn
            recordedAt
            reportPeriod
            revision
            state
            person {
              name
              organisation {
                id
                short
                en
              }
            }
            source {
              address
            }
          }
        }
      }
    }
  }
`);
export type Correction = ResultOf<typeof CorrectionsQuery>['corrections']['edges'][number]['node'];

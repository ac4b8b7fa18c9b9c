import { graphql } from '../api/graphql';
import { FigureFields } from '../ui/Figure';

export const FigureListQuery = graphql(
  `
    query FigureList(
      $at: MomentInput
      $basis: Basis!
      $metrics: [ID!]!
      $filter: ProjectFilter
      $period: ID
      $compareTo: MomentInput
      $by: [String!]
      $first: Int!
      $skip: Int
    ) {
      figures(at: $at, basis: $basis, metrics: $metrics, filter: $filter, period: $period, compareTo: $compareTo, by: $by) {
        ...FigureFields
        groups {
          by {
            field
            value
          }
          value
          rowCount
          rows(first: $first, skip: $skip) {
            edges {
              node {
                key
                project {
                  code
                  title
                  stageZh
                  stage
                  productionCost
                  unit {
                    id
                    short
                    en
                  }
                }
                before {
                  code
                  title
                  stage
                  stageZh
                }
                report {
                  period
                  state
                  lateness
                  unit {
                    id
                    short
                    en
                  }
                }
              }
            }
          }
        }
      }
    }
  `,
  [FigureFields],
);

export const ProjectFactsQuery = graphql(`
  query ProjectFacts($at: MomentInput, $basis: Basis!, $code: ID!) {
    project(at: $at, basis: $basis, code: $code) {
      code
      title
      unit {
        id
        short
        en
      }
      facts {
        id
        attribute
        attributeZh
        value
        text
        effectiveOn
        state
        source {
          kind
          address
        }
      }
    }
  }
`);

export const ClaimQuery = graphql(`
  query OneClaim($at: MomentInput, $id: ID!) {
    claim(at: $at, id: $id) {
      id
      project
      attribute
      attributeZh
      value
      text
      raw
      reason
      effectiveOn
      recordedAt
      reportPeriod
      reportUnit
      revision
      state
      event
      eventType
      person {
        id
        name
        onBehalfOf {
          name
        }
        organisation {
          short
          en
        }
      }
      source {
        kind
        fileName
        file
        sheet
        address
      }
    }
  }
`);

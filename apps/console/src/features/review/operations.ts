import { graphql, type ResultOf, RefusalFields } from '../../shared/api';

export const QueueQuery = graphql(`
  query ReviewQueue($at: MomentInput, $periods: [ID!], $units: [ID!], $states: [ReportState!], $after: String) {
    reviewQueue(at: $at, periods: $periods, units: $units, states: $states, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          explained
          missing
          disputed
          openQuestions
          report {
            unit {
              id
              short
              en
            }
            period
            state
            stateZh
            revision
            zero
            lastSubmittedAt
            lateness
            latenessZh
            rule
            changedCells
            receipt
          }
        }
      }
    }
  }
`);
export type Waiting = ResultOf<typeof QueueQuery>['reviewQueue']['edges'][number]['node'];

export const ReviewQuery = graphql(`
  query ReviewOne($at: MomentInput, $unit: ID!, $period: ID!, $all: Boolean!) {
    report(at: $at, unit: $unit, period: $period) {
      unit {
        id
        short
        en
      }
      period
      state
      stateZh
      revision
      zero
      lateness
      latenessZh
      rule
      lastSubmittedAt
      receipt
      revisions {
        revision
        reason
        certifier {
          name
          onBehalfOf {
            name
          }
        }
      }
      returns {
        revision
        at
        reason
        by {
          name
        }
        marks {
          project
        }
      }
      questions {
        project
        attribute
        open
        messages {
          id
          question
          text
          at
          by {
            name
          }
        }
      }
      review(all: $all) {
        revision
        acceptedRevision
        asOf
        changedCells
        projects
        decision {
          accepted
          revision
          at
          text
          by {
            name
          }
        }
        totals {
          accepted {
            value
            metric {
              id
              zh
              en
              unit
            }
          }
          now {
            value
          }
        }
        findings {
          key
          code
          message
          messageEn
          reason
          by {
            name
          }
        }
        lines {
          project
          title
          titleBefore
          kinds
          kindsZh
          explanation {
            why
            text
          }
          findings {
            key
            code
            message
            messageEn
            reason
            by {
              name
            }
          }
          cells {
            attribute
            attributeZh
            attributeEn
            accepted
            acceptedAmount
            acceptedClaim
            now
            nowAmount
            changed
            markable
            takenBack
            elsewhere
            claim {
              id
              reason
              state
              source {
                kind
                address
                fileName
              }
              person {
                name
              }
            }
            leap {
              before
              now
              percent
              unusual
            }
            findings {
              key
              code
              message
              messageEn
              reason
              by {
                name
              }
            }
            marks {
              revision
              at
              reason
              text
              became
              becameZh
              explanation
              by {
                name
              }
            }
          }
        }
      }
    }
  }
`);
export type Report = NonNullable<ResultOf<typeof ReviewQuery>['report']>;
export type Review = NonNullable<Report['review']>;
export type Line = Review['lines'][number];
export type Cell = Line['cells'][number];
export type Thread = Report['questions'][number];

export const Accept = graphql(
  `
    mutation AcceptReviewed($input: AcceptReportInput!) {
      acceptReport(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const Return = graphql(
  `
    mutation ReturnReviewed($input: ReturnReportInput!) {
      returnReport(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const Ask = graphql(
  `
    mutation AskAboutReviewed($input: AskAboutCellInput!) {
      askAboutCell(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

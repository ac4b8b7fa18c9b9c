import { graphql, type ResultOf, RefusalFields } from '../../shared/api';

/** The half-months of a year and where the unit stands in each. */
export const YearQuery = graphql(`
  query SentYear($at: MomentInput, $year: Int!, $units: [ID!]) {
    calendar(at: $at, year: $year, units: $units) {
      periods {
        id
        dueOn
        state
      }
      rows {
        cells {
          period
          state
          stateZh
          lateness
          latenessZh
          extended
          revision
          zero
        }
      }
    }
  }
`);
export type YearCell = ResultOf<typeof YearQuery>['calendar']['rows'][number]['cells'][number];

export const ReportQuery = graphql(`
  query SentReport($at: MomentInput, $unit: ID!, $period: ID!) {
    report(at: $at, unit: $unit, period: $period) {
      period
      state
      stateZh
      revision
      acceptedRevision
      lateness
      latenessZh
      dueOn
      graceUntil
      rule
      firstSubmittedAt
      revisions {
        revision
        submittedAt
        receipt
        hash
        zero
        lines
        cells
        reason
        acceptedAt
        returnedAt
        returnReason
        certifier {
          name
          onBehalfOf {
            name
          }
        }
      }
      history(first: 100) {
        edges {
          node {
            id
            kind
            kindZh
            at
            position
            revision
            text
            cells
            by {
              name
              onBehalfOf {
                name
              }
              organisation {
                short
                en
              }
            }
            marks {
              project
              attribute
              reason
            }
            project
            attribute
            was
            dueOn
          }
        }
      }
    }
  }
`);
export type SentReport = NonNullable<ResultOf<typeof ReportQuery>['report']>;
export type Act = SentReport['history']['edges'][number]['node'];
/** The cells that one act changed: the act that follows `after` (I-03). */
export const ActCellsQuery = graphql(`
  query ActCells($at: MomentInput, $unit: ID!, $period: ID!, $after: String) {
    report(at: $at, unit: $unit, period: $period) {
      history(first: 1, after: $after) {
        edges {
          node {
            id
            changes(first: 100) {
              totalCount
              edges {
                node {
                  claim
                  project
                  attribute
                  attributeZh
                  was
                  now
                }
              }
            }
          }
        }
      }
    }
  }
`);
export type Revision = SentReport['revisions'][number];

/** What two revisions say differently: the half-month's last day as known after each of them. */
export const BetweenQuery = graphql(`
  query BetweenRevisions($later: MomentInput!, $earlier: MomentInput!, $filter: ProjectFilter, $first: Int!, $after: String) {
    changes(at: $later, compareTo: $earlier, filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          code
          title
          kindsZh
          values {
            attribute
            attributeZh
            beforeText
            afterText
          }
        }
      }
    }
  }
`);

export const VerifyQuery = graphql(`
  query VerifyReceipt($number: ID!) {
    receipt(number: $number) {
      number
      periodZh
      period
      revision
      hash
      recomputed
      genuine
      submittedAt
      lines
      cells
      latenessZh
      lateness
      rule
      unit {
        zh
        en
      }
      certifier {
        name
        onBehalfOf {
          name
        }
      }
    }
  }
`);

export const BeginMutation = graphql(
  `
    mutation BeginCorrection($input: OpenDraftInput!) {
      openDraft(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

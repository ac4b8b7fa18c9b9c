import { graphql, type ResultOf, RefusalFields } from '../../shared/api';

const IssueFields = graphql(`
  fragment IssueFields on CompilationIssue {
    period
    number
    basis
    hash
    madeFrom
    issuedAt
    issuedBy {
      name
    }
    note
  }
`);

/** Every opened half-month, and what was issued of it. */
export const CompilationListQuery = graphql(
  `
    query CompilationList {
      periods {
        id
        dueOn
        lateFrom
      }
      compilations {
        ...IssueFields
      }
    }
  `,
  [IssueFields],
);

const CompiledFields = graphql(`
  fragment CompiledFields on CompiledFigures {
    projects
    running
    changed
    productionCost
    promotionCost
  }
`);

export const CompilationQuery = graphql(
  `
    query Compilation($period: ID!, $issue: Int, $basis: Basis!) {
      compilation(period: $period, issue: $issue, basis: $basis) {
        period
        basis
        asOf
        since
        hash
        intact
        judgedAt
        madeFrom
        issue {
          ...IssueFields
        }
        totals {
          ...CompiledFields
          productionMissing
          promotionMissing
          disputed
          disputedProduction
          disputedPromotion
          changes {
            kind
            zh
            count
            metric
          }
        }
        missing {
          id
          short
          en
        }
        units {
          unit {
            id
            short
            en
          }
          state
          stateZh
          lateness
          latenessZh
          required
          carriedForward
          receipt
          revision
          firstSubmittedAt
          dueOn
          extensionReason
          reminders
          figures {
            ...CompiledFields
          }
        }
      }
    }
  `,
  [IssueFields, CompiledFields],
);

const ChangeFields = graphql(`
  fragment ChangeFields on ProjectChangeConnection {
    totalCount
    edges {
      node {
        code
        title
        unit {
          id
          short
          en
        }
        kinds
        kindsZh
        values {
          attribute
          attributeZh
          beforeText
          afterText
          afterClaim
        }
      }
    }
  }
`);

export const ChangesQuery = graphql(
  `
    query CompilationChanges($period: ID!, $issue: Int, $basis: Basis!, $first: Int!) {
      compilation(period: $period, issue: $issue, basis: $basis) {
        changes(first: $first) {
          ...ChangeFields
        }
      }
    }
  `,
  [ChangeFields],
);

export const DifferencesQuery = graphql(
  `
    query CompilationDifferences($period: ID!, $issue: Int, $basis: Basis!, $first: Int!) {
      compilation(period: $period, issue: $issue, basis: $basis) {
        differences(first: $first) {
          none
          total {
            issued {
              ...CompiledFields
            }
            now {
              ...CompiledFields
            }
          }
          byUnit {
            unit {
              id
              short
              en
            }
            issued {
              ...CompiledFields
            }
            now {
              ...CompiledFields
            }
          }
          changes {
            ...ChangeFields
          }
        }
      }
    }
  `,
  [CompiledFields, ChangeFields],
);

export const IssueMutation = graphql(
  `
    mutation IssueCompilation($input: IssueCompilationInput!) {
      issueCompilation(input: $input) {
        issue {
          ...IssueFields
        }
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [IssueFields, RefusalFields],
);

export type Compiled = NonNullable<ResultOf<typeof CompilationQuery>['compilation']>;
export type Issue = ResultOf<typeof CompilationListQuery>['compilations'][number];
export type ChangeList = ResultOf<typeof ChangeFields>;
export type Differences = NonNullable<NonNullable<ResultOf<typeof DifferencesQuery>['compilation']>['differences']>;
export type Figures = ResultOf<typeof CompiledFields>;

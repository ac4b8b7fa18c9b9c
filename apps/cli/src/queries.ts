/** The queries of the command line; a spec holds them against the committed SDL. */
export const REPORTS = /* GraphQL */ `
  query SlateStatus($period: ID!) {
    reports(period: $period, first: 100) {
      edges {
        node {
          unit {
            id
            zh
          }
          stateZh
          lateness
          latenessZh
          revision
          receipt
        }
      }
    }
  }
`;

/** Newest first. */
export const PERIODS = /* GraphQL */ `
  {
    periods {
      id
    }
  }
`;

export const HISTORY = /* GraphQL */ `
  query SlateHistory($unit: ID!, $period: ID!, $after: String) {
    report(unit: $unit, period: $period) {
      history(first: 100, after: $after) {
        edges {
          node {
            kind
            kindZh
            at
            position
            by {
              id
              name
              organisation {
                short
              }
            }
            revision
            receipt
            hash
            text
            cells
            lines
            was
            dueOn
            reminder
            project
            attribute
            effectiveFrom
            effectiveTo
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

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

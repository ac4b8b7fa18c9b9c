import { graphql, RefusalFields, type ResultOf } from '../../shared/api';

/** Delegations of the unit at the bar's moment. */
export const DeputiesQuery = graphql(`
  query Deputies($at: MomentInput) {
    deputies(at: $at) {
      id
      principal {
        id
        name
      }
      deputy {
        id
        name
      }
      from
      to
      reason
      state
      namedAt
      withdrawnAt
      withdrawReason
      mayWithdraw
    }
  }
`);
export type Delegation = ResultOf<typeof DeputiesQuery>['deputies'][number];

/** Whom one could name, in whose name one may act today, and which day that is. */
export const ColleaguesQuery = graphql(`
  query Colleagues($unit: ID!) {
    me {
      colleagues {
        id
        name
      }
      actsFor {
        person {
          id
          name
        }
        to
      }
    }
    organisation(id: $unit) {
      at {
        asOf
      }
    }
  }
`);

export type People = ResultOf<typeof ColleaguesQuery>;

export const NameMutation = graphql(
  `
    mutation NameDeputy($input: NameDeputyInput!) {
      nameDeputy(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const WithdrawMutation = graphql(
  `
    mutation WithdrawDeputy($input: WithdrawDeputyInput!) {
      withdrawDeputy(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

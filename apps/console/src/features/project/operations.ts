import { graphql, type ResultOf } from '../../shared/api';

/** A claim as this screen shows it: what it says, who said it, and where. */
export const ClaimFields = graphql(`
  fragment ClaimFields on Claim {
    id
    event
    attribute
    attributeZh
    value
    text
    was
    wasText
    raw
    reason
    effectiveOn
    recordedAt
    reportPeriod
    reportUnit
    revision
    state
    person {
      name
      onBehalfOf {
        name
      }
      organisation {
        id
        short
        en
      }
    }
    source {
      kind
      fileName
      address
    }
  }
`);
export type ShownClaim = ResultOf<typeof ClaimFields>;

/** The head, the facts in both bases, the former titles and units, and every statement about money. */
export const ProjectQuery = graphql(
  `
    query ProjectFile($at: MomentInput, $code: ID!, $basis: Basis!, $other: Basis!) {
      project(at: $at, code: $code, basis: $basis) {
        code
        basis
        title
        unit {
          id
          zh
          short
          en
        }
        category
        categoryZh
        levels
        stage
        stageZh
        stageSince
        sideState
        registeredOn
        planningNumber
        releaseNumber
        bodies
        disputed
        at {
          asOf
          present
        }
        facts {
          ...ClaimFields
          dispute {
            at
            reason
            by {
              name
            }
          }
        }
        past: timeline(attributes: [title, unit]) {
          attribute
          basis
          from
          to
          value
          text
        }
        moments {
          kind
          knownAt
          at
          period
          claims
        }
        money: history(first: 50, attributes: [productionCost, promotionCost], newestFirst: true) {
          totalCount
          edges {
            node {
              ...ClaimFields
            }
          }
        }
        acts: history(first: 10, attributes: [unit, sideState], kinds: [OFFICIAL], newestFirst: true) {
          edges {
            node {
              ...ClaimFields
            }
          }
        }
        duplicates {
          kind
          zh
          en
          share
          written
          since
          open
          acrossUnits
          others {
            project
            title
            unit {
              id
              short
              en
            }
          }
        }
      }
      other: project(at: $at, code: $code, basis: $other) {
        facts {
          ...ClaimFields
        }
      }
    }
  `,
  [ClaimFields],
);
export type ShownProject = NonNullable<ResultOf<typeof ProjectQuery>['project']>;

/** Stages now and as they were known at a chosen moment; the money known at it. */
export const ProgressQuery = graphql(
  `
    query ProjectProgress($at: MomentInput, $code: ID!, $basis: Basis!, $then: MomentInput!) {
      project(at: $at, code: $code, basis: $basis) {
        at {
          asOf
        }
        progress(then: $then) {
          firstDay
          then {
            asOf
          }
          stages {
            stage
            zh
            en
            now {
              from
              to
              claim {
                ...ClaimFields
              }
            }
            then {
              from
              to
              claim {
                ...ClaimFields
              }
            }
          }
          differences {
            stage
            zh
            en
            kind
            then {
              from
              claim {
                ...ClaimFields
              }
            }
            now {
              from
              claim {
                ...ClaimFields
              }
            }
          }
        }
      }
      before: project(at: $then, code: $code, basis: $basis) {
        facts(attributes: [productionCost, promotionCost]) {
          id
        }
      }
    }
  `,
  [ClaimFields],
);
export type ShownProgress = NonNullable<ResultOf<typeof ProgressQuery>['project']>['progress'];

/** A page of everything that was ever said of it, newest first. */
export const HistoryQuery = graphql(
  `
    query ProjectHistory(
      $at: MomentInput
      $code: ID!
      $first: Int!
      $after: String
      $kinds: [ClaimKind!]
      $attributes: [Attribute!]
    ) {
      project(at: $at, code: $code) {
        history(first: $first, after: $after, kinds: $kinds, attributes: $attributes, newestFirst: true) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              ...ClaimFields
              submissionReason
              dispute {
                at
                reason
                by {
                  name
                }
              }
            }
          }
        }
      }
    }
  `,
  [ClaimFields],
);
export type ToldClaim = NonNullable<ResultOf<typeof HistoryQuery>['project']>['history']['edges'][number]['node'];

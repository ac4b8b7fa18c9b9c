import { graphql, type ResultOf } from '../../shared/api';

/** One report with all that happened to it. */
export const ReportQuery = graphql(`
  query MonitorReport($at: MomentInput, $unit: ID!, $period: ID!) {
    report(at: $at, unit: $unit, period: $period) {
      unit {
        id
        zh
        short
        en
      }
      period
      state
      stateZh
      lateness
      latenessZh
      dueOn
      lateFrom
      rule
      firstSubmittedAt
      revision
      acceptedRevision
      zero
      extension {
        at
        by {
          name
          onBehalfOf {
            name
          }
        }
        dueOn
        dueByRule
        reason
      }
      reminders {
        id
        at
      }
      revisions {
        revision
        submittedAt
        receipt
        hash
        zero
        projects
        lines
        cells
        reason
        acceptedAt
        returnedAt
        certifier {
          name
          onBehalfOf {
            name
          }
        }
      }
      returns {
        revision
        marks {
          project
          attribute
          attributeZh
          title
          text
          reason
        }
      }
      history(first: 40) {
        totalCount
        edges {
          node {
            id
            at
            kind
            kindZh
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
            text
            revision
            receipt
            zero
            cells
            lines
            dueOn
            was
            project
            changes(first: 4) {
              totalCount
              edges {
                node {
                  claim
                  project
                  attributeZh
                  attribute
                  was
                  now
                  takenBack
                }
              }
            }
          }
        }
      }
    }
  }
`);

export type MonitorReport = NonNullable<ResultOf<typeof ReportQuery>['report']>;
export type ReportAct = MonitorReport['history']['edges'][number]['node'];

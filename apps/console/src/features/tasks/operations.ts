import { graphql, type ResultOf, RefusalFields } from '../../shared/api';

const ThreadFields = graphql(`
  fragment ThreadFields on CellThread {
    project
    attribute
    attributeZh
    open
    messages {
      id
      at
      question
      text
      by {
        name
        organisation {
          short
          en
        }
      }
    }
  }
`);

/** Every report of the unit, newest first, with what NRTA said about it. */
export const MyReportsQuery = graphql(
  `
    query MyReports($at: MomentInput, $units: [ID!]) {
      reports(at: $at, units: $units, first: 48) {
        edges {
          node {
            period
            state
            stateZh
            required
            revision
            zero
            lateness
            latenessZh
            dueOn
            daysLeft
            graceUntil
            graceDaysLeft
            rule
            receipt
            firstSubmittedAt
            lastSubmittedAt
            acceptedAt
            acceptedRevision
            extension {
              dueByRule
              dueOn
              reason
              at
              by {
                name
              }
            }
            reminders {
              id
              at
              kind
              dueOn
              text
            }
            questions {
              ...ThreadFields
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
                title
                attribute
                attributeZh
                text
                reason
              }
            }
          }
        }
      }
      duplicates(at: $at, first: 20, filter: { open: true }) {
        totalCount
        edges {
          node {
            project
            title
            kind
            zh
            en
            written
            since
            share
            others {
              project
              title
              unit {
                short
                en
              }
            }
          }
        }
      }
    }
  `,
  [ThreadFields],
);

export type MyReport = ResultOf<typeof MyReportsQuery>['reports']['edges'][number]['node'];
export type Thread = MyReport['questions'][number];
export type Duplicate = ResultOf<typeof MyReportsQuery>['duplicates']['edges'][number]['node'];

/** The draft of one half-month, and the days off around its due day. */
export const MyDraftQuery = graphql(`
  query MyDraft($at: MomentInput, $unit: ID!, $period: ID!, $year: Int!) {
    draft(unit: $unit, period: $period) {
      edits
      canSubmit
      findings {
        key
        severity
        waived
        line
        attribute
      }
      openLines {
        line
      }
      missing {
        project
      }
      differences {
        line
        attribute
        now
      }
    }
    calendar(at: $at, year: $year, units: [$unit]) {
      days {
        on
        kind
        zh
        en
      }
    }
  }
`);

export type MyDraft = ResultOf<typeof MyDraftQuery>['draft'];
export type DayOff = ResultOf<typeof MyDraftQuery>['calendar']['days'][number];

export const AnswerMutation = graphql(
  `
    mutation Answer($input: AnswerQuestionInput!) {
      answerQuestion(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

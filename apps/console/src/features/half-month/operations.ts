import { graphql, type ResultOf } from '../../shared/api';

/** What is done here is done to the present, wherever the as-of bar stood. */
export const PRESENT = {} as const;

export const MyReportsQuery = graphql(`
  query MyReports($at: MomentInput, $units: [ID!]) {
    reports(at: $at, units: $units, first: 48) {
      edges {
        node {
          period
          state
          stateZh
          required
          dueOn
          lateFrom
          lateness
          latenessZh
          rule
          revision
          zero
          receipt
          lastSubmittedAt
          acceptedRevision
        }
      }
    }
  }
`);
export type MyReport = ResultOf<typeof MyReportsQuery>['reports']['edges'][number]['node'];

export const DraftQuery = graphql(`
  query OfficersDraft($unit: ID!, $period: ID!) {
    draft(unit: $unit, period: $period) {
      edits
      edition
      baseRevision
      editedAt
      editor
      errors
      warnings
      changedLines
      canSubmit
      disputedLeft
      findings {
        key
        severity
        code
        sheet
        row
        column
        value
        line
        attribute
        message
        messageEn
        repair
        repairEn
        stands
        waived
      }
      openLines {
        line
        title
        row
        category
        candidates {
          project
          title
          why
        }
      }
      missing {
        project
        title
      }
      projects {
        project
        title
      }
      differences {
        line
        title
        attribute
        was
        accepted
        now
        since
        editor
        editedAt
        reason
      }
      totals {
        id
        zh
        en
        unit
        before
        after
        change
        missingBefore
        missingAfter
      }
    }
  }
`);
/** What stands in one cell, to be typed over. */
export const CellQuery = graphql(`
  query CellOfDraft($unit: ID!, $period: ID!, $line: ID!, $attribute: Attribute!) {
    draft(unit: $unit, period: $period) {
      stands(line: $line, attribute: $attribute)
    }
  }
`);
export type Draft = NonNullable<ResultOf<typeof DraftQuery>['draft']>;
export type DraftFinding = Draft['findings'][number];
export type OpenLine = Draft['openLines'][number];
export type Difference = Draft['differences'][number];

export const ReturnQuery = graphql(`
  query WhyItCameBack($at: MomentInput, $unit: ID!, $period: ID!) {
    report(at: $at, unit: $unit, period: $period) {
      revisions {
        revision
        returnReason
      }
    }
  }
`);

export const ApproversQuery = graphql(`
  query WhoSends {
    me {
      approvers {
        id
        name
      }
    }
  }
`);

export const ActsForQuery = graphql(`
  query InWhoseName {
    me {
      actsFor {
        person {
          id
          name
        }
        may
        to
      }
    }
  }
`);

export const ReceiptQuery = graphql(`
  query MyReceipt($at: MomentInput, $number: ID!) {
    receipt(at: $at, number: $number) {
      number
      period
      revision
      submittedAt
      hash
      genuine
      certifier {
        name
        onBehalfOf {
          name
        }
      }
      zero
      projects
      lines
      cells
      retracted
      lateness
      latenessZh
      dueOn
      lateFrom
      rule
    }
  }
`);

import { relation } from '../relation';

/** One row per unit and period, from the moment the period opens (B-08). */
export const reportRelation = relation({
  name: 'report',
  table: 'report_state',
  key: ['unit', 'period'],
  effective: false,
  owner: 'unit',
  fields: {
    unit: 'organisation',
    period: 'period',
    /** NOT_STARTED, OPENED, SUBMITTED, RETURNED, RESUBMITTED, ACCEPTED, CORRECTED */
    state: 'text',
    revision: 'integer',
    zero: 'boolean',
    /** Last day of the due time, inclusive. */
    dueOn: 'date',
    /** A first submission at or after this instant is late (Z-10). */
    lateFrom: 'instant',
    firstSubmittedAt: 'instant',
    lastSubmittedAt: 'instant',
    acceptedAt: 'instant',
    acceptedRevision: 'integer',
    lines: 'integer',
    changedCells: 'integer',
    rule: 'text',
    /** True: the 32 that must; false where the set is optional (Z-25). */
    required: 'boolean',
    receipt: 'text',
    /** The due day the period gave, where NRTA extended it; then `dueOn` and `lateFrom` are the extended ones. */
    dueByRule: 'date',
    extensionReason: 'text',
    extendedBy: 'text',
    extendedAt: 'instant',
  },
});

/** One row per reminder, question or answer about a unit's report; its unit and NRTA see it. */
export const reportMessageRelation = relation({
  name: 'reportMessage',
  table: 'report_message',
  key: ['message'],
  effective: false,
  owner: 'unit',
  fields: {
    /** Id of its event. */
    message: 'text',
    unit: 'organisation',
    period: 'period',
    /** REMINDER, QUESTION or ANSWER */
    kind: 'text',
    /** BEFORE_DUE, DUE, OVERDUE or MANUAL; null for a question and an answer. */
    reminder: 'text',
    /** The due day a reminder speaks of. */
    dueOn: 'date',
    /** The cell a question or an answer is about. */
    project: 'text',
    attribute: 'text',
    text: 'text',
    at: 'instant',
    person: 'text',
    organisation: 'organisation',
    /** Ordinal of the event in the log. */
    ordinal: 'integer',
  },
});

/** One row per submitted revision of a report. */
export const reportRevisionRelation = relation({
  name: 'reportRevision',
  table: 'report_revision',
  key: ['unit', 'period', 'revision'],
  effective: false,
  owner: 'unit',
  fields: {
    unit: 'organisation',
    period: 'period',
    revision: 'integer',
    submittedAt: 'instant',
    certifier: 'text',
    /** In whose name the certifier sent it; null in his own (I-10). */
    onBehalfOf: 'text',
    hash: 'text',
    receipt: 'text',
    zero: 'boolean',
    projects: 'integer',
    lines: 'integer',
    cells: 'integer',
    retracted: 'integer',
    reason: 'text',
    explanations: 'json',
    waivers: 'json',
    acceptedAt: 'instant',
    acceptedBy: 'text',
    returnedAt: 'instant',
    returnedBy: 'text',
    returnReason: 'text',
    marks: 'json',
  },
});

/** One row per opened period: when a report is due is no secret, every unit may see it. */
export const periodRelation = relation({
  name: 'period',
  table: 'period',
  key: ['period'],
  effective: false,
  owner: null,
  fields: {
    period: 'period',
    from: 'date',
    to: 'date',
    dueOn: 'date',
    lateFrom: 'instant',
    graceWorkingDays: 'integer',
    units: 'integer',
    rule: 'text',
    /** The notice that the rule comes from. */
    ruleSource: 'text',
  },
});

/** One row per issued compilation of a period (B-03); only who sees the nation sees it. */
export const compilationRelation = relation({
  name: 'compilation',
  table: 'compilation',
  key: ['period', 'number'],
  effective: false,
  owner: 'organisation',
  fields: {
    /** Who issued it: NRTA. */
    organisation: 'organisation',
    period: 'period',
    number: 'integer',
    /** 'reported' | 'accepted' */
    basis: 'text',
    /** Day of the values: the period's last. */
    asOf: 'date',
    /** Position token of the cut it was made from. */
    madeFrom: 'text',
    judgedAt: 'instant',
    issuedAt: 'instant',
    issuedBy: 'text',
    /** Units whose report is in it, with revision and receipt. */
    units: 'json',
    /** Units that owed one and had sent none. */
    missing: 'texts',
    projects: 'integer',
    running: 'integer',
    changed: 'integer',
    late: 'integer',
    productionCost: 'money',
    promotionCost: 'money',
    hash: 'text',
    note: 'text',
  },
});

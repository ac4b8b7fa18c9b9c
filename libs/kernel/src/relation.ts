import type { ColumnType, TableDeclaration } from './projection';

/**
 * A relation is what metrics speak about: a name and typed fields. A projection fills its table, the read store reads
 * it at a cut, and neither knows the other. Field names are column names in snake_case once stored.
 */
export type FieldType =
  | 'text'
  | 'organisation'
  | 'stage'
  | 'category'
  | 'level'
  | 'period'
  | 'money'
  | 'integer'
  | 'date'
  | 'instant'
  | 'boolean'
  | 'texts'
  | 'json';

export interface Relation<Fields extends Readonly<Record<string, FieldType>> = Readonly<Record<string, FieldType>>> {
  readonly name: string;
  /** Table that holds it. */
  readonly table: string;
  /** Fields that together name a row within one cut. */
  readonly key: readonly string[];
  /** True where rows are true from a day to a day, and asOf applies. */
  readonly effective: boolean;
  /** Field that scopes are checked against: the organisation that may see the row. Null: everyone may see every row. */
  readonly owner: string | null;
  readonly fields: Fields;
}

/** Keys and owners are checked against the fields where a relation is declared. */
const relation = <const Fields extends Readonly<Record<string, FieldType>>>(
  it: Relation<Fields> & { readonly key: readonly (keyof Fields)[]; readonly owner: keyof Fields | null },
): Relation<Fields> => it;

/** One row per project and basis at a cut (asOf, knownAt): everything the nation is counted by. */
export const projectRelation = relation({
  name: 'project',
  table: 'project_state',
  key: ['project', 'basis'],
  effective: true,
  owner: 'unit',
  fields: {
    project: 'text',
    /** 'reported' | 'accepted' */
    basis: 'text',
    unit: 'organisation',
    category: 'category',
    /** Highest support level; a project may hold several (P-03). */
    level: 'level',
    levels: 'texts',
    registeredOn: 'date',
    /** ACTIVE, PAUSED, TERMINATED, WITHDRAWN or REVOKED (J-06). */
    sideState: 'text',
    stage: 'stage',
    stageSince: 'date',
    title: 'text',
    writers: 'texts',
    directors: 'texts',
    producers: 'texts',
    bodies: 'texts',
    platforms: 'texts',
    firstBroadcastOn: 'date',
    episodes: 'integer',
    episodeUnit: 'text',
    productionCost: 'money',
    promotionCost: 'money',
    planningNumber: 'text',
    releaseNumber: 'text',
    /** Both numbers in the form in which equal numbers are equal text (N-06), for finding who holds one (N-07). */
    planningNumberNormal: 'text',
    releaseNumberNormal: 'text',
    note: 'text',
    /** Newest half-month from whose report one of these values came; null where all are official acts. */
    reportedIn: 'period',
    /** Attributes whose value is disputed by a return. */
    disputed: 'texts',
    /** attribute → claim id, the way from a number to its cell. */
    claims: 'json',
  },
});

/** One row per project, basis, attribute and stretch of days: the timeline behind the row above. */
export const projectFactRelation = relation({
  name: 'projectFact',
  table: 'project_fact',
  key: ['project', 'basis', 'attribute'],
  effective: true,
  owner: 'unit',
  fields: {
    project: 'text',
    basis: 'text',
    attribute: 'text',
    unit: 'organisation',
    value: 'json',
    disputed: 'boolean',
    claim: 'text',
  },
});

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

/**
 * One row per project and thing it shares with another: a filing number, or title and producing body together (D-03,
 * never a title alone, D-04). As reported; drafts are no facts and never here. Each unit sees the rows of its own
 * projects, and in them of the other side only what both have to know: unit, code, title.
 */
export const duplicateRelation = relation({
  name: 'duplicate',
  table: 'duplicate',
  key: ['project', 'share'],
  effective: true,
  owner: 'unit',
  fields: {
    project: 'text',
    /** What is shared, in the form in which equal things are equal text; the same for all that share it. */
    share: 'text',
    /** PLANNING_NUMBER, RELEASE_NUMBER or TITLE_AND_BODY */
    kind: 'text',
    unit: 'organisation',
    title: 'text',
    sideState: 'text',
    /** The number, or title and body, as this project's own unit wrote them. */
    written: 'text',
    /** False: all of one unit. */
    acrossUnits: 'boolean',
    /** Whether at least two of them still run; a withdrawn, terminated or revoked one is shown and not counted. */
    open: 'boolean',
    /** True in the row of the first project code, so that a list can show each share once. */
    first: 'boolean',
    /** The day from which they share it. */
    since: 'date',
    /** Ordinal of the fact that made it known, of those that stand. */
    learned: 'integer',
    /** { project, unit, title } of each other one, by code. */
    others: 'json',
    /** Claims that this project's side rests on. */
    claims: 'texts',
  },
});

/** One row per claim ever made: the way from a number to the fact, the report, the cell and the person (I-02). */
export const claimRelation = relation({
  name: 'claim',
  table: 'claim',
  key: ['claim'],
  effective: false,
  owner: 'unit',
  fields: {
    /** `${eventId}:${attribute}` */
    claim: 'text',
    project: 'text',
    /** Unit that made it, or whose project the official act concerns. */
    unit: 'organisation',
    attribute: 'text',
    value: 'json',
    was: 'json',
    raw: 'text',
    effectiveOn: 'date',
    event: 'text',
    eventType: 'text',
    /** Ordinal of the event in the log. */
    ordinal: 'integer',
    recordedAt: 'instant',
    /** Null for an official act. */
    reportUnit: 'organisation',
    reportPeriod: 'period',
    revision: 'integer',
    /** 'file' | 'typed' | 'act' */
    sourceKind: 'text',
    /** sha-256 of the file. */
    file: 'text',
    fileName: 'text',
    sheet: 'text',
    /** Column letters. */
    column: 'text',
    row: 'integer',
    person: 'text',
    organisation: 'organisation',
    reason: 'text',
    /** OPEN, DISPUTED, ACCEPTED, RETRACTED or OFFICIAL; versions tell when it changed. */
    state: 'text',
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

/**
 * One row per organisation that was ever renamed, and stretch of days: what it is called then. Before its first row it
 * is called what the list of the 32 says. Names are no organisation's secret: everyone may read them.
 */
export const organisationNameRelation = relation({
  name: 'organisationName',
  table: 'organisation_name',
  key: ['organisation'],
  effective: true,
  owner: null,
  fields: {
    organisation: 'organisation',
    /** Full Chinese name. */
    zh: 'text',
    short: 'text',
    en: 'text',
    /** Id of the fact. */
    event: 'text',
    reason: 'text',
    /** `person-…` who recorded it, and for which organisation. */
    person: 'text',
    recordedBy: 'organisation',
    recordedAt: 'instant',
  },
});

/** Everything a metric may speak about. */
export const relations: readonly Relation[] = [
  projectRelation,
  projectFactRelation,
  reportRelation,
  claimRelation,
  reportRevisionRelation,
  reportMessageRelation,
  periodRelation,
  duplicateRelation,
];

const COLUMN_TYPES: Readonly<Record<FieldType, ColumnType>> = {
  text: 'text',
  organisation: 'text',
  stage: 'text',
  category: 'text',
  level: 'text',
  period: 'text',
  money: 'money',
  integer: 'integer',
  date: 'date',
  instant: 'instant',
  boolean: 'boolean',
  texts: 'json',
  json: 'json',
};

/** The table that holds a relation: one column per field, under the field's own name. */
export const tableOf = (of: Relation, indexes: readonly (readonly string[])[] = []): TableDeclaration => ({
  name: of.table,
  columns: Object.fromEntries(Object.entries(of.fields).map(([field, type]) => [field, COLUMN_TYPES[type]])),
  effective: of.effective,
  indexes,
});

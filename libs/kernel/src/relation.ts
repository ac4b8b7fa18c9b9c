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
  readonly key: readonly (keyof Fields & string)[];
  /** True where rows are true from a day to a day, and asOf applies. */
  readonly effective: boolean;
  /** Field that scopes are checked against: the organisation that may see the row. */
  readonly owner: keyof Fields & string;
  readonly fields: Fields;
}

const relation = <const Fields extends Readonly<Record<string, FieldType>>>(it: Relation<Fields>): Relation<Fields> => it;

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
    note: 'text',
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
  },
});

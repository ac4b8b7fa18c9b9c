import { relation } from '../relation';

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
    /** In whose name that person sent it; null in his own, and where another sent it (I-10). */
    onBehalfOf: 'text',
    organisation: 'organisation',
    reason: 'text',
    /** OPEN, DISPUTED, ACCEPTED, RETRACTED or OFFICIAL; versions tell when it changed. */
    state: 'text',
  },
});

import { relation } from '../relation';

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

/** One row per delegation that was ever given: who may act for whom, and from which day to which (I-10). */
export const delegationRelation = relation({
  name: 'delegation',
  table: 'delegation',
  key: ['delegation'],
  effective: false,
  owner: 'organisation',
  fields: {
    /** Id of the fact that named the deputy. */
    delegation: 'text',
    organisation: 'organisation',
    /** `person-…` whose right it is. */
    principal: 'text',
    /** `person-…` who uses it. */
    deputy: 'text',
    from: 'date',
    /** Inclusive. */
    to: 'date',
    reason: 'text',
    namedAt: 'instant',
    /** When it was taken back; null where it was not. */
    withdrawnAt: 'instant',
    withdrawReason: 'text',
  },
});

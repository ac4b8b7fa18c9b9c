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

import {
  organisationNameRelation,
  tableOf,
  timeline,
  type Dated,
  type Instant,
  type OrganisationName,
  type ProjectedRow,
  type Projection,
  type RecordedEvent,
} from '#kernel';
import type { RenamingEvent } from '../events';

/** A renaming that stands, and who recorded it. */
interface NamingFact extends Dated, OrganisationName {
  readonly event: string;
  readonly reason: string;
  readonly person: string;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

/** What a unit is called from which day on; the days before the first renaming have no row. Every version is kept. */
export const organisationNames: Projection<readonly NamingFact[]> = {
  name: 'organisation_names',
  handles: ['OrganisationRenamed', 'OrganisationRenamingRetracted'],
  tables: [tableOf(organisationNameRelation, [['organisation']])],
  keys: ({ data }) => [(data as RenamingEvent['data']).organisation],
  fold(facts = [], recorded) {
    const { type, data } = recorded as RecordedEvent & RenamingEvent;
    const { id: event, position, metadata } = recorded;
    const others = facts.filter(({ effectiveOn }) => effectiveOn !== data.effectiveOn);
    if (type === 'OrganisationRenamingRetracted') return others.length === facts.length ? facts : others;
    if (facts.some((fact) => fact.event === event)) return facts;
    const { effectiveOn, reason } = data;
    const said = { person: metadata.actor, recordedBy: metadata.organisation, recordedAt: metadata.recordedAt };
    return [...others, { ...data.name, effectiveOn, position, event, reason, ...said }];
  },
  rows: (facts, organisation) =>
    timeline(facts).map(({ from, to, fact }): ProjectedRow => {
      const { zh, short, en, event, reason, person, recordedBy, recordedAt } = fact;
      return {
        table: organisationNameRelation.table,
        effectiveFrom: from,
        effectiveTo: to,
        values: { organisation, zh, short, en, event, reason, person, recordedBy, recordedAt },
      };
    }),
};

import type { DomainEvent, LocalDate, OrganisationName } from '#kernel';

/** Stream `organisation-<id>`. Acts of NRTA: what a unit is called from a day on. Its id never changes. */
export type OrganisationEvent =
  /**
   * It bears these names from `effectiveOn`, inclusive, to its next renaming. `was`: what it was called on that day until
   * then. Said again for the same day, it takes the place of what was said before.
   */
  | DomainEvent<
      'OrganisationRenamed',
      {
        readonly organisation: string;
        readonly name: OrganisationName;
        readonly was: OrganisationName;
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >
  /** The renaming of that day is taken back: from that day on it is called what it was before, as if it had not been said. */
  | DomainEvent<
      'OrganisationRenamingRetracted',
      {
        readonly organisation: string;
        /** The names that are taken back. */
        readonly name: OrganisationName;
        /** The day the renaming held from. */
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >;

export type AccessEvent = OrganisationEvent;

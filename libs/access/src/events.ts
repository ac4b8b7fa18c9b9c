import type { DomainEvent, LocalDate, OrganisationName } from '#kernel';

/** Acts of NRTA: what a unit is called from a day on. Its id never changes. */
export type RenamingEvent =
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

interface Delegation {
  readonly organisation: string;
  /** `person-…` whose right it is. */
  readonly principal: string;
  /** `person-…` of the same unit who uses it in the principal’s name. */
  readonly deputy: string;
  /** First day, Asia/Shanghai. */
  readonly from: LocalDate;
  /** Last day, inclusive. */
  readonly to: LocalDate;
  readonly reason?: string;
}

/** Acts of a unit's approver: who may do in his name, within dates, what he may do (I-10). */
export type DeputyEvent =
  /** From the first day to the last the deputy may act in the principal's name; the acts record both. */
  | DomainEvent<'DeputyNamed', Delegation>
  /** From this moment on the deputy no longer may; what he did until then stays done. */
  | DomainEvent<'DeputyWithdrawn', Delegation>;

/** Stream `organisation-<id>`. */
export type OrganisationEvent = RenamingEvent | DeputyEvent;

export type AccessEvent = OrganisationEvent;

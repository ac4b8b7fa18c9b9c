import type { Category, DomainEvent, LocalDate, StageCode, SupportLevel } from '#kernel';

/** J-06: a project may stand aside from its stages; ACTIVE is the return from PAUSED. */
export type SideState = 'ACTIVE' | 'PAUSED' | 'TERMINATED' | 'WITHDRAWN' | 'REVOKED';

/**
 * Stream `project-<code>`. Official acts, which nobody accepts: in both bases at once (design section 4).
 */
export type ProjectEvent =
  /** `effectiveOn`: its day; made in a period's draft, that day clamped into the period. */
  | DomainEvent<
      'ProjectRegistered',
      {
        readonly project: string;
        readonly unit: string;
        readonly title: string;
        readonly category: Category;
        /** P-03: 总局, 省级, 平台; at least one. */
        readonly levels: readonly SupportLevel[];
        readonly bodies: readonly string[];
        readonly effectiveOn: LocalDate;
        /** The period in whose draft it was answered "new", if it was. */
        readonly inPeriod?: string;
      }
    >
  | DomainEvent<
      'ProjectRenamed',
      {
        readonly project: string;
        readonly title: string;
        readonly was: string;
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >
  | DomainEvent<
      'ProjectRecategorised',
      {
        readonly project: string;
        readonly category: Category;
        readonly was: Category;
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >
  | DomainEvent<
      'SupportLevelsSet',
      {
        readonly project: string;
        readonly levels: readonly SupportLevel[];
        readonly was: readonly SupportLevel[];
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >
  /**
   * Handed over to another unit from a day on. The stretch before stays the old unit's, and so do its claims with their
   * cells and files; the new unit sees the values that carry over, and reports the project in every period that ends on
   * that day or later. The code never changes.
   */
  | DomainEvent<
      'ProjectMoved',
      {
        readonly project: string;
        readonly from: string;
        readonly to: string;
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >
  /** A stage recorded outside reports; `reason` where it goes back (J-06). */
  | DomainEvent<
      'StageRecorded',
      { readonly project: string; readonly stage: StageCode; readonly effectiveOn: LocalDate; readonly reason?: string }
    >
  | DomainEvent<
      'SideStateRecorded',
      {
        readonly project: string;
        readonly state: SideState;
        readonly was: SideState;
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >;

/** Stream `roster-51-2026`: running numbers of project codes; a repeated command gets the same number. */
export type RosterEvent = DomainEvent<
  'ProjectCodeAssigned',
  { readonly code: string; readonly unit: string; readonly year: number; readonly number: number; readonly command: string }
>;

export type DeliveryEvent = ProjectEvent | RosterEvent;

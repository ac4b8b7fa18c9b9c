import type { Attribute, AttributeValue, Category, Instant, LocalDate, OrganisationName, PeriodId, SupportLevel } from '#kernel';
import type { OfficialActInput } from '#delivery';
import type { ReminderKind } from '#reporting';

/** A value of a project from a day on. */
export interface PlannedCell {
  readonly on: LocalDate;
  readonly attribute: Attribute;
  readonly value: AttributeValue;
  /** Why a stage goes back, or why an unlikely value is right. */
  readonly reason?: string;
  /** What the unit held to be the value, until it learned better: reports sent before that say this. */
  readonly mistaken?: { readonly as: AttributeValue; readonly until: Instant };
}

/** An official act of NRTA on a project. */
export interface PlannedAct {
  readonly on: LocalDate;
  readonly at: Instant;
  readonly input: OfficialActInput;
}

export interface PlannedProject {
  /** Name a story calls it by; the drawn projects have none. */
  readonly key?: string;
  /** The unit that registers it; it may be handed over later. */
  readonly unit: string;
  readonly title: string;
  readonly category: Category;
  readonly levels: readonly SupportLevel[];
  readonly bodies: readonly string[];
  readonly registeredOn: LocalDate;
  readonly cells: readonly PlannedCell[];
  readonly acts: readonly PlannedAct[];
  /** Not registered by itself: a line of this period's file is answered "new". */
  readonly answeredNew?: { readonly period: PeriodId; readonly takenAt: Instant; readonly answeredAt: Instant };
}

/** A cell by the key of its project. */
export interface CellOf {
  readonly project: string;
  readonly attribute: Attribute;
}

/** What happens to a report beside its first sending and its acceptance, each at its moment. */
export type PlannedTurn = { readonly at: Instant } & (
  | { readonly type: 'extend'; readonly dueOn: LocalDate; readonly was: LocalDate; readonly reason: string }
  | { readonly type: 'remind'; readonly kind: ReminderKind; readonly text?: string }
  | {
      readonly type: 'return';
      readonly revision: number;
      readonly reason: string;
      readonly marks: readonly (CellOf & { readonly reason?: string })[];
    }
  /** Sent again, or corrected after acceptance: the cells say what is true by now; a marked one may be explained instead. */
  | {
      readonly type: 'resend';
      readonly cells: readonly CellOf[];
      readonly explained?: string;
      readonly reason?: string;
    }
  | { readonly type: 'accept'; readonly revision: number; readonly note?: string }
  | (CellOf & { readonly type: 'ask' | 'answer'; readonly text: string })
  /** A draft begun and not sent: what it says is what its unit knows by then. */
  | { readonly type: 'draft'; readonly cells: readonly (CellOf & { readonly value: AttributeValue })[] }
);

export interface PlannedReport {
  readonly unit: string;
  readonly period: PeriodId;
  /** Null: never sent. */
  readonly submitAt: Instant | null;
  /** A draft was begun; null for a zero report, which needs none. */
  readonly openAt: Instant | null;
  readonly acceptAt: Instant | null;
  /** Nothing is said to have changed; what did is news of the next report (B-10). */
  readonly zero: boolean;
  /** The draft is checked against what other units have sent by then, not only against the unit's own. */
  readonly againstOthers?: boolean;
  /** The filler certifies it, as the approver's deputy of that day (I-10). */
  readonly byDeputy?: boolean;
}

/** What a story says of one report: anything left out is as drawn. */
export interface ToldReport extends Partial<Omit<PlannedReport, 'unit' | 'period'>> {
  readonly unit: string;
  readonly period: PeriodId;
  readonly turns?: readonly PlannedTurn[];
}

/** A unit is called otherwise from a day on. */
export interface PlannedRenaming {
  readonly unit: string;
  readonly on: LocalDate;
  readonly at: Instant;
  readonly name: OrganisationName;
  readonly reason: string;
}

/** A unit's approver lets its filler certify for him, from a day to a day. */
export interface PlannedDelegation {
  readonly unit: string;
  readonly at: Instant;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
}

/** One thing that happens to reports as they really live, told where a demonstrator can find it. */
export interface Story {
  readonly id: string;
  readonly projects?: readonly PlannedProject[];
  readonly reports?: readonly ToldReport[];
  readonly renamings?: readonly PlannedRenaming[];
  readonly delegations?: readonly PlannedDelegation[];
}

export interface Country {
  readonly periods: readonly { readonly period: PeriodId; readonly openAt: Instant }[];
  readonly projects: readonly PlannedProject[];
  readonly reports: readonly PlannedReport[];
  readonly turns: readonly (PlannedTurn & { readonly unit: string; readonly period: PeriodId })[];
  readonly renamings: readonly PlannedRenaming[];
  readonly delegations: readonly PlannedDelegation[];
}

/** The unit a project belongs to on a day. */
export const unitOn = ({ unit, acts }: PlannedProject, day: LocalDate): string =>
  acts.reduce((now, { on, input }) => (input.type === 'MoveProject' && on <= day ? input.to : now), unit);

/** What a unit holds to be a cell's value at a moment. */
export const valueAt = ({ value, mistaken }: PlannedCell, at: Instant): AttributeValue =>
  mistaken !== undefined && at < mistaken.until ? mistaken.as : value;

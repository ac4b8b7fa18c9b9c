import type { Attribute, AttributeValues, Category, LocalDate, StageCode, SupportLevel } from '#kernel';

export type SideState = 'ACTIVE' | 'PAUSED' | 'TERMINATED' | 'WITHDRAWN' | 'REVOKED';

/** The claim a value comes from. */
export interface BaseClaim {
  /** `<event id>:<attribute>` */
  readonly claim: string;
  /** Report stream, null for an official act. */
  readonly report: string | null;
  readonly revision: number;
  readonly accepted: boolean;
}

/** One project of a unit as the values beneath a draft: as reported at the period's end, known now. */
export interface BaseProject {
  readonly code: string;
  readonly unit: string;
  readonly category: Category;
  readonly levels: readonly SupportLevel[];
  readonly sideState: SideState;
  readonly registeredOn: LocalDate;
  readonly values: Readonly<Partial<AttributeValues>>;
  /** The day each value holds from. */
  readonly since: Readonly<Partial<Record<Attribute, LocalDate>>>;
  readonly claims: Readonly<Partial<Record<Attribute, BaseClaim>>>;
  /** The same day's values in the accepted basis. */
  readonly accepted: Readonly<Partial<AttributeValues>>;
  /** Live stage claims of all days in the reported basis, in the order they were learned (J-06 asks both neighbours). */
  readonly stages: readonly { readonly stage: StageCode; readonly effectiveOn: LocalDate; readonly report: string | null }[];
}

/** A number some other work holds, as reported; drafts are never looked into. */
export interface NumberUse {
  readonly normal: string;
  readonly project: string;
  readonly unit: string;
}

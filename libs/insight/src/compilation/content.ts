import type { Attribute, AttributeValues, Basis, Category, Instant, Lateness, LocalDate, PeriodId, StageCode } from '#kernel';
import type { ChangeKind, ChangedValue } from '../changes/change-kinds';

/** Figures of one unit, or of all: each a metric of the catalogue, so that each opens (I-02). */
export interface CompiledFigures {
  /** `projects` */
  readonly projects: number;
  /** `projectsRunning` */
  readonly running: number;
  /** `projectsRunning` by stage; those without one under NONE. */
  readonly byStage: Readonly<Partial<Record<StageCode | 'NONE', number>>>;
  /** `productionCost` in 分, and how many projects give none. */
  readonly productionCost: number;
  readonly productionMissing: number;
  readonly promotionCost: number;
  readonly promotionMissing: number;
  /** What returns dispute and the figures count all the same (B-08). Absent in the first form. */
  readonly disputed?: DisputedFigures;
  /** `projectsChanged`, `projectsUnchanged`, and the metric of each kind of change. */
  readonly changed: number;
  readonly unchanged: number;
  readonly kinds: Readonly<Partial<Record<ChangeKind, number>>>;
}

export interface DisputedFigures {
  /** `projectsDisputed`: projects with a disputed value of any column. */
  readonly projects: number;
  /** 分, of the sums above. */
  readonly productionCost: number;
  readonly promotionCost: number;
}

export interface CompiledProject {
  readonly code: string;
  readonly category: Category;
  readonly sideState: 'ACTIVE' | 'PAUSED' | 'TERMINATED' | 'WITHDRAWN' | 'REVOKED';
  readonly values: Readonly<Partial<AttributeValues>>;
  readonly disputed: readonly Attribute[];
}

export interface CompiledUnit {
  readonly unit: string;
  /** Whether it owes the report, or may send one (Z-25). */
  readonly required: boolean;
  readonly state: string;
  readonly lateness: Lateness;
  readonly dueOn: LocalDate;
  /** The due day the rule gave, where NRTA extended it, and why. */
  readonly dueByRule: LocalDate | null;
  readonly extensionReason: string | null;
  readonly lateFrom: Instant;
  readonly rule: string;
  /** The revision whose values stand in it, and its 回执; null where there is none. */
  readonly revision: number | null;
  readonly receipt: string | null;
  readonly zero: boolean;
  readonly firstSubmittedAt: Instant | null;
  readonly reminders: number;
  /** True: it sent nothing, and its projects stand with what was reported before. */
  readonly carriedForward: boolean;
  readonly figures: CompiledFigures;
  readonly projects: readonly CompiledProject[];
}

export interface CompiledChange {
  readonly unit: string;
  readonly project: string;
  readonly title: string;
  readonly kinds: readonly ChangeKind[];
  readonly values: readonly ChangedValue[];
}

/**
 * What the content says, and so what its hash is taken over; an issue keeps the form it was made in. Since the second, it
 * says what is disputed, and in the accepted basis the revision and receipt that were accepted instead of the last ones.
 */
export const COMPILATION_FORMS = ['compilation-2', 'compilation-1'] as const;
export type CompilationForm = (typeof COMPILATION_FORMS)[number];

/**
 * The period's compilation (汇编, B-03): what all units report of one half-month, who is missing, and what changed since
 * the one before. It names no place in the log and no instant but those of reports: two cuts that say the same give the
 * same content, and the same hash.
 */
export interface CompilationContent {
  readonly form: CompilationForm;
  readonly period: PeriodId;
  readonly basis: Basis;
  /** Day of the values: the period's last. */
  readonly asOf: LocalDate;
  /** Day the changes are told against: the last of the half-month before. */
  readonly since: LocalDate;
  /** In official order. */
  readonly units: readonly CompiledUnit[];
  /** Of all units together, and of projects whose unit owes no report. */
  readonly totals: CompiledFigures;
  /** By unit and code. */
  readonly changes: readonly CompiledChange[];
}

/** Units that owe a report and had sent none. */
export const missingUnits = ({ units }: CompilationContent): readonly CompiledUnit[] =>
  units.filter(({ required, carriedForward }) => required && carriedForward);

export const lateUnits = ({ units }: CompilationContent): readonly CompiledUnit[] =>
  units.filter(({ lateness }) => lateness === 'LATE' || lateness === 'OVERDUE');

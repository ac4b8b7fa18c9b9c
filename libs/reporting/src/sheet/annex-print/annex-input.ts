import type { Attribute, Category, Instant, LocalDate, PeriodId } from '#kernel';
import type { Values } from '../reading';

/** A project as 附件3 shows it: one cut's values of one basis. */
export interface AnnexProject {
  readonly code: string;
  readonly category: Category;
  readonly sideState: 'ACTIVE' | 'PAUSED' | 'TERMINATED' | 'WITHDRAWN' | 'REVOKED';
  readonly values: Values;
  /** Attributes whose value a return disputes; they are printed and named below the table. */
  readonly disputed?: readonly Attribute[];
}

/** The data version a paper was made from (W-04): whoever holds it can ask for the very same numbers. */
export interface AnnexVersion {
  /** Position token; null on an empty log. */
  readonly position: string | null;
  readonly asOf: LocalDate;
  readonly basis: 'reported' | 'accepted';
  readonly generatedAt: Instant;
}

export interface AnnexInput {
  /** 四川省广播电视局 */
  readonly unitName: string;
  readonly period: PeriodId;
  readonly projects: readonly AnnexProject[];
  readonly version: AnnexVersion;
  /** Day the paper bears, in words; a place for it is left where null. */
  readonly signedOn?: LocalDate | null;
  /** 负责人, who certified it; a place for the signature is left in any case. */
  readonly certifier?: string | null;
  /** Number of the 回执, where it was sent. */
  readonly receipt?: string | null;
  /** What every page must say above the table, such as 草稿，未报送; null where it is the report as it was sent. */
  readonly mark?: string | null;
  /** Name of the sheet; the unit's if absent. */
  readonly sheetName?: string;
}

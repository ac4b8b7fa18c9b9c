import type { Attribute, AttributeValue, Detail, DomainEvent, Instant, LocalDate } from '#kernel';

/** What is due, from whom, by which rule (Z-10). Fans out to one report row per unit. */
export interface PeriodOpened {
  readonly period: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Units that must report; `optional` ones may (Z-25). */
  readonly units: readonly string[];
  readonly optional: readonly string[];
  /** Last day, inclusive: until 24:00 at +08:00 (Z-8). */
  readonly dueOn: LocalDate;
  readonly graceWorkingDays: number;
  /** A first submission at or after this instant is late. */
  readonly lateFrom: Instant;
  /** Version of the dated rule the dates came from, and its source. */
  readonly rule: { readonly id: string; readonly version: string; readonly source: string };
}

/**
 * NRTA issued the period's compilation, 汇编 (B-03). Its content is not copied: it is what the read models say at this
 * place of the log, and the hash tells whether they still do (W-04).
 */
export interface CompilationIssued {
  readonly period: string;
  /** 第 n 次, from 1. */
  readonly number: number;
  readonly basis: 'reported' | 'accepted';
  /** Day of the values: the period's last. */
  readonly asOf: LocalDate;
  /** Place in the log at which they were known; opaque. */
  readonly position: string;
  /** The instant at which reports that had not come were judged. */
  readonly judgedAt: Instant;
  /** Units whose report is in it, in official order. */
  readonly units: readonly { readonly unit: string; readonly revision: number; readonly receipt: string }[];
  /** Units that owed a report and had sent none: they stand with what was carried forward. */
  readonly missing: readonly string[];
  readonly counts: { readonly projects: number; readonly running: number; readonly changed: number; readonly late: number };
  /** 分 */
  readonly totals: { readonly productionCost: number; readonly promotionCost: number };
  /** sha-256 over the canonical content, not over the bytes of a workbook. */
  readonly hash: string;
  /** Asked for where it is issued before the due day is over, or again. */
  readonly note?: string;
}

/** Stream `period-<id>`. */
export type PeriodEvent = DomainEvent<'PeriodOpened', PeriodOpened> | DomainEvent<'CompilationIssued', CompilationIssued>;

/** One cell of a line: only cells whose value or date differ from what was reported as of the period's end are claims. */
export interface ReportedCell {
  readonly attribute: Attribute;
  /** null: "无", the value is taken away. */
  readonly value: AttributeValue;
  /** What stood there as reported when the draft was sent; null where nothing did. */
  readonly was: AttributeValue;
  /** The text of the cell as it stood in the file, where there was one. */
  readonly raw?: string;
  /** The cell's own date, else the day of the period's first submission clamped into the period. */
  readonly effectiveOn: LocalDate;
  /** Key into metadata.sources. */
  readonly source: string;
  /** Row in that source's sheet, from 1. */
  readonly row?: number;
  /** Why a stage went back (J-06), or why a warning goes out. */
  readonly reason?: string;
}

export interface LineReported {
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  readonly project: string;
  readonly cells: readonly ReportedCell[];
}

/** Takes back claims of earlier revisions of the same report, each by the id of its LineReported event and attribute. */
export interface LineRetracted {
  readonly unit: string;
  readonly period: string;
  /** The revision that takes them back. */
  readonly revision: number;
  readonly project: string;
  readonly cells: readonly { readonly attribute: Attribute; readonly event: string }[];
}

/** A warning that went out with a reason. Code, detail and person are in what was sent since they are kept. */
export interface KeptWarning {
  /** The finding's key: of a typed value `CODE|line|attribute|value`, of a file its source and place. */
  readonly finding: string;
  /** Null: it is about the sheet, or a row that means no project. */
  readonly project: string | null;
  readonly attribute: Attribute | null;
  readonly reason: string;
  readonly rule: string;
  readonly code?: string;
  /** What its words are filled with. */
  readonly detail?: Detail;
  /** `person-…` who gave the reason. */
  readonly by?: string;
}

export interface ReportSubmitted {
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  /** B-10: an explicit "no change". */
  readonly zero: boolean;
  readonly counts: { readonly projects: number; readonly lines: number; readonly cells: number; readonly retracted: number };
  /** sha-256 over the canonical claims; stands on the receipt. */
  readonly hash: string;
  /** 回执 number. */
  readonly receipt: string;
  /** `person-…` who certifies. */
  readonly certifier: string;
  /** The day undated cells of this report take, in every revision: first submission clamped into the period. */
  readonly undatedOn: LocalDate;
  /** Projects that the file did not list, and why (B-09). */
  readonly explanations: readonly {
    readonly project: string;
    readonly why: 'FINISHED' | 'WITHDRAWN' | 'MOVED' | 'UNCHANGED';
    readonly text: string;
  }[];
  /** Warnings that went out with a reason ("in principle" is soft). */
  readonly waivers: readonly KeptWarning[];
  /** Why an accepted report is corrected. */
  readonly reason?: string;
}

/** Stream `report-<unit>-<period>`. */
export type ReportEvent =
  /** A draft was begun; nothing of its content is seen outside its unit. */
  | DomainEvent<'ReportOpened', { readonly unit: string; readonly period: string }>
  | DomainEvent<'LineReported', LineReported>
  | DomainEvent<'LineRetracted', LineRetracted>
  | DomainEvent<'ReportSubmitted', ReportSubmitted>
  | DomainEvent<
      'ReportAccepted',
      {
        readonly unit: string;
        readonly period: string;
        readonly revision: number;
        readonly projects: readonly string[];
        readonly note?: string;
      }
    >
  | DomainEvent<
      'ReportReturned',
      {
        readonly unit: string;
        readonly period: string;
        readonly revision: number;
        readonly reason: string;
        /** Marked cells; none marked disputes all of the report's open claims. */
        readonly marks: readonly { readonly project: string; readonly attribute: Attribute; readonly reason?: string }[];
        readonly projects: readonly string[];
      }
    >
  /** NRTA gave this unit more time; lateness is judged with it from then on (B-08). */
  | DomainEvent<
      'DeadlineExtended',
      {
        readonly unit: string;
        readonly period: string;
        /** The due day that stood before. */
        readonly was: LocalDate;
        readonly dueOn: LocalDate;
        /** End of the period's own grace, counted from the new due day. */
        readonly lateFrom: Instant;
        readonly reason: string;
      }
    >
  | DomainEvent<
      'ReportReminded',
      {
        readonly unit: string;
        readonly period: string;
        readonly kind: ReminderKind;
        /** The due day it speaks of; a kind is said once for each, MANUAL as often as somebody does. */
        readonly dueOn: LocalDate;
        readonly text: string;
      }
    >
  /** NRTA asks about one cell of a report it has; only the unit and NRTA see the thread. */
  | DomainEvent<'CellQuestionAsked', CellMessage>
  /** The unit answers. */
  | DomainEvent<'CellQuestionAnswered', CellMessage>;

export type ReminderKind = 'BEFORE_DUE' | 'DUE' | 'OVERDUE' | 'MANUAL';

export interface CellMessage {
  readonly unit: string;
  readonly period: string;
  readonly project: string;
  readonly attribute: Attribute;
  readonly text: string;
}

export type ReportingEvent = PeriodEvent | ReportEvent;

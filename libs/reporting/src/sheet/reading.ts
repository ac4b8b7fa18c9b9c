import type {
  Attribute,
  AttributeValue,
  AttributeValues,
  Category,
  Detail,
  LocalDate,
  NameBook,
  NoteCode,
  ParseCode,
  PeriodId,
  SupportLevel,
} from '#kernel';

/** Values of a project by attribute; null is "none", absent is never said. */
export type Values = { readonly [A in Attribute]?: AttributeValues[A] | null };

/** A project of the unit as a sheet shows it: what was reported last, and what a draft already says on top. */
export interface SheetProject {
  readonly code: string;
  readonly category: Category;
  readonly levels: readonly SupportLevel[];
  /** As reported as of the period's end, known now: what the draft's differences start from. */
  readonly last: Values;
  readonly stageSince: LocalDate | null;
  /** The draft's own cells, printed as inputs in place of the last values. */
  readonly draft?: {
    readonly values: Values;
    readonly stageSince?: LocalDate;
    readonly reason?: string;
  };
}

export interface SheetContext {
  readonly unit: string;
  readonly period: PeriodId;
  readonly projects: readonly SheetProject[];
  /** What units are and were called; absent where nobody was ever renamed. */
  readonly names?: NameBook;
  /** Whether the signature of the hidden meta sheet is ours. */
  verify(text: string, signature: string): boolean;
  /** What the officer answered to LAYOUT_UNCERTAIN; counts only where the heading allows it. */
  readonly layout?: AnnexLayoutId;
  /** What the officer answered to SHEET_UNCERTAIN: the name of the sheet to read. */
  readonly sheet?: string;
  /** The workbook counts days from 1904; `readSheet` says it of the file it reads. */
  readonly date1904?: boolean;
}

/** What the reader itself finds; what it can only pass on has a kernel code. Rules over whole drafts stand in checks/. */
export type SheetFindingCode =
  | 'SHEET_NOT_RECOGNISED'
  | 'SHEET_UNCERTAIN'
  | 'LAYOUT_UNCERTAIN'
  | 'ROW_SHIFTED'
  | 'SECTION_UNCERTAIN'
  | 'STAGE_FILLED_DOWN'
  | 'STAGE_IN_TITLE'
  | 'CELL_OUTSIDE'
  | 'TOTAL_DISAGREES'
  | 'COLUMN_UNIT_UNKNOWN'
  | 'COLUMN_UNIT_CONTRADICTED'
  | 'NUMBER_KIND_UNSURE'
  | 'SHEET_OTHER_UNIT'
  | 'SHEET_OTHER_PERIOD'
  | 'SHEET_OLD_TEMPLATE'
  | 'SHEET_TAMPERED'
  | 'SHEET_META_MISSING'
  | 'COLUMN_MISSING'
  | 'COLUMN_REPEATED'
  | 'COLUMN_UNKNOWN'
  | 'CODE_UNKNOWN'
  | 'CODE_OF_ANOTHER_UNIT'
  | 'CODE_REPEATED'
  | 'PROJECT_REPEATED'
  | 'KEY_CHANGED'
  | 'CATEGORY_MISSING'
  | 'TITLE_MISSING'
  | 'TITLE_TAKEN_AWAY'
  | 'STAGE_MISSING'
  | 'STAGE_DATE_WITHOUT_STAGE'
  | 'MERGED_CELLS'
  | 'CELL_ERROR'
  | 'FORMULA_WITHOUT_VALUE'
  | 'BASE_MOVED'
  | 'ROW_IGNORED';

/** Closed: every finding of the reader carries one of these. */
export type FindingCode = SheetFindingCode | Exclude<ParseCode, 'EMPTY'> | NoteCode;

/** Something to look at, in a place. Its words stand in the kernel's message catalogue under its code. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly code: FindingCode;
  readonly sheet: string;
  /** From 1; null where the finding is about the sheet or a column. */
  readonly row: number | null;
  /** From 1. */
  readonly column: number | null;
  /** The text as it stands in the file. */
  readonly value: string | null;
  readonly attribute: Attribute | null;
  /** Code of the project the row means, where it is known. */
  readonly project: string | null;
  /** The requirement it comes from, such as B-12. */
  readonly rule: string;
  /** What the message's placeholders stand for. */
  readonly detail: Detail;
}

export type NormalisationCode =
  | NoteCode
  | 'FORMULA_VALUE'
  | 'STAGE_NAME_OF_CATEGORY'
  | 'STAGE_ROW_FILLED_DOWN'
  | 'STAGE_NUMBER_DISAGREES'
  | 'STAGE_IN_SERIAL'
  | 'HEADER_REPEATED'
  | 'TOTAL_PASSED_OVER'
  | 'COLUMN_NUMBERS_PASSED_OVER'
  | 'HEADING_UNIT'
  | 'LINE_UNIT'
  | 'LAYOUT_LOST_TWO'
  | 'LAYOUT_LOST_SERIAL'
  | 'LAYOUT_LOST_STAGE'
  | 'LAYOUT_AS_PRINTED'
  | 'LAYOUT_ANSWERED'
  | 'SHEET_CHOSEN'
  | 'SHEET_OLD_NAME'
  | 'NUMBER_BY_FORM'
  | 'EARLIER_CELL_TAKEN_BACK';

/** What was made of a cell before it could be understood: told, never silent. */
export interface Normalisation {
  readonly code: NormalisationCode;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/** What only the officer can say; holds submission back until answered. */
export type Question =
  | {
      /** An empty cell over an old value: unchanged, or to be cleared? "无" clears. */
      readonly kind: 'BLANK_OVER_VALUE';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly attribute: Attribute;
      readonly project: string;
      readonly was: AttributeValue;
    }
  | {
      /** A line without a code that no project answers to with certainty: new, or which one renamed? */
      readonly kind: 'WHICH_PROJECT';
      readonly sheet: string;
      readonly row: number;
      readonly title: string | null;
      readonly candidates: readonly string[];
    }
  | {
      /** Which of several readings of the columns is meant (Z-6)? Nothing is read until it is answered. */
      readonly kind: 'WHICH_LAYOUT';
      readonly sheet: string;
      readonly row: number;
      readonly candidates: readonly AnnexLayoutId[];
    }
  | {
      /** Which of several sheets is the report? Nothing is read until it is answered. */
      readonly kind: 'WHICH_SHEET';
      readonly sheet: string;
      readonly row: number;
      readonly candidates: readonly string[];
    };

/** A cell that could be read. */
export interface ReadCell {
  readonly attribute: Attribute;
  /** null: "无". */
  readonly value: AttributeValue;
  readonly raw: string;
  /** The cell's own date, for a stage with its "since" column filled. */
  readonly sinceOn?: LocalDate;
  readonly row: number;
  readonly column: number;
}

/** A cell that differs from what its project had. */
export interface SheetCell extends ReadCell {
  /** What the sheet had shown to its editor; null where nothing. */
  readonly was: AttributeValue;
  /** What is reported now differs from what the editor saw. */
  readonly moved: boolean;
}

export type MatchedBy = 'code' | 'number' | 'title';

export interface SheetLine {
  readonly sheet: string;
  readonly row: number;
  /** Null: a new project, or a question. */
  readonly project: string | null;
  readonly matchedBy: MatchedBy | null;
  /** Projects it might be, where no certainty is. */
  readonly candidates: readonly string[];
  readonly category: Category | null;
  /** For a new line; 省级 unless said otherwise. */
  readonly level: SupportLevel;
  readonly read: readonly ReadCell[];
  /** Differences from the project's values; for a line without a project everything read. */
  readonly cells: readonly SheetCell[];
  /** Attributes set back in the file to what is reported: a draft's own value for them is given up. */
  readonly reverted: readonly Attribute[];
  /** 变动原因: why a stage went back. */
  readonly reason: string | null;
}

/** How the file stands to what it is uploaded for; NONE for the annex, which carries no meta sheet. */
export type MetaVerdict = 'OK' | 'NONE' | 'MISSING' | 'TAMPERED' | 'OTHER_UNIT' | 'OTHER_PERIOD' | 'OLD_TEMPLATE';

export interface SheetMeta {
  readonly template: string;
  readonly unit: string;
  readonly period: string;
  /** The report's revision the sheet was made for; 0 before the first submission. */
  readonly revision: number;
  /** Position token of the values printed in it. */
  readonly position: string;
  readonly generatedAt: string;
}

/** The readings of 附件3 (Z-6); what each means for the columns says `mapsOf`. */
export type AnnexLayoutId = 'annex-clean' | 'annex-lost-two' | 'annex-lost-serial' | 'annex-lost-stage' | 'annex-as-printed';

export type LayoutId = 'ours' | AnnexLayoutId;

export const ANNEX_LAYOUTS: readonly AnnexLayoutId[] = [
  'annex-clean',
  'annex-lost-two',
  'annex-lost-serial',
  'annex-lost-stage',
  'annex-as-printed',
];

export const isAnnexLayout = (text: string): text is AnnexLayoutId => ANNEX_LAYOUTS.some((each) => each === text);

export interface SheetReading {
  readonly layout: LayoutId | null;
  readonly sheet: string | null;
  readonly verdict: MetaVerdict;
  readonly meta: SheetMeta | null;
  readonly lines: readonly SheetLine[];
  readonly findings: readonly Finding[];
  readonly normalisations: readonly Normalisation[];
  readonly questions: readonly Question[];
  /** Codes of the unit's projects that no line means (B-09). */
  readonly missing: readonly string[];
  /** The map from columns to attributes, for the source of a claim. */
  readonly columns: readonly { readonly column: number; readonly attribute: Attribute }[];
}

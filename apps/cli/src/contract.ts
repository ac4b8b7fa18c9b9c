/** What the doors of the API answer, as far as the commands read it (design section 6). */
export interface ProblemDetail {
  readonly code?: string;
  readonly message: string;
  readonly messageEn?: string;
  readonly sheet?: string | null;
  readonly row?: number | null;
  /** Column letters, or its number from 1. */
  readonly column?: string | number | null;
  readonly value?: unknown;
  readonly rule?: string | null;
  readonly repair?: string | null;
}

/** `application/problem+json`, RFC 9457. */
export interface ProblemBody {
  readonly title?: string;
  readonly titleEn?: string;
  readonly status?: number;
  readonly code?: string;
  readonly errors?: readonly ProblemDetail[];
}

export interface Finding extends ProblemDetail {
  readonly key?: string;
  /** `error` holds submission back; `warning` goes out with a reason (B-13). */
  readonly severity: string;
  readonly project?: string | null;
  readonly attribute?: string | null;
}

/** What only the officer can say; holds submission back until answered (D-04). */
export interface Question {
  readonly line: unknown;
  readonly kind: string;
  readonly title?: string | null;
  readonly candidates: readonly { readonly project: string; readonly title: string }[];
}

export interface MissingProject {
  readonly project: string;
  readonly title: string;
}

export interface Normalisation {
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly column?: string | number | null;
  readonly from: unknown;
  readonly to: unknown;
  readonly kind: string;
}

/** Answer to an upload of a sheet. */
export interface UploadAnswer {
  readonly accepted: boolean;
  readonly alreadyTaken: boolean;
  readonly layout: string;
  readonly fileHash: string;
  readonly changedCells: number;
  readonly newLines: number;
  readonly normalisations: readonly Normalisation[];
  readonly findings: readonly Finding[];
  readonly questions: readonly Question[];
  readonly missing: readonly MissingProject[];
  /** `warnings`: those without a reason yet. */
  readonly draft: { readonly revision: number; readonly edition: string; readonly errors: number; readonly warnings: number };
}

/** A row of a file as it would be taken. */
export interface CheckedRow {
  readonly sheet: string;
  readonly row: number;
  readonly project: string | null;
  readonly title: string;
  readonly state: 'good' | 'bad' | 'question';
  readonly cells: readonly {
    readonly attributeZh: string;
    readonly address: string;
    readonly was: string;
    readonly now: string;
  }[];
}

/** Answer to a check: what the upload would answer, and the file row by row. */
export interface CheckAnswer extends UploadAnswer {
  readonly reading: { readonly layout: string | null; readonly sheet: string | null; readonly why: readonly string[] };
  readonly counts: {
    readonly rows: number;
    readonly good: number;
    readonly bad: number;
    readonly question: number;
    readonly cells: number;
  };
  readonly rows: readonly CheckedRow[];
}

interface ComparedCell {
  readonly text: string;
  readonly address: string | null;
}

/** A line of two files, or of one of them only. */
export interface ComparedRow {
  readonly project: string | null;
  readonly title: string;
  readonly rowA: number | null;
  readonly rowB: number | null;
  readonly cells: readonly { readonly attributeZh: string; readonly a: ComparedCell; readonly b: ComparedCell }[];
}

/** What two files of one unit say differently. */
export interface CompareAnswer {
  readonly counts: {
    readonly onlyInA: number;
    readonly onlyInB: number;
    readonly changed: number;
    readonly cells: number;
    readonly same: number;
  };
  readonly onlyInA: readonly ComparedRow[];
  readonly onlyInB: readonly ComparedRow[];
  readonly changed: readonly ComparedRow[];
}

export interface Receipt {
  readonly number: string;
  readonly hash: string;
  readonly submittedAt: string;
  readonly revision: number;
  readonly zero: boolean;
  readonly latenessZh?: string;
  readonly rule?: string;
}

/** Answer to a submission. */
export interface SubmissionAnswer {
  readonly receipt: Receipt;
  readonly position: string;
}

export interface DraftCell {
  /** Null: a line that is not known to be a project yet. */
  readonly project: string | null;
  readonly line?: string;
  readonly title: string;
  readonly attributeZh: string;
  readonly was: unknown;
  readonly now: unknown;
}

/** Why NRTA returned a revision, and the cells it disputes; none marked means all of it. */
export interface ReturnAnswer {
  readonly revision: number;
  readonly reason: string;
  readonly marks: readonly {
    readonly project: string;
    readonly title: string;
    readonly attributeZh: string;
    readonly text: string;
    readonly reason: string | null;
  }[];
}

/** One unit’s report of one half-month. */
export interface ReportAnswer {
  readonly unit: string;
  readonly unitZh: string;
  readonly period: string;
  readonly periodZh: string;
  readonly stateZh: string;
  readonly revision: number | null;
  readonly dueOn: string;
  readonly latenessZh: string;
  readonly rule?: unknown;
  readonly receipt?: { readonly number: string } | string | null;
  /** NRTA's standing return; null where there is none. */
  readonly returned?: ReturnAnswer | null;
  readonly draft: null | {
    readonly revision: number;
    /** Names what would be certified: `push --seen`. */
    readonly edition: string;
    readonly cells: readonly DraftCell[];
    readonly findings: readonly Finding[];
    readonly questions: readonly Question[];
    readonly missing: readonly MissingProject[];
    readonly canSubmit: boolean;
  };
}

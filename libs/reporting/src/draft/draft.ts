import {
  sameValue,
  type Attribute,
  type AttributeValue,
  type Category,
  type Detail,
  type Instant,
  type LocalDate,
  type Source,
  type SupportLevel,
} from '#kernel';
import type { BaseProject } from '../base';

/** A cell that differs from what is reported. */
export interface DraftCell {
  /** Project code, or `new-<n>` for a row that means no project yet. */
  readonly line: string;
  readonly attribute: Attribute;
  /** null: "无". */
  readonly value: AttributeValue;
  /** The cell's own date ("stage since"). */
  readonly since: LocalDate | null;
  /** The text of the cell in the file. */
  readonly raw: string | null;
  /** Key into the draft's sources. */
  readonly source: string;
  readonly row: number | null;
  /** From a file the row's 变动原因, why a stage went back; typed, why this cell's warnings go out. */
  readonly reason: string | null;
  readonly editor: string;
  readonly editedAt: Instant;
  /** What its editor saw beneath, and the cut that was read at. */
  readonly baseValue: AttributeValue;
  readonly basePosition: string | null;
}

/** A row of a file that no project answers to with certainty: new, or which one renamed? (D-04) Its cells stand in the draft under its key. */
export interface DraftLine {
  readonly line: string;
  /** Projects it might be, the likeliest first. */
  readonly candidates: readonly string[];
  readonly title: string | null;
  readonly category: Category | null;
  readonly levels: readonly SupportLevel[];
  readonly source: string;
  readonly row: number | null;
  /** The day it was answered "new", kept before anything is registered: a repeat after a crash says the same. */
  readonly answeredOn: LocalDate | null;
}

/** What the reading of a file found and somebody has to look at; an error holds submission back until it is settled. */
export interface FileFinding {
  /** Stable: source, place and code. */
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** The line it is about, where it is about one. */
  readonly line: string | null;
  /** The cell it is about: writing or clearing that cell settles it. */
  readonly attribute: Attribute | null;
  readonly sheet: string | null;
  /** From 1. */
  readonly row: number | null;
  readonly column: number | null;
  readonly value: string | null;
  readonly rule: string;
  readonly detail: Detail;
  readonly source: string;
}

export type MissingWhy = 'FINISHED' | 'WITHDRAWN' | 'MOVED' | 'UNCHANGED';

export interface DraftExplanation {
  readonly project: string;
  readonly why: MissingWhy;
  readonly text: string;
}

export interface DraftWaiver {
  /** The finding's key: it names code, line, attribute and value, so another value is another finding. */
  readonly finding: string;
  readonly reason: string;
  readonly by: string;
}

export interface DraftSource {
  readonly key: string;
  readonly source: Source;
  /** Projects that the file's rows stood for; null where the source lists none. */
  readonly listed: readonly string[] | null;
}

export interface DraftFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
  /** What the reading told of the file, for showing it again. */
  readonly summary: Readonly<Record<string, unknown>>;
}

/** Working paper of one unit and period: differences only, nothing of it is a fact. */
export interface Draft {
  readonly unit: string;
  readonly period: string;
  /** Report revision it is made over; 0 before the first. */
  readonly revision: number;
  /** It relies on what stands up to here: read over nothing older. */
  readonly minPosition: string | null;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly editedBy: string;
  readonly editedAt: Instant;
  /** One more with every command. */
  readonly edits: number;
  readonly cells: readonly DraftCell[];
  readonly lines: readonly DraftLine[];
  readonly findings: readonly FileFinding[];
  readonly explanations: readonly DraftExplanation[];
  readonly waivers: readonly DraftWaiver[];
  readonly sources: readonly DraftSource[];
  readonly files: readonly DraftFile[];
}

export const isNewLine = (line: string): boolean => line.startsWith('new-');

type CellKey = Pick<DraftCell, 'line' | 'attribute'>;
const sameCell = (left: CellKey, right: CellKey): boolean => left.line === right.line && left.attribute === right.attribute;

export const findCell = (draft: Draft, line: string, attribute: Attribute): DraftCell | undefined =>
  draft.cells.find((cell) => sameCell(cell, { line, attribute }));

/** The draft with a cell written; what stood there, and what a file's reading had against it, is gone. */
export const withCell = (draft: Draft, cell: DraftCell): Draft => {
  const rest = withoutCell(draft, cell);
  return { ...rest, cells: [...rest.cells, cell] };
};

export const withoutCell = (draft: Draft, key: CellKey): Draft => ({
  ...draft,
  cells: draft.cells.filter((cell) => !sameCell(cell, key)),
  findings: draft.findings.filter(({ line, attribute }) => line !== key.line || attribute !== key.attribute),
});

export const baseValueOf = (project: BaseProject | undefined, attribute: Attribute): AttributeValue =>
  project?.values[attribute] ?? null;

/** Only a cell whose value or date differs from what is reported is a claim (worked example, rule 1). */
export const differs = (
  { attribute, value, since }: Pick<DraftCell, 'attribute' | 'value' | 'since'>,
  project: BaseProject | undefined,
): boolean =>
  !sameValue(attribute, value, baseValueOf(project, attribute)) ||
  (since !== null && since !== (project?.since[attribute] ?? null));

/** What stands in a line as the draft would have it. */
export const draftedValue = (
  draft: Draft,
  project: BaseProject | undefined,
  line: string,
  attribute: Attribute,
): AttributeValue => {
  const cell = findCell(draft, line, attribute);
  return cell ? cell.value : baseValueOf(project, attribute);
};

import {
  normaliseNumber,
  refuse,
  sameValue,
  stageWithin,
  type Attribute,
  type AttributeValue,
  type Category,
  type FilingNumber,
  type Instant,
  type LocalDate,
  type Refused,
  type StageCode,
} from '#kernel';
import type { BaseProject } from '../base';
import { EARLIER_ROW_KEPT, isReplaced } from './earlier-files';
import { baseValueOf, differs, draftedValue, findCell, withCell, withoutCell, type Draft, type MissingWhy } from './draft';

export interface CellEdit {
  /** Project code, or the `new-<n>` of a row that waits for an answer. */
  readonly line: string;
  readonly attribute: Attribute;
  /** null: "无". */
  readonly value: AttributeValue;
  /** For a stage, the day it holds from. */
  readonly since?: LocalDate | null;
  /** The value its editor saw; another one that stands is refused with both. */
  readonly seen: AttributeValue;
  readonly reason?: string;
}

/** One command of an officer on a draft. */
export type DraftEdit =
  | { readonly type: 'EditCells'; readonly cells: readonly CellEdit[] }
  /** Takes a difference back: what is reported stands again. */
  | { readonly type: 'ClearCells'; readonly cells: readonly Pick<CellEdit, 'line' | 'attribute'>[] }
  /** "It is this project." */
  | { readonly type: 'AnswerLine'; readonly line: string; readonly project: string }
  /** "The row is not to be taken": an open row of a file, or one of an earlier file that the newer one leaves out. */
  | { readonly type: 'DropLine'; readonly line: string }
  /** Settles a finding about a row or a sheet, which no cell can repair: the row is not taken, or stays though left out. */
  | { readonly type: 'DismissFinding'; readonly finding: string }
  | { readonly type: 'ExplainMissing'; readonly project: string; readonly why: MissingWhy; readonly text: string }
  | { readonly type: 'Waive'; readonly finding: string; readonly reason: string }
  /** The value beneath moved: keep the draft's, over the value that stands now. */
  | { readonly type: 'KeepMine'; readonly line: string; readonly attribute: Attribute }
  | { readonly type: 'TakeTheirs'; readonly line: string; readonly attribute: Attribute };

export type DraftEditCode =
  'VALUE_CHANGED' | 'UNKNOWN_LINE' | 'UNKNOWN_FINDING' | 'NOT_WAIVABLE' | 'CELL_FINDING' | 'REASON_REQUIRED';

export interface EditContext {
  readonly projects: ReadonlyMap<string, BaseProject>;
  /** Cut the projects were read at. */
  readonly position: string | null;
  readonly editor: string;
  readonly at: Instant;
  /** Findings of the draft as it stands, by key. */
  readonly severityOf: (finding: string) => 'error' | 'warning' | undefined;
}

type Edited = { readonly ok: true; readonly draft: Draft } | Refused<DraftEditCode>;

/** The draft after a command, or why not. Pure: the whole command counts or none of it. */
export function editDraft(draft: Draft, edit: DraftEdit, context: EditContext): Edited {
  switch (edit.type) {
    case 'EditCells':
      return editCells(draft, edit.cells, context);
    case 'ClearCells':
      return done(edit.cells.reduce(withoutCell, draft));
    case 'AnswerLine':
      return answerLine(draft, edit.line, edit.project, context);
    case 'DropLine': {
      const { line } = edit;
      if (draft.findings.some((each) => each.code === EARLIER_ROW_KEPT && each.line === line)) return done(struck(draft, line));
      if (!draft.lines.some((each) => each.line === line)) return refuse('UNKNOWN_LINE', { line });
      return done(withoutLine(draft, line));
    }
    case 'DismissFinding': {
      const found = draft.findings.find(({ key }) => key === edit.finding);
      if (!found) return refuse('UNKNOWN_FINDING', { finding: edit.finding });
      if (found.attribute !== null && found.line !== null) return refuse('CELL_FINDING', { finding: edit.finding });
      const dismissed = { ...draft, findings: draft.findings.filter(({ key }) => key !== edit.finding) };
      // The newer file is only a part: the row is of the list all the same.
      return done(
        found.code === EARLIER_ROW_KEPT && found.line !== null ? listing(dismissed, found.source, found.line) : dismissed,
      );
    }
    case 'ExplainMissing': {
      const { project, why, text } = edit;
      if (!context.projects.has(project)) return refuse('UNKNOWN_LINE', { line: project });
      if (text.trim() === '' && why !== 'UNCHANGED') return refuse('REASON_REQUIRED', { project });
      const others = draft.explanations.filter((each) => each.project !== project);
      return done({ ...draft, explanations: [...others, { project, why, text: text.trim() }] });
    }
    case 'Waive': {
      const { finding } = edit;
      const reason = edit.reason.trim();
      const severity = context.severityOf(finding);
      if (severity === undefined) return refuse('UNKNOWN_FINDING', { finding });
      if (severity === 'error') return refuse('NOT_WAIVABLE', { finding });
      if (reason === '') return refuse('REASON_REQUIRED', { finding });
      const others = draft.waivers.filter((each) => each.finding !== finding);
      return done({ ...draft, waivers: [...others, { finding, reason, by: context.editor }] });
    }
    case 'KeepMine': {
      const cell = findCell(draft, edit.line, edit.attribute);
      if (!cell) return refuse('UNKNOWN_LINE', { line: edit.line, attribute: edit.attribute });
      const baseValue = baseValueOf(context.projects.get(edit.line), edit.attribute);
      return done(replaceCell(draft, { ...cell, baseValue, basePosition: context.position }));
    }
    case 'TakeTheirs':
      if (!findCell(draft, edit.line, edit.attribute))
        return refuse('UNKNOWN_LINE', { line: edit.line, attribute: edit.attribute });
      return done(withoutCell(draft, edit));
  }
}

const done = (draft: Draft): Edited => ({ ok: true, draft });

/** What a file's reading had against the cell stays: its value is the same. */
const replaceCell = (draft: Draft, cell: Draft['cells'][number]): Draft => ({
  ...draft,
  cells: draft.cells.map((each) => (each.line === cell.line && each.attribute === cell.attribute ? cell : each)),
});

function editCells(draft: Draft, edits: readonly CellEdit[], context: EditContext): Edited {
  const source = `p-${context.editor}`;
  let after = withTypedSource(draft, source, context);
  for (const edit of edits) {
    const { line, attribute } = edit;
    const project = context.projects.get(line);
    if (!project && !draft.lines.some((each) => each.line === line)) return refuse('UNKNOWN_LINE', { line });
    // Compared with the draft as it was: one command may write a cell only once, over what its editor saw.
    const actual = draftedValue(draft, project, line, attribute);
    // Sent again after a lost answer, or written alike by somebody else: what stands is what is wanted.
    if (!sameValue(attribute, actual, edit.seen) && !sameValue(attribute, actual, edit.value)) {
      return refuse('VALUE_CHANGED', {
        line,
        attribute,
        seen: edit.seen,
        actual,
        editor: findCell(draft, line, attribute)?.editor ?? null,
      });
    }
    const standing = findCell(draft, line, attribute);
    const cell = {
      line,
      attribute,
      value: edit.value,
      since: attribute === 'stage' ? (edit.since === undefined ? null : edit.since) : null,
      raw: null,
      source,
      row: null,
      reason: edit.reason?.trim() || (standing && keepsReason(standing, edit.value) ? standing.reason : null),
      editor: context.editor,
      editedAt: context.at,
      baseValue: baseValueOf(project, attribute),
      basePosition: context.position,
    };
    after = differs(cell, project) ? withCell(after, cell) : withoutCell(after, edit);
  }
  return done(after);
}

/** A reason speaks of the value it was typed with; why a stage went back is asked of the row and stays with it. */
const keepsReason = ({ attribute, row, value }: Draft['cells'][number], next: AttributeValue): boolean =>
  attribute === 'stage' || (row === null && sameValue(attribute, value, next));

function withTypedSource(draft: Draft, key: string, { editor, at }: EditContext): Draft {
  if (draft.sources.some((each) => each.key === key)) return draft;
  return { ...draft, sources: [...draft.sources, { key, source: { kind: 'typed', person: editor, at }, listed: null }] };
}

const listing = (draft: Draft, source: string, code: string): Draft => ({
  ...draft,
  sources: draft.sources.map((each) =>
    each.key === source && each.listed !== null && !each.listed.includes(code)
      ? { ...each, listed: [...each.listed, code] }
      : each,
  ),
});

/** A project without the cells that earlier files brought, and without the question about them; `only`: those attributes. */
function struck(draft: Draft, code: string, only?: (attribute: Attribute) => boolean): Draft {
  const gone = new Set(draft.sources.filter(isReplaced).map(({ key }) => key));
  for (const each of draft.findings) if (each.code === EARLIER_ROW_KEPT && each.line === code) gone.add(each.source);
  return {
    ...draft,
    cells: draft.cells.filter(({ line, attribute, source }) => line !== code || !gone.has(source) || (only && !only(attribute))),
    findings: draft.findings.filter((each) => each.code !== EARLIER_ROW_KEPT || each.line !== code),
  };
}

/** The row's cells become differences of the project; what it says that is reported already is none. */
function answerLine(draft: Draft, line: string, code: string, context: EditContext): Edited {
  const row = draft.lines.find((each) => each.line === line);
  const project = context.projects.get(code);
  if (!row) return refuse('UNKNOWN_LINE', { line });
  if (!project) return refuse('UNKNOWN_LINE', { line: code });
  const moved = draft.cells
    .filter((cell) => cell.line === line)
    .map((cell) => ({
      ...cell,
      line: code,
      value: valueWithin(project.category, cell),
      baseValue: baseValueOf(project, cell.attribute),
      basePosition: context.position,
    }));
  const columns = draft.sources.find(({ key }) => key === row.source)?.source.columns;
  const asked = draft.findings.some((each) => each.code === EARLIER_ROW_KEPT && each.line === code && each.source === row.source);
  // The row was the project's after all: what earlier files said of it is said by this one.
  const cleared = asked ? struck(draft, code, (attribute) => columns?.[attribute] !== undefined) : draft;
  let after = withoutLine(cleared, line, true);
  for (const cell of moved) after = differs(cell, project) ? withCell(after, cell) : withoutCell(after, cell);
  const findings = after.findings.map((each) => (each.line === line ? { ...each, line: code } : each));
  return done(listing({ ...after, findings }, row.source, code));
}

/** Only now the category is certain, and with it what the first stage is called (Z-4). */
const valueWithin = (category: Category, { attribute, value }: Draft['cells'][number]): AttributeValue =>
  attribute === 'stage' && value !== null ? stageWithin(category, value as StageCode) : value;

/** `keepCells`: what was found in its cells stays to be repaired; what was found of the row is answered. */
const withoutLine = (draft: Draft, line: string, keepCells = false): Draft => ({
  ...draft,
  lines: draft.lines.filter((each) => each.line !== line),
  cells: draft.cells.filter((cell) => cell.line !== line),
  findings: draft.findings.filter((each) => each.line !== line || (keepCells && each.attribute !== null && each.value !== null)),
});

/** Numbers that stand in a draft, normalised, to ask who else holds them (N-07). */
export const draftedNumbers = (draft: Draft): readonly string[] => [
  ...new Set(
    draft.cells.flatMap(({ attribute, value }) =>
      (attribute === 'planningNumber' || attribute === 'releaseNumber') && value !== null
        ? [normaliseNumber((value as FilingNumber).normal)]
        : [],
    ),
  ),
];

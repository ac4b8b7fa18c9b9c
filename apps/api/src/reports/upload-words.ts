import { formatAttribute, type Attribute, type AttributeValue } from '#kernel';
import { columnLetters, editionOf, holdsBack, normalisationMessage, type DraftView, type SheetLine } from '#reporting';
import { attributeZh } from '../graphql/claims.loader';
import { findingWords, missingWords, normalisationWords, questionWords, type FindingWords } from './report-words';
import type { Upload } from './sheet.service';

export const countsOf = ({ draft, findings }: DraftView) => ({
  revision: draft.edits,
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter((finding) => finding.severity === 'warning' && holdsBack(finding)).length,
});

/** What a taken file is answered with. */
export const uploadWords = (taken: Upload) => ({
  accepted: true,
  alreadyTaken: taken.alreadyTaken,
  layout: taken.reading.layout === 'ours' ? 'ours' : 'annex',
  fileHash: taken.sha256,
  changedCells: taken.view.differences.length,
  newLines: taken.view.draft.lines.length,
  normalisations: normalisationWords(taken.reading),
  findings: taken.view.findings.map(findingWords),
  questions: questionWords(taken.view),
  missing: missingWords(taken.view),
  draft: { ...countsOf(taken.view), edition: editionOf(taken.view) },
});

/** Bad: an error stands in the row. Question: which project it means is to be answered. Good: it can be taken as it is. */
export type RowState = 'good' | 'bad' | 'question';

/** A row of the file as it would be taken. */
export interface RowWords {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  /** Project code, or the new-… of a row that waits for an answer; null where the row could not be read as a project. */
  readonly line: string | null;
  readonly project: string | null;
  readonly title: string;
  /** By what the project was found; null where it was not. */
  readonly matchedBy: SheetLine['matchedBy'];
  readonly state: RowState;
  readonly cells: readonly CellChange[];
  /** Keys of `findings` that stand in this row. */
  readonly findings: readonly string[];
}

/** A cell that says another value than what is reported. */
export interface CellChange {
  readonly attribute: Attribute;
  readonly attributeZh: string;
  /** Column letters, and the whole address such as `填报表!L8`. */
  readonly column: string;
  readonly address: string;
  readonly was: string;
  readonly now: string;
  /** As it stands in the file. */
  readonly raw: string;
}

/**
 * What an upload of the file would be answered with, and beside it the file row by row: which project each means, what it
 * changes, what is wrong in it (I-08). Nothing of it is stored.
 */
export function checkWords(checked: Upload) {
  const rows = rowWords(checked);
  const { reading } = checked;
  const why = reading.normalisations.filter(({ code }) => /^(LAYOUT|SHEET_CHOSEN)/.test(code));
  const layout = reading.layout;
  const count = (state: RowState): number => rows.filter((each) => each.state === state).length;
  return {
    ...uploadWords(checked),
    reading: {
      layout,
      sheet: reading.sheet,
      why: why.map((each) => normalisationMessage(each).zh),
      whyEn: why.map((each) => normalisationMessage(each).en),
    },
    counts: {
      rows: rows.length,
      good: count('good'),
      bad: count('bad'),
      question: count('question'),
      cells: rows.reduce((sum, { cells }) => sum + cells.length, 0),
    },
    rows,
  };
}

function rowWords({ view, reading, sha256 }: Upload): readonly RowWords[] {
  const source = `f-${sha256.slice(0, 16)}`;
  const titles = new Map(view.projects.map(({ code, values }) => [code, values.title ?? '']));
  const keys = new Map(view.draft.lines.filter((each) => each.source === source).map(({ row, line }) => [row, line]));
  const byRow = new Map<number, FindingWords[]>();
  for (const finding of view.findings.map(findingWords)) {
    if (finding.row === null || finding.sheet !== reading.sheet) continue;
    byRow.set(finding.row, [...(byRow.get(finding.row) ?? []), finding]);
  }
  const lines = new Map(reading.lines.map((line) => [line.row, line]));
  const numbers = [...new Set([...lines.keys(), ...byRow.keys()])].sort((one, other) => one - other);
  return numbers.flatMap((row): readonly RowWords[] => {
    const read = lines.get(row);
    const line = read ? (read.project ?? keys.get(row) ?? null) : null;
    // Another file of the draft may have a row of the same number: its findings are about another line.
    const own = (byRow.get(row) ?? []).filter((each) => !read || each.line === null || each.line === line);
    if (!read && own.length === 0) return [];
    const said = read?.read.find(({ attribute }) => attribute === 'title')?.value;
    const title = typeof said === 'string' ? said : (titles.get(line ?? own[0]?.line ?? '') ?? '');
    const { project = null, matchedBy = null, cells = [] } = read ?? {};
    const shown = { sheet: reading.sheet ?? '', row, line, project, title, matchedBy, state: stateOf(own) };
    const changes = cells.map((cell): CellChange => {
      const { attribute, column, was, value, raw } = cell;
      const letters = columnLetters(column);
      const address = `${reading.sheet ?? ''}!${letters}${cell.row}`;
      const texts = { was: shownValue(attribute, was), now: formatAttribute(attribute, value), raw };
      return { attribute, attributeZh: attributeZh(attribute), column: letters, address, ...texts };
    });
    return [{ ...shown, cells: changes, findings: own.map(({ key }) => key) }];
  });
}

const stateOf = (own: readonly FindingWords[]): RowState => {
  const errors = own.filter(({ severity }) => severity === 'error');
  if (errors.some(({ code }) => code !== 'LINE_UNRESOLVED')) return 'bad';
  return errors.length > 0 ? 'question' : 'good';
};

const shownValue = (attribute: Attribute, value: AttributeValue): string =>
  value === null ? '' : formatAttribute(attribute, value);

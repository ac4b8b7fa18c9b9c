import { formatAttribute, type Instant, type Source } from '#kernel';
import { columnLetters } from '../sheet/layout';
import type { Finding, SheetLine, SheetReading } from '../sheet/reading';
import type { Draft, DraftCell, DraftFile, DraftLine, FileFinding } from './draft';
import { retake, type Retaken } from './earlier-files';

/**
 * What of a file is taken. `strict`: all or, with a single error, nothing. `good`: the rows without a fault, the others
 * stay unresolved. `all`: every cell that could be read, each fault to be repaired in the draft.
 */
export type Taking = 'strict' | 'good' | 'all';

export interface Upload {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly person: string;
  readonly at: Instant;
  /** Cut the sheet's values were compared at. */
  readonly position: string | null;
  readonly take: Taking;
}

/** What a file takes back of the earlier files of its person, in words for whoever sends it. */
export const takenBack = (draft: Draft, reading: SheetReading, upload: Upload): Retaken['told'] =>
  retaken(draft, reading, upload).told;

function retaken(draft: Draft, reading: SheetReading, upload: Upload): Retaken {
  const lines = takenLines(reading, upload).filter(({ project }) => project !== null);
  const replaced = supersededBy(draft, upload);
  return retake(draft, { source: sourceKey(upload), reading, lines, listed: listedIn(reading), replaced });
}

const supersededBy = (draft: Draft, upload: Upload): ReadonlySet<string> =>
  new Set(
    draft.sources
      .filter(({ key, source }) => source.kind === 'file' && (source.person === upload.person || key === sourceKey(upload)))
      .map(({ key }) => key),
  );

function takenLines(reading: SheetReading, { take }: Upload): readonly SheetLine[] {
  const faulty = new Set(take === 'good' ? faultyRows(reading) : []);
  return reading.lines.filter(({ row }) => !faulty.has(row));
}

/**
 * Patches a draft with what was read of a file. Earlier files of the same person, and the same file whoever sent it, are
 * superseded: in what they left open, and in the cells that this one has otherwise or no more.
 */
export function applyReading(draft: Draft, reading: SheetReading, upload: Upload): Draft {
  const source = sourceKey(upload);
  const superseded = supersededBy(draft, upload);
  const openLines = draft.lines.filter((line) => !superseded.has(line.source));
  const dropped = new Set(draft.lines.filter((line) => superseded.has(line.source)).map(({ line }) => line));
  const newKeys = lineKeys(reading, draft);
  const keyOf = (line: SheetLine): string => line.project ?? newKeys.get(line) ?? '';
  const faulty = new Set(upload.take === 'good' ? faultyRows(reading) : []);
  const taken = takenLines(reading, upload);
  const earlier = retaken(draft, reading, upload);

  const cells = new Map(
    earlier.cells.filter(({ line }) => !dropped.has(line)).map((cell) => [`${cell.line}|${cell.attribute}`, cell]),
  );
  for (const line of taken) {
    const key = keyOf(line);
    for (const attribute of line.reverted) cells.delete(`${key}|${attribute}`);
    for (const cell of line.cells) {
      const written: DraftCell = {
        line: key,
        attribute: cell.attribute,
        value: cell.value,
        since: cell.sinceOn ?? null,
        raw: cell.raw,
        source,
        row: cell.row,
        reason: line.reason,
        editor: upload.person,
        editedAt: upload.at,
        baseValue: cell.was,
        basePosition: upload.position,
      };
      cells.set(`${key}|${cell.attribute}`, written);
    }
  }
  const findings = [
    ...draft.findings.filter((each) => !superseded.has(each.source) && each.source !== source),
    ...openFindings(reading, source, faulty, keyOf),
    ...earlier.asked,
  ];
  return {
    ...draft,
    cells: [...cells.values()],
    lines: [...openLines, ...taken.filter(({ project }) => project === null).map((line) => draftLine(line, keyOf(line), source))],
    findings: [...new Map(findings.map((each) => [each.key, each])).values()],
    sources: [
      ...draft.sources
        .filter(({ key }) => key !== source)
        // What an older file of the same person left out is what the newer one says.
        .map((each) => (superseded.has(each.key) ? { ...each, listed: null } : each)),
      { key: source, source: sourceOf(reading, upload), listed: listedIn(reading) },
    ],
    files: [...draft.files.filter(({ sha256 }) => sha256 !== upload.sha256), fileOf(reading, upload)],
  };
}

/** Errors that refuse a whole file: nothing of it is for this unit and period. */
export const isForAnother = ({ layout, verdict }: SheetReading): boolean =>
  layout === null || verdict === 'OTHER_UNIT' || verdict === 'OTHER_PERIOD' || verdict === 'TAMPERED';

export const errorsOf = (reading: SheetReading): readonly Finding[] =>
  reading.findings.filter(({ severity }) => severity === 'error');

const sourceKey = ({ sha256 }: Upload): string => `f-${sha256.slice(0, 16)}`;

const listedIn = ({ lines, findings }: SheetReading): readonly string[] => [
  ...new Set([...lines, ...findings].flatMap(({ project }) => (project === null ? [] : [project]))),
];

/** Rows with an error of their own or a question that is not "which project". */
function* faultyRows({ findings, questions }: SheetReading): Iterable<number> {
  for (const { severity, row } of findings) if (severity === 'error' && row !== null) yield row;
  for (const { kind, row } of questions) if (kind === 'BLANK_OVER_VALUE') yield row;
}

/** `new-<n>`, counted on from what the draft has: a key is never used for two rows. */
function lineKeys({ lines }: SheetReading, draft: Draft): ReadonlyMap<SheetLine, string> {
  let last = 0;
  for (const { line } of [...draft.lines, ...draft.cells]) {
    const number = /^new-(\d+)$/.exec(line)?.[1];
    if (number !== undefined) last = Math.max(last, Number(number));
  }
  const open = lines.filter(({ project }) => project === null);
  return new Map(open.map((line, at) => [line, `new-${last + at + 1}`]));
}

function draftLine(line: SheetLine, key: string, source: string): DraftLine {
  const title = line.read.find(({ attribute }) => attribute === 'title')?.value;
  return {
    line: key,
    candidates: line.candidates,
    title: typeof title === 'string' ? title : null,
    category: line.category,
    levels: [line.level],
    source,
    row: line.row,
    answeredOn: null,
  };
}

function openFindings(
  { findings, questions, lines, sheet }: SheetReading,
  source: string,
  faulty: ReadonlySet<number>,
  keyOf: (line: SheetLine) => string,
): readonly FileFinding[] {
  const byRow = new Map(lines.map((line) => [line.row, line]));
  const lineAt = (row: number | null, project: string | null): string | null => {
    const line = row === null ? undefined : byRow.get(row);
    return project ?? (line ? keyOf(line) : null);
  };
  const key = (code: string, row: number | null, column: number | null, more = ''): string =>
    `${source}|${code}|${row ?? ''}|${column ?? ''}|${more}`;
  const open: FileFinding[] = [];
  const codes = new Map<number, string[]>();
  for (const each of findings) {
    if (each.row !== null && faulty.has(each.row)) {
      codes.set(each.row, [...(codes.get(each.row) ?? []), each.code]);
      continue;
    }
    const { severity, code, attribute, row, column, value, rule, detail } = each;
    const line = lineAt(row, each.project);
    open.push({
      key: key(code, row, column, attribute ?? value ?? ''),
      severity,
      code,
      line,
      attribute,
      sheet: each.sheet,
      row,
      column,
      value,
      rule,
      detail,
      source,
    });
  }
  for (const each of questions) {
    if (each.kind !== 'BLANK_OVER_VALUE' || faulty.has(each.row)) continue;
    const { attribute, project, row, column } = each;
    const detail = { was: formatAttribute(attribute, each.was) };
    const about = { line: project, attribute, sheet: each.sheet, row, column, value: null, rule: 'B-09', detail, source };
    open.push({ key: key(each.kind, row, column), severity: 'error', code: each.kind, ...about });
  }
  for (const row of faulty) {
    const about = { line: lineAt(row, null), attribute: null, sheet, row, column: null, value: null, rule: 'B-12', source };
    const detail = { codes: (codes.get(row) ?? ['BLANK_OVER_VALUE']).join('、') };
    open.push({ key: key('ROW_NOT_TAKEN', row, null), severity: 'error', code: 'ROW_NOT_TAKEN', ...about, detail });
  }
  return open;
}

const sourceOf = ({ sheet, columns }: SheetReading, { sha256, name, person, at }: Upload): Source => ({
  kind: 'file',
  file: sha256,
  fileName: name,
  ...(sheet === null ? {} : { sheet }),
  columns: Object.fromEntries(columns.map(({ attribute, column }) => [attribute, columnLetters(column)])),
  person,
  at,
});

const fileOf = ({ layout, sheet, verdict, lines, normalisations }: SheetReading, upload: Upload): DraftFile => ({
  sha256: upload.sha256,
  name: upload.name,
  size: upload.size,
  uploadedBy: upload.person,
  uploadedAt: upload.at,
  summary: { layout, sheet, verdict, lines: lines.length, take: upload.take, normalisations: normalisations.slice(0, 500) },
});

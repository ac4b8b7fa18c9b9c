import { clampDate, sameValue, type FilingNumber, type LocalDate } from '#kernel';
import type { BaseProject, NumberUse } from '../base';
import { EARLIER_ROW_KEPT, isMoot, isReplaced } from '../draft/earlier-files';
import { baseValueOf, differs, isNewLine, type Draft, type DraftCell, type FileFinding } from '../draft/draft';
import type { StandingReturn } from '../report/report-state';
import { checkLine } from './check-values';
import { finding, worded, type ReportFinding } from './finding';

/** Everything a draft is judged by, read at one cut. */
export interface CheckInput {
  readonly draft: Draft;
  readonly projects: readonly BaseProject[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Today in Asia/Shanghai. */
  readonly today: LocalDate;
  /** Day of the report's first submission clamped into the period, once there was one. */
  readonly undatedOn: LocalDate | null;
  readonly report: string;
  /** Reported uses of the numbers that stand in the draft, by works of any unit (N-07). */
  readonly numbers: readonly NumberUse[];
  /** The return that the draft answers, where the report was returned. */
  readonly returned: StandingReturn | null;
  /** Bytes that one append may have in this store. */
  readonly maxAppendBytes: number;
}

/** All that holds a draft back, errors before warnings, in the order of the file and then of the lines. */
export function checkDraft(input: CheckInput): readonly ReportFinding[] {
  const { draft } = input;
  const found = [
    ...fileFindings(draft),
    ...unresolved(draft),
    ...lineFindings(input),
    ...missing(input),
    ...unanswered(input),
    ...numbersInUse(input),
    ...tooLarge(input),
  ];
  const once = [...new Map(found.map((each) => [each.key, each])).values()];
  return once.map((each) => waived(each, draft)).sort((left, right) => rank(left) - rank(right));
}

/** Does it still hold the report back? */
export const holdsBack = ({ severity, waived: reason }: ReportFinding): boolean => severity === 'error' || reason === null;

const rank = ({ severity }: ReportFinding): number => (severity === 'error' ? 0 : 1);

/** Kernel notes about money come from the value itself as well; one of the two is enough. */
const DERIVED_FROM_VALUE: readonly string[] = ['MONEY_UNLIKELY', 'BASE_MOVED'];

const fileFindings = (draft: Draft): readonly ReportFinding[] =>
  draft.findings
    .filter((each) => !DERIVED_FROM_VALUE.includes(each.code) && !isMoot(draft, each))
    .sort(byPlace)
    .map(({ key, severity, code, line, attribute, sheet, row, column, value, rule, detail }) =>
      worded({
        key,
        severity,
        code,
        line,
        attribute,
        rule,
        detail,
        text: value,
        place: row === null ? null : { sheet, row, column },
      }),
    );

/** As the sheet is read, whatever order the findings were kept in; what is about the whole sheet comes first. */
const byPlace = (left: FileFinding, right: FileFinding): number =>
  (left.row ?? 0) - (right.row ?? 0) || (left.column ?? 0) - (right.column ?? 0);

const unresolved = (draft: Draft): readonly ReportFinding[] =>
  draft.lines.map(({ line, row, source, title, candidates }) =>
    finding({
      severity: 'error',
      code: 'LINE_UNRESOLVED',
      rule: 'D-04',
      line,
      text: title,
      detail: { candidates: candidates.join('、') },
      place: row === null ? null : { sheet: sheetOf(draft, source), row, column: null },
      key: `LINE_UNRESOLVED|${line}|${source}|${row ?? ''}`,
    }),
  );

function lineFindings({ draft, projects, from, to, today, undatedOn, report }: CheckInput): readonly ReportFinding[] {
  const known = new Map(projects.map((project) => [project.code, project]));
  const lines = new Map<string, DraftCell[]>();
  for (const cell of draft.cells) lines.set(cell.line, [...(lines.get(cell.line) ?? []), cell]);
  return [...lines].flatMap(([line, cells]) => {
    if (isNewLine(line)) return [];
    const project = known.get(line);
    if (!project) return [finding({ severity: 'error', code: 'PROJECT_NOT_OF_UNIT', rule: 'B-06', line })];
    const changed = cells.filter((cell) => differs(cell, project));
    const placeOf = (cell: DraftCell): ReportFinding['place'] => placeOfCell(draft, cell);
    return [
      ...changed.flatMap((cell) => moved(cell, project, placeOf)),
      ...checkLine({
        draft: { ...draft, cells },
        project,
        line,
        cells: changed,
        to,
        report,
        undatedOn: undatedOn ?? clampDate(today, from, to),
        placeOf,
      }),
    ];
  });
}

/** The values beneath are read live: where one moved since the cell was written, the officer is asked. */
function moved(
  cell: DraftCell,
  project: BaseProject,
  placeOf: (cell: DraftCell) => ReportFinding['place'],
): readonly ReportFinding[] {
  const now = baseValueOf(project, cell.attribute);
  if (sameValue(cell.attribute, now, cell.baseValue)) return [];
  const { line, attribute, value, baseValue } = cell;
  const said = {
    severity: 'error' as const,
    code: 'VALUE_MOVED' as const,
    rule: 'B-09',
    line,
    attribute,
    value,
    place: placeOf(cell),
  };
  const text = (it: typeof now): string => finding({ ...said, value: it }).value ?? '';
  return [finding({ ...said, detail: { was: text(baseValue), now: text(now) } })];
}

/** B-09: what a file that lists projects leaves out must be explained. Projects that stand aside for good need not be. */
function missing({ draft, projects }: CheckInput): readonly ReportFinding[] {
  const lists = draft.sources.flatMap(({ listed }) => (listed === null ? [] : [listed]));
  if (lists.length === 0) return [];
  // What only a replaced file says of a project does not list it; whether its row was struck is asked first.
  const replaced = new Set(draft.sources.filter(isReplaced).map(({ key }) => key));
  const asked = draft.findings.filter((each) => each.code === EARLIER_ROW_KEPT && !isMoot(draft, each));
  const seen = new Set([
    ...lists.flat(),
    ...asked.map(({ line }) => line),
    ...draft.cells.filter(({ source }) => !replaced.has(source)).map(({ line }) => line),
    ...draft.explanations.map(({ project }) => project),
  ]);
  return projects
    .filter(({ code, sideState }) => !seen.has(code) && (sideState === 'ACTIVE' || sideState === 'PAUSED'))
    .map(({ code, values }) =>
      finding({ severity: 'error', code: 'PROJECT_MISSING', rule: 'B-09', line: code, text: values.title ?? null }),
    );
}

/** A marked cell is changed or explained (B-08); a return without marks is answered by the submission's own reason. */
function unanswered({ draft, projects, returned }: CheckInput): readonly ReportFinding[] {
  const known = new Map(projects.map((project) => [project.code, project]));
  return (returned?.marks ?? []).flatMap(({ project: line, attribute, reason }) => {
    const project = known.get(line);
    const cell = draft.cells.find((each) => each.line === line && each.attribute === attribute);
    if (!project || (cell && differs(cell, project))) return [];
    const said = { severity: 'warning' as const, code: 'MARK_UNANSWERED' as const, rule: 'B-08', line, attribute };
    return [finding({ ...said, value: baseValueOf(project, attribute), detail: { why: reason ?? returned?.reason ?? '' } })];
  });
}

/**
 * N-07: an error to explain, and to explain it an officer has to know whom to ask: the other unit is named on purpose, on
 * the official number that both claim. Its project is not, nor anything about it: a unit sees its own (I-06).
 */
function numbersInUse({ draft, projects, numbers }: CheckInput): readonly ReportFinding[] {
  const own = new Set(projects.map(({ code }) => code));
  const cells = draft.cells.filter(({ attribute }) => isNumberAttribute(attribute));
  if (cells.length === 0) return [];
  const known = new Map(projects.map((project) => [project.code, project]));
  const written = new Map(cells.map((cell) => [`${cell.line}|${cell.attribute}`, cell]));
  const drafted = new Map<string, Set<string>>();
  for (const project of projects) {
    for (const attribute of NUMBERS) {
      const cell = written.get(`${project.code}|${attribute}`);
      const value = (cell ? cell.value : baseValueOf(project, attribute)) as FilingNumber | null;
      if (value) drafted.set(value.normal, (drafted.get(value.normal) ?? new Set()).add(project.code));
    }
  }
  return cells.flatMap((cell) => {
    const { line, attribute, value } = cell;
    const project = known.get(line);
    if (!isNumberAttribute(attribute) || value === null || isNewLine(line) || !differs(cell, project)) return [];
    const { normal } = value as FilingNumber;
    const mine = [...(drafted.get(normal) ?? [])].filter((code) => code !== line);
    const theirs = numbers.filter((use) => use.normal === normal && use.project !== line && !own.has(use.project));
    if (mine.length === 0 && theirs.length === 0) return [];
    const detail = { projects: mine.join('、'), units: [...new Set(theirs.map(({ unit }) => unit))].join('、') };
    return [
      finding({
        severity: 'warning',
        code: 'NUMBER_IN_USE',
        rule: 'N-07',
        line,
        attribute,
        value,
        detail,
        place: placeOfCell(draft, cell),
      }),
    ];
  });
}

const NUMBERS = ['planningNumber', 'releaseNumber'] as const;
const isNumberAttribute = (attribute: string): attribute is (typeof NUMBERS)[number] =>
  NUMBERS.some((each) => each === attribute);

/** What an event's metadata and a line's own fields weigh beside sources and cells, a little generously. */
const BYTES_PER_EVENT = 700;

/** Said while drafting, before anything is written (design section 3): sources stand in the metadata of every event. */
function tooLarge({ draft, maxAppendBytes }: CheckInput): readonly ReportFinding[] {
  const used = new Set(draft.cells.map(({ source }) => source));
  const sources = draft.sources.filter(({ key }) => used.has(key)).map(({ key, source }) => [key, source]);
  const lines = new Set(draft.cells.map(({ line }) => line)).size;
  const claims = draft.cells.map(({ attribute, value, baseValue, raw, source, row, reason }) => ({
    ...{ attribute, value, was: baseValue, raw, effectiveOn: '2026-01-01', source, row },
    ...(reason === null ? {} : { reason }),
  }));
  const bytes = utf8Length(JSON.stringify(claims)) + (lines + 1) * (BYTES_PER_EVENT + utf8Length(JSON.stringify(sources)));
  if (bytes <= maxAppendBytes) return [];
  return [
    finding({
      severity: 'error',
      code: 'REPORT_TOO_LARGE',
      rule: 'design 3',
      line: null,
      detail: { bytes, limit: maxAppendBytes },
    }),
  ];
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Two halves of a pair make four bytes, so each adds one; other characters from U+0800 add two.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}

/** Warnings that a row's 变动原因 answers; a reason typed with the cell itself answers for that cell. */
const OF_THE_STAGE: readonly string[] = ['STAGE_REGRESS', 'STAGE_TAKEN_AWAY'];

function waived(each: ReportFinding, draft: Draft): ReportFinding {
  if (each.severity === 'error') return each;
  const given = draft.waivers.find((waiver) => waiver.finding === each.key);
  if (given) return { ...each, waived: given.reason, waivedBy: given.by };
  const cell = draft.cells.find(({ line, attribute }) => line === each.line && attribute === each.attribute);
  // 变动原因 of a file's row says why its stage moved; what it was not written for needs a word of its own.
  const speaks = cell && cell.reason !== null && (cell.row === null || OF_THE_STAGE.includes(each.code));
  return speaks ? { ...each, waived: cell.reason, waivedBy: cell.editor } : each;
}

const sheetOf = (draft: Draft, source: string): string | null =>
  draft.sources.find(({ key }) => key === source)?.source.sheet ?? null;

export function placeOfCell(draft: Draft, { source, row, attribute }: DraftCell): ReportFinding['place'] {
  if (row === null) return null;
  const from = draft.sources.find(({ key }) => key === source)?.source;
  const letters = from?.columns?.[attribute];
  return { sheet: from?.sheet ?? null, row, column: letters === undefined ? null : columnNumber(letters) };
}

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

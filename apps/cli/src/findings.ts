import type { Context } from './context';
import type { CheckedRow, Finding, MissingProject, Normalisation, ProblemDetail, Question } from './contract';
import type { Colours } from './io';
import { printable, table, type Column } from './table';

/** Column letters, whether the answer counts columns or names them. */
const lettersOf = (column: number): string =>
  column <= 26 ? String.fromCharCode(64 + column) : lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1);

/** `填报表!H12`; what is known of it. */
export function addressOf({ sheet, row, column }: Pick<ProblemDetail, 'sheet' | 'row' | 'column'>): string {
  const letters = typeof column === 'number' ? lettersOf(column) : (column ?? '');
  const cell = /^[A-Z]{1,3}$/.test(letters) ? `${letters}${row ?? ''}` : [letters, row && `第${row}行`].filter(Boolean).join(' ');
  return [sheet, cell].filter((part) => part !== null && part !== undefined && part !== '').join('!');
}

export const isError = (finding: Finding): boolean => finding.severity.toLowerCase() === 'error';

const severityOf = (finding: ProblemDetail & { readonly severity?: string }): string =>
  finding.severity?.toLowerCase() === 'warning' ? '提醒' : finding.severity?.toLowerCase() === 'info' ? '说明' : '错误';

const severityPaint = (paint: Colours) => (text: string) =>
  text === '错误' ? paint.red : text === '提醒' ? paint.yellow : undefined;

/** Findings as people read them: where, how grave, what stood there, what is wrong, what to do. */
export function findingsTable(
  { paint, width }: Pick<Context, 'paint' | 'width'>,
  findings: readonly (ProblemDetail & { readonly severity?: string; readonly project?: string | null })[],
): string {
  const columns: readonly Column[] = [
    { head: '单元格 cell' },
    { head: '级别', paint: severityPaint(paint) },
    { head: '值 value', wraps: true },
    { head: '问题 finding', wraps: true },
    { head: '怎么改 repair', wraps: true },
  ];
  const rows = findings.map((each) => [
    addressOf(each) || (each.project ?? '—'),
    severityOf(each),
    printable(each.value),
    each.message,
    each.repair ?? '',
  ]);
  return table(columns, rows, width);
}

/** What was read differently from how it was written: told, never silent. */
export function normalisationsTable({ width }: Pick<Context, 'width'>, list: readonly Normalisation[]): string {
  const columns: readonly Column[] = [
    { head: '单元格 cell' },
    { head: '写作 written', wraps: true },
    { head: '读作 read as', wraps: true },
    { head: '规则 rule' },
  ];
  return table(
    columns,
    list.map((each) => [addressOf(each), printable(each.from), printable(each.to), each.kind]),
    width,
  );
}

/** What a file changes: where, what stood there, what it says. */
export function changesTable(
  { width }: Pick<Context, 'width'>,
  list: readonly (CheckedRow['cells'][number] & { readonly title: string })[],
): string {
  const columns: readonly Column[] = [
    { head: '单元格 cell' },
    { head: '项目 project', wraps: true },
    { head: '栏目 attribute' },
    { head: '原值 was', wraps: true },
    { head: '新值 now', wraps: true },
  ];
  const rows = list.map(({ address, title, attributeZh, was, now }) => [address, title, attributeZh, was, now].map(printable));
  return table(columns, rows, width);
}

const ASKED: Readonly<Record<string, string>> = {
  BLANK_OVER_VALUE: '此处为空而原来有值：不变请填原值，清除请写“无” · empty over an old value: write it again, or 无 to clear it',
  WHICH_PROJECT: '新项目，还是下列之一改名？ · a new project, or one of these renamed?',
};

/** What only the officer can say: which project a line means (D-04), whether a blank clears. */
export function questionLines(questions: readonly Question[]): string[] {
  return questions.flatMap(({ line, kind, title, candidates }) => [
    `  ? ${[printable(line), title && `《${printable(title)}》`].filter(Boolean).join(' ')}：${ASKED[kind] ?? kind}`,
    ...candidates.map((each) => `      ${printable(each.project)} 《${printable(each.title)}》`),
  ]);
}

export const missingLines = (missing: readonly MissingProject[]): string[] =>
  missing.map((each) => `  - ${printable(each.project)} 《${printable(each.title)}》`);

/** Prints findings, questions and missing projects, each under its head and only where there are any. */
export function sayFindings(
  context: Pick<Context, 'say' | 'paint' | 'width'>,
  found: {
    readonly findings: readonly Finding[];
    readonly questions: readonly Question[];
    readonly missing: readonly MissingProject[];
  },
): void {
  const { say, paint } = context;
  const section = (zh: string, en: string, count: number, lines: () => string): void => {
    if (count > 0) say(`\n${paint.bold(`${zh} ${count}`)} ${paint.dim(`· ${en}`)}\n${lines()}`);
  };
  section('问题', 'findings', found.findings.length, () => findingsTable(context, found.findings));
  section('待回答', 'questions', found.questions.length, () => questionLines(found.questions).join('\n'));
  section('缺少的项目（须说明原因）', 'projects missing without explanation', found.missing.length, () =>
    missingLines(found.missing).join('\n'),
  );
}

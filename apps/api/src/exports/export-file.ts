import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Response } from 'express';
import type { Instant, Names, Row } from '#kernel';
import { CSV_BOM, csvLine } from '#platform/csv';
import { streamSheet, writeWorkbook, type StreamedLine, type CellPlan, type SheetPlan, type StylePlan } from '#platform/workbook';
import { fileHeaders, type FileFormat } from '../http/params';
import { Problem } from '../http/problem';
import { csvCell, planCell, type ExportColumn } from './columns';

/** Rows of a workbook are described in memory; a longer list leaves as CSV, which is streamed. */
export const XLSX_ROWS = 10_000;

/** A row to export: one side, or both of a change. */
export interface ExportRow {
  readonly row: Row | null;
  readonly before?: Row | null;
}

export interface Export {
  readonly title: string;
  readonly fileName: string;
  readonly columns: readonly ExportColumn[];
  /** Columns of the earlier side, after the others. */
  readonly beforeColumns?: readonly ExportColumn[];
  /** Rows by pages, so that only one page is in memory. The first has been read already: its errors are answered as such. */
  readonly pages: AsyncIterable<readonly ExportRow[]>;
  readonly rows: number;
  /** 说明: what was asked, of which moment, and how many; pairs of a name and a text. */
  readonly about: readonly (readonly [string, string])[];
  /** Lines of a sheet of its own, before the list. */
  readonly figures?: readonly (readonly (string | number)[])[];
  /** Sheets of a workbook before the others, with looks of their own. */
  readonly first?: { readonly sheets: readonly SheetPlan[]; readonly styles: Readonly<Record<string, StylePlan>> };
  readonly at: Instant;
  /** What units are called at the list's moment, and at the earlier one. */
  readonly names: Names;
  readonly namesBefore?: Names;
}

/** Sends the file; what it was made from stands in it (W-04). @throws Problem EXPORT_TOO_LARGE */
export async function sendExport(response: Response, format: FileFormat, file: Export): Promise<void> {
  if (format === 'csv') return sendCsv(response, file);
  if (file.rows > XLSX_ROWS) {
    throw new Problem(
      422,
      'EXPORT_TOO_LARGE',
      `xlsx 最多 ${XLSX_ROWS} 行，此处有 ${file.rows} 行；请改用 format=csv 或缩小范围`,
      `An xlsx holds up to ${XLSX_ROWS} rows, here are ${file.rows}; ask for format=csv or narrow it`,
    );
  }
  const bytes = await workbookOf(file);
  response.set(fileHeaders('xlsx', `${file.fileName}.xlsx`)).send(bytes);
}

const headings = ({ columns, beforeColumns = [] }: Export): readonly string[] =>
  [...columns, ...beforeColumns].map(({ zh }) => zh);

const valuesOf = ({ columns, beforeColumns = [], names, namesBefore = names }: Export, { row, before = null }: ExportRow) => [
  ...columns.map((column) => (row ? column.value(row, names) : null)),
  ...beforeColumns.map((column) => (before ? column.value(before, namesBefore) : null)),
];

/** Streams: a reader that is slow is waited for, one that is gone ends the work. */
async function sendCsv(response: Response, file: Export): Promise<void> {
  response.set(fileHeaders('csv', `${file.fileName}.csv`));
  const write = async (text: string): Promise<boolean> => {
    if (response.destroyed) return false;
    if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    return true;
  };
  await writeCsv(file, write);
  response.end();
}

/** Writes the list page by page, then what it was made from; ends where `write` says that nobody reads any more. */
export async function writeCsv(file: Export, write: (text: string, rows: number) => Promise<boolean>): Promise<void> {
  const hash = createHash('sha256');
  let rows = 0;
  const list = (text: string): Promise<boolean> => {
    hash.update(text);
    return write(text, rows);
  };
  if (!(await list(CSV_BOM + csvLine(headings(file))))) return;
  for await (const page of file.pages) {
    rows += page.length;
    if (!(await list(page.map((row) => csvLine(valuesOf(file, row).map(csvCell))).join('')))) return;
  }
  await write(trailerOf(file, '以上表格的 SHA-256（含 BOM，至最后一行数据）', hash.digest('hex')).map(csvText).join(''), rows);
}

/** What the rows were made from, below them. */
const trailerOf = (file: Export, hashed: string, sha256: string): readonly (readonly (string | number)[])[] => [
  [],
  ['说明'],
  ...file.about,
  [hashed, sha256],
  ...(file.figures ? [[], ['数字'], ...file.figures] : []),
];
const csvText = (line: readonly (string | number)[]): string => csvLine(line);

const STYLES: Readonly<Record<string, StylePlan>> = {
  head: { bold: true, align: 'center', wrap: true, fill: 'E7E6E6', border: true, format: '@' },
  text: { wrap: true, border: true, format: '@' },
  date: { align: 'center', border: true, format: 'yyyy-mm-dd' },
  money: { align: 'right', border: true, format: '#,##0.00####' },
  count: { align: 'right', border: true },
};

/** The workbook of a list that fits into one in memory. `seen` is told of the rows so far. */
export async function workbookOf(file: Export, seen: (rows: number) => void = () => undefined): Promise<Buffer> {
  const cells: CellPlan[] = headings(file).map((value, at) => ({ row: 1, column: at + 1, value, style: 'head' }));
  const hash = createHash('sha256');
  let row = 1;
  for await (const page of file.pages) {
    for (const each of page) {
      row += 1;
      const values = valuesOf(file, each);
      hash.update(csvLine(values.map(csvCell)));
      values.forEach((value, at) => value && cells.push({ row, column: at + 1, ...planCell(value) }));
    }
    seen(row - 1);
  }
  const widths = [...file.columns, ...(file.beforeColumns ?? [])].map(({ width }) => width);
  const list: SheetPlan = { name: '明细', cells, widths, freeze: { rows: 1, columns: 1 }, print: { repeatRows: 1 } };
  const about = [...file.about, ['明细各行（CSV 形式）的 SHA-256', hash.digest('hex')] as const];
  return writeWorkbook({
    title: file.title,
    createdAt: file.at,
    styles: { ...STYLES, ...file.first?.styles },
    sheets: [
      ...(file.first?.sheets ?? []),
      ...(file.figures ? [{ name: '数字', widths: [24, 18, 18, 18, 18], cells: linesOf(file.figures) }] : []),
      list,
      { name: '说明', widths: [34, 100], cells: linesOf(about) },
    ],
  });
}

/** Any number of rows as one plain sheet, what they were made from below them; `write` is told of the rows so far. */
export async function writeSheet(file: Export, write: (bytes: Buffer, rows: number) => Promise<void>): Promise<void> {
  const columns = [...file.columns, ...(file.beforeColumns ?? [])];
  let rows = 0;
  const lines = (async function* (): AsyncGenerator<StreamedLine> {
    const hash = createHash('sha256');
    for await (const page of file.pages) {
      for (const each of page) {
        rows += 1;
        const values = valuesOf(file, each);
        hash.update(csvLine(values.map(csvCell)));
        yield values.map((value) => (value === null ? null : planCell(value).value));
      }
    }
    yield* trailerOf(file, '明细各行（CSV 形式）的 SHA-256', hash.digest('hex'));
  })();
  const streamed = columns.map(({ zh, width }) => {
    const format = zh.includes('万元') ? STYLES['money']?.format : /日期|截止/.test(zh) ? STYLES['date']?.format : undefined;
    return { heading: zh, width, ...(format === undefined ? {} : { format }) };
  });
  for await (const bytes of streamSheet('明细', streamed, lines)) await write(bytes, rows);
}

const linesOf = (lines: readonly (readonly (string | number)[])[]): readonly CellPlan[] =>
  lines.flatMap((line, at) =>
    line.map((value, index): CellPlan => ({
      row: at + 1,
      column: index + 1,
      value,
      style: typeof value === 'number' ? 'count' : 'text',
    })),
  );

import type { CellPlan, GridArea, PlanValue, SheetPlan, StylePlan } from '#platform/workbook';
import { rowHeights } from '#reporting';

/** A nought is a dash: what happened stands out of a table in which most did not. */
const COUNT = '#,##0;-#,##0;"–"';

/** Looks of the compilation's own sheets; fonts of official papers by name, as the annex has them. */
export const COMPILATION_STYLES: Readonly<Record<string, StylePlan>> = {
  compTitle: { font: '黑体', size: 18, align: 'center' },
  compLine: { font: '仿宋', size: 11, align: 'left', wrap: true },
  compHead: { font: '黑体', size: 10, align: 'center', wrap: true, ruled: true, fill: 'F2F2F2' },
  compText: { font: '仿宋', size: 10, align: 'left', wrap: true, ruled: true, format: '@' },
  compKey: { font: '仿宋', size: 10, align: 'center', wrap: true, ruled: true },
  compCount: { font: '仿宋', size: 10, align: 'center', ruled: true, format: COUNT },
  compMoney: { font: '仿宋', size: 10, align: 'right', ruled: true, format: '#,##0.00####' },
  compWarn: { font: '仿宋', size: 10, align: 'center', wrap: true, ruled: true, fill: 'FCE4D6', bold: true },
  compTotal: { font: '黑体', size: 10, align: 'center', ruled: true, fill: 'F2F2F2' },
  compTotalCount: { font: '黑体', size: 10, align: 'center', ruled: true, fill: 'F2F2F2', format: COUNT },
  compTotalMoney: { font: '黑体', size: 10, align: 'right', ruled: true, fill: 'F2F2F2', format: '#,##0.00####' },
  compNote: { font: '仿宋', size: 9, align: 'left', wrap: true, colour: '595959' },
};

export interface TableColumn {
  readonly heading: string;
  readonly width: number;
}

/** A cell of a table: its value and its look; undefined is an empty cell. */
export interface TableCell {
  readonly value?: PlanValue;
  readonly style: string;
}

export interface TableInput {
  readonly name: string;
  readonly title: string;
  /** Lines between the title and the table. */
  readonly lines: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Lines below the table. */
  readonly notes: readonly string[];
  readonly footer: string;
  /** Columns that stay in sight. */
  readonly frozen: number;
}

const LINE_POINTS = 14;
const ROW_POINTS = 19;

/** One table for print: a title, what it is of, the table with its headings on every page, what must be said below. */
export function tableSheet(input: TableInput): SheetPlan {
  const widths = input.columns.map(({ width }) => width);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const headRow = input.lines.length + 2;
  const texts: CellPlan[] = [];
  const heights = new Map<number, number>([
    [1, 32],
    [headRow, 34],
  ]);
  const merges: GridArea[] = [];
  const across = (row: number, value: string, style: string): CellPlan => {
    merges.push({ row, column: 1, toRow: row, toColumn: widths.length });
    if (row > 1) heights.set(row, Math.ceil(widthOf(value) / (whole - 6)) * LINE_POINTS + 6);
    return { row, column: 1, value, style };
  };
  const cells: CellPlan[] = [
    across(1, input.title, 'compTitle'),
    ...input.lines.map((line, at) => across(at + 2, line, 'compLine')),
    ...input.columns.map(({ heading }, at) => ({ row: headRow, column: at + 1, value: heading, style: 'compHead' })),
  ];
  input.rows.forEach((row, at) => {
    heights.set(headRow + 1 + at, ROW_POINTS);
    row.forEach((cell, column) => texts.push({ row: headRow + 1 + at, column: column + 1, ...cell }));
  });
  const end = headRow + input.rows.length;
  input.notes.forEach((note, at) => cells.push(across(end + 1 + at, note, 'compNote')));
  for (const [row, points] of rowHeights(texts, widths, LINE_POINTS)) heights.set(row, Math.max(points, ROW_POINTS));
  return {
    name: input.name,
    widths,
    cells: [...cells, ...texts],
    merges,
    freeze: { rows: headRow, columns: input.frozen },
    heights,
    print: {
      repeatFrom: headRow,
      repeatRows: headRow,
      margins: { top: 14, right: 10, bottom: 14, left: 10 },
      footer: `— {page} / {pages} —　${input.footer}`,
    },
  };
}

/** In columns' own measure: a Chinese character is two wide. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0);

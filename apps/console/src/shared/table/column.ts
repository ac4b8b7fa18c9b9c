import type { ReactNode } from 'react';

/** Whichever of two spellings the reader chose. */
export type Either = (zh: string, en: string) => string;

/** A column of a DataTable. Its head carries the unit; its cells do not. */
export interface Column<Row> {
  /** Names it in the address (`columns=…`, `sort=…`) and in keys. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** Unit of its numbers, shown in the head: 制作成本（万元）. */
  readonly unit?: { readonly zh: string; readonly en: string };
  /** Numbers stand right and tabular; default left. */
  readonly align?: 'left' | 'right';
  /** In px; what is left of the table's width is given to the columns with `grow`, or to all. */
  readonly width: number;
  readonly grow?: boolean;
  readonly render: (row: Row) => ReactNode;
  /** What is copied: plain text, amounts as they are shown; `either(zh, en)` answers in the reader's language. */
  readonly text: (row: Row, either: Either) => string;
  /** A head that sorts. The screen sorts (on the server), or the table does where `compare` is given. */
  readonly sortable?: boolean;
  /** Sorts rows that are all there, e.g. by a unit's official order. */
  readonly compare?: (a: Row, b: Row) => number;
  /** Stays in sight while the others scroll sideways; for the first column only. */
  readonly sticky?: boolean;
  /** False: not shown until it is chosen. */
  readonly shown?: boolean;
  /** True: cannot be taken away. The first column never can. */
  readonly always?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

/** `-productionCost` is largest first. */
export const printSort = (sort: Sort | null): string => (sort === null ? '' : `${sort.descending ? '-' : ''}${sort.key}`);

/** A sort of the address; null where it names no column that sorts. */
export function parseSort<Row>(text: string, columns: readonly Column<Row>[]): Sort | null {
  const descending = text.startsWith('-');
  const key = descending ? text.slice(1) : text;
  const column = columns.find((each) => each.key === key);
  return column && (column.sortable === true || column.compare !== undefined) ? { key, descending } : null;
}

/** What a click on a head asks for next: numbers largest first; the third click gives the list's own order back. */
export function nextSort<Row>(now: Sort | null, column: Column<Row>): Sort | null {
  const first = column.align === 'right';
  if (now?.key !== column.key) return { key: column.key, descending: first };
  return now.descending === first ? { key: column.key, descending: !first } : null;
}

/** Columns that are shown: those chosen, else those shown from the start; the first and the `always` ones in any case. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: readonly string[]): readonly Column<Row>[] {
  return columns.filter(
    (column, at) =>
      at === 0 || column.always === true || (chosen.length === 0 ? column.shown !== false : chosen.includes(column.key)),
  );
}

/** Rows in the order asked for, where the column knows how; equal ones keep their place, and so does what sorts elsewhere. */
export function sortedRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
  const compare = sort && columns.find(({ key }) => key === sort.key)?.compare;
  if (!sort || !compare) return rows;
  return [...rows].sort((a, b) => (sort.descending ? compare(b, a) : compare(a, b)));
}

const cell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** Rows as a spreadsheet takes them from the clipboard: heads, then one line per row. */
export function tsvOf<Row>(
  columns: readonly Column<Row>[],
  head: (column: Column<Row>) => string,
  rows: readonly Row[],
  either: Either = (zh) => zh,
): string {
  const lines = rows.map((row) => columns.map((column) => cell(column.text(row, either))));
  return [columns.map((column) => cell(head(column))), ...lines].map((cells) => cells.join('\t')).join('\n');
}

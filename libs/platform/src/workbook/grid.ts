import type { Instant, LocalDate } from '#kernel';

/** What a cell held, as the file says it; nothing is interpreted here. Rows and columns count from 1, as a reader sees them. */
export type GridCellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula';

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly kind: GridCellKind;
  /**
   * The cell as text. Numbers in plain decimal digits (never an exponent), dates as `YYYY-MM-DD` with `THH:mm:ss` where
   * the time is not midnight, booleans as TRUE or FALSE, a formula's last computed value or an empty text.
   */
  readonly text: string;
  /** The formula without its equals sign, where the kind is formula. */
  readonly formula?: string;
}

export interface GridArea {
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
  readonly toColumn: number;
}

export type Visibility = 'visible' | 'hidden' | 'veryHidden';

export interface GridSheet {
  readonly name: string;
  readonly visibility: Visibility;
  /** Only cells that hold something, by row and then by column. */
  readonly cells: readonly GridCell[];
  readonly merges: readonly GridArea[];
  readonly rows: number;
  readonly columns: number;
}

/** A workbook as read: knows sheets and cells, no domain. Plain JSON, so it may cross a process boundary. */
export interface Grid {
  readonly sheets: readonly GridSheet[];
  /** True where day 0 of the file is 1904-01-01; dates are already translated. */
  readonly date1904: boolean;
}

/** What a cell is to hold. Text stays text whatever it starts with (S10); only `formula` makes a formula. */
export type PlanValue =
  | string
  | number
  | boolean
  | { readonly date: LocalDate }
  | { readonly error: string }
  | { readonly formula: string; readonly result?: number | string };

export interface CellPlan {
  readonly row: number;
  readonly column: number;
  readonly value?: PlanValue;
  /** Key into WorkbookPlan.styles. */
  readonly style?: string;
  readonly comment?: string;
}

/** A look by name. A cell is locked unless its style says otherwise; this counts only where its sheet is protected. */
export interface StylePlan {
  readonly bold?: boolean;
  readonly size?: number;
  readonly font?: string;
  /** RGB hex without the number sign. */
  readonly colour?: string;
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  readonly border?: boolean;
  /** Lines in black, for print and seal; a screen's are grey. */
  readonly ruled?: boolean;
  readonly unlocked?: boolean;
  /** Excel number format, such as `yyyy-mm-dd` or `@` for text. */
  readonly format?: string;
}

/** A drop-down. The list stands on a sheet, since an inline list dies at 255 characters. */
export interface ListPlan {
  readonly area: GridArea;
  readonly sheet: string;
  readonly source: GridArea;
  readonly title: string;
  readonly message: string;
  /** Whether another value is refused by the program or only warned about. */
  readonly strict: boolean;
}

export interface SheetPlan {
  readonly name: string;
  readonly visibility?: Visibility;
  /** Widths in characters, from column 1. */
  readonly widths?: readonly number[];
  readonly cells: readonly CellPlan[];
  readonly merges?: readonly GridArea[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** A courtesy to the person filling it in, not security: anyone can lift it. */
  readonly protected?: boolean;
  readonly lists?: readonly ListPlan[];
  /** Points, by row. */
  readonly heights?: ReadonlyMap<number, number>;
  readonly print?: PrintPlan;
}

/** On paper: A4 landscape, one page wide, centred, with the rows of the heading on every page. */
export interface PrintPlan {
  /** Last row repeated on every page. */
  readonly repeatRows: number;
  /** First row repeated; 1 if absent. */
  readonly repeatFrom?: number;
  /** Printed in the middle above and below every page; `{page}` and `{pages}` become numbers. Not read back as cells. */
  readonly header?: string;
  readonly footer?: string;
  /** Millimetres; the program's own if absent. */
  readonly margins?: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** A workbook described, before a byte is written; tests edit its cells to make faulty files. */
export interface WorkbookPlan {
  readonly title: string;
  readonly createdAt: Instant;
  readonly styles: Readonly<Record<string, StylePlan>>;
  readonly sheets: readonly SheetPlan[];
}

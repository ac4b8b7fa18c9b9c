import type { ReactNode } from 'react';
import type { Rows } from './rows';
import type { TableState } from './useTable';

export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who do not see it. */
  readonly caption: string;
  /** From `useTable(columns)`. */
  readonly state: TableState<Row>;
  /** All rows, or a long list that is read as one scrolls. */
  readonly rows: readonly Row[] | Rows<Row>;
  readonly rowKey: (row: Row) => string;
  /** Enter, or a click beside a link, opens the row. */
  readonly onOpen?: (row: Row) => void;
  readonly selection?: Selection;
  /** Buttons of the screen, before the table's own. */
  readonly tools?: ReactNode;
  /** False: no columns, density and copy above it, for a table that is a detail of something. */
  readonly withTools?: boolean;
  /** Shown instead of the rows where there are none. */
  readonly empty?: ReactNode;
  /** After the count, below the table. */
  readonly note?: ReactNode;
  /** Most it takes of the screen's height, as CSS; default 70vh for long lists. */
  readonly height?: string;
  /** A word on the row for styling, as `row-…`: `row-late`. */
  readonly rowTone?: (row: Row) => string | undefined;
}

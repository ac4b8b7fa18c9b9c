export { DataTable } from './DataTable';
export type { DataTableProps, Selection } from './props';
export { tsvOf, type Column, type Either, type Sort } from './column';
export { allRows, type Rows } from './rows';
export { PAGE, usePages, type PageAnswer, type Pages } from './usePages';
export { useDensity, useTable, type TableState } from './useTable';

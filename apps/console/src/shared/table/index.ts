export { DataTable, type DataTableProps, type Selection } from './DataTable';
export { tsvOf, type Column, type Sort } from './column';
export { allRows, type Rows } from './rows';
export { useDensity, useTable, type TableState } from './useTable';

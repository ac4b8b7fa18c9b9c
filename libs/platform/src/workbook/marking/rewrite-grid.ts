import type { Instant, LocalDate } from '#kernel';
import type { CellPlan, Grid, GridCell, PlanValue, WorkbookPlan } from '../grid';

/** What was read of an .xls or .ods as an .xlsx: values, merges, names and hidden sheets; formulas as their results, looks not. */
export const planOfGrid = ({ sheets }: Grid): WorkbookPlan => ({
  title: '',
  createdAt: '1980-01-01T00:00:00.000Z' as Instant,
  styles: {},
  sheets: sheets.map(({ name, visibility, cells, merges }) => ({
    name,
    visibility,
    merges,
    cells: cells.map((cell): CellPlan => ({ row: cell.row, column: cell.column, value: valueOf(cell) })),
  })),
});

function valueOf({ kind, text }: GridCell): PlanValue {
  switch (kind) {
    case 'number':
      return Number(text);
    case 'boolean':
      return text === 'TRUE';
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) ? { date: text as LocalDate } : text;
    case 'formula':
      return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text) ? Number(text) : text;
    default:
      return text;
  }
}

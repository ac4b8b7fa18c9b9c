import type { Attribute } from '#kernel';
import type { CellPlan, PlanValue, SheetPlan, WorkbookPlan } from '#platform/workbook';
import { columnNumber, MAIN_SHEET, type OurColumn } from '../layout';

/** The column of an attribute's input, or of a key, in our sheet. */
export const columnOf = (which: Attribute | Exclude<OurColumn['kind'], 'input' | 'last'>): number =>
  columnNumber((column) => (column.kind === 'input' ? column.attribute === which : column.kind === which));

const mainSheet = (plan: WorkbookPlan): SheetPlan => {
  const sheet = plan.sheets.find(({ name }) => name === MAIN_SHEET);
  if (!sheet) throw new Error('The plan has no 填报表');
  return sheet;
};

/** The row of a project, by its code. */
export function rowOf(plan: WorkbookPlan, code: string): number {
  const cell = mainSheet(plan).cells.find(({ column, value }) => column === 1 && value === code);
  if (!cell) throw new Error(`${code} is not in the sheet`);
  return cell.row;
}

/** Rows without a code, below the heading of the section for new projects. */
export const spareRowsOf = (plan: WorkbookPlan): readonly number[] =>
  mainSheet(plan)
    .cells.filter(({ column, value, style }) => column === 1 && value === undefined && style === 'key')
    .map(({ row }) => row);

/** As an officer does it: one cell set to something else, undefined to empty it. */
export const withCell = (plan: WorkbookPlan, row: number, column: number, value: PlanValue | undefined): WorkbookPlan =>
  withSheet(plan, (sheet) => {
    const rest = sheet.cells.filter((cell) => cell.row !== row || cell.column !== column);
    const style = sheet.cells.find((cell) => cell.row === row && cell.column === column)?.style;
    const cell: CellPlan = { row, column, style, ...(value === undefined ? {} : { value }) };
    return { ...sheet, cells: [...rest, cell] };
  });

export const withSheet = (plan: WorkbookPlan, edit: (sheet: SheetPlan) => SheetPlan): WorkbookPlan => ({
  ...plan,
  sheets: plan.sheets.map((sheet) => (sheet.name === MAIN_SHEET ? edit(sheet) : sheet)),
});

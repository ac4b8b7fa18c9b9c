import type { PlanValue, SheetPlan } from '../workbook';
import { type CsvCell, csvText } from './csv';

/** A described sheet as CSV: what stands in its cells, row by row; looks, merges and lists are lost. */
export function sheetCsv({ cells }: Pick<SheetPlan, 'cells'>): string {
  const lines: CsvCell[][] = [];
  for (const { row, column, value } of cells) {
    while (lines.length < row) lines.push([]);
    const line = lines[row - 1] ?? [];
    while (line.length < column) line.push(null);
    line[column - 1] = cellOf(value);
  }
  return csvText(lines);
}

function cellOf(value: PlanValue | undefined): CsvCell {
  if (value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if ('date' in value) return value.date;
  return 'error' in value ? value.error : (value.result ?? null);
}

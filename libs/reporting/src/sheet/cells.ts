import type { GridArea, GridCell, GridSheet } from '#platform/workbook';

/** A sheet's cells by row and column. */
export class SheetCells {
  private readonly rows = new Map<number, Map<number, GridCell>>();

  constructor(readonly sheet: GridSheet) {
    for (const cell of sheet.cells) {
      const row = this.rows.get(cell.row) ?? new Map<number, GridCell>();
      row.set(cell.column, cell);
      this.rows.set(cell.row, row);
    }
  }

  at(row: number, column: number): GridCell | undefined {
    return this.rows.get(row)?.get(column);
  }

  text(row: number, column: number): string {
    return this.at(row, column)?.text ?? '';
  }

  /** Cells of a row, from the left. */
  row(row: number): readonly GridCell[] {
    return [...(this.rows.get(row)?.values() ?? [])];
  }

  /** Numbers of rows that hold something, downwards. */
  get rowNumbers(): readonly number[] {
    return [...this.rows.keys()].sort((one, other) => one - other);
  }
}

export const covers = (area: GridArea, row: number, column: number): boolean =>
  row >= area.row && row <= area.toRow && column >= area.column && column <= area.toColumn;

import { readXlsx, type Cell, type CellValue, type Sheet } from 'hucre/xlsx';
import type { Grid, GridArea, GridCell, GridCellKind, GridSheet } from './grid';

/** Rows a sheet may span. A national list has 2,000; beyond 20,000 somebody formatted whole columns. */
export const MAX_ROWS = 20_000;

/** Thrown with a closed code as its message, so that it survives the process boundary. */
export class TooManyRows extends Error {
  constructor(readonly sheet: string) {
    super(`${sheet} spans more than ${MAX_ROWS} rows`);
  }
}

/**
 * Bytes of an .xlsx to a grid. Runs in the capped child; tests call it directly where speed matters more than the cap.
 * @throws TooManyRows; ParseError and ZipError of the parser for anything it cannot read.
 */
export async function parseGrid(bytes: Uint8Array): Promise<Grid> {
  // One row more than allowed: the parser stops there in silence, and the excess is seen by it.
  const workbook = await readXlsx(bytes, { maxRows: MAX_ROWS + 1 });
  const sheets = workbook.sheets.map(gridSheet);
  return { sheets, date1904: workbook.dateSystem === '1904' };
}

function gridSheet(sheet: Sheet): GridSheet {
  if (sheet.rows.length > MAX_ROWS) throw new TooManyRows(sheet.name);
  const cells: GridCell[] = [];
  let columns = 0;
  sheet.rows.forEach((values, rowIndex) => {
    for (let index = 0; index < values.length; index += 1) {
      const detail = sheet.cells?.get(`${rowIndex},${index}`);
      const cell = gridCell(rowIndex + 1, index + 1, values[index] ?? null, detail);
      if (!cell) continue;
      cells.push(cell);
      columns = Math.max(columns, index + 1);
    }
  });
  return {
    name: sheet.name,
    visibility: sheet.veryHidden ? 'veryHidden' : sheet.hidden ? 'hidden' : 'visible',
    cells,
    merges: (sheet.merges ?? []).map((merge): GridArea => ({
      row: merge.startRow + 1,
      column: merge.startCol + 1,
      toRow: merge.endRow + 1,
      toColumn: merge.endCol + 1,
    })),
    rows: cells.at(-1)?.row ?? 0,
    columns,
  };
}

function gridCell(row: number, column: number, value: CellValue, detail: Cell | undefined): GridCell | null {
  if (detail?.formula !== undefined) {
    return { row, column, kind: 'formula', text: textOf(detail.formulaResult ?? value), formula: detail.formula };
  }
  if (value === null || value === '') return null;
  return { row, column, kind: detail?.type === 'error' ? 'error' : kindOf(value), text: textOf(value) };
}

function kindOf(value: Exclude<CellValue, null>): GridCellKind {
  if (value instanceof Date) return 'date';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value;
}

/** The parser gives the wall time of the cell as if it were UTC; no zone is involved. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Shortest decimal digits that mean this number, without an exponent: 1e-7 is 0.0000001. */
export function numberText(value: number): string {
  const short = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short);
  if (!match) return short;
  const [, sign = '', head = '', tail = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = head + tail;
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`;
  return sign + digits.padEnd(shift + 1, '0');
}

import { readXls } from 'hucre';
import { readXlsx, type Cell, type CellValue, type MergeRange, type Sheet } from 'hucre/xlsx';
import { walkBiff, type BiffSheet } from './biff';
import type { Grid, GridArea, GridCell, GridCellKind, GridSheet } from './grid';
import { readOdsTables, type OdsTable } from './ods-content';
import { OleFile } from './ole-file';
import { readPart } from './read-parts';

/** Rows a sheet may span. A national list has 2,000; beyond 20,000 somebody formatted whole columns. */
export const MAX_ROWS = 20_000;

/** Cells that hold something, of all sheets together: a national list has 40,000; the answer of 200,000 is some 16 MB. */
export const MAX_CELLS = 200_000;

/** Thrown where a limit of this reader is passed, by its closed code. */
export class TooMuch extends Error {
  private constructor(
    readonly code: 'WORKBOOK_TOO_MANY_ROWS' | 'WORKBOOK_TOO_MANY_CELLS',
    message: string,
  ) {
    super(message);
  }
  static readonly rows = (sheet: string): TooMuch =>
    new TooMuch('WORKBOOK_TOO_MANY_ROWS', `${sheet} spans more than ${MAX_ROWS} rows`);
  static readonly cells = (cells: number): TooMuch => new TooMuch('WORKBOOK_TOO_MANY_CELLS', `${cells} > ${MAX_CELLS}`);
}

/**
 * Bytes of an .xlsx, .xls or .ods to a grid. Runs in the capped child; tests call it directly where speed matters more
 * than the cap.
 * @throws TooMuch; Refused, ParseError and ZipError for anything that cannot be read.
 */
export async function parseGrid(bytes: Uint8Array): Promise<Grid> {
  const grid = await parse(bytes);
  const cells = grid.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
  if (cells > MAX_CELLS) throw TooMuch.cells(cells);
  return grid;
}

async function parse(bytes: Uint8Array): Promise<Grid> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > 8 && buffer.readUInt32BE(0) === 0xd0cf11e0) return parseXls(buffer);
  const content = await readPart(buffer, 'content.xml');
  if (content && (await readPart(buffer, 'mimetype'))) return parseOds(content.toString('utf8'));
  // One row more than allowed: the parser stops there in silence, and the excess is seen by it.
  const workbook = await readXlsx(bytes, { maxRows: MAX_ROWS + 1 });
  const sheets = workbook.sheets.map(gridSheet);
  return { sheets, date1904: workbook.dateSystem === '1904' };
}

/** The parser tells values and merges; which sheets are hidden and which cells are computed say the records. */
async function parseXls(bytes: Buffer): Promise<Grid> {
  const file = new OleFile(bytes, bytes.length);
  const stream = file.entries.find(({ name, isStream }) => isStream && name === 'Workbook');
  const facts = stream ? walkBiff(file.stream(stream)) : [];
  const { sheets } = await readXls(bytes);
  return { sheets: sheets.map((sheet, at) => xlsSheet(sheet, facts[at])), date1904: facts.some(({ date1904 }) => date1904) };
}

function xlsSheet(sheet: Sheet, facts: BiffSheet | undefined): GridSheet {
  const details = new Map<string, Cell>();
  const rows = Array.from(sheet.rows, (row) => row ?? []);
  const at = (row: number, column: number): CellValue => rows[row]?.[column] ?? null;
  for (const place of facts?.formulas ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (row > MAX_ROWS) throw TooMuch.rows(sheet.name);
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    while (line.length <= column) line.push(null);
    details.set(place, { value: at(row, column), type: 'formula', formula: '' });
  }
  const read = gridSheet({ ...sheet, rows, cells: details });
  return { ...read, visibility: facts?.visibility ?? 'visible', cells: read.cells.map(errorByText) };
}

function parseOds(xml: string): Grid {
  const tables = readOdsTables(xml, MAX_ROWS, (name) => {
    throw TooMuch.rows(name);
  });
  const date1904 = /<table:null-date[^>]*"1904-01-01"/.test(xml);
  return { sheets: tables.map(odsSheet), date1904 };
}

function odsSheet({ name, visibility, cells, merges }: OdsTable): GridSheet {
  const read = cells.flatMap(({ row, column, value, formula, isError }) => {
    const detail: Cell | undefined = formula === undefined ? undefined : { value, type: 'formula', formula };
    const cell = gridCell(row + 1, column + 1, value, detail);
    return cell ? [isError ? { ...cell, kind: 'error' as const } : errorByText(cell)] : [];
  });
  return {
    name,
    visibility,
    cells: read,
    merges: merges.map(gridArea),
    rows: read.at(-1)?.row ?? 0,
    columns: read.reduce((most, { column }) => Math.max(most, column), 0),
  };
}

const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#ERR!']);

/** Formats in which an error comes as its text. */
const errorByText = (cell: GridCell): GridCell =>
  ERRORS.has(cell.text) || /^Err:\d{3}$/.test(cell.text) ? { ...cell, kind: 'error' } : cell;

function gridSheet(sheet: Sheet): GridSheet {
  if (sheet.rows.length > MAX_ROWS) throw TooMuch.rows(sheet.name);
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
    merges: (sheet.merges ?? []).map(gridArea),
    rows: cells.at(-1)?.row ?? 0,
    columns,
  };
}

const gridArea = (merge: MergeRange): GridArea => ({
  row: merge.startRow + 1,
  column: merge.startCol + 1,
  toRow: merge.endRow + 1,
  toColumn: merge.endCol + 1,
});

function gridCell(row: number, column: number, value: CellValue, detail: Cell | undefined): GridCell | null {
  if (detail?.formula !== undefined) {
    const text = textOf(detail.formulaResult ?? value);
    return { row, column, kind: ERRORS.has(text) ? 'error' : 'formula', text, formula: detail.formula };
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

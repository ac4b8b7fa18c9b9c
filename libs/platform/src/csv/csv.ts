/** Null is an empty cell; a decimal is written digit by digit, whatever a double would make of it. */
export type CsvCell = string | number | null | { readonly decimal: string };

/** What a spreadsheet takes for a formula, also in full width and behind spaces; tabs and line ends would hide one. */
const DANGEROUS = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** The beginning of a file: without it Excel reads Chinese as another encoding. */
export const CSV_BOM = '\ufeff';

/**
 * One line with its end (CRLF). Quotes are doubled; a text that a spreadsheet would run gets an apostrophe in front, so that
 * it shows as the text it is (S10).
 * @throws where a decimal is none, or a number has no digits to write
 */
export const csvLine = (cells: readonly CsvCell[]): string => {
  const line = cells.map(cellText).join(',');
  // One empty cell is not an empty line: a reader would lose the row.
  return `${line === '' && cells.length === 1 ? '""' : line}\r\n`;
};

/** A whole file. */
export const csvText = (lines: readonly (readonly CsvCell[])[]): string => CSV_BOM + lines.map(csvLine).join('');

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') {
    const digits = typeof cell === 'number' ? String(cell) : cell.decimal;
    if (!DECIMAL.test(digits)) throw new RangeError(`Not a decimal: ${digits}`);
    return digits;
  }
  const safe = DANGEROUS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

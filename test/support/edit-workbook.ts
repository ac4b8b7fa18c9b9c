import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { capability } from './capabilities';

/** A cell of the 填报表 as an officer finds it: by the project's code and the column's heading. */
export interface CellToEdit {
  readonly code: string;
  readonly heading: string;
  readonly value: string | number;
}

/** Where an edited cell stood: row from 1, column letters. */
export interface EditedCell extends CellToEdit {
  readonly row: number;
  readonly column: string;
}

export interface Edited {
  readonly bytes: Buffer;
  readonly cells: readonly EditedCell[];
}

const SHEET = '填报表';

/** The file opened, the cells set, and saved with everything else as it was. */
export async function editPlainly(bytes: Buffer, edits: readonly CellToEdit[]): Promise<Edited> {
  const workbook = await openXlsx(bytes);
  const sheet = workbook.sheets.find(({ name }) => name === SHEET);
  if (!sheet) throw new Error(`The file has no ${SHEET}`);
  const at = finder(sheet.rows.map((row) => row.map((value) => (value === null || value === undefined ? '' : String(value)))));
  const cells = edits.map((edit) => {
    const { row, column } = at(edit);
    const values = sheet.rows[row - 1];
    if (values) values[column - 1] = edit.value;
    const kept = sheet.cells?.get(`${row - 1},${column - 1}`);
    if (kept) kept.value = edit.value;
    return { ...edit, row, column: letters(column) };
  });
  return { bytes: Buffer.from(await saveXlsx(workbook)), cells };
}

/** A project more, in the first empty row under 新增项目: values by heading. Everything else stays as it was. */
export async function addProject(bytes: Buffer, values: Readonly<Record<string, string | number>>): Promise<Buffer> {
  const workbook = await openXlsx(bytes);
  const sheet = workbook.sheets.find(({ name }) => name === SHEET);
  if (!sheet) throw new Error(`The file has no ${SHEET}`);
  const heading = sheet.rows.find((row) => row.includes('项目编号')) ?? [];
  const section = sheet.rows.findIndex(([first]) => typeof first === 'string' && first.startsWith('新增项目'));
  const title = heading.indexOf('微短剧名称/主题');
  let row = section + 1;
  while ((sheet.rows[row]?.[title] ?? '') !== '') row += 1;
  const cells = (sheet.rows[row] ??= []);
  for (const [name, value] of Object.entries(values)) {
    const column = heading.indexOf(name);
    if (column < 0 || section < 0) throw new Error(`${name} is not in the sheet`);
    cells[column] = value;
    const kept = sheet.cells?.get(`${row},${column}`);
    if (kept) kept.value = value;
  }
  return Buffer.from(await saveXlsx(workbook));
}

/**
 * The same through LibreOffice: it opens the file and writes it as flat XML, there the cells are changed, and LibreOffice
 * opens that and writes a workbook.
 */
export function editInLibreOffice(file: string, edits: readonly CellToEdit[], home: string): Edited {
  const flat = convert(file, 'fods', 'fods:OpenDocument Spreadsheet Flat XML', home);
  const xml = readFileSync(flat, 'utf8');
  const [, before = '', table = '', after = ''] =
    new RegExp(`^([\\s\\S]*?<table:table table:name="${SHEET}"[^>]*>)([\\s\\S]*?)(</table:table>[\\s\\S]*)$`).exec(xml) ?? [];
  const rows = repeated(table, ROW).map(({ text, times, index }) => ({ text, times, index, cells: cellsOf(text) }));
  const texts = rows.flatMap(({ cells, times }) =>
    times > 1_000 ? [] : Array.from({ length: times }, () => cells.flatMap((cell) => shown(cell))),
  );
  const at = finder(texts);
  let edited = table;
  const cells = edits.map((edit) => {
    const { row, column } = at(edit);
    edited = withCell(edited, row, column, edit.value);
    return { ...edit, row, column: letters(column) };
  });
  writeFileSync(flat, before + edited + after);
  return { bytes: readFileSync(convert(flat, 'xlsx', 'xlsx:Calc MS Excel 2007 XML', home)), cells };
}

/** LibreOffice with a profile of its own, since one profile serves one process. */
function convert(file: string, ending: string, filter: string, home: string): string {
  const out = join(home, ending);
  mkdirSync(out, { recursive: true });
  const args = [
    `-env:UserInstallation=file://${join(home, 'profile')}`,
    '--headless',
    '--convert-to',
    filter,
    '--outdir',
    out,
    file,
  ];
  execFileSync(capability('soffice') ?? 'soffice', args, { stdio: 'ignore', env: { ...process.env, HOME: home } });
  return join(out, `${basename(file).replace(/\.[^.]+$/, '')}.${ending}`);
}

const ROW = /<table:table-row\b[^>]*?(?:\/>|>[\s\S]*?<\/table:table-row>)/g;
const CELL = /<table:(?:covered-)?table-cell\b(?:[^>]*?\/>|[^>]*?>[\s\S]*?<\/table:(?:covered-)?table-cell>)/g;

interface Repeated {
  readonly text: string;
  readonly times: number;
  /** Where it begins in the text it was found in. */
  readonly index: number;
}

/** Equal neighbours are written once, with how often they stand there. */
const repeated = (xml: string, pattern: RegExp): readonly Repeated[] =>
  [...xml.matchAll(pattern)].map(({ 0: text, index }) => ({
    text,
    index,
    times: Number(/^<[^>]*?table:number-(?:rows|columns)-repeated="(\d+)"/.exec(text)?.[1] ?? 1),
  }));

const cellsOf = (row: string): readonly Repeated[] => repeated(row, CELL);

function shown({ text, times }: Repeated): readonly string[] {
  const paragraphs = [...text.matchAll(/<text:p>([\s\S]*?)<\/text:p>/g)].map(([, inner = '']) => inner.replace(/<[^>]*>/g, ''));
  return times > 1_000 ? [] : Array.from({ length: times }, () => paragraphs.join('\n'));
}

function withCell(table: string, row: number, column: number, value: string | number): string {
  const place = nth(repeated(table, ROW), row);
  const cell = nth(cellsOf(place.text), column);
  if (place.times !== 1) throw new Error(`Row ${row} stands for several rows`);
  const [opening = ''] = /^<[^>]*>/.exec(cell.text) ?? [];
  const attributes = opening
    .replace(/^<table:table-cell|\/?>$/g, '')
    .replace(/\s(?:table:number-columns-repeated|(?:office|calcext):(?:value-type|value|date-value|string-value))="[^"]*"/g, '');
  const kind = typeof value === 'number' ? `office:value-type="float" office:value="${value}"` : 'office:value-type="string"';
  const written = `<table:table-cell${attributes} ${kind}><text:p>${value}</text:p></table:table-cell>`;
  const start = place.index + cell.index;
  // Equal neighbours stand in one element: it is left with those before, and written again for those after.
  const others = (times: number): string =>
    times === 0 ? '' : cell.text.replace(/table:number-columns-repeated="\d+"/, `table:number-columns-repeated="${times}"`);
  const before = column - cell.first;
  return (
    table.slice(0, start) + others(before) + written + others(cell.times - before - 1) + table.slice(start + cell.text.length)
  );
}

/** The element that stands at a number from 1, and the number of the first it stands for. */
function nth(list: readonly Repeated[], number: number): Repeated & { readonly first: number } {
  let first = 1;
  for (const each of list) {
    if (number < first + each.times) return { ...each, first };
    first += each.times;
  }
  throw new Error(`Nothing stands at ${number}`);
}

/** Row and column, from 1, of a project's cell under a heading. */
function finder(rows: readonly (readonly string[])[]): (edit: CellToEdit) => { readonly row: number; readonly column: number } {
  const heading = rows.find((texts) => texts.includes('项目编号')) ?? [];
  return ({ code, heading: name }) => {
    const row = rows.findIndex(([first]) => first === code) + 1;
    const column = heading.indexOf(name) + 1;
    if (row === 0 || column === 0) throw new Error(`${code} ${name} is not in the sheet`);
    return { row, column };
  };
}

function letters(column: number): string {
  let text = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
}

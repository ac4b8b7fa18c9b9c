import type { Visibility } from './grid';
import { refuse } from './refused';

/** What the parser does not tell of a sheet of an .xls. */
export interface BiffSheet {
  readonly visibility: Visibility;
  /** Places of cells that are computed, `row,column` from 0. */
  readonly formulas: ReadonlySet<string>;
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
}

const BOF = 0x0809;
const BIFF8 = 0x0600;
const SHEET = 0x0085;
const FORMULA = 0x0006;
const SUPBOOK = 0x01ae;
/** A supporting "workbook" that is this file itself, or an add-in. */
const OWN_BOOK = 0x0401;
const ADD_IN = 0x3a01;
const VISIBILITIES: readonly Visibility[] = ['visible', 'hidden', 'veryHidden'];

/**
 * Passes once over the records of a workbook stream, without reading what they hold beyond what a refusal needs: a
 * password, macros, links, connections, an older version (MS-XLS 2.3).
 * @throws Refused
 */
export function walkBiff(stream: Buffer): readonly BiffSheet[] {
  if (stream.length < 8 || stream.readUInt16LE(0) !== BOF) refuse('WORKBOOK_DAMAGED', 'a workbook stream without its start');
  if (stream.readUInt16LE(4) !== BIFF8) refuse('WORKBOOK_LEGACY_XLS', `BIFF version ${stream.readUInt16LE(4).toString(16)}`);
  const sheets: { readonly at: number; readonly visibility: Visibility; readonly formulas: Set<string> }[] = [];
  let formulas = new Set<string>();
  let depth = 0;
  let date1904 = false;
  for (let at = 0; at + 4 <= stream.length;) {
    const id = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const data = stream.subarray(at + 4, at + 4 + length);
    if (data.length < length) refuse('WORKBOOK_DAMAGED', `a record of ${length} bytes leaves the file`);
    if (id === 0 && length === 0) break;
    if (id === BOF && depth++ === 0) formulas = sheets.find((sheet) => sheet.at === at)?.formulas ?? new Set();
    if (id === 0x000a) depth = Math.max(0, depth - 1);
    if (id === 0x0022 && data.length >= 2) date1904 = data.readUInt16LE(0) === 1;
    refuseRecord(id, data);
    if (id === SHEET && data.length >= 6) sheets.push(sheetOf(data));
    if (id === FORMULA && data.length >= 4) formulas.add(`${data.readUInt16LE(0)},${data.readUInt16LE(2)}`);
    at += 4 + length;
  }
  return sheets.map(({ visibility, formulas: places }) => ({ visibility, formulas: places, date1904 }));
}

function refuseRecord(id: number, data: Buffer): void {
  if (id === 0x002f) refuse('WORKBOOK_ENCRYPTED', 'a FILEPASS record');
  if (id === 0x00d3) refuse('WORKBOOK_MACROS', 'an ObProj record');
  if (id === 0x01ad || id === 0x0803 || id === 0x0876) refuse('WORKBOOK_DATA_CONNECTION', `record ${id.toString(16)}`);
  // Text with runs of the clipboard; the parser passes over it, and a cell must not vanish.
  if (id === 0x00d6) refuse('WORKBOOK_UNREADABLE', 'an RString record');
  if (id === SUPBOOK && data.length >= 4 && data.readUInt16LE(2) !== OWN_BOOK && data.readUInt16LE(2) !== ADD_IN) {
    refuse('WORKBOOK_EXTERNAL_LINK', 'a SupBook record');
  }
}

function sheetOf(data: Buffer) {
  const type = data[5];
  // 1 is a macro sheet of Excel 4, 6 a module of Visual Basic.
  if (type === 1 || type === 6) refuse('WORKBOOK_MACROS', `a sheet of type ${type}`);
  return { at: data.readUInt32LE(0), visibility: VISIBILITIES[(data[4] ?? 0) & 3] ?? 'hidden', formulas: new Set<string>() };
}

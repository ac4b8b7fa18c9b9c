import type { MalformedUpload } from './malformed-upload';
import { biff, type BiffOptions, ole, type OlePart } from './ole';
import { zip, type ZipPart } from './zip';

const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const NAMESPACES = ['office', 'table', 'text', 'style', 'draw', 'script', 'xlink']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** The parts of a plain .ods with one sheet; `rows` and `before` are XML within the table and before it. */
export function odsParts(rows = odsRow('川西来信'), before = '', name = '填报表'): readonly ZipPart[] {
  const table = `<table:table table:name="${name}" table:style-name="ta1">${rows}</table:table>`;
  const body = `<office:body><office:spreadsheet>${table}</office:spreadsheet></office:body>`;
  return [
    { name: 'mimetype', content: MIMETYPE },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content ${NAMESPACES}>${before}${body}</office:document-content>`,
    },
    {
      name: 'META-INF/manifest.xml',
      content: '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    },
  ];
}

export const odsCell = (text: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string"${attributes}><text:p>${text}</text:p></table:table-cell>`;

export const odsRow = (...texts: readonly string[]): string =>
  `<table:table-row>${texts.map((text) => odsCell(text)).join('')}</table:table-row>`;

/** Ways to spoil an .ods, one fault each (promises S9). */
export function malformedOds(): readonly MalformedUpload[] {
  const good = odsParts();
  const make = (what: string, code: MalformedUpload['code'], parts: readonly ZipPart[]): MalformedUpload => ({
    what: `ods: ${what}`,
    code,
    bytes: zip(parts),
  });
  const add = (name: string, content: Buffer | string = '<x/>'): readonly ZipPart[] => [...good, { name, content }];
  const change = (name: string, edit: (text: string) => string): readonly ZipPart[] =>
    good.map((part) => (part.name === name ? { ...part, content: edit(String(part.content)) } : part));
  const within = (xml: string): readonly ZipPart[] => odsParts(odsRow('甲') + xml);
  const repeated =
    '<table:table-row table:number-rows-repeated="30000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>';
  return [
    make('macros', 'WORKBOOK_MACROS', add('Basic/Standard/Module1.xml')),
    make('scripts', 'WORKBOOK_MACROS', add('Scripts/python/x.py', 'x')),
    make('an event that runs a macro', 'WORKBOOK_MACROS', within('<script:event-listener script:language="ooo:script"/>')),
    make('a sheet linked to another file', 'WORKBOOK_EXTERNAL_LINK', within('<table:table-source xlink:href="../b.ods"/>')),
    make(
      'a formula into another file',
      'WORKBOOK_EXTERNAL_LINK',
      odsParts(`<table:table-row>${odsCell('1', ` table:formula="of:=['file:///b.ods'#$Sheet1.A1]"`)}</table:table-row>`),
    ),
    make('a database', 'WORKBOOK_DATA_CONNECTION', within('<table:database-source-sql table:database-name="x"/>')),
    make('an embedded object', 'WORKBOOK_EMBEDDED_OBJECT', add('Object 1/content.xml')),
    make('a drawn object', 'WORKBOOK_EMBEDDED_OBJECT', within('<draw:object xlink:href="./x"/>')),
    make(
      'a password',
      'WORKBOOK_ENCRYPTED',
      change('META-INF/manifest.xml', (text) => text.replace('/>', '><manifest:encryption-data/></manifest:manifest>')),
    ),
    make(
      'another kind of document',
      'WORKBOOK_NOT_XLSX',
      change('mimetype', () => 'application/vnd.oasis.opendocument.text'),
    ),
    make(
      'no content',
      'WORKBOOK_NOT_XLSX',
      good.filter(({ name }) => name !== 'content.xml'),
    ),
    make(
      'a DOCTYPE',
      'WORKBOOK_DOCTYPE',
      change('content.xml', (text) => text.replace('<office:document', '<!DOCTYPE x [<!ENTITY a "b">]><office:document')),
    ),
    make(
      'a bomb: 16 MB of blanks',
      'WORKBOOK_RATIO',
      change('content.xml', (text) => text + ' '.repeat(16 * 1024 * 1024)),
    ),
    make('an archive inside', 'WORKBOOK_NESTED_ARCHIVE', add('Pictures/a.png', zip(good))),
    make('a part no spreadsheet has', 'WORKBOOK_UNKNOWN_PART', add('run.exe', 'MZ')),
    make('a path upwards', 'WORKBOOK_UNSAFE_PATH', add('Pictures/../../x.png')),
    make('30,000 rows by repeating one', 'WORKBOOK_TOO_MANY_ROWS', within(repeated)),
  ];
}

/** Ways to spoil an .xls, one fault each (promises S9). */
export function malformedXls(): readonly MalformedUpload[] {
  const parts = (options: BiffOptions = {}): readonly OlePart[] => [{ name: 'Workbook', content: biff(options) }];
  const make = (what: string, code: MalformedUpload['code'], bytes: Buffer): MalformedUpload => ({
    what: `xls: ${what}`,
    code,
    bytes,
  });
  const records = (what: string, code: MalformedUpload['code'], id: number, data = Buffer.alloc(4)): MalformedUpload =>
    make(what, code, ole(parts({ extra: [[id, data]] })));
  const book = Buffer.concat([Buffer.from([1, 0, 9, 0, 0, 1]), Buffer.from('b.xls', 'latin1')]);
  return [
    make('macros', 'WORKBOOK_MACROS', ole([...parts(), { name: '_VBA_PROJECT_CUR' }, { name: 'VBA' }])),
    make('macros under another name', 'WORKBOOK_MACROS', ole(parts({ extra: [[0x00d3, Buffer.alloc(0)]] }))),
    make('a macro sheet of Excel 4', 'WORKBOOK_MACROS', ole(parts({ sheetType: 1 }))),
    make('an embedded object', 'WORKBOOK_EMBEDDED_OBJECT', ole([...parts(), { name: 'MBD0012AB34' }])),
    make('controls', 'WORKBOOK_EMBEDDED_OBJECT', ole([...parts(), { name: 'Ctls', content: Buffer.alloc(8) }])),
    records('a password', 'WORKBOOK_ENCRYPTED', 0x002f),
    records('a link to another workbook', 'WORKBOOK_EXTERNAL_LINK', 0x01ae, book),
    records('a data connection', 'WORKBOOK_DATA_CONNECTION', 0x0876),
    make('Excel 95', 'WORKBOOK_LEGACY_XLS', ole(parts({ version: 0x0500 }))),
    make('a Book stream', 'WORKBOOK_LEGACY_XLS', ole([{ name: 'Book', content: biff() }])),
    make('a Word document', 'WORKBOOK_NOT_XLSX', ole([{ name: 'WordDocument', content: Buffer.alloc(64) }])),
    make('a file cut short', 'WORKBOOK_DAMAGED', ole(parts()).subarray(0, 2_000)),
    make(
      'a stream larger than the file',
      'WORKBOOK_LYING_SIZE',
      ole([{ name: 'Workbook', content: biff(), claimedSize: 0x7fffffff }]),
    ),
    make(
      'many parts',
      'WORKBOOK_TOO_MANY_PARTS',
      ole([...parts(), ...Array.from({ length: 300 }, (_, at) => ({ name: `s${at}` }))]),
    ),
    make('a cell in row 65,000', 'WORKBOOK_TOO_MANY_ROWS', ole(parts({ rows: [0, 65_000] }))),
  ];
}

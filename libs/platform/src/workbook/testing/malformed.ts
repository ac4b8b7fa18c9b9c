import type { WorkbookRefusalCode } from '../refusal';
import { malformedOds, malformedXls } from './malformed-old';
import type { MalformedUpload } from './malformed-upload';
import { unzip, zip, type ZipPart } from './zip';

const BOMB_BYTES = 16 * 1024 * 1024;
const OLE_HEAD = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Ways to spoil a good workbook, one fault each (promises S9). The doors' tests use the same list. */
export function malformedUploads(good: Buffer): readonly MalformedUpload[] {
  const parts = unzip(good);
  const add = (name: string, content: Buffer | string = '<x/>'): Buffer => zip([...parts, { name, content }]);
  const change = (name: string, edit: (text: string) => string): Buffer =>
    zip(parts.map((part) => (part.name === name ? { ...part, content: edit(part.content.toString('utf8')) } : part)));
  const replace = (name: string, edit: (part: ZipPart) => ZipPart): Buffer =>
    zip(parts.map((part) => (part.name === name ? edit(part) : part)));
  const sheet = 'xl/worksheets/sheet1.xml';
  const relation = (type: string): ((text: string) => string) => {
    const url = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`;
    return (text) => text.replace('</Relationships>', `<Relationship Id="rIdX" Type="${url}" Target="x.xml"/></Relationships>`);
  };
  const make = (what: string, code: WorkbookRefusalCode, bytes: Buffer): MalformedUpload => ({ what, code, bytes });
  return [
    make('nothing at all', 'WORKBOOK_EMPTY', Buffer.alloc(0)),
    make('a text file called .xlsx', 'WORKBOOK_NOT_XLSX', Buffer.from('编号,标题\r\n1,川西来信\r\n')),
    make('another kind of zip archive', 'WORKBOOK_NOT_XLSX', zip([{ name: '[Content_Types].xml', content: '<Types/>' }])),
    make('the head of an .xls and nothing behind it', 'WORKBOOK_DAMAGED', Buffer.concat([OLE_HEAD, Buffer.alloc(2_000)])),
    make(
      'a workbook with a password',
      'WORKBOOK_ENCRYPTED',
      Buffer.concat([OLE_HEAD, Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le')]),
    ),
    make(
      'an encrypted part',
      'WORKBOOK_ENCRYPTED',
      replace(sheet, (part) => ({ ...part, flags: 1 })),
    ),
    make('a file cut short', 'WORKBOOK_DAMAGED', good.subarray(0, Math.floor(good.length * 0.6))),
    make('201 parts', 'WORKBOOK_TOO_MANY_PARTS', zip(manyParts(parts, 201))),
    make(
      'a bomb: 16 MB of blanks',
      'WORKBOOK_RATIO',
      change(sheet, (text) => text + ' '.repeat(BOMB_BYTES)),
    ),
    make(
      'a bomb that says it is small',
      'WORKBOOK_LYING_SIZE',
      replace(sheet, (part) => ({ ...part, content: Buffer.alloc(BOMB_BYTES, 0x20), claimedSize: 4_096 })),
    ),
    make(
      'a part smaller than it says',
      'WORKBOOK_LYING_SIZE',
      replace(sheet, (part) => ({ ...part, claimedSize: part.content.length + 1 })),
    ),
    make('120 MB in all', 'WORKBOOK_INFLATES_TOO_FAR', zip([...parts, ...heavyParts()])),
    make('a path upwards', 'WORKBOOK_UNSAFE_PATH', add('xl/../../etc/passwd.xml')),
    make('an absolute path', 'WORKBOOK_UNSAFE_PATH', add('/xl/evil.xml')),
    make('two parts of one name', 'WORKBOOK_DUPLICATE_PART', add('XL/workbook.xml')),
    make('an archive inside', 'WORKBOOK_NESTED_ARCHIVE', add('customXml/item.zip', zip(parts))),
    make('an archive inside under another name', 'WORKBOOK_NESTED_ARCHIVE', add('xl/media/image1.png', zip(parts))),
    make('a part no workbook has', 'WORKBOOK_UNKNOWN_PART', add('xl/run.exe', 'MZ')),
    make('macros', 'WORKBOOK_MACROS', add('xl/vbaProject.bin', OLE_HEAD)),
    make(
      'the content type of .xlsm',
      'WORKBOOK_MACROS',
      change('[Content_Types].xml', (text) =>
        text.replace(
          /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/,
          () => 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
        ),
      ),
    ),
    make('a link to another workbook', 'WORKBOOK_EXTERNAL_LINK', add('xl/externalLinks/externalLink1.xml')),
    make('a link under another name', 'WORKBOOK_EXTERNAL_LINK', change('xl/_rels/workbook.xml.rels', relation('externalLink'))),
    make('an embedded OLE object', 'WORKBOOK_EMBEDDED_OBJECT', add('xl/embeddings/oleObject1.bin', OLE_HEAD)),
    make('an OLE object as a picture', 'WORKBOOK_EMBEDDED_OBJECT', add('xl/media/image1.png', OLE_HEAD)),
    make('a data connection', 'WORKBOOK_DATA_CONNECTION', add('xl/connections.xml')),
    make(
      'a DOCTYPE',
      'WORKBOOK_DOCTYPE',
      change(sheet, (text) => text.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')),
    ),
    make(
      'a DOCTYPE in UTF-16',
      'WORKBOOK_DOCTYPE',
      replace(sheet, (part) => ({ ...part, content: Buffer.from('\ufeff<!DOCTYPE x [<!ENTITY a "b">]><x/>', 'utf16le') })),
    ),
    make('30,000 rows', 'WORKBOOK_TOO_MANY_ROWS', change(sheet, manyRows)),
    make('210,000 cells', 'WORKBOOK_TOO_MANY_CELLS', change(sheet, manyCells)),
    make(
      'XML that is none',
      'WORKBOOK_UNREADABLE',
      change('xl/workbook.xml', () => '<workbook><sheets><sheet name='),
    ),
    ...malformedOds(),
    ...malformedXls(),
  ];
}

const manyParts = (parts: readonly ZipPart[], count: number): readonly ZipPart[] => [
  ...parts,
  ...Array.from({ length: count - parts.length }, (_, index) => ({ name: `customXml/item${index}.xml`, content: '<x/>' })),
];

/** Parts that each stay below the ratio, since they are noise in a narrow alphabet, and together pass 100 MB. */
function heavyParts(): readonly ZipPart[] {
  const size = 30 * 1024 * 1024;
  const noise = Buffer.alloc(size);
  let seed = 20260615;
  for (let index = 0; index < size; index += 1) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    noise[index] = index % 16 === 0 ? 0x41 + ((seed >>> 16) & 15) : 0x20;
  }
  return Array.from({ length: 4 }, (_, index) => ({ name: `xl/media/image${index}.png`, content: noise }));
}

/** Each of another value: equal ones would be refused for how well they pack. */
const manyCells = (text: string): string => {
  const cell = (index: number): string => `<c><v>${(index * 7_919) % 1_000_003}</v></c>`;
  const rows = Array.from({ length: 7_000 }, (_, row) => {
    const cells = Array.from({ length: 30 }, (_cell, column) => cell(row * 30 + column));
    return `<row r="${row + 1_000}">${cells.join('')}</row>`;
  });
  return text.replace('</sheetData>', `${rows.join('')}</sheetData>`);
};

const manyRows = (text: string): string =>
  text.replace(
    '</sheetData>',
    Array.from({ length: 30_000 }, (_, index) => `<row r="${index + 1_000}"><c t="b"><v>1</v></c></row>`).join('') +
      '</sheetData>',
  );

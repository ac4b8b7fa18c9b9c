import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Grid, WorkbookPlan } from '#platform/workbook';
import { capability, itWith } from '../../../../../test/support/capabilities';
import { checkArchive } from '../archive-check';
import { readWorkbook } from '../read-workbook';
import { unzip, zip } from '../testing/zip';
import { writeWorkbook } from '../write-workbook';
import type { Marks } from './marks';
import { markWorkbook } from './mark-workbook';

const PLAN: WorkbookPlan = {
  title: '推进表',
  createdAt: '2026-06-10T02:00:00.000Z' as WorkbookPlan['createdAt'],
  styles: { head: { bold: true, fill: 'E7E6E6', border: true }, input: { unlocked: true, format: '#,##0.00', border: true } },
  sheets: [
    {
      name: '填报表 & 附件',
      widths: [16, 30, 12],
      cells: [
        { row: 1, column: 1, value: '推进表', style: 'head' },
        { row: 2, column: 1, value: '编号', style: 'head' },
        { row: 3, column: 1, value: '51-2026-0001', comment: '省局原有批注' },
        { row: 3, column: 2, value: '川西来信' },
        { row: 3, column: 3, value: 120.5, style: 'input' },
        { row: 4, column: 2, value: '=1+1' },
        { row: 4, column: 3, value: { date: '2026-06-12' as never } },
        { row: 6, column: 3, value: { formula: 'SUM(C3:C3)', result: 120.5 }, style: 'input' },
      ],
      merges: [{ row: 1, column: 1, toRow: 1, toColumn: 3 }],
      freeze: { rows: 2, columns: 1 },
      protected: true,
      lists: [
        {
          area: { row: 3, column: 2, toRow: 6, toColumn: 2 },
          source: { row: 1, column: 1, toRow: 2, toColumn: 1 },
          ...{ sheet: '_lists', title: '选择', message: '请选择', strict: true },
        },
      ],
      print: { repeatRows: 2 },
    },
    { name: '没有批注', cells: [{ row: 2, column: 2, value: '原样' }] },
    { name: '_lists', visibility: 'veryHidden', cells: [{ row: 1, column: 1, value: '甲' }] },
  ],
};

const on = (row: number, column: number, tone: 'error' | 'warning', text: string, sheet = '填报表 & 附件') => ({
  ...{ sheet, row, column, tone, text },
});
const MARKS: Marks = {
  author: '场记板',
  cells: [
    on(3, 1, 'warning', '原有批注之下再说'),
    on(3, 3, 'error', '“120.5”不是金额\n怎么改：<写数字> & 单位'),
    on(3, 3, 'warning', '第二条'),
    // Within the merged title, on a cell that is not there, on a row that is not there, and far to the right.
    on(1, 2, 'warning', '合并格'),
    on(4, 1, 'error', '缺编号'),
    on(5, 28, 'error', '空行'),
    on(6, 3, 'warning', '公式'),
    on(2, 2, 'error', '另一张表', '没有批注'),
    on(1, 1, 'error', '没有这张表', '不存在'),
  ],
  added: {
    name: '校验结果',
    widths: [10, 40],
    rows: [
      ['级别', '问题'],
      ['错误', '=HYPERLINK("http://x")'],
      ['', '_x0041_'],
    ],
  },
};

const gridOf = async (bytes: Buffer): Promise<Grid> => {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(`${read.refusal.code} ${read.refusal.detail}`);
  return read.grid;
};
const marked = async (bytes: Buffer, marks: Marks = MARKS) => {
  const done = await markWorkbook(bytes, marks);
  if (!done.ok) throw new Error(`${done.refusal.code} ${done.refusal.detail}`);
  return done;
};
const partsOf = (bytes: Buffer): ReadonlyMap<string, string> =>
  new Map(unzip(bytes).map(({ name, content }) => [name, content.toString('latin1')]));
const textOf = (bytes: Buffer, name: string): string => Buffer.from(partsOf(bytes).get(name) ?? '', 'latin1').toString('utf8');

jest.setTimeout(60_000);

describe('a workbook given back with its findings (B-12)', () => {
  const home = mkdtempSync(join(tmpdir(), 'slate-marks-'));
  let before: Buffer;
  let after: Buffer;
  beforeAll(async () => {
    before = await writeWorkbook(PLAN);
    const done = await marked(before);
    expect(done.rewritten).toBe(false);
    after = done.bytes;
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('says in every sheet what it said, and has one sheet more, all texts (S10)', async () => {
    const [was, is] = [await gridOf(before), await gridOf(after)];
    expect(is.sheets.slice(0, -1)).toEqual(was.sheets);
    const added = is.sheets[is.sheets.length - 1];
    expect(added?.name).toBe('校验结果');
    expect(added?.cells.map(({ kind, text }) => [kind, text])).toEqual(
      MARKS.added.rows.flat().flatMap((text) => (text === '' ? [] : [['text', text]])),
    );
    expect(await checkArchive(after)).toMatchObject({ ok: true });
  });

  it('leaves every other part byte for byte, and in a marked sheet all but looks and comments', () => {
    const [was, is] = [partsOf(before), partsOf(after)];
    const touched = [...was].filter(([name, content]) => is.get(name) !== content).map(([name]) => name);
    expect(
      touched.filter((name) => !/^xl\/(worksheets\/(_rels\/)?sheet[12]\.xml|comments|drawings\/vml)/.test(name)).sort(),
    ).toEqual(['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml']);
    const plain = (xml: string): string =>
      xml
        .replace(/<legacyDrawing[^>]*\/>/g, '')
        .replace(/ spans="[^"]*"/g, '')
        .replace(/(<c r="[A-Z]+\d+")( s="\d+")?((?: t="\w+")?)( s="\d+")?/g, '$1$3')
        .replace(/<c r="[A-Z]+\d+"\s*\/>/g, '')
        .replace(/<row r="\d+"[^>]*>\s*<\/row>|<row r="\d+"[^>]*\/>/g, '');
    expect(plain(textOf(after, 'xl/worksheets/sheet1.xml'))).toBe(plain(textOf(before, 'xl/worksheets/sheet1.xml')));
  });

  it('colours each cell in its tone and keeps the rest of its look', async () => {
    const workbook = await readXlsx(after, { readStyles: true });
    const look = (row: number, column: number) => workbook.sheets[0]?.cells?.get(`${row - 1},${column - 1}`)?.style;
    const fill = (row: number, column: number): unknown =>
      (look(row, column)?.fill as { fgColor?: { rgb?: string } })?.fgColor?.rgb;
    expect([fill(3, 3), fill(4, 1), fill(5, 28)]).toEqual(
      ['FFC7CE', 'FFC7CE', 'FFC7CE'].map((each) => expect.stringContaining(each)),
    );
    expect([fill(3, 1), fill(1, 1), fill(6, 3)]).toEqual(
      ['FFE699', 'FFE699', 'FFE699'].map((each) => expect.stringContaining(each)),
    );
    expect(look(1, 1)).toMatchObject({ font: { bold: true } });
    expect(look(3, 3)).toMatchObject({ numFmt: '#,##0.00', protection: { locked: false } });
    expect(look(3, 2)?.fill).toBeUndefined();
  });

  it('comments each cell once, below a comment that was there, and of a merged area the cell that is seen', async () => {
    const workbook = await readXlsx(after);
    const comment = (sheet: number, row: number, column: number) =>
      workbook.sheets[sheet]?.cells?.get(`${row - 1},${column - 1}`)?.comment?.text;
    expect(comment(0, 3, 1)).toBe('省局原有批注\n原有批注之下再说');
    expect(comment(0, 3, 3)).toBe('“120.5”不是金额\n怎么改：<写数字> & 单位\n\n第二条');
    expect(comment(0, 1, 1)).toBe('合并格');
    expect([comment(0, 4, 1), comment(0, 5, 28), comment(0, 6, 3), comment(1, 2, 2)]).toEqual([
      '缺编号',
      '空行',
      '公式',
      '另一张表',
    ]);
  });

  it('may be marked again: the same bytes twice are the same, and a second list takes another name', async () => {
    expect((await marked(before)).bytes.equals(after)).toBe(true);
    const twice = await gridOf((await marked(after)).bytes);
    expect(twice.sheets.map(({ name }) => name).slice(-2)).toEqual(['校验结果', '校验结果 (2)']);
    expect(twice.sheets.slice(0, 3)).toEqual((await gridOf(before)).sheets);
  });

  it('reads packages of other dialects: prefixed names, cells and rows without references, styles of one look', async () => {
    const prefixed = zip(
      unzip(before).map((part) => {
        if (!/^xl\/(workbook|styles|worksheets\/sheet\d)\.xml$/.test(part.name)) return part;
        const text = part.content
          .toString('utf8')
          .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
          .replace(/ xmlns="/, ' xmlns:x="');
        return { ...part, content: text };
      }),
    );
    const done = await marked(prefixed);
    expect(done.rewritten).toBe(false);
    expect((await gridOf(done.bytes)).sheets.slice(0, -1)).toEqual((await gridOf(prefixed)).sheets);
    const bare = zip(
      unzip(before).map((part) =>
        part.name === 'xl/worksheets/sheet2.xml'
          ? {
              ...part,
              content: part.content
                .toString('utf8')
                .replace(
                  /<sheetData>.*<\/sheetData>/s,
                  '<sheetData><row/><row><c/><c t="inlineStr"><is><t>原样</t></is></c></row></sheetData>',
                ),
            }
          : part,
      ),
    );
    const again = await gridOf((await marked(bare)).bytes);
    expect(again.sheets[1]?.cells).toEqual([{ row: 2, column: 2, kind: 'text', text: '原样' }]);
  });

  it('writes anew, and says so, what cannot be edited in place', async () => {
    const styleless = zip(unzip(before).filter(({ name }) => name !== 'xl/styles.xml'));
    const done = await marked(styleless);
    expect(done.rewritten).toBe(true);
    const said = (grid: Grid) =>
      grid.sheets.map(({ name, visibility, cells, merges }) => [name, visibility, merges, cells.map(({ text }) => text)]);
    expect(said(await gridOf(done.bytes)).slice(0, -1)).toEqual(said(await gridOf(styleless)));
  });

  it('what is no workbook at all is a refusal, never an exception', async () => {
    expect(await markWorkbook(Buffer.from('nothing of the kind'), MARKS)).toMatchObject({
      ok: false,
      refusal: { code: 'WORKBOOK_UNREADABLE' },
    });
    expect(await markWorkbook(before.subarray(0, 900), MARKS)).toMatchObject({ ok: false });
  });

  const convert = (file: string, ending: string, filter: string): Buffer => {
    const out = join(home, ending);
    mkdirSync(out, { recursive: true });
    const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', filter, '--outdir', out, file];
    execFileSync(capability('soffice') ?? 'soffice', args, { stdio: 'ignore', env: { ...process.env, HOME: home } });
    return readFileSync(join(out, `${basename(file).replace(/\.[^.]+$/, '')}.${ending}`));
  };
  const flat = (bytes: Buffer, name: string): string => {
    writeFileSync(join(home, `${name}.xlsx`), bytes);
    return convert(join(home, `${name}.xlsx`), 'fods', 'fods:OpenDocument Spreadsheet Flat XML').toString('utf8');
  };

  itWith('soffice')(
    'LibreOffice opens it: values and formulas as before, the comments there, the colours there',
    () => {
      const [was, is] = [flat(before, 'before'), flat(after, 'after')];
      const says = (xml: string): readonly string[] =>
        [
          ...xml
            .replace(/<office:annotation[\s\S]*?<\/office:annotation>/g, '')
            .matchAll(/table:formula="[^"]*"|office:value="[^"]*"|<text:p>[^<]*/g),
        ].map(([each]) => each);
      const tables = (xml: string) => xml.split('<table:table ').slice(1);
      expect(tables(is)).toHaveLength(tables(was).length + 1);
      tables(was).forEach((table, at) => expect(says(tables(is)[at] ?? '')).toEqual(says(table)));
      const notes = [...is.matchAll(/<office:annotation[\s\S]*?<\/office:annotation>/g)].map(([each]) =>
        each.replace(/<[^>]+>/g, ''),
      );
      expect(notes).toHaveLength(7);
      for (const text of ['省局原有批注', '合并格', '缺编号', '空行', '公式', '另一张表', '不是金额']) {
        expect(notes.filter((note) => note.includes(text))).toHaveLength(1);
      }
      expect(is).toContain('#ffc7ce');
      expect(is).toContain('#ffe699');
      expect(was).not.toContain('#ffc7ce');
    },
    120_000,
  );

  itWith('soffice')(
    'an .xls and an .ods come back as .xlsx with their values',
    async () => {
      writeFileSync(join(home, 'old.xlsx'), before);
      for (const [ending, filter] of [
        ['xls', 'xls:MS Excel 97'],
        ['ods', 'ods'],
      ] as const) {
        const old = convert(join(home, 'old.xlsx'), ending, filter);
        const done = await marked(old);
        expect(done.rewritten).toBe(true);
        const texts = (grid: Grid) =>
          grid.sheets.map(({ name, cells }) => [name, cells.map(({ row, column, text }) => [row, column, text])]);
        expect(texts(await gridOf(done.bytes)).slice(0, -1)).toEqual(texts(await gridOf(old)));
      }
    },
    120_000,
  );
});

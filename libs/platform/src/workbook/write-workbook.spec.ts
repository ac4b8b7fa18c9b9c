import fc from 'fast-check';
import type { CellPlan, WorkbookPlan } from './grid';
import { numberText, parseGrid } from './parse-grid';
import { readWorkbook } from './read-workbook';
import { unzip } from './testing/zip';
import { writeWorkbook } from './write-workbook';

const workbook = (cells: readonly CellPlan[], more: Partial<WorkbookPlan['sheets'][number]> = {}): WorkbookPlan => ({
  title: '推进表',
  createdAt: '2026-06-10T02:00:00.000Z' as WorkbookPlan['createdAt'],
  styles: { input: { unlocked: true, fill: 'FFF9DB', format: '@' }, key: { fill: 'E7E6E6' } },
  sheets: [{ name: '填报表', cells, ...more }],
});

const INJECTIONS = ['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', "=cmd|'/c calc'!A0", '#N/A', '#REF!', '_x0041_'];

describe('a workbook written', () => {
  it('keeps every text as text, whatever it begins with (S10)', async () => {
    const bytes = await writeWorkbook(workbook(INJECTIONS.map((value, index) => ({ row: index + 1, column: 1, value }))));
    const grid = await parseGrid(bytes);
    expect(grid.sheets[0]?.cells.map((cell) => [cell.kind, cell.text])).toEqual(INJECTIONS.map((text) => ['text', text]));
    const xml = unzip(bytes)
      .map((part) => part.content.toString('utf8'))
      .join('');
    expect(xml).not.toMatch(/<f[ >]/);
  });

  it('comes back as it was described', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((each) => !/[\p{Cs}\ufffe\uffff]/u.test(each));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (texts) => {
        const cells = texts.map((value, index) => ({ row: index + 1, column: (index % 5) + 1, value }));
        const grid = await parseGrid(await writeWorkbook(workbook(cells)));
        const back = grid.sheets[0]?.cells.map(({ row, column, text: value }) => ({ row, column, value }));
        expect(back).toEqual(cells);
      }),
      { seed: 51, numRuns: 40 },
    );
  }, 20_000);

  it('keeps dates, numbers, formulas, merges and visibility, through the child', async () => {
    const plan = workbook(
      [
        { row: 1, column: 1, value: '标题', style: 'key' },
        { row: 2, column: 1, value: { date: '2026-06-08' as never } },
        { row: 2, column: 2, value: 120.5, style: 'input' },
        { row: 2, column: 3, value: { formula: 'B2*2', result: 241 } },
        { row: 2, column: 4, value: true },
      ],
      { merges: [{ row: 1, column: 1, toRow: 1, toColumn: 4 }] },
    );
    const hidden = { ...plan.sheets[0]!, name: '_slate', visibility: 'veryHidden' as const, merges: [] };
    const reading = await readWorkbook(await writeWorkbook({ ...plan, sheets: [...plan.sheets, hidden] }));
    expect(reading).toMatchObject({
      ok: true,
      grid: {
        date1904: false,
        sheets: [
          {
            name: '填报表',
            visibility: 'visible',
            merges: [{ row: 1, column: 1, toRow: 1, toColumn: 4 }],
            cells: [
              { row: 1, column: 1, kind: 'text', text: '标题' },
              { row: 2, column: 1, kind: 'date', text: '2026-06-08' },
              { row: 2, column: 2, kind: 'number', text: '120.5' },
              { row: 2, column: 3, kind: 'formula', text: '241', formula: 'B2*2' },
              { row: 2, column: 4, kind: 'boolean', text: 'TRUE' },
            ],
          },
          { name: '_slate', visibility: 'veryHidden' },
        ],
      },
    });
  });

  it('locks what is not marked as input, freezes the head and offers the list of another sheet', async () => {
    const area = { row: 2, column: 1, toRow: 9, toColumn: 1 };
    const source = { row: 1, column: 1, toRow: 10, toColumn: 1 };
    const list = { area, sheet: '列表', source, title: '进展阶段', message: '请选择', strict: true };
    const cells = [{ row: 2, column: 1, value: '拍摄', style: 'input' }];
    const plan = workbook(cells, { protected: true, freeze: { rows: 1, columns: 1 }, lists: [list] });
    const parts = unzip(await writeWorkbook(plan));
    const sheet = parts.find((part) => part.name === 'xl/worksheets/sheet1.xml');
    const xml = sheet?.content.toString('utf8') ?? '';
    const styles = parts.find((part) => part.name === 'xl/styles.xml')?.content.toString('utf8') ?? '';
    const index = Number(/<c [^>]*\bs="(\d+)"/.exec(/<c [^>]*r="A2"[^>]*>/.exec(xml)?.[0] ?? '')?.[1]);
    const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1]?.split('<xf ').slice(1) ?? [];
    expect(formats[index]).toContain('locked="0"');
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(xml.replaceAll('&apos;', "'")).toContain("<formula1>'列表'!$A$1:$A$10</formula1>");
    expect(xml).toMatch(/<pane [^>]*ySplit="1"/);
  });

  it('is set up for paper: A4 landscape, one page wide, its heading on every page, and texts above and below (W-04)', async () => {
    const print = {
      repeatFrom: 4,
      repeatRows: 5,
      header: '草稿 & 未报送',
      footer: '— {page} / {pages} —',
      margins: { top: 25.4, right: 12.7, bottom: 25.4, left: 12.7 },
    };
    const parts = unzip(await writeWorkbook(workbook([{ row: 1, column: 1, value: '甲', style: 'key' }], { print })));
    const text = (name: string): string => parts.find((part) => part.name === name)?.content.toString('utf8') ?? '';
    const xml = text('xl/worksheets/sheet1.xml');
    expect(/<pageSetup [^>]*>/.exec(xml)?.[0]).toMatch(/(?=.*paperSize="9")(?=.*orientation="landscape")(?=.*fitToHeight="0")/);
    expect(/<pageMargins [^>]*>/.exec(xml)?.[0]).toMatch(/(?=.*top="1")(?=.*left="0.5")(?=.*header="0.5")/);
    expect(xml).toContain('<oddHeader>&amp;C草稿 &amp;&amp; 未报送</oddHeader>');
    expect(xml).toContain('<oddFooter>&amp;C— &amp;P / &amp;N —</oddFooter>');
    expect(text('xl/workbook.xml').replaceAll('&apos;', "'")).toMatch(/Print_Titles.*\$4:\$5/);
  });

  it('writes a number without an exponent', () => {
    expect([1e-7, 1.5e-9, 1e21, 1.25e22, 0.1, -3e-8].map(numberText)).toEqual([
      '0.0000001',
      '0.0000000015',
      '1000000000000000000000',
      '12500000000000000000000',
      '0.1',
      '-0.00000003',
    ]);
  });
});

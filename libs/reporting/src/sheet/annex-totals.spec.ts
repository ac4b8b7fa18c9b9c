import { parseGrid, type PlanValue, writeWorkbook } from '#platform/workbook';
import { readSheet } from './layouts';
import { findingMessage } from './texts';
import { ANNEX_HEADINGS, annexPlan, type AnnexRow, sectionRows } from './testing/annex-plan';
import { contextOf } from './testing/samples';

const row = (title: string, cost?: PlanValue, promotion?: PlanValue): AnnexRow => ({
  cells: [2, '剧本开发', title, ...Array<undefined>(4), '红果', undefined, undefined, cost, promotion],
});
const total = (word: string, cost?: PlanValue, promotion?: PlanValue): AnnexRow => ({
  cells: [word, ...Array<undefined>(9), cost, promotion],
});
const section = (category: 'VALUES' | 'REGIONAL', ...rows: readonly AnnexRow[]) =>
  sectionRows(category, { SCRIPT: rows }).slice(0, 1 + 2 + rows.length);
const read = async (rows: readonly AnnexRow[], headings: readonly string[] = ANNEX_HEADINGS) =>
  readSheet(await parseGrid(await writeWorkbook(annexPlan(rows, { headings }))), contextOf([]));
const found = async (rows: readonly AnnexRow[], headings?: readonly string[]) =>
  (await read(rows, headings)).findings.filter(({ code }) => code === 'TOTAL_DISAGREES');
const two = [...section('VALUES', row('甲', 100, 3), row('乙', '50.5')), ...section('REGIONAL', row('丙', 200))];

describe('totals tie back to their lines (B-11)', () => {
  it.each<[string, readonly AnnexRow[]]>([
    ['the table', [...two, total('合计', 350.5, 3)]],
    ['by formula, with the noise of a sum', [...two, total('总计：', { formula: 'SUM(K6:K30)', result: 350.50000000000006 })]],
    ['in another unit', [...two, total('合计', '350.5万元')]],
    [
      'each section',
      [...section('VALUES', row('甲', 100)), total('小计', 100), ...section('REGIONAL', row('丙', 200)), total('小计', 200)],
    ],
    [
      'sections and table',
      [
        ...section('VALUES', row('甲', 100)),
        total('合计', 100),
        ...section('REGIONAL', row('丙', 200)),
        total('合计', 200),
        total('总计', 300),
      ],
    ],
    ['the rows below it', [total('合计', 350.5), ...two]],
    ['the rows below it, by section', [...section('VALUES').slice(0, 1), total('小计', 150.5), row('甲', 100), row('乙', 50.5)]],
    [
      'nothing that can be read',
      [...two, total('合计', { formula: 'SUM(Z1)' }), total('合计', { error: '#REF!' }), total('合计')],
    ],
  ])('is silent about a total of %s', async (_what, rows) => expect(await found(rows)).toEqual([]));

  it('names the cell, both sums, the rows counted, and what to do', async () => {
    const [said, ...more] = await found([...two, total('合计', 360.5, 3)]);
    expect(more).toEqual([]);
    expect(said).toMatchObject({
      severity: 'warning',
      row: 13,
      column: 11,
      value: '360.5',
      attribute: 'productionCost',
      rule: 'B-11',
    });
    expect(said?.detail).toMatchObject({ says: '360.5', sum: '350.5', count: 3, rows: '6–7、11' });
    const words = said && findingMessage(said);
    expect(words?.zh).toContain('360.5');
    expect(words?.zh).toContain('350.5');
    expect(words?.zh).toContain('6–7、11');
    expect(words?.repair).toBeTruthy();
  });

  it('holds a section’s total against the section', async () => {
    const [said] = await found([
      ...section('VALUES', row('甲', 100)),
      ...section('REGIONAL', row('丙', 200)),
      total('小计', 210),
    ]);
    expect(said?.detail).toMatchObject({ says: '210', sum: '200', count: 1 });
  });

  it('counts in the unit that was read', async () => {
    const inYuan = ANNEX_HEADINGS.map((each) => each.replace('制作成本(万元)', '制作成本（元）'));
    const rows = section('VALUES', row('甲', 1_000_000), row('乙', 500_000));
    expect(await found([...rows, total('合计', 1_500_000)], inYuan)).toEqual([]);
    expect(await found([...rows, total('合计', 150)], inYuan)).toMatchObject([{ detail: { says: '0.015', sum: '150' } }]);
  });

  it('does not count what could not be read, and says how many rows it counted', async () => {
    const [said] = await found([...section('VALUES', row('甲', 100), row('乙', '很多')), total('合计', 150)]);
    expect(said?.detail).toMatchObject({ sum: '100', count: 1 });
  });
});

import { parseGrid, writeWorkbook } from '#platform/workbook';
import { unitsNamedIn } from './annex-unit-line';
import { readSheet } from './layouts';
import { ANNEX_HEADINGS, annexPlan, sectionRows } from './testing/annex-plan';
import { contextOf } from './testing/samples';

const BARE = ANNEX_HEADINGS.map((heading) => heading.replace('(万元)', ''));
const read = async (top: readonly string[], headings: readonly string[] = BARE, cost: string | number = 120) => {
  const line = { cells: [2, '剧本开发', '川西来信', '张三', '', '', '甲公司', '', '', '', cost, 3] };
  const plan = annexPlan(sectionRows('VALUES', { SCRIPT: [line] }), { headings, top: ['附件3', ...top] });
  return readSheet(await parseGrid(await writeWorkbook(plan)), contextOf([]));
};
const costs = ({ lines }: Awaited<ReturnType<typeof read>>) =>
  lines.flatMap(({ read: cells }) => cells.filter(({ attribute }) => attribute.endsWith('Cost')).map(({ value }) => value));

describe('a unit that stands beside the table (B-12, B-13)', () => {
  it.each([
    ['单位：元', ['元']],
    ['单位:万元', ['万元']],
    ['（金额单位：人民币元）', ['元']],
    ['金额单位： 人民币 亿元', ['亿元']],
    ['单 位 ： 万 元', ['万元']],
    ['单位：部、千元', [null]],
    ['单位：美元', [null]],
    ['单位为元', ['元']],
    ['单位（元）', ['元']],
    ['以元为单位', ['元']],
    ['金额均以万元计', ['万元']],
    ['（元）', ['元']],
    ['填报单位：四川省广播电视局    2026年6月下半月    单位：元', ['元']],
    ['单位：四川省广播电视局', []],
    ['单位：元谋县融媒体中心', []],
    ['填报单位：三元区融媒体中心', []],
    ['计算单位：部', []],
  ])('“%s” names %j', (text, units) => expect(unitsNamedIn(text)).toEqual(units));

  it('is the unit of bare amounts below, and told', async () => {
    const reading = await read(['单位：元'], BARE, 1_200_000);
    expect(costs(reading)).toEqual([120_000_000, 300]);
    expect(reading.normalisations).toMatchObject([{ code: 'LINE_UNIT', row: 2, column: 1, from: '单位：元', to: '元' }]);
    expect(reading.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const written = await read(['单位：元'], BARE, '120万元');
    expect(costs(written)).toEqual([120_000_000, 300]);
    expect(costs(await read(['单位：四川省广播电视局'], BARE))).toEqual([120_000_000, 3_000_000]);
  });

  it('and is none of ours: the column is not read', async () => {
    const reading = await read(['单位：千元']);
    expect(costs(reading)).toEqual([]);
    expect(reading.findings.map(({ code, row }) => [code, row])).toEqual(
      expect.arrayContaining([
        ['COLUMN_UNIT_UNKNOWN', 2],
        ['COLUMN_UNIT_UNKNOWN', 6],
      ]),
    );
  });

  it('and says otherwise than a heading: the column is not read, and the heading counts where both agree', async () => {
    const torn = await read(['单位：元'], ANNEX_HEADINGS);
    expect(costs(torn)).toEqual([]);
    expect(torn.findings).toContainEqual(
      expect.objectContaining({
        ...{ code: 'COLUMN_UNIT_CONTRADICTED', severity: 'error', attribute: 'productionCost', detail: { line: '单位：元' } },
      }),
    );
    const alike = await read(['单位：万元'], ANNEX_HEADINGS);
    expect(costs(alike)).toEqual([120_000_000, 3_000_000]);
    expect(alike).toMatchObject({ findings: [], normalisations: [] });
    expect(costs(await read(['单位：万元', '以元为单位']))).toEqual([]);
  });

  it('may stand between the headings and the rows', async () => {
    const line = { cells: [2, '剧本开发', '川西来信', '', '', '', '甲公司', '', '', '', 1_200_000] };
    const unit = { cells: ['金额单位：元'] };
    const plan = annexPlan([unit, ...sectionRows('VALUES', { SCRIPT: [line] })], { headings: BARE });
    const reading = readSheet(await parseGrid(await writeWorkbook(plan)), contextOf([]));
    expect(costs(reading)).toEqual([120_000_000]);
  });

  it('may have its word in the next cell', async () => {
    const plan = annexPlan(
      sectionRows('VALUES', { SCRIPT: [{ cells: [2, '剧本开发', '甲剧', '', '', '', '', '', '', '', 7] }] }),
      {
        headings: BARE,
      },
    );
    const [sheet] = plan.sheets;
    const cells = [...(sheet?.cells ?? []), { row: 1, column: 11, value: '单位：' }, { row: 1, column: 12, value: '元' }];
    const reading = readSheet(
      await parseGrid(await writeWorkbook({ ...plan, sheets: [{ name: 'Sheet1', cells, merges: [] }] })),
      contextOf([]),
    );
    expect(costs(reading)).toEqual([700]);
  });
});

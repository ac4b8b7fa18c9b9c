import fc from 'fast-check';
import { CATEGORIES, type LocalDate, stagesAllowedFor, stagesFor, stageOf } from '#kernel';
import { parseGrid, writeWorkbook } from '#platform/workbook';
import { readSheet } from '../layouts';
import type { SheetReading } from '../reading';
import { annexInputOf, fortyProjects, wrongCells } from '../testing/printed-samples';
import { contextOf, valueArbitrary } from '../testing/samples';
import type { AnnexInput, AnnexProject } from './annex-input';
import { planAnnex, planAnnexSheet } from './annex-print';

const back = async (input: AnnexInput): Promise<SheetReading> =>
  readSheet(await parseGrid(await writeWorkbook(planAnnex(input))), contextOf([]));

const project = (values: AnnexProject['values'], more: Partial<AnnexProject> = {}): AnnexProject => ({
  code: '51-2026-0001',
  category: 'VALUES',
  sideState: 'ACTIVE',
  values: { title: '川西来信', bodies: ['成都天马传媒有限公司'], ...values },
  ...more,
});

/** Rows of the printed sheet as texts, from the left. */
function rows(input: AnnexInput): readonly (readonly string[])[] {
  const lines: string[][] = [];
  for (const { row, column, value } of planAnnexSheet(input).cells) {
    const line = (lines[row] ??= []);
    line[column] = value === undefined ? '' : typeof value === 'object' && 'date' in value ? value.date : String(value);
  }
  return lines.filter((line) => line !== undefined).map((line) => line.slice(1));
}

describe('附件3 for print and seal', () => {
  it('bears the full title, unit, period and the headings with 序号 and 进展阶段 in front (Z-1, Z-6)', () => {
    const [mark, title, line, heading] = rows(annexInputOf([]));
    expect(mark).toEqual(['附件3']);
    expect(title).toEqual(['微短剧精品创作传播“五个一批工程”重点项目推进表']);
    expect(line?.[0]).toBe('填报单位：四川省广播电视局　　　　报送周期：2026年6月下半月（2026-06-H2）');
    expect(heading).toEqual([
      '序号',
      '进展阶段',
      '微短剧名称/主题',
      '编剧',
      '导演/监制',
      '制片人',
      '出品机构',
      '播出平台',
      '播出日期',
      '播出集数/期数',
      '制作成本\n（万元）',
      '发行/推广费用\n（万元）',
      '规划立项备案号',
      '上线备案号/发行许可证号',
    ]);
  });

  it('has six sections in official order, each with its rows, and says 无 in an empty one (B-06, Z-3, Z-4)', () => {
    const expected = CATEGORIES.flatMap(({ code, zh }) => [
      zh,
      ...stagesFor(code).map((stage) => `${stageOf(stage).position} ${stageOf(stage).printed} 无`),
    ]);
    const table = rows(annexInputOf([])).slice(4, 4 + expected.length);
    expect(table.map(([first, label, title]) => (label ? `${first} ${label} ${title}` : first))).toEqual(expected);
    expect(expected).toHaveLength(6 + 6 + 5 * 9);
  });

  it('repeats the row for several projects at a stage, by code, and gives 重大时间节点 rows beyond its six (B-06, Z-4)', () => {
    const table = rows(
      annexInputOf([
        project({ title: '乙', stage: 'SCRIPT' }, { code: '51-2026-0002' }),
        project({ title: '甲', stage: 'SCRIPT' }),
        project({ title: '丙', stage: 'PROMOTION' }, { code: '51-2026-0003', category: 'KEY_DATES' }),
      ]),
    ).map((line) => line.slice(0, 3).join(' '));
    expect(table.filter((line) => line.startsWith('2 剧本开发'))).toEqual([
      '2 剧本开发 无',
      '2 剧本开发 甲',
      '2 剧本开发 乙',
      ...Array<string>(4).fill('2 剧本开发 无'),
    ]);
    expect(table.indexOf('7 宣传推广 丙')).toBe(table.indexOf('6 成片上线 无') + 1);
  });

  it('leaves nothing out silently: what has no row is told below, with disputed values (B-09)', () => {
    const table = rows(
      annexInputOf([
        project({ title: '停', stage: 'SCRIPT' }, { sideState: 'PAUSED', disputed: ['productionCost'] }),
        project({ title: '终', stage: 'POST' }, { code: '51-2026-0002', sideState: 'TERMINATED' }),
        project({ title: '未' }, { code: '51-2026-0003' }),
      ]),
    ).map(([first]) => first);
    expect(table.filter((text) => text?.startsWith('注：'))).toEqual([
      '注：已暂停的项目1个，列于其阶段行：停（51-2026-0001）。',
      '注：已终止的项目1个，不列入表：终（51-2026-0002）。',
      '注：尚未填报进展阶段的项目1个：未（51-2026-0003）。',
      '注：以下数据被退回、尚在核实：51-2026-0001（制作成本）。',
    ]);
  });

  it('has places for signatures and seal, the date in words, and the data version it was made from (W-04)', () => {
    const foot = rows(annexInputOf([], { receipt: '回-51', certifier: '王某' }))
      .slice(-4)
      .map(([text]) => text?.trim());
    expect(foot[0]).toMatch(/^填报人：　+审核人：　+负责人：王某$/);
    expect(foot.slice(1)).toEqual([
      '单位（盖章）：四川省广播电视局',
      '日期：2026年6月30日',
      '说明：数据截至2026年6月30日（报送口径），数据版本 log-1.0000000000000042，2026年6月30日 18:00 生成，回执 回-51',
    ]);
    expect(planAnnexSheet(annexInputOf([], { mark: '草稿，未报送' })).print?.header).toBe('草稿，未报送');
    expect(planAnnexSheet(annexInputOf([])).print?.header).toBeUndefined();
  });

  it('forty lines of all categories are read again with zero wrong cells (B-12)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const projects = fortyProjects(seed);
        const reading = await back(annexInputOf(projects));
        expect(reading).toMatchObject({ layout: 'annex-clean', verdict: 'NONE', sheet: '四川省广播电视局' });
        expect(wrongCells(projects, reading).wrong).toEqual([]);
        expect(reading.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { seed: 51, numRuns: 8 },
    );
  });

  it('any amount, day, count and number a fact can hold is read again as it was', async () => {
    const others = ['firstBroadcastOn', 'episodes', 'productionCost', 'promotionCost'] as const;
    const one = fc
      .record({
        category: fc.constantFrom(...CATEGORIES.map(({ code }) => code)),
        stage: fc.nat(),
        values: fc.record(Object.fromEntries(others.map((each) => [each, valueArbitrary(each)]))),
      })
      .map(({ category, stage, values }) => {
        const stages = stagesAllowedFor(category);
        return project({ ...values, stage: stages[stage % stages.length] ?? 'SCRIPT' } as AnnexProject['values'], { category });
      });
    await fc.assert(
      fc.asyncProperty(one, async (printed) =>
        expect(wrongCells([printed], await back(annexInputOf([printed]))).wrong).toEqual([]),
      ),
      { seed: 51, numRuns: 40 },
    );
  });

  it('a title that begins like a formula stays a text (S10)', async () => {
    const printed = project({
      stage: 'SCRIPT',
      title: '=HYPERLINK("http://a","b")',
      firstBroadcastOn: '2026-06-20' as LocalDate,
    });
    const { sheets } = await parseGrid(await writeWorkbook(planAnnex(annexInputOf([printed]))));
    expect(sheets[0]?.cells.find(({ text }) => text.startsWith('=HYPERLINK'))).toMatchObject({ kind: 'text' });
    expect(wrongCells([printed], await back(annexInputOf([printed]))).wrong).toEqual([]);
  });
});

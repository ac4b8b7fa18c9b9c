import { type LocalDate, STAGES } from '#kernel';
import { type GridArea, parseGrid, type PlanValue, type WorkbookPlan, writeWorkbook } from '#platform/workbook';
import { readSheet } from './layouts';
import type { SheetProject, SheetReading } from './reading';
import { ANNEX_HEADINGS, annexPlan, type AnnexRow, sectionRows } from './testing/annex-plan';
import { contextOf, projectOf } from './testing/samples';

const licence = { typed: '（四川）网微剧审字（2026）第001号', normal: '（四川）网微剧审字（2026）第001号' };
const A = projectOf(1, { title: '川西来信', stage: 'SCRIPT', bodies: ['成都天马传媒有限公司'], productionCost: 120_000_000 });
const B = projectOf(2, { title: '盐道', stage: 'RELEASE', bodies: ['自贡盐业影视有限公司'], releaseNumber: licence });

const read = async (plan: WorkbookPlan, projects: readonly SheetProject[] = [A, B], more = {}): Promise<SheetReading> =>
  readSheet(await parseGrid(await writeWorkbook(plan)), contextOf(projects, more));

const row = (stage: PlanValue | undefined, ...values: readonly (PlanValue | undefined)[]): AnnexRow => ({
  cells: [STAGES.find(({ printed }) => printed === stage)?.position ?? 4, stage, ...values],
});

describe('the annex in its clean layout (B-05, B-06, B-12, Z-6)', () => {
  it('is read by its headings: category from the section, stage from the row, everything else from the columns', async () => {
    const line = row(
      '剧本拍摄',
      '川西来信',
      '张三、李四',
      '王导',
      '钱一',
      '成都天马传媒有限公司',
      '红果',
      { date: '2026-06-20' as LocalDate },
      '24集',
      168,
      '20',
      '0012345678901234',
      '',
    );
    const reading = await read(annexPlan(sectionRows('VALUES', { SHOOTING: [line] })));
    expect(reading).toMatchObject({ layout: 'annex-clean', verdict: 'NONE', sheet: 'Sheet1', missing: [B.code], findings: [] });
    expect(reading.lines).toMatchObject([{ project: A.code, matchedBy: 'title', category: 'VALUES', candidates: [] }]);
    expect(reading.lines[0]?.cells.map(({ attribute, value }) => [attribute, value])).toEqual([
      ['stage', 'SHOOTING'],
      ['writers', ['张三', '李四']],
      ['directors', ['王导']],
      ['producers', ['钱一']],
      ['platforms', ['红果']],
      ['firstBroadcastOn', '2026-06-20'],
      ['episodes', { count: 24, unit: '集' }],
      ['productionCost', 168_000_000],
      ['promotionCost', 20_000_000],
      ['planningNumber', { typed: '0012345678901234', normal: '0012345678901234' }],
    ]);
  });

  it('an empty stage row means none, an empty cell says nothing', async () => {
    const reading = await read(
      annexPlan([
        ...sectionRows('KEY_DATES'),
        ...sectionRows('VALUES', {
          SCRIPT: [row('剧本开发', '川西来信', undefined, undefined, undefined, '成都天马传媒有限公司')],
        }),
      ]),
    );
    expect(reading).toMatchObject({ questions: [], findings: [], normalisations: [] });
    expect(reading.lines).toMatchObject([{ project: A.code, cells: [] }]);
  });

  it('several projects at one stage repeat the row, with its label, without it, or merged downwards', async () => {
    const named = (title: string): AnnexRow => row('剧本开发', title, undefined, undefined, undefined, '某公司');
    const plain = await read(annexPlan(sectionRows('VALUES', { SCRIPT: [named('甲剧'), named('乙剧')] })), []);
    expect(plain.lines.map(({ read: cells }) => cells[0]?.value)).toEqual(['SCRIPT', 'SCRIPT']);
    const unlabelled: AnnexRow = { cells: [undefined, undefined, '乙剧', undefined, undefined, undefined, '某公司'] };
    const plan = annexPlan(sectionRows('VALUES', { SCRIPT: [named('甲剧'), unlabelled] }));
    const filled = await read(plan, []);
    expect(filled.lines.map(({ read: cells }) => cells[0]?.value)).toEqual(['SCRIPT', 'SCRIPT']);
    expect(filled.findings).toMatchObject([{ code: 'STAGE_FILLED_DOWN', severity: 'warning', row: 7, column: 2 }]);
    const area: GridArea = { row: 6, column: 2, toRow: 7, toColumn: 2 };
    const merged = await read(
      { ...plan, sheets: plan.sheets.map((sheet) => ({ ...sheet, merges: [...(sheet.merges ?? []), area] })) },
      [],
    );
    expect(merged.lines.map(({ read: cells }) => cells[0]?.value)).toEqual(['SCRIPT', 'SCRIPT']);
    expect(merged.normalisations).toMatchObject([{ code: 'STAGE_ROW_FILLED_DOWN', row: 7, to: '剧本开发' }]);
    expect(merged.findings).toEqual([]);
  });

  it('blank rows, repeated headings, numbered section headings, full width and brackets are tolerated', async () => {
    const rows: readonly AnnexRow[] = [
      'blank',
      { section: '（二）培根铸魂，弘扬主流价值' },
      'heading',
      {
        cells: [
          '２',
          '（２）剧本开发',
          '《川西来信》',
          undefined,
          undefined,
          undefined,
          '成都天马传媒有限公司',
          undefined,
          '２０２６年６月２０日',
          '２４集',
          '１２０万元',
        ],
      },
      'blank',
      { cells: ['填表人：某某'] },
    ];
    const reading = await read(annexPlan(rows));
    expect(reading.lines).toMatchObject([
      { project: A.code, category: 'VALUES', cells: [{ attribute: 'firstBroadcastOn' }, { attribute: 'episodes' }] },
    ]);
    expect(reading.findings).toMatchObject([{ code: 'ROW_IGNORED', severity: 'warning', value: '填表人：某某' }]);
    expect(reading.normalisations.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['HEADER_REPEATED', 'DATE_FORM_READ', 'WIDTH_NORMALISED']),
    );
  });

  it('takes the two numbers by their order, or the only one by its form (Z-2)', async () => {
    const one = ANNEX_HEADINGS.slice(0, 13);
    const cells = (number: string): AnnexRow => ({
      cells: [6, '成片上线', '新剧', ...Array<undefined>(9).fill(undefined), number],
    });
    const numberOf = async (headings: readonly string[], number: string): Promise<unknown> => {
      const { lines } = await read(annexPlan(sectionRows('VALUES', { RELEASE: [cells(number)] }), { headings }), []);
      return lines[0]?.read.at(-1)?.attribute;
    };
    expect(await numberOf(ANNEX_HEADINGS, licence.typed)).toBe('planningNumber');
    expect(await numberOf(one, licence.typed)).toBe('releaseNumber');
    expect(await numberOf(one, '0012345678901234')).toBe('planningNumber');
  });

  it('matches by number before anything else, and never by a title alone (D-04)', async () => {
    const byNumber = row('成片上线', '盐道（定名）', ...Array<undefined>(10).fill(undefined), '(四川)网微剧审字(2026)第００１号');
    const byTitle = row('剧本开发', '川西来信', undefined, undefined, undefined, '另一家公司');
    const reading = await read(annexPlan(sectionRows('VALUES', { SCRIPT: [byTitle], RELEASE: [byNumber] })));
    expect(reading.lines).toMatchObject([
      { project: null, candidates: [A.code] },
      { project: B.code, matchedBy: 'number', cells: [{ attribute: 'title', value: '盐道（定名）' }] },
    ]);
    expect(reading.questions).toMatchObject([{ kind: 'WHICH_PROJECT', title: '川西来信', candidates: [A.code] }]);
    expect(reading.missing).toEqual([A.code]);
  });

  it('two lines for one project are told', async () => {
    const line = row('剧本开发', '川西来信', undefined, undefined, undefined, '成都天马传媒有限公司');
    const reading = await read(annexPlan(sectionRows('VALUES', { SCRIPT: [line, line] })));
    expect(reading.findings).toMatchObject([
      { code: 'PROJECT_REPEATED', severity: 'error', row: 7, project: A.code, detail: { earlier: 6 } },
    ]);
    expect(reading.lines).toHaveLength(1);
  });

  it('names what cannot be read, and a row whose stage is none', async () => {
    const wrong = row('拍完了', '川西来信');
    const costs = row('剧本开发', '盐道', ...Array<undefined>(7).fill(undefined), '几百', '-1');
    const reading = await read(annexPlan(sectionRows('VALUES', { TOPIC: [wrong], SCRIPT: [costs] })));
    expect(reading.findings.map(({ code, row: at, column }) => [code, at, column])).toEqual([
      ['NOT_A_STAGE', 5, 2],
      ['NOT_MONEY', 6, 11],
      ['NEGATIVE', 6, 12],
    ]);
  });

  it("another unit's or another period's annex is told by its printed lines, and left unread", async () => {
    const top = (text: string) => annexPlan(sectionRows('VALUES'), { top: ['附件3', text] });
    expect(await read(top('填报单位：广东省广播电视局'))).toMatchObject({ verdict: 'OTHER_UNIT', lines: [], missing: [] });
    expect(await read(top('2026年6月上半月'))).toMatchObject({ verdict: 'OTHER_PERIOD', lines: [] });
    expect(await read(top('四川省广播电视局 2026年6月下半月'))).toMatchObject({ verdict: 'NONE' });
  });

  it('a stage is not filled down across a section', async () => {
    const unlabelled: AnnexRow = { cells: [undefined, undefined, '乙剧'] };
    const rows = [...sectionRows('KEY_DATES'), { section: '培根铸魂、弘扬主流价值' }, unlabelled];
    const reading = await read(annexPlan(rows), []);
    expect(reading.findings).toMatchObject([{ code: 'STAGE_MISSING', row: 12, column: 2 }]);
    expect(reading.lines).toEqual([]);
  });
});

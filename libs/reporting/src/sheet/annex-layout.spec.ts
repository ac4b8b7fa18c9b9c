import { parseGrid, type PlanValue, writeWorkbook } from '#platform/workbook';
import { readSheet } from './layouts';
import type { SheetContext, SheetReading } from './reading';
import { ANNEX_HEADINGS, annexPlan, type AnnexRow } from './testing/annex-plan';
import { annexTable, dice, fortyLines, SHAPES, type Table, tablePlan } from './testing/annex-table';
import { contextOf } from './testing/samples';

const PRINTED = ANNEX_HEADINGS.slice(2);
const SECTION: AnnexRow = { section: '培根铸魂、弘扬主流价值' };
const cells = (...values: readonly (PlanValue | undefined)[]): AnnexRow => ({ cells: values });

const read = async (rows: readonly AnnexRow[], more: Partial<SheetContext> = {}, headings: readonly string[] = PRINTED) =>
  readSheet(await parseGrid(await writeWorkbook(annexPlan([SECTION, ...rows], { headings }))), contextOf([], more));
const readTable = async (table: Table, more: Partial<SheetContext> = {}): Promise<SheetReading> =>
  readSheet(await parseGrid(await writeWorkbook(tablePlan(table))), contextOf([], more));
const values = (reading: SheetReading) =>
  reading.lines.map(({ read: each }) => each.map(({ attribute, value }) => [attribute, value]));

describe('which layout the annex has (Z-6)', () => {
  // Number and stage stand in the first two cells, and yet day and cost stand below their own headings.
  const torn = [
    cells(2, '剧本开发', '川西来信', undefined, '某公司', '红果', '2026-06-20', '24集', 120),
    cells(3, '剧本备案', '盐道', undefined, '某公司', '抖音', '2026-06-21', '12集', 80),
  ];

  it('is asked where the cells agree with no reading of the heading, and nothing is read', async () => {
    const reading = await read(torn);
    expect(reading).toMatchObject({ layout: null, verdict: 'NONE', lines: [], missing: [] });
    const candidates = ['annex-lost-two', 'annex-lost-serial', 'annex-as-printed'];
    expect(reading.questions).toEqual([{ kind: 'WHICH_LAYOUT', sheet: 'Sheet1', row: 3, candidates }]);
    expect(reading.findings).toMatchObject([{ code: 'LAYOUT_UNCERTAIN', severity: 'error', row: 3, rule: 'Z-6' }]);
  });

  it('is taken from the answer, and told; an answer the heading does not allow is asked again', async () => {
    const reading = await read(torn, { layout: 'annex-lost-two' });
    expect(reading).toMatchObject({ layout: 'annex-lost-two', lines: [] });
    // As answered, and still not as filled in: the rows stay out, by name.
    expect(reading.findings.map(({ code, row }) => [code, row])).toEqual([
      ['ROW_SHIFTED', 5],
      ['ROW_SHIFTED', 6],
    ]);
    expect(reading.normalisations[0]).toMatchObject({ code: 'LAYOUT_ANSWERED', to: 'annex-lost-two' });
    expect(await read(torn, { layout: 'annex-clean' })).toMatchObject({ layout: null, questions: [{ kind: 'WHICH_LAYOUT' }] });
  });

  it('is settled by a single row, and told', async () => {
    const two = await read([cells(2, '剧本开发', '川西来信', '张三')]);
    expect(two.normalisations).toMatchObject([{ code: 'LAYOUT_LOST_TWO', row: 3, column: 1, to: 'annex-lost-two' }]);
    expect(values(two)).toEqual([
      [
        ['stage', 'SCRIPT'],
        ['title', '川西来信'],
        ['writers', ['张三']],
      ],
    ]);
    const one = await read([cells(2, '剧本开发'), cells(undefined, '川西来信', '张三')]);
    expect(one).toMatchObject({ layout: 'annex-lost-serial', normalisations: [{ code: 'LAYOUT_LOST_SERIAL' }] });
    expect(values(one)).toEqual(values(two));
    const literal = await read([cells(2, '剧本开发'), cells('川西来信', '张三')]);
    expect(literal).toMatchObject({ layout: 'annex-as-printed', normalisations: [{ code: 'LAYOUT_AS_PRINTED' }] });
    expect(values(literal)).toEqual(values(two));
  });

  it('does not matter to an empty form: every stage says none', async () => {
    const empty = [cells(1, '选题策划'), cells(2, '剧本开发', '无'), cells(3, '剧本备案', '/', '/')];
    expect(await read(empty)).toMatchObject({ lines: [], findings: [], questions: [] });
  });

  it('a value beside a stage that is a line of its own belongs to nobody, and is said', async () => {
    const rows = [
      cells(2, '剧本开发', '王五'),
      cells('', '川西来信', '张三'),
      cells('', '盐道', '李四'),
      cells('', '雪线', '赵六'),
    ];
    const reading = await read(rows, { layout: 'annex-lost-serial' });
    expect(reading.findings).toMatchObject([{ code: 'STAGE_IN_TITLE', row: 5, column: 2 }]);
    expect(reading.lines).toHaveLength(3);
  });
});

describe('which sheet is the report', () => {
  const filled = (seed: number): Table => annexTable(SHAPES[0] ?? never(), fortyLines(dice(seed)), dice(seed));
  const never = (): never => {
    throw new Error('No shape');
  };

  it('is asked where two are filled, and taken from the answer', async () => {
    const table = filled(1);
    table.others.push({ name: '副本', rows: filled(2).rows, first: true });
    const asked = await readTable(table);
    expect(asked).toMatchObject({
      layout: null,
      lines: [],
      questions: [{ kind: 'WHICH_SHEET', candidates: ['副本', 'Sheet1'] }],
    });
    const answered = await readTable(table, { sheet: 'Sheet1' });
    expect(answered).toMatchObject({ layout: 'annex-clean', sheet: 'Sheet1' });
    expect(answered.normalisations[0]).toMatchObject({ code: 'SHEET_CHOSEN', from: '副本、Sheet1', to: 'Sheet1' });
  });

  it('is the filled one beside an empty form, and told', async () => {
    const table = filled(1);
    table.others.push({ name: '空表', rows: table.rows.filter(({ kind }) => kind !== 'line'), first: true });
    const reading = await readTable(table);
    expect(reading).toMatchObject({ sheet: 'Sheet1', normalisations: [{ code: 'SHEET_CHOSEN', to: 'Sheet1' }] });
    expect(reading.lines).toHaveLength(40);
  });
});

describe('what stands between the rows of the annex', () => {
  const clean = (rows: readonly AnnexRow[], headings: readonly string[] = ANNEX_HEADINGS) => read(rows, {}, headings);
  const told = ({ normalisations }: SheetReading) => normalisations.map(({ code, row, to }) => [code, row, to]);

  it('totals and column numbers are passed over and told, a number that disagrees gives way to its label', async () => {
    const rows = [
      cells(...Array.from({ length: 14 }, (_, at) => at + 1)),
      cells(7, '剧本开发', '川西来信'),
      cells('合计', undefined, undefined, ...Array<undefined>(7).fill(undefined), { formula: 'SUM(K5:K6)', result: 120 }),
    ];
    const reading = await clean(rows);
    expect(told(reading)).toEqual([
      ['COLUMN_NUMBERS_PASSED_OVER', 5, ''],
      ['STAGE_NUMBER_DISAGREES', 6, '剧本开发'],
      ['TOTAL_PASSED_OVER', 7, ''],
    ]);
    expect(reading.findings).toEqual([]);
  });

  it('a unit in the heading counts for bare amounts; one that is not known leaves the column unread', async () => {
    const cost = (heading: string, value: PlanValue) => {
      const headings = ANNEX_HEADINGS.map((each) => (each.startsWith('制作成本') ? heading : each));
      return clean([cells(2, '剧本开发', '川西来信', ...Array<undefined>(7).fill(undefined), value)], headings);
    };
    const yuan = await cost('制作成本（单位：元）', 1_200_000);
    expect(values(yuan)[0]?.at(-1)).toEqual(['productionCost', 120_000_000]);
    expect(told(yuan)).toEqual([['HEADING_UNIT', 3, '元']]);
    expect(values(await cost('制作成本(元)', '120万元'))[0]?.at(-1)).toEqual(['productionCost', 120_000_000]);
    const dollars = await cost('制作成本（万美元）', 120);
    expect(dollars.findings.map(({ code, row }) => [code, row])).toEqual([
      ['COLUMN_UNIT_UNKNOWN', 3],
      ['COLUMN_UNIT_UNKNOWN', 5],
    ]);
    expect(values(dollars)[0]?.map(([attribute]) => attribute)).toEqual(['stage', 'title']);
  });

  it('a lost or misspelt section heading leaves the category of its rows open (J-02)', async () => {
    const rows = [cells(6, '成片上线', '川西来信'), cells(1, '选题策划', '盐道')];
    const lost = await clean(rows);
    expect(lost.lines.map(({ category }) => category)).toEqual(['VALUES', null]);
    expect(lost.findings).toMatchObject([{ code: 'SECTION_UNCERTAIN', row: 6, severity: 'error' }]);
    const misspelt = await clean([{ section: '弘扬主旋律' }, cells(6, '成片上线', '川西来信')]);
    expect(misspelt.findings.map(({ code }) => code)).toEqual(['ROW_IGNORED', 'SECTION_UNCERTAIN']);
  });

  it('a row whose cells slipped is not taken', async () => {
    const line = ['某公司', '红果', '2026-06-20', '24集', 120, 20] as const;
    const right = ['一', '二', '三'].map((title) => cells(2, '剧本开发', title + '川西', '张三', '王导', '钱一', ...line));
    const slipped = cells(2, '剧本开发', '川西来信', '张三', '王导', '钱一', undefined, ...line);
    const reading = await clean([...right, slipped]);
    expect(reading.findings).toMatchObject([{ code: 'ROW_SHIFTED', row: 8, detail: { shift: 1 } }]);
    expect(reading.lines.map(({ row }) => row)).toEqual([5, 6, 7]);
  });

  it('a day that is a bare number counts from the epoch of its file', async () => {
    const plan = annexPlan([SECTION, cells(2, '剧本开发', '川西来信', ...Array<undefined>(5).fill(undefined), 44_730)], {
      headings: ANNEX_HEADINGS,
    });
    const grid = await parseGrid(await writeWorkbook(plan));
    expect(values(readSheet({ ...grid, date1904: true }, contextOf([])))[0]?.at(-1)).toEqual(['firstBroadcastOn', '2026-06-19']);
    expect(values(readSheet(grid, contextOf([])))[0]?.at(-1)).toEqual(['firstBroadcastOn', '2022-06-18']);
  });

  it('with one number column, a number of no known form is doubted (Z-2)', async () => {
    const line = cells(2, '剧本开发', '川西来信', ...Array<undefined>(9).fill(undefined), '川备2026-17');
    const reading = await clean([line], ANNEX_HEADINGS.slice(0, 13));
    expect(reading.findings).toMatchObject([{ code: 'NUMBER_KIND_UNSURE', severity: 'warning', column: 13 }]);
  });
});

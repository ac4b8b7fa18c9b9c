import { instant, localDate, NameBook, type Attribute } from '#kernel';
import { type Grid, parseGrid, type WorkbookPlan, writeWorkbook } from '#platform/workbook';
import { META_SHEET } from './layout';
import { readSheet } from './layouts';
import { metaCells, signedText } from './meta';
import { planOurSheet } from './our-sheet.write';
import type { SheetProject, SheetReading } from './reading';
import { columnOf, rowOf, spareRowsOf, withCell, withSheet } from './testing/edit-plan';
import { contextOf, inputOf, projectOf } from './testing/samples';
import { twentyFaults } from './testing/twenty-faults';

const gridOf = async (plan: WorkbookPlan): Promise<Grid> => parseGrid(await writeWorkbook(plan));
const read = async (plan: WorkbookPlan, projects: readonly SheetProject[]): Promise<SheetReading> =>
  readSheet(await gridOf(plan), contextOf(projects));

const A = projectOf(1, { title: '川西来信', stage: 'SCRIPT', productionCost: 120_000_000, note: '补拍' });
const B = projectOf(2, { title: '盐道', stage: 'TOPIC', bodies: ['成都某某文化传媒有限公司'] });

describe('a file that is not the one wanted', () => {
  const plan = planOurSheet(inputOf([A, B]));
  const verdict = async (edited: WorkbookPlan, more = {}): Promise<unknown[]> => {
    const reading = readSheet(await gridOf(edited), contextOf([A, B], more));
    return [reading.verdict, reading.findings.map(({ code }) => code), reading.lines.length];
  };
  const meta = (row: number, value: string): WorkbookPlan => ({
    ...plan,
    sheets: plan.sheets.map((sheet) =>
      sheet.name === META_SHEET
        ? { ...sheet, cells: sheet.cells.map((cell) => (cell.row === row && cell.column === 2 ? { ...cell, value } : cell)) }
        : sheet,
    ),
  });
  const withoutMeta: WorkbookPlan = { ...plan, sheets: plan.sheets.filter(({ name }) => name !== META_SHEET) };

  it("last period's is told apart (B-07)", async () =>
    expect(await verdict(plan, { period: '2026-07-H1' })).toEqual(['OTHER_PERIOD', ['SHEET_OTHER_PERIOD'], 0]));

  it("another unit's is told apart", async () =>
    expect(await verdict(plan, { unit: 'bureau-44' })).toEqual(['OTHER_UNIT', ['SHEET_OTHER_UNIT'], 0]));

  it('one whose period was changed by hand is not believed', async () =>
    expect(await verdict(meta(3, '2026-07-H1'), { period: '2026-07-H1' })).toEqual(['TAMPERED', ['SHEET_TAMPERED'], 0]));

  it('one whose shown values were changed by hand is not believed', async () =>
    expect(await verdict(meta(8, JSON.stringify([[], null, {}, null])))).toEqual(['TAMPERED', ['SHEET_TAMPERED'], 0]));

  it('one without its hidden sheet is read against what is reported now, with a warning', async () =>
    expect(await verdict(withoutMeta)).toEqual(['MISSING', ['SHEET_META_MISSING'], 2]));

  it('and still told apart by its printed line', async () => {
    expect(await verdict(withoutMeta, { period: '2026-07-H1' })).toEqual(['OTHER_PERIOD', ['SHEET_OTHER_PERIOD'], 0]);
    expect(await verdict(withoutMeta, { unit: 'bureau-44' })).toEqual(['OTHER_UNIT', ['SHEET_OTHER_UNIT'], 0]);
  });

  it('under a name the unit bore at another time is its own all the same, and that is told (B-12)', async () => {
    const stretch = { short: '视听', en: 'Audiovisual', to: null, reason: '改革', person: 'person-1', recordedBy: 'nrta' };
    const fact = { event: 'e1', recordedAt: instant('2026-06-20T00:00:00Z'), from: localDate('2026-06-20') };
    const renamed = (organisation: string, zh: string) => new NameBook([{ ...stretch, ...fact, organisation, zh }]);
    const told = async (of: WorkbookPlan, more: object): Promise<unknown[]> => {
      const { verdict: said, normalisations } = readSheet(await gridOf(of), contextOf([A, B], more));
      return [said, normalisations.map(({ code, from, to }) => [code, from, to])];
    };
    const names = renamed('bureau-51', '四川省视听局');
    const old = ['SHEET_OLD_NAME', '四川省广播电视局', '四川省视听局'];
    expect(await told(plan, { names })).toEqual(['OK', [old]]);
    expect(await told(withoutMeta, { names })).toEqual(['MISSING', [old]]);
    expect(await told(plan, {})).toEqual(['OK', []]);
    // Another unit's new name is that unit's.
    const other = withSheet(withoutMeta, (sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        typeof cell.value === 'string' ? { ...cell, value: cell.value.replace('四川省广播电视局', '粤视听局') } : cell,
      ),
    }));
    expect(await told(other, { names: renamed('bureau-44', '粤视听局') })).toEqual(['OTHER_UNIT', []]);
  });

  it('of an older template is refused by name', async () => {
    const { sign } = inputOf([]);
    const old = { template: '0', unit: 'bureau-51', period: '2026-06-H2', revision: 0, position: 'p', generatedAt: 'g' };
    const cells = metaCells(old, new Map(), sign(signedText(old, new Map())));
    const sheets = plan.sheets.map((sheet) => (sheet.name === META_SHEET ? { ...sheet, cells } : sheet));
    expect(await verdict({ ...plan, sheets })).toEqual(['OLD_TEMPLATE', ['SHEET_OLD_TEMPLATE'], 0]);
  });

  it('without any heading we know is not recognised', async () => {
    const blank = withSheet(plan, (sheet) => ({ ...sheet, cells: sheet.cells.filter(({ row }) => row !== 4) }));
    expect(await verdict(blank)).toEqual(['NONE', ['SHEET_NOT_RECOGNISED'], 0]);
  });
});

describe('rows and columns', () => {
  const many = Array.from({ length: 9 }, (_, index) => projectOf(index + 1, { title: `片名${index + 1}`, stage: 'SCRIPT' }));

  it('twenty different faults are twenty named findings, each in its place', async () => {
    const { plan, faults, missing } = twentyFaults(inputOf(many));
    const reading = await read(plan, many);
    const errors = reading.findings.filter(({ severity }) => severity === 'error');
    const place = ({ code, row, column, project, attribute }: (typeof faults)[number] | (typeof errors)[number]): string =>
      [code, row, column, project, attribute].join(' ');
    expect(errors.map(place).sort()).toEqual(faults.map(place).sort());
    expect(new Set(faults.map(({ code }) => code)).size).toBe(20);
    expect(reading.missing).toEqual(missing);
  });

  it('a spare row is a new project: a question, with everything read', async () => {
    const plan = planOurSheet(inputOf([A]));
    const [row = 0] = spareRowsOf(plan);
    const typed: readonly (readonly [Attribute | 'category' | 'level', string])[] = [
      ['title', '雪线之上'],
      ['stage', '选题策划'],
      ['category', '聚焦人间烟火、反映美好新生活'],
      ['level', '平台'],
    ];
    const filled = typed.reduce((each, [which, value]) => withCell(each, row, columnOf(which), value), plan);
    const { lines, questions, findings } = await read(filled, [A]);
    expect(findings).toEqual([]);
    expect(questions).toEqual([{ kind: 'WHICH_PROJECT', sheet: '填报表', row, title: '雪线之上', candidates: [] }]);
    expect(lines[1]).toMatchObject({ project: null, category: 'EVERYDAY', level: 'PLATFORM', row });
    expect(lines[1]?.cells.map(({ attribute, value }) => [attribute, value])).toEqual([
      ['stage', 'TOPIC'],
      ['title', '雪线之上'],
    ]);
  });

  it('merged cells over several projects are refused, by row', async () => {
    const plan = planOurSheet(inputOf([A, B]));
    const area = { row: rowOf(plan, A.code), column: columnOf('note'), toRow: rowOf(plan, B.code), toColumn: columnOf('note') };
    const merged = withSheet(plan, (sheet) => ({ ...sheet, merges: [...(sheet.merges ?? []), area] }));
    const { findings, lines } = await read(merged, [A, B]);
    expect(findings).toMatchObject([{ code: 'MERGED_CELLS', row: area.row, column: area.column }]);
    expect(lines).toEqual([]);
  });

  it('a changed key is not taken, a changed title is', async () => {
    const plan = planOurSheet(inputOf([A]));
    const row = rowOf(plan, A.code);
    const edited = withCell(
      withCell(plan, row, columnOf('category'), '面向世界、讲好中国故事'),
      row,
      columnOf('title'),
      '川西家书',
    );
    const { findings, lines } = await read(edited, [A]);
    expect(findings).toMatchObject([{ code: 'KEY_CHANGED', severity: 'warning', column: 2 }]);
    expect(lines[0]).toMatchObject({ category: 'VALUES', cells: [{ attribute: 'title', value: '川西家书', was: '川西来信' }] });
  });

  it('moved columns and a pushed-down heading are read by their headings', async () => {
    const plan = withSheet(planOurSheet(inputOf([A])), (sheet) => ({
      ...sheet,
      merges: [],
      cells: sheet.cells.map((cell) => ({ ...cell, row: cell.row + 2, column: 40 - cell.column })),
    }));
    const { findings, lines } = await read(plan, [A]);
    expect([findings, lines[0]?.cells, lines[0]?.project]).toEqual([[], [], A.code]);
  });

  it('a missing column is named, and says nothing about its values', async () => {
    const plan = withSheet(planOurSheet(inputOf([A])), (sheet) => ({
      ...sheet,
      cells: sheet.cells.filter(({ column }) => column !== columnOf('note')),
    }));
    const { findings, questions } = await read(plan, [A]);
    expect(findings).toMatchObject([{ code: 'COLUMN_MISSING', value: '备注' }]);
    expect(questions).toEqual([]);
  });

  it('tells what was made of a cell: written units, widths, formulas', async () => {
    const plan = planOurSheet(inputOf([A]));
    const row = rowOf(plan, A.code);
    const edited = [
      ['productionCost', '１，２００元'],
      ['promotionCost', { formula: '1+1', result: 2 }],
      ['episodes', '２４集'],
      ['firstBroadcastOn', '2026.6.15'],
    ] as const;
    const next = edited.reduce((each, [which, value]) => withCell(each, row, columnOf(which), value), plan);
    const { normalisations, lines } = await read(next, [A]);
    expect(normalisations.map(({ code, from }) => `${code} ${from}`).sort()).toEqual([
      'DATE_FORM_READ 2026.6.15',
      'FORMULA_VALUE =1+1',
      'SEPARATORS_READ １，２００元',
      'UNIT_READ １，２００元',
      'WIDTH_NORMALISED １，２００元',
      'WIDTH_NORMALISED ２４集',
    ]);
    expect(lines[0]?.cells.map(({ attribute, value }) => [attribute, value])).toEqual([
      ['firstBroadcastOn', '2026-06-15'],
      ['episodes', { count: 24, unit: '集' }],
      ['productionCost', 120_000],
      ['promotionCost', 2_000_000],
    ]);
  });

  it('what can be read but is doubtful is a warning, in its place (B-13)', async () => {
    const plan = planOurSheet(inputOf([A]));
    const row = rowOf(plan, A.code);
    const { findings, lines } = await read(withCell(plan, row, columnOf('productionCost'), 1_200_000), [A]);
    expect(findings).toMatchObject([
      { code: 'MONEY_UNLIKELY', severity: 'warning', row, column: columnOf('productionCost'), project: A.code, rule: 'B-13' },
    ]);
    expect(lines[0]?.cells).toMatchObject([{ attribute: 'productionCost', value: 1_200_000_000_000 }]);
  });

  it('a day without its stage is an error, the emptied stage a question (J-06)', async () => {
    const plan = planOurSheet(inputOf([A]));
    const row = rowOf(plan, A.code);
    const edited = withCell(withCell(plan, row, columnOf('stage'), undefined), row, columnOf('since'), '2026-06-22');
    const { findings, questions } = await read(edited, [A]);
    expect(findings).toMatchObject([{ code: 'STAGE_DATE_WITHOUT_STAGE', row, column: columnOf('since') }]);
    expect(questions).toMatchObject([{ kind: 'BLANK_OVER_VALUE', attribute: 'stage', was: 'SCRIPT' }]);
  });

  it('a totals row and a repeated heading are passed over, and told', async () => {
    const plan = planOurSheet(inputOf([A]));
    const [first = 0, second = 0] = spareRowsOf(plan);
    const total = withCell(withCell(plan, first, 1, '合计'), first, columnOf('productionCost'), 120);
    const { findings, normalisations, lines } = await read(withCell(total, second, 1, '项目编号'), [A]);
    expect(findings).toMatchObject([{ code: 'ROW_IGNORED', severity: 'warning', row: first, value: '合计' }]);
    expect(normalisations).toMatchObject([{ code: 'HEADER_REPEATED', row: second }]);
    expect(lines).toHaveLength(1);
  });

  it('a new row inside a section takes its category (J-02)', async () => {
    const plan = planOurSheet(inputOf([]));
    const inserted = withSheet(plan, (sheet) => ({
      ...sheet,
      cells: [
        ...sheet.cells.map((cell) => (cell.row > 6 ? { ...cell, row: cell.row + 1 } : cell)),
        { row: 7, column: columnOf('title'), value: '插入的新剧' },
        { row: 7, column: columnOf('stage'), value: '剧本开发' },
      ],
      merges: [],
    }));
    const { lines, findings } = await read(inserted, []);
    expect([lines[0]?.category, findings]).toEqual(['VALUES', []]);
  });
});

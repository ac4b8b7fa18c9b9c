import fc from 'fast-check';
import { type Attribute, ATTRIBUTES, formatAttribute, type LocalDate, sameValue, stagesAllowedFor } from '#kernel';
import { type Grid, parseGrid, readWorkbook, type WorkbookPlan, writeWorkbook } from '#platform/workbook';
import { readSheet } from './layouts';
import { cellValue, planOurSheet } from './our-sheet.write';
import type { SheetProject, SheetReading } from './reading';
import { columnOf, rowOf, withCell } from './testing/edit-plan';
import { contextOf, inputOf, projectOf, projectsArbitrary, valueArbitrary } from './testing/samples';

const gridOf = async (plan: WorkbookPlan): Promise<Grid> => parseGrid(await writeWorkbook(plan));
const read = async (plan: WorkbookPlan, projects: readonly SheetProject[]): Promise<SheetReading> =>
  readSheet(await gridOf(plan), contextOf(projects));

const A = projectOf(1, { title: '川西来信', stage: 'SCRIPT', productionCost: 120_000_000, note: '补拍' });
const B = projectOf(2, { title: '盐道', stage: 'TOPIC', bodies: ['成都某某文化传媒有限公司'] });

describe('our 填报表, there and back (B-12)', () => {
  it('import(export(x)) = x: read back untouched, nothing differs', async () => {
    await fc.assert(
      fc.asyncProperty(projectsArbitrary(), async (projects) => {
        const reading = await read(planOurSheet(inputOf(projects)), projects);
        expect(reading).toMatchObject({ verdict: 'OK', findings: [], questions: [], normalisations: [], missing: [] });
        expect(reading.lines.map(({ project }) => project).sort()).toEqual(projects.map(({ code }) => code));
        expect(reading.lines.flatMap(({ cells, reverted }) => [...cells, ...reverted])).toEqual([]);
      }),
      { seed: 51, numRuns: 40 },
    );
  }, 60_000);

  it('after k cells were changed exactly those k differ, with the values that were typed', async () => {
    const edit = fc
      .constantFrom(...ATTRIBUTES.filter(({ attribute }) => attribute !== 'stage'))
      .chain(({ attribute }) =>
        fc.record({ attribute: fc.constant(attribute), value: valueArbitrary(attribute), which: fc.nat() }),
      );
    const cases = fc.tuple(
      projectsArbitrary(6).filter((projects) => projects.length > 0),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([projects, edits]) => {
        let plan = planOurSheet(inputOf(projects));
        const expected = new Map<string, string>();
        for (const { attribute, value, which } of edits) {
          const project = projects[which % projects.length]!;
          const key = `${project.code} ${attribute}`;
          const drafted = project.draft?.values[attribute];
          const last = project.last[attribute] ?? null;
          // What is typed must differ from what stood there and from the last value, else it is no change.
          if (expected.has(key) || sameValue(attribute, value, last)) continue;
          if (drafted !== undefined && sameValue(attribute, value, drafted)) continue;
          plan = withCell(plan, rowOf(plan, project.code), columnOf(attribute), cellValue(attribute, value));
          expected.set(key, formatAttribute(attribute, value));
        }
        const reading = await read(plan, projects);
        const seen = reading.lines.flatMap(({ project, cells }) =>
          cells.map(({ attribute, value }) => [`${project} ${attribute}`, formatAttribute(attribute, value)] as const),
        );
        expect(new Map(seen)).toEqual(expected);
        expect(seen).toHaveLength(expected.size);
        expect(reading.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { seed: 52, numRuns: 40 },
    );
  }, 60_000);

  it('goes through the capped child the same way', async () => {
    const plan = withCell(
      planOurSheet(inputOf([A, B])),
      rowOf(planOurSheet(inputOf([A, B])), A.code),
      columnOf('productionCost'),
      168,
    );
    const reading = await readWorkbook(await writeWorkbook(plan));
    if (!reading.ok) throw new Error(reading.refusal.code);
    const { lines } = readSheet(reading.grid, contextOf([A, B]));
    expect(lines.flatMap(({ cells }) => cells)).toMatchObject([
      { attribute: 'productionCost', value: 168_000_000, was: 120_000_000, raw: '168', moved: false },
    ]);
  });

  it('keeps the annex order: sections by category, projects by code (J-02)', () => {
    const key = projectOf(9, { title: '九月', stage: 'INITIATION' }, { category: 'KEY_DATES' });
    const plan = planOurSheet(inputOf([B, A, key]));
    expect([rowOf(plan, key.code), rowOf(plan, A.code), rowOf(plan, B.code)]).toEqual([6, 8, 9]);
  });
});

describe('a stage and its day (J-06)', () => {
  const stageOf = async (edit: (plan: WorkbookPlan, row: number) => WorkbookPlan, project = A): Promise<SheetReading> => {
    const plan = planOurSheet(inputOf([project]));
    return read(edit(plan, rowOf(plan, project.code)), [project]);
  };

  it('a stage with its day is one cell with its own date', async () => {
    const { lines } = await stageOf((plan, row) =>
      withCell(withCell(plan, row, columnOf('stage'), '拍摄'), row, columnOf('since'), { date: '2026-06-22' as LocalDate }),
    );
    expect(lines[0]?.cells).toMatchObject([{ attribute: 'stage', value: 'SHOOTING', was: 'SCRIPT', sinceOn: '2026-06-22' }]);
  });

  it('the same stage with another day corrects the day', async () => {
    const { lines } = await stageOf((plan, row) => withCell(plan, row, columnOf('since'), '2026.6.9'));
    expect(lines[0]?.cells).toMatchObject([{ attribute: 'stage', value: 'SCRIPT', sinceOn: '2026-06-09' }]);
  });

  it('the same stage with the same day changes nothing', async () => {
    const { lines } = await stageOf((plan, row) => withCell(plan, row, columnOf('since'), '2026-06-08'));
    expect(lines[0]?.cells).toEqual([]);
  });

  it('takes the first stage by the name of the category (J-05), and tells', async () => {
    const key = projectOf(1, { title: '九月', stage: 'SCRIPT' }, { category: 'KEY_DATES' });
    const { lines, normalisations } = await stageOf((plan, row) => withCell(plan, row, columnOf('stage'), '选题策划'), key);
    expect(lines[0]?.cells).toMatchObject([{ attribute: 'stage', value: 'INITIATION' }]);
    expect(normalisations).toMatchObject([{ code: 'STAGE_NAME_OF_CATEGORY', from: '选题策划', to: '项目立项' }]);
    expect(stagesAllowedFor('KEY_DATES')).not.toContain('TOPIC');
  });
});

describe('cells that are emptied', () => {
  const edited = async (value: string | undefined, project = A): Promise<SheetReading> => {
    const plan = planOurSheet(inputOf([project]));
    return read(withCell(plan, rowOf(plan, project.code), columnOf('note'), value), [project]);
  };

  it('over an old value are a question', async () => {
    const reading = await edited(undefined);
    expect(reading.questions).toMatchObject([{ kind: 'BLANK_OVER_VALUE', attribute: 'note', project: A.code, was: '补拍' }]);
    expect(reading.lines[0]?.cells).toEqual([]);
  });

  it('"无" clears', async () =>
    expect((await edited('无')).lines[0]?.cells).toMatchObject([{ attribute: 'note', value: null, was: '补拍' }]));

  it('over a value of the draft alone give that value up', async () => {
    const drafted = { ...B, draft: { values: { note: '新写的' } } };
    const { questions, lines } = await edited(undefined, drafted);
    expect([questions, lines[0]?.cells, lines[0]?.reverted]).toEqual([[], [], ['note']]);
  });
});

describe('a draft shown in the sheet', () => {
  const drafted = { ...A, draft: { values: { productionCost: 150_000_000, note: null } } };
  const edited = async (which: Attribute | 'reason', value: string | number | undefined): Promise<SheetReading> => {
    const plan = planOurSheet(inputOf([drafted]));
    return read(withCell(plan, rowOf(plan, A.code), columnOf(which), value), [drafted]);
  };

  it('is taken back where the last value is restored', async () => {
    const { lines } = await edited('productionCost', 120);
    expect([lines[0]?.cells, lines[0]?.reverted]).toEqual([[], ['productionCost']]);
  });

  it('asks where its "无" is emptied', async () =>
    expect((await edited('note', undefined)).questions).toMatchObject([
      { kind: 'BLANK_OVER_VALUE', attribute: 'note', was: '补拍' },
    ]));

  it('is said again with the reason that was added', async () => {
    const { lines } = await edited('reason', '补充投资');
    expect(lines[0]).toMatchObject({
      reason: '补充投资',
      cells: [{ attribute: 'productionCost' }, { attribute: 'note', value: null }],
    });
  });
});

describe('what moved since the download', () => {
  const now = { ...A, last: { ...A.last, productionCost: 130_000_000 } };

  it('an untouched cell never takes back what others reported meanwhile', async () => {
    const reading = await read(planOurSheet(inputOf([A])), [now]);
    expect(reading.lines[0]?.cells).toEqual([]);
  });

  it('a changed cell says what its editor saw, and is flagged', async () => {
    const plan = planOurSheet(inputOf([A]));
    const reading = await read(withCell(plan, rowOf(plan, A.code), columnOf('productionCost'), 150), [now]);
    expect(reading.lines[0]?.cells).toMatchObject([{ value: 150_000_000, was: 120_000_000, moved: true }]);
    expect(reading.findings).toMatchObject([{ code: 'BASE_MOVED', severity: 'warning', project: A.code }]);
  });
});

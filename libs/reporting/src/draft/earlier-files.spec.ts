import type { Attribute, Instant, LocalDate } from '#kernel';
import { parseGrid, type WorkbookPlan, writeWorkbook } from '#platform/workbook';
import type { BaseProject } from '../base';
import { checkDraft } from '../checks/check-draft';
import { readSheet } from '../sheet/layouts';
import { planOurSheet } from '../sheet/our-sheet.write';
import type { SheetProject, SheetReading } from '../sheet/reading';
import { annexPlan, type AnnexRow, sectionRows } from '../sheet/testing/annex-plan';
import { columnOf, rowOf, withCell } from '../sheet/testing/edit-plan';
import { contextOf, inputOf, projectOf } from '../sheet/testing/samples';
import { applyReading, type Upload } from './apply-reading';
import type { Draft } from './draft';
import { editDraft, type EditContext } from './edit-draft';
import { judgeFile } from './judge-file';

const at = '2026-06-30T08:30:00.000Z' as Instant;
const A = projectOf(1, { title: '川西来信', stage: 'SCRIPT', bodies: ['甲公司'], productionCost: 120_000_000 });
const B = projectOf(2, { title: '盐道', stage: 'SCRIPT', bodies: ['乙公司'] });
const empty: Draft = {
  ...{ unit: 'bureau-51', period: '2026-06-H2', revision: 0, minPosition: null, edits: 0 },
  ...{ openedBy: 'person-1', openedAt: at, editedBy: 'person-1', editedAt: at },
  ...{ cells: [], lines: [], findings: [], explanations: [], waivers: [], sources: [], files: [] },
};
const upload = (letter: string, person = 'person-1'): Upload => ({
  ...{ sha256: letter.repeat(64), name: `推进表-${letter}.xlsx`, size: 1, person, at, position: null, take: 'all' },
});
const read = async (plan: WorkbookPlan, projects: readonly SheetProject[] = [A, B]): Promise<SheetReading> =>
  readSheet(await parseGrid(await writeWorkbook(plan)), contextOf(projects));
const said = (draft: Draft) => draft.cells.map(({ line, attribute, value }) => `${line} ${attribute} ${String(value)}`).sort();
const asked = (draft: Draft) =>
  checkDraft({
    draft,
    projects: [A, B].map((each): BaseProject => ({
      ...{ code: each.code, unit: 'bureau-51', category: each.category, levels: each.levels, sideState: 'ACTIVE' },
      ...{ registeredOn: '2026-06-01' as LocalDate, values: each.last as BaseProject['values'], since: {}, claims: {} },
      ...{ accepted: {}, stages: [] },
    })),
    ...{ from: '2026-06-16' as LocalDate, to: '2026-06-30' as LocalDate, today: '2026-06-30' as LocalDate, undatedOn: null },
    ...{ report: 'report-bureau-51-2026-06-H2', numbers: [], returned: null, maxAppendBytes: 1_000_000 },
  })
    .filter(({ severity }) => severity === 'error')
    .map(({ code, line }) => `${code} ${line}`);
const context: EditContext = {
  ...{ projects: new Map(), position: null, editor: 'person-1', at, severityOf: () => 'error' as const },
};
const edited = (draft: Draft, edit: Parameters<typeof editDraft>[1]): Draft => {
  const done = editDraft(draft, edit, context);
  if (!done.ok) throw new Error(done.code);
  return done.draft;
};

type Cells = Partial<Record<Attribute, string | number>>;
const OURS = planOurSheet(inputOf([A, B]));
/** The sheet as downloaded, with cells of projects written over; null: the row is deleted. */
const ours = (rows: Readonly<Record<string, Cells | null>>): WorkbookPlan => {
  let plan = OURS;
  for (const [code, cells] of Object.entries(rows)) {
    const row = rowOf(OURS, code);
    if (cells === null) {
      const emptied = plan.sheets.map((sheet, index) =>
        index === 0 ? { ...sheet, cells: sheet.cells.filter((cell) => cell.row !== row) } : sheet,
      );
      plan = { ...plan, sheets: emptied };
    } else for (const [name, value] of Object.entries(cells)) plan = withCell(plan, row, columnOf(name as Attribute), value);
  }
  return plan;
};
const row = (title: string, body: string, cost?: number): AnnexRow => ({
  cells: [2, '剧本开发', title, undefined, undefined, undefined, body, undefined, undefined, undefined, cost],
});
const annex = (rows: Readonly<Record<string, Cells | null>>): WorkbookPlan =>
  annexPlan(
    sectionRows('VALUES', {
      SCRIPT: [A, B].flatMap(({ code, last }) => {
        const cells = rows[code] === undefined ? {} : rows[code];
        const cost = cells && 'productionCost' in cells ? cells.productionCost : undefined;
        return cells === null ? [] : [row(last.title ?? '', last.bodies?.[0] ?? '', cost === '' ? undefined : (cost as number))];
      }),
    }),
  );

describe.each([
  ['our sheet', ours],
  ['the annex', annex],
])('a corrected file of the same person, in %s (B-09, B-12)', (_layout, file) => {
  const first = async () => applyReading(empty, await read(file({ [A.code]: { productionCost: 1200 } })), upload('a'));
  const then = async (draft: Draft, plan: WorkbookPlan, letter = 'b', person = 'person-1') =>
    applyReading(draft, await read(plan), upload(letter, person));
  const wrong = `${A.code} productionCost 1200000000`;

  it('takes back a value that it restores, and tells it', async () => {
    const before = await first();
    expect(said(before)).toEqual([wrong]);
    const after = await then(before, file({ [A.code]: { productionCost: 120 } }));
    expect(said(after)).toEqual([]);
    expect(asked(after)).toEqual([]);
    const reading = await read(file({ [A.code]: { productionCost: 120 } }));
    const { person, take, position, ...bytes } = upload('b');
    const judged = judgeFile(before, { ...bytes, bytes: Buffer.alloc(1) }, reading, { take, person, at, position });
    const told = [{ code: 'EARLIER_CELL_TAKEN_BACK', from: '制作成本（万元） 1200', to: '120' }];
    expect(judged).toMatchObject({ ok: true, reading: { normalisations: told }, draft: { files: [{}, { summary: {} }] } });
    expect(judged.ok && judged.draft.files.at(-1)?.summary['normalisations']).toMatchObject(told);
  });

  it('leaves the cells of the earlier file of a row that it drops to the officer: part of the list, or gone', async () => {
    const after = await then(await first(), file({ [A.code]: null }));
    expect(said(after)).toEqual([wrong]);
    expect(asked(after)).toEqual([`EARLIER_ROW_KEPT ${A.code}`]);
    const gone = edited(after, { type: 'DropLine', line: A.code });
    expect(said(gone)).toEqual([]);
    expect(asked(gone)).toEqual([`PROJECT_MISSING ${A.code}`]);
    const cleared = edited(after, { type: 'ClearCells', cells: [{ line: A.code, attribute: 'productionCost' }] });
    expect(asked(cleared)).toEqual([`PROJECT_MISSING ${A.code}`]);
    const { key } = after.findings.find(({ code }) => code === 'EARLIER_ROW_KEPT')!;
    const kept = edited(after, { type: 'DismissFinding', finding: key });
    expect(said(kept)).toEqual([wrong]);
    expect(asked(kept)).toEqual([]);
  });

  it('asks again when a third file leaves the row out too, and not where it lists it', async () => {
    const second = await then(await first(), file({ [A.code]: null }));
    const [question] = second.findings;
    const kept = edited(second, { type: 'DismissFinding', finding: question?.key ?? '' });
    expect(asked(await then(kept, file({ [A.code]: null, [B.code]: { productionCost: 7 } }), 'c'))).toEqual([
      `EARLIER_ROW_KEPT ${A.code}`,
    ]);
    const listed = await then(kept, file({ [A.code]: { productionCost: 120 } }), 'c');
    expect(said(listed)).toEqual([]);
    expect(asked(listed)).toEqual([]);
  });

  it('does not touch what another person’s file brought, nor what was typed', async () => {
    const others = await then(await first(), file({}), 'b', 'person-3');
    expect(said(others)).toEqual([wrong]);
    const typed = applyReading(
      { ...empty, cells: (await first()).cells.map((cell) => ({ ...cell, source: 'p-person-1' })) },
      await read(file({})),
      upload('b'),
    );
    expect(said(typed)).toEqual([wrong]);
  });
});

describe('a corrected file of the same person (B-09)', () => {
  it('with the cell of the annex empty says nothing, and what the earlier file said is taken back', async () => {
    const before = applyReading(empty, await read(annex({ [A.code]: { productionCost: 1200 } })), upload('a'));
    expect(said(applyReading(before, await read(annex({ [A.code]: { productionCost: '' } })), upload('b')))).toEqual([]);
  });

  it('with the cell of our sheet empty asks, over nothing of the earlier file', async () => {
    const before = applyReading(empty, await read(ours({ [A.code]: { productionCost: 1200 } })), upload('a'));
    const emptied = ours({ [A.code]: { productionCost: '' } });
    const after = applyReading(before, await read(emptied), upload('b'));
    expect(said(after)).toEqual([]);
    expect(asked(after)).toEqual([`BLANK_OVER_VALUE ${A.code}`]);
    const fresh = applyReading(empty, await read(ours({ [B.code]: { note: '补拍' } })), upload('a'));
    expect(said(applyReading(fresh, await read(ours({ [B.code]: { note: '' } })), upload('b')))).toEqual([]);
  });

  it('keeps what its sheet showed of the draft and nobody touched', async () => {
    const before = applyReading(empty, await read(ours({ [A.code]: { productionCost: 1200 } })), upload('a'));
    const shown: SheetProject = { ...A, draft: { values: { productionCost: 1_200_000_000 } } };
    const after = applyReading(before, await read(planOurSheet(inputOf([shown, B])), [shown, B]), upload('b'));
    expect(said(after)).toEqual([`${A.code} productionCost 1200000000`]);
    expect(asked(after)).toEqual([]);
  });

  it('says what it says: a value between the earlier file’s and the reported one is written', async () => {
    const shown: SheetProject = { ...A, draft: { values: { productionCost: 900_000_000 } } };
    const sheet = planOurSheet(inputOf([shown, B]));
    const before = applyReading(empty, await read(ours({ [A.code]: { productionCost: 1200 } })), upload('a'));
    const after = applyReading(before, await read(sheet, [shown, B]), upload('b'));
    expect(said(after)).toEqual([`${A.code} productionCost 900000000`]);
  });

  it('a row answered to be the project replaces what the earlier file said of it', async () => {
    const before = applyReading(empty, await read(annex({ [A.code]: { productionCost: 1200 } })), upload('a'));
    const renamed = annexPlan(sectionRows('VALUES', { SCRIPT: [row('川西来信（新）', '甲公司'), row('盐道', '乙公司')] }));
    const open = applyReading(before, await read(renamed), upload('b'));
    const [line] = open.lines;
    const projects = new Map([[A.code, { code: A.code, category: A.category, values: A.last, since: {} } as BaseProject]]);
    const done = editDraft(open, { type: 'AnswerLine', line: line?.line ?? '', project: A.code }, { ...context, projects });
    if (!done.ok) throw new Error(done.code);
    expect(said(done.draft)).toEqual([`${A.code} title 川西来信（新）`]);
    expect(asked(done.draft)).toEqual([]);
  });
});

import { type Attribute, isBlank, parseAttribute, type StageCode } from '#kernel';
import { type Grid, parseGrid, writeWorkbook } from '#platform/workbook';
import { stageText } from './annex-rows';
import { readSheet } from './layouts';
import type { SheetLine, SheetReading } from './reading';
import { DAMAGES } from './testing/annex-damage';
import { judge, type Verdict } from './testing/annex-judge';
import { annexTable, type Dice, dice, fortyLines, SHAPES, type Table, tablePlan } from './testing/annex-table';
import { contextOf } from './testing/samples';

const SEED = 20260630;
const CASES = 300;

const read = (grid: Grid, more = {}): SheetReading => readSheet(grid, contextOf([], more));
const pristine = (at: number, roll: Dice): Table => annexTable(SHAPES[at % SHAPES.length] ?? fail(), fortyLines(roll), roll);
const fail = (): never => {
  throw new Error('No such shape');
};

function damaged(at: number): { readonly table: Table; readonly damages: readonly string[] } {
  const roll = dice(SEED + at);
  const table = pristine(at, roll);
  const names = Object.keys(DAMAGES);
  // Every damage comes first in its turn, so that none is left out; up to three more are laid on top.
  const damages = [...new Set([at % names.length, ...Array.from({ length: roll(4) }, () => roll(names.length))])].map(
    (index) => names[index] ?? '',
  );
  for (const name of damages) DAMAGES[name]?.(table, roll);
  return { table, damages };
}

/** A reader that takes every file for the clean layout, column by column, and says nothing: the control. */
function naively(grid: Grid): SheetReading {
  const sheet = grid.sheets[0] ?? fail();
  const order: readonly (Attribute | null)[] = [
    ...([null, 'stage', 'title', 'writers', 'directors', 'producers', 'bodies', 'platforms', 'firstBroadcastOn'] as const),
    ...(['episodes', 'productionCost', 'promotionCost', 'planningNumber', 'releaseNumber'] as const),
  ];
  const rows = new Map<number, SheetLine['read'][number][]>();
  let stage: StageCode | null = null;
  for (const cell of sheet.cells) {
    const attribute = order[cell.column - 1];
    if (!attribute || isBlank(cell.text) || cell.row < 4) continue;
    const value = attribute === 'stage' ? (stage = stageText(cell.text)?.stage ?? stage) : valueOf(attribute, cell.text);
    if (value === null) continue;
    const each = rows.get(cell.row) ?? [];
    rows.set(cell.row, [...each, { attribute, value, raw: cell.text, row: cell.row, column: cell.column }]);
  }
  const lines = [...rows]
    .filter(([, cells]) => cells.length > 1)
    .map(([row, cells]): SheetLine => {
      const about = { sheet: sheet.name, row, project: null, matchedBy: null, candidates: [], level: 'PROVINCIAL' as const };
      return { ...about, category: null, read: cells, cells: [], reverted: [], reason: null };
    });
  const said = { meta: null, findings: [], normalisations: [], questions: [], missing: [], columns: [] };
  return { layout: 'annex-clean', sheet: sheet.name, verdict: 'NONE', lines, ...said };
}

const valueOf = (attribute: Attribute, text: string) => {
  const parsed = parseAttribute(attribute, text);
  return parsed.ok ? parsed.value : null;
};

describe('附件3 as it comes (Z-2 … Z-6, B-12)', () => {
  it.each(SHAPES.map((each, at) => [each.what, at] as const))(
    'forty lines in the layout “%s” have no wrong cell, and the reading is told',
    async (_what, at) => {
      const table = pristine(at, dice(SEED));
      const reading = read(await parseGrid(await writeWorkbook(tablePlan(table))));
      const verdict = judge(table, reading);
      expect(verdict.silent).toEqual([]);
      expect(verdict).toMatchObject({ inFindings: 0, silent: [] });
      expect(reading).toMatchObject({ layout: table.shape.layout });
      expect(reading.lines).toHaveLength(40);
      expect(reading.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const told = reading.normalisations.filter(({ code }) => code.startsWith('LAYOUT_'));
      expect(told).toHaveLength(table.shape.layout === 'annex-clean' ? 0 : 1);
    },
  );

  it('300 generated damages: every cell right or in a finding, none silently wrong', async () => {
    const sum: Verdict = { right: 0, inFindings: 0, silent: [] };
    let asked = 0;
    let naive = 0;
    let naiveFiles = 0;
    const used = new Map<string, number>();
    for (let at = 0; at < CASES; at += 1) {
      const { table, damages } = damaged(at);
      for (const name of damages) used.set(name, (used.get(name) ?? 0) + 1);
      const grid = await parseGrid(await writeWorkbook(tablePlan(table)));
      const reading = read(grid);
      const verdict = judge(table, reading);
      sum.right += verdict.right;
      sum.inFindings += verdict.inFindings;
      sum.silent.push(...verdict.silent.map((each) => `case ${at} (${table.shape.what}; ${damages.join(', ')}): ${each}`));
      if (reading.questions.some(({ kind }) => kind === 'WHICH_LAYOUT' || kind === 'WHICH_SHEET')) asked += 1;
      const control = judge(table, naively(grid)).silent.filter((each) => !each.includes('category')).length;
      naive += control;
      if (control > 0) naiveFiles += 1;
    }
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `seed ${SEED}, ${CASES} files of ${used.size} kinds of damage: ${sum.right} cells right, ${sum.inFindings} in findings, ` +
        `${sum.silent.length} silently wrong; ${asked} files asked about; a naive reader: ${naive} cells silently wrong in ` +
        `${naiveFiles} files; peak memory ${peakMb} MB`,
    );
    expect(sum.silent).toEqual([]);
    expect(used.size).toBe(Object.keys(DAMAGES).length);
    // Asking about everything would be no reading: nine cells in ten are to be right.
    expect(sum.right / (sum.right + sum.inFindings)).toBeGreaterThan(0.85);
    expect(naive).toBeGreaterThan(1_000);
  }, 240_000);
});

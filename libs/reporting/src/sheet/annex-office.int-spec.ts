import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATEGORIES, stagesFor } from '#kernel';
import { readWorkbook, writeWorkbook } from '#platform/workbook';
import { capability, itWith } from '../../../../test/support/capabilities';
import { readSheet } from './layouts';
import type { SheetReading } from './reading';
import { judge } from './testing/annex-judge';
import { annexTable, dice, fortyLines, SHAPES, type Table, tablePlan } from './testing/annex-table';
import { contextOf } from './testing/samples';

const SEED = 20260615;
const FORMATS = { xlsx: 'xlsx:Calc MS Excel 2007 XML', xls: 'xls:MS Excel 97', ods: 'ods' } as const;

describe('附件3 filled with forty lines, before and after LibreOffice saved it (section 26 example 12, Z-6, B-12)', () => {
  const home = mkdtempSync(join(tmpdir(), 'slate-annex-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const tables: readonly Table[] = SHAPES.map((shape, at) => {
    const table = annexTable(shape, fortyLines(dice(SEED + at)), dice(SEED + at));
    const lines = table.rows.filter(({ kind }) => kind === 'line');
    const computed = lines.find(({ line }) => line?.values.has('productionCost'));
    const cost = computed?.line?.values.get('productionCost');
    if (computed)
      computed.cells[shape.values.get('productionCost') ?? 0] = {
        formula: `${String(Number(cost) / 1_000_000)}*1`,
        result: Number(cost) / 1_000_000,
      };
    return table;
  });
  let peakKb = 0;

  const read = async (bytes: Buffer): Promise<SheetReading> => {
    const reading = await readWorkbook(bytes);
    if (!reading.ok) throw new Error(`${reading.refusal.code} ${reading.refusal.detail}`);
    peakKb = Math.max(peakKb, reading.peakRssKb);
    return readSheet(reading.grid, contextOf([]));
  };

  const wrong = (table: Table, reading: SheetReading): { readonly cells: number; readonly wrong: readonly string[] } => {
    const { right, inFindings, silent } = judge(table, reading);
    expect(reading.layout).toBe(table.shape.layout);
    expect(reading.lines).toHaveLength(40);
    return {
      cells: right + inFindings + silent.length,
      wrong: inFindings > 0 ? [...silent, `${inFindings} in findings`] : silent,
    };
  };

  it('says every section and stage, and an empty stage row means none', async () => {
    let cells = 0;
    for (const table of tables) {
      const verdict = wrong(table, await read(await writeWorkbook(tablePlan(table))));
      expect(verdict.wrong).toEqual([]);
      cells += verdict.cells;
      const rows = table.rows.filter(({ kind, cells: each }) => (kind === 'stage' || kind === 'line') && each[1] !== undefined);
      const sections = table.rows.filter(({ kind }) => kind === 'section');
      expect(sections.map(({ category }) => category)).toEqual(CATEGORIES.map(({ code }) => code));
      expect(rows.length).toBeGreaterThanOrEqual(CATEGORIES.reduce((sum, { code }) => sum + stagesFor(code).length, 0));
    }
    console.log(
      `seed ${SEED}, ${tables.length} layouts as written: 0 wrong cells of ${cells}; peak memory of the child ${peakKb} kB`,
    );
  }, 120_000);

  itWith('soffice').each(Object.entries(FORMATS))(
    'saved again as %s: zero wrong cells in each layout',
    async (extension, filter) => {
      const from = join(home, `from-${extension}`);
      mkdirSync(from);
      const names = tables.map((_, at) => join(from, `annex-${at}.xlsx`));
      for (const [at, table] of tables.entries()) writeFileSync(names[at] ?? '', await writeWorkbook(tablePlan(table)));
      const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
      const out = join(home, extension);
      const args = [profile, '--headless', '--convert-to', filter, '--outdir', out, ...names];
      execFileSync(capability('soffice') ?? 'soffice', args, { stdio: 'ignore', env: { ...process.env, HOME: home } });
      let cells = 0;
      for (const [at, table] of tables.entries()) {
        const verdict = wrong(table, await read(readFileSync(join(out, `annex-${at}.${extension}`))));
        expect(verdict.wrong).toEqual([]);
        cells += verdict.cells;
      }
      console.log(
        `${tables.length} layouts saved as ${extension}: 0 wrong cells of ${cells}; peak memory of the child ${peakKb} kB`,
      );
    },
    240_000,
  );
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook, writeWorkbook } from '#platform/workbook';
import { capability, itWith } from '../../../../test/support/capabilities';
import { readSheet } from './layouts';
import { planOurSheet } from './our-sheet.write';
import type { SheetReading } from './reading';
import { columnOf, rowOf, withCell } from './testing/edit-plan';
import { contextOf, inputOf, projectOf } from './testing/samples';

const number = (typed: string) => ({ typed, normal: typed });
const PROJECTS = [
  projectOf(1, {
    title: '无',
    stage: 'SCRIPT',
    writers: ['张三', 'Ann Lee'],
    productionCost: 120_050_000,
    note: '第一行\n第二行',
    planningNumber: number('0012345678901234'),
  }),
  projectOf(2, { title: '=1+1', stage: 'RELEASE', episodes: { count: 24, unit: '集' }, firstBroadcastOn: '2026-06-20' as never }),
  projectOf(
    3,
    { title: '盐道', stage: 'TOPIC', promotionCost: 1, bodies: ['成都天马（集团）有限公司'] },
    { category: 'REGIONAL' },
  ),
];

describe('our 填报表 saved again by LibreOffice', () => {
  const home = mkdtempSync(join(tmpdir(), 'slate-office-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const savedAgain = async (bytes: Buffer, name: string): Promise<SheetReading> => {
    const from = join(home, `${name}.xlsx`);
    writeFileSync(from, bytes);
    const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(home, 'out'), from];
    execFileSync(capability('soffice') ?? 'soffice', args, { stdio: 'ignore', env: { ...process.env, HOME: home } });
    const reading = await readWorkbook(readFileSync(join(home, 'out', `${name}.xlsx`)));
    if (!reading.ok) throw new Error(`${reading.refusal.code} ${reading.refusal.detail}`);
    return readSheet(reading.grid, contextOf(PROJECTS));
  };

  itWith('soffice')(
    'says the same as before: no difference, and its hidden sheet still verifies (B-12)',
    async () => {
      const reading = await savedAgain(await writeWorkbook(planOurSheet(inputOf(PROJECTS))), 'same');
      expect(reading).toMatchObject({ verdict: 'OK', findings: [], questions: [], normalisations: [], missing: [] });
      expect(reading.lines.flatMap(({ cells }) => cells)).toEqual([]);
      expect(reading.lines.map(({ project }) => project)).toEqual(PROJECTS.map(({ code }) => code));
    },
    120_000,
  );

  itWith('soffice')(
    'with three cells changed says those three',
    async () => {
      const plan = planOurSheet(inputOf(PROJECTS));
      const edits = [
        ['51-2026-0001', 'productionCost', 168],
        ['51-2026-0002', 'firstBroadcastOn', { date: '2026-06-22' as never }],
        ['51-2026-0003', 'planningNumber', '0000000000000077'],
      ] as const;
      const edited = edits.reduce(
        (each, [code, which, value]) => withCell(each, rowOf(plan, code), columnOf(which), value),
        plan,
      );
      const { lines } = await savedAgain(await writeWorkbook(edited), 'three');
      expect(lines.flatMap(({ project, cells }) => cells.map(({ attribute, value }) => [project, attribute, value]))).toEqual([
        ['51-2026-0001', 'productionCost', 168_000_000],
        ['51-2026-0002', 'firstBroadcastOn', '2026-06-22'],
        ['51-2026-0003', 'planningNumber', number('0000000000000077')],
      ]);
    },
    120_000,
  );
});

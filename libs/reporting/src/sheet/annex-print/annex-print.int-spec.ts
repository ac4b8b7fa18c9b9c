import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook, writeWorkbook } from '#platform/workbook';
import { capability, itWith } from '../../../../../test/support/capabilities';
import { readSheet } from '../layouts';
import { annexInputOf, fortyProjects, wrongCells } from '../testing/printed-samples';
import { contextOf } from '../testing/samples';
import { planAnnex } from './annex-print';

const FORMATS = { xlsx: 'xlsx:Calc MS Excel 2007 XML', xls: 'xls:MS Excel 97', ods: 'ods' } as const;
const SEED = 20260630;

describe('附件3 printed, and saved again by LibreOffice', () => {
  const home = mkdtempSync(join(tmpdir(), 'slate-printed-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  itWith('soffice').each(Object.entries(FORMATS))(
    'as %s: zero wrong cells (B-12)',
    async (extension, filter) => {
      const projects = fortyProjects(SEED);
      const from = join(home, 'printed.xlsx');
      writeFileSync(from, await writeWorkbook(planAnnex(annexInputOf(projects))));
      const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
      const args = [profile, '--headless', '--convert-to', filter, '--outdir', join(home, extension), from];
      execFileSync(capability('soffice') ?? 'soffice', args, { stdio: 'ignore', env: { ...process.env, HOME: home } });
      const read = await readWorkbook(readFileSync(join(home, extension, `printed.${extension}`)));
      if (!read.ok) throw new Error(read.refusal.code);
      const reading = readSheet(read.grid, contextOf([]));
      const { cells, wrong } = wrongCells(projects, reading);
      expect(wrong).toEqual([]);
      expect(reading.lines).toHaveLength(40);
      console.log(`seed ${SEED}, printed and saved as ${extension}: 0 wrong cells of ${cells}`);
    },
    240_000,
  );
});

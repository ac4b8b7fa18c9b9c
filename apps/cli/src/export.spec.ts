import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slate, stub, type Stub } from './testing/stub';

describe('slate export (I-07)', () => {
  let folder: string;
  let server: Stub | undefined;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'slate-export-'))));
  afterEach(async () => {
    await server?.close();
    server = undefined;
    rmSync(folder, { recursive: true });
  });
  const file = Buffer.from('\ufeff项目编号\r\n');
  const token = ['--token', 'tok-12345678'];

  it('projects: passes filters, moments, order and columns on, and saves what comes', async () => {
    const line =
      'GET /api/projects/export?format=csv&asOf=2026-06-15&knownAt=2026-06-30&basis=accepted&orderBy=TITLE&columns=title&stages=SHOOTING&text=a%3Db';
    server = await stub({ [line]: { body: file } });
    const out = join(folder, 'p.csv');
    const filters = ['--filter', 'stages=SHOOTING', '--filter', 'text=a=b'];
    const moment = ['--as-of', '2026-06-15', '--known-at', '2026-06-30', '--basis', 'accepted'];
    const more = ['--format', 'csv', '--order-by', 'TITLE', '--columns', 'title', '--out', out, '--json'];
    const ran = await slate(['export', 'projects', '--url', server.url, ...token, ...filters, ...moment, ...more]);
    expect([ran.code, JSON.parse(ran.out)]).toMatchObject([0, { file: out, bytes: file.length, what: 'projects' }]);
    expect(readFileSync(out)).toEqual(file);
  });

  it('annex, sheet and figures have their own addresses', async () => {
    server = await stub({
      'GET /api/reports/bureau-51/2026-06-H1/annex?draft=true': { body: file },
      'GET /api/reports/bureau-51/2026-06-H1/sheet?format=csv': { body: file },
      'GET /api/figures/export?metric=productionCost&by=unit': { body: file },
    });
    const of = ['--unit', '四川', '--period', '2026-06-H1'];
    for (const args of [
      ['annex', ...of, '--draft'],
      ['sheet', ...of, '--format', 'csv'],
      ['figures', '--metric', 'productionCost', '--by', 'unit'],
    ]) {
      const ran = await slate(['export', ...args, '--url', server.url, ...token, '-o', join(folder, args[0] ?? '')]);
      expect([args[0], ran.code]).toEqual([args[0], 0]);
    }
  });

  it('2: what cannot be exported, a filter without a name, a missing unit; 3: what is not there', async () => {
    server = await stub({});
    const run = async (...args: readonly string[]) =>
      (await slate(['export', ...args, '--url', server?.url ?? '', ...token])).code;
    expect(await run('secrets')).toBe(2);
    expect(await run('projects', '--filter', 'SHOOTING')).toBe(2);
    expect(await run('annex')).toBe(2);
    expect(await run('figures')).toBe(2);
    expect(await run('annex', '--unit', '51', '--period', '2026-06-H1')).toBe(3);
  });
});

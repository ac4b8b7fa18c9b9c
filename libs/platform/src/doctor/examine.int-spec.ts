import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../embedded-postgres';
import { checkDurability, checkExternal, checkFolder, checkPort, examine } from './index';

describe('the doctor on this machine', () => {
  let base: string;
  beforeAll(() => (base = mkdtempSync(join(tmpdir(), 'slate-patient-'))));
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it('finds that the embedded database can start, and leaves no trace', async () => {
    const home = join(base, 'home');
    const findings = await examine({ home, port: 0 });
    expect(findings.map(({ name }) => name)).toEqual([
      'node',
      'memory',
      'disk',
      'user',
      'folder',
      'port',
      'time-zone',
      'proxy',
      'postgres',
      'durability',
    ]);
    expect(findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(existsSync(home)).toBe(false);
  });

  it('asks a running one and leaves it running; says so when it is set unsafely', async () => {
    const home = join(base, 'unsafe');
    const server = await startPostgres({ home, log: () => undefined, settings: { synchronous_commit: 'off' } });
    try {
      const findings = await examine({ home, port: 0 });
      expect(findings.find(({ name }) => name === 'postgres')?.en).toContain(`process ${server.pid}`);
      expect(findings.find(({ name }) => name === 'durability')).toMatchObject({ verdict: 'fail' });
      expect((await checkDurability(server.url)).en).toContain('synchronous_commit');
      expect(await checkExternal(server.adminUrl)).toContainEqual(expect.objectContaining({ name: 'role', verdict: 'warn' }));
    } finally {
      await server.stop();
    }
  });

  it('names a database that cannot be reached, a busy port and a folder that is none', async () => {
    expect(await checkExternal('postgres://nobody:x@127.0.0.1:1/none')).toEqual([
      expect.objectContaining({ name: 'postgres', verdict: 'fail' }),
    ]);

    const blocker = createServer();
    await new Promise<void>((listening) => blocker.listen(0, '127.0.0.1', listening));
    expect(await checkPort((blocker.address() as { port: number }).port)).toMatchObject({ verdict: 'warn' });
    await new Promise((closed) => blocker.close(closed));

    writeFileSync(join(base, 'file'), '');
    expect(checkFolder(join(base, 'file'))).toMatchObject({ verdict: 'fail' });
    expect(checkFolder(join(base, 'new', 'home'))).toMatchObject({ verdict: 'ok' });
  });
});

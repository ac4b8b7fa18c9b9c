import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { itWith } from '../../../../test/support/capabilities';
import { removePostgres } from './launcher';
import { alive } from './processes';
import { type BareProject, type Runner, bareProject, symlinksOf } from './testing/bare-project';

jest.setTimeout(60_000); // processes are started; a busy machine takes its time

const isRoot = process.getuid?.() === 0;

describe('where and as whom the embedded PostgreSQL runs', () => {
  const projects: BareProject[] = [];
  const runners: Runner[] = [];
  const project = (options?: Parameters<typeof bareProject>[0]): BareProject => {
    const made = bareProject(options);
    projects.push(made);
    return made;
  };
  const start = (of: BareProject, options?: Parameters<BareProject['start']>[0]): Runner => {
    const runner = of.start(options);
    runners.push(runner);
    return runner;
  };
  const end = async (runner: Runner): Promise<void> => {
    runner.child.kill('SIGTERM');
    await runner.ended;
  };

  afterEach(async () => {
    await Promise.all(runners.splice(0).map(end));
    for (const made of projects.splice(0)) made.remove();
  });

  itWith('root')('root: drops to an account that exists and leaves the host as it was', async () => {
    const accounts = readFileSync('/etc/passwd', 'utf8');
    const server = await start(project()).ready;

    const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]);
    const account = accounts.split('\n').find((line) => line.split(':')[2] === String(uid));
    expect(account).toMatch(/^(postgres|nobody):/);
    expect(statSync(server.dataDir)).toMatchObject({ uid, mode: 0o40700 });
    expect(readFileSync('/etc/passwd', 'utf8')).toBe(accounts);
  });

  itWith('root')('project below /root: binaries are copied once, the data stands beside them, reset finds both', async () => {
    const shut = project({ mode: 0o700 });
    const first = start(shut);
    const server = await first.ready;
    expect(server.dataDir.startsWith(shut.outside)).toBe(true);
    expect(first.lines.filter((line) => /copied|复制/.test(line))).toHaveLength(1);
    await end(first);

    const second = start(shut);
    expect((await second.ready).dataDir).toBe(server.dataDir);
    expect(second.lines.filter((line) => /copied|复制/.test(line))).toHaveLength(0);
    await end(second);

    const { removed } = await removePostgres(shut.home);
    expect(removed).toContain(join(server.dataDir, '..'));
    expect(existsSync(server.dataDir)).toBe(false);
  });

  it('umask 077: the folders made are still passable, the password file is not readable by others', async () => {
    const narrow = project();
    const server = await start(narrow, { umask: 0o077 }).ready;

    expect(server.dataDir).toBe(join(narrow.home, 'postgres', 'data'));
    expect(statSync(join(narrow.home, 'postgres', 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(narrow.home, 'postgres', 'password.tmp'))).toBe(false);
  });

  itWith('root')('umask 077 below /root: the copy can be read and run by the database user', async () => {
    const server = await start(project({ mode: 0o700 }), { umask: 0o077 }).ready;
    expect(alive(server.pid)).toBe(true);
  });

  it('install scripts off: the missing links are made where the tree stands', async () => {
    const stripped = project({ links: false });
    const server = await start(stripped).ready;

    expect(alive(server.pid)).toBe(true);
    const command = readFileSync(`/proc/${server.pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
    expect(command.startsWith(stripped.folder)).toBe(true);
    const native = join(command, '..', '..');
    expect(symlinksOf(native).every(({ target }) => existsSync(join(native, '..', target)))).toBe(true);
  });

  itWith('root')('install scripts off and below /root: the links are made in the copy', async () => {
    const server = await start(project({ links: false, mode: 0o700 })).ready;
    expect(alive(server.pid)).toBe(true);
  });

  it('runs as ourselves when we are not root', async () => {
    const server = await start(project()).ready;
    const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]);
    expect(uid === process.getuid?.()).toBe(!isRoot);
  });
});

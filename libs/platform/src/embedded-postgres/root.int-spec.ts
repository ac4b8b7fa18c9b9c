import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { itWith } from '../../../../test/support/capabilities';
import { removePostgres } from './launcher';
import { recordedPlace } from './place';
import { alive } from './processes';
import { type BareProject, type Runner, bareProject, symlinksOf } from './testing/bare-project';

jest.setTimeout(60_000); // processes are started; a busy machine takes its time

const uidOf = (pid: number): number => Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

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

    const uid = uidOf(server.pid);
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

    // A copied home must not share, or delete, the data of the first; a moved one keeps it.
    const copy = join(shut.folder, 'copy');
    cpSync(shut.home, copy, { recursive: true });
    expect(recordedPlace(copy)).toBeUndefined();
    rmSync(copy, { recursive: true });
    renameSync(shut.home, copy);
    expect(recordedPlace(copy)?.dataDir).toBe(server.dataDir);

    const { removed } = await removePostgres(copy);
    expect(removed).toContain(join(server.dataDir, '..'));
    expect(existsSync(server.dataDir)).toBe(false);
  });

  it('umask 077: the folders made are still passable, the password file is not readable by others', async () => {
    const narrow = project();
    const server = await start(narrow, { umask: 0o077 }).ready;

    expect(server.dataDir).toBe(join(narrow.home, 'postgres', 'data'));
    expect(statSync(join(narrow.home, 'postgres', 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(narrow.home, 'postgres', 'password.tmp'))).toBe(false);
    expect(uidOf(server.pid) === process.getuid?.()).toBe(process.getuid?.() !== 0);
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

  itWith('root')('all at once: below /root, umask 077, install scripts off', async () => {
    const server = await start(project({ links: false, mode: 0o700 }), { umask: 0o077 }).ready;
    expect(alive(server.pid)).toBe(true);
  });
});

import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { unsafeSettings } from './durability';
import { serverIdentity } from './identity';
import { inspectPostgres, removePostgres, startPostgres } from './launcher';
import { alive } from './processes';
import { type BareProject, type Runner, type Started, bareProject } from './testing/bare-project';

jest.setTimeout(60_000); // processes are started; a busy machine takes its time

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** `cp -a` keeps owners and rights; Node's copy does not. */
function chownLike(from: string, to: string): void {
  const { uid, gid, mode } = statSync(from);
  chownSync(to, uid, gid);
  chmodSync(to, mode);
  if (statSync(from).isDirectory()) for (const name of readdirSync(from)) chownLike(join(from, name), join(to, name));
}

describe('the life of the embedded PostgreSQL', () => {
  let project: BareProject;
  const runners: Runner[] = [];
  const start = (options?: Parameters<BareProject['start']>[0]): Runner => {
    const runner = project.start(options);
    runners.push(runner);
    return runner;
  };
  const end = async (runner: Runner): Promise<void> => {
    runner.child.kill('SIGTERM');
    await runner.ended;
  };
  const kill = async (runner: Runner): Promise<Started> => {
    const server = await runner.ready;
    runner.child.kill('SIGKILL');
    await runner.ended;
    return server;
  };

  // One home for all: making a cluster is most of a start. No test leaves a server behind.
  beforeAll(() => (project = bareProject()));
  afterEach(async () => {
    await Promise.all(runners.splice(0).map(end));
    expect((await inspectPostgres(project.home))?.running).toBeUndefined();
  });
  afterAll(() => project.remove());

  it('SIGTERM: the service drains first, its late insert is kept, then the database stops', async () => {
    const drain = `
      const late = new Client({ connectionString: server.url });
      await late.connect();
      await late.query('create table late (n int); insert into late select count(*) from generate_series(1, 1000000)');
      await late.end();
      console.log('drained');`;
    const runner = start({ drain });
    const server = await runner.ready;
    await end(runner);
    expect(runner.lines.slice(-2)).toEqual(['drained', 'stopped']);
    expect(alive(server.pid)).toBe(false);

    expect(await ask((await start().ready).url, 'select n from late')).toEqual([{ n: 1000000 }]);
  });

  it('Ctrl-C in the terminal reaches the service alone: the database is there while it drains', async () => {
    const drain = `
      const late = new Client({ connectionString: server.url });
      await late.connect();
      await late.end();
      console.log('drained');`;
    const runner = start({ drain });
    await runner.ready;
    process.kill(-(runner.child.pid ?? 0), 'SIGINT'); // the whole foreground group, as a terminal does
    await runner.ended;
    expect(runner.lines.slice(-2)).toEqual(['drained', 'stopped']);
  });

  it('node killed with -9: the next start adopts the live server, and stops it in the end', async () => {
    const left = await kill(start());
    expect(alive(left.pid)).toBe(true);

    const next = start();
    expect(await next.ready).toMatchObject({ adopted: true, pid: left.pid, port: left.port, url: left.url });
    await end(next);
    expect(alive(left.pid)).toBe(false);
  });

  it('node and PostgreSQL both killed with -9 and started at once: recovers, with what was acknowledged', async () => {
    const first = start();
    const { url, pid } = await first.ready;
    await ask(url, 'create table if not exists kept (n int)');
    // A session in the middle of a statement holds the data folder for a while after its server is gone.
    const busy = new Client({ connectionString: url });
    busy.on('error', () => undefined);
    await busy.connect();
    const statement = busy.query('select sum(n) from generate_series(1, 20000000) n').catch(() => undefined);
    await ask(url, 'insert into kept values (1)');
    first.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');

    const next = await start().ready;
    await statement;
    expect(next.adopted).toBe(false);
    expect(next.pid).not.toBe(pid);
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('a stale note whose number now belongs to another program does not keep it from starting', async () => {
    const server = await kill(start());
    process.kill(server.pid, 'SIGINT');
    const dataDir = server.dataDir;
    while (existsSync(join(dataDir, 'postmaster.pid'))) await new Promise((resolve) => setImmediate(resolve));
    const owner = serverIdentity(dataDir);
    const who = owner === undefined ? {} : { uid: owner.uid, gid: owner.gid };
    const stranger = spawn('sleep', ['60'], { ...who, stdio: 'ignore' });
    writeFileSync(join(dataDir, 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n1\n1\n\n127.0.0.1\n`);
    try {
      expect((await start().ready).adopted).toBe(false);
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('busy port: takes a free one and says so', async () => {
    const blocker = await new Promise<Server>((resolve) => {
      const listening = createServer().listen(0, '127.0.0.1', () => resolve(listening));
    });
    const { port } = blocker.address() as { port: number };
    try {
      const runner = start({ port });
      expect((await runner.ready).port).not.toBe(port);
      expect(runner.lines.join('\n')).toContain(`port ${port} is busy`);
    } finally {
      await new Promise((resolve) => blocker.close(resolve));
    }
  });

  it('two processes share one server: the first to leave lets it run, the last stops it', async () => {
    const [first, second] = [start(), start()];
    const [a, b] = await Promise.all([first.ready, second.ready]);
    expect(a.pid).toBe(b.pid);
    expect([a.adopted, b.adopted].filter((adopted) => adopted)).toHaveLength(1);
    expect((await removePostgres(project.home)).inUseBy).toHaveLength(2);

    await end(first);
    expect(alive(a.pid)).toBe(true);
    await end(second);
    expect(alive(a.pid)).toBe(false);
  });

  it('passwords: random, kept 0600, SCRAM, and asked for', async () => {
    const { url, adminUrl } = await start().ready;
    const file = join(project.home, 'postgres', 'secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new URL(url).password).toMatch(/^[0-9a-f]{48}$/);
    expect(new URL(adminUrl).password).not.toBe(new URL(url).password);

    const stored = await ask<{ passwd: string }>(
      adminUrl,
      'select rolpassword as passwd from pg_authid where rolpassword is not null',
    );
    expect(stored).toHaveLength(2);
    expect(stored.every(({ passwd }) => passwd.startsWith('SCRAM-SHA-256$'))).toBe(true);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(new Client({ connectionString: wrong.href }).connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('the application role owns its database and is no superuser; nothing is listened to but 127.0.0.1; nothing unsafe is set', async () => {
    const { url, adminUrl } = await start().ready;
    await ask(url, 'create schema if not exists mine');
    await expect(ask(url, "copy (select 1) to program 'true'")).rejects.toMatchObject({ code: '42501' });
    expect(await ask(url, "select current_setting('is_superuser') as super")).toEqual([{ super: 'off' }]);
    const names = [
      'listen_addresses',
      'unix_socket_directories',
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'TimeZone',
    ];
    const asked = names.map((name) => `current_setting('${name}') as "${name}"`).join(', ');
    expect(await ask(adminUrl, `select ${asked}`)).toEqual([
      {
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        fsync: 'on',
        synchronous_commit: 'on',
        full_page_writes: 'on',
        data_checksums: 'on',
        TimeZone: 'UTC',
      },
    ]);
    const locale =
      'select datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()';
    expect(await ask(url, locale)).toEqual([{ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' }]);
    expect(
      await ask(
        url,
        `select string_agg(n, '' order by n collate "zh-x-icu") as sorted from unnest(array['重庆', '北京', '安徽']) n`,
      ),
    ).toEqual([{ sorted: '安徽北京重庆' }]);
  });

  it('settings that would let acknowledged data be lost are named', async () => {
    const { url, adminUrl } = await start().ready;
    expect(await unsafeSettings(url)).toEqual([]);
    await ask(adminUrl, 'alter role slate set synchronous_commit = off');
    expect(await unsafeSettings(url)).toEqual(['synchronous_commit']);
    await ask(adminUrl, 'alter role slate reset synchronous_commit');
  });

  it('a cluster half made by a start that died is made again', async () => {
    const { dataDir } = await kill(start());
    const { removed } = await removePostgres(project.home);
    expect(removed).not.toHaveLength(0);
    mkdirSync(join(dataDir, '..', 'data.new'), { recursive: true });
    writeFileSync(join(dataDir, '..', 'data.new', 'PG_VERSION'), '18\n');
    expect(await ask((await start().ready).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('data without its password file is refused by name and not touched; reset still clears it away', async () => {
    const { dataDir, pid } = await kill(start());
    rmSync(join(project.home, 'postgres', 'secrets.json'));
    await expect(startPostgres({ home: project.home, log: () => undefined })).rejects.toMatchObject({ code: 'PASSWORD_LOST' });
    expect(existsSync(join(dataDir, 'PG_VERSION'))).toBe(true);

    expect(await inspectPostgres(project.home)).toMatchObject({ dataDir, users: [] });
    await removePostgres(project.home);
    expect(existsSync(dataDir)).toBe(false);
    expect(alive(pid)).toBe(false);
  });

  it('a copy of a home that was killed has its own data and leaves the first alone', async () => {
    const first = await kill(start());
    const copy = join(project.home, '..', 'copy');
    cpSync(project.home, copy, { recursive: true, preserveTimestamps: true });
    chownLike(join(project.home, 'postgres', 'data'), join(copy, 'postgres', 'data'));
    const second = await startPostgres({ home: copy, log: () => undefined });
    expect(second).toMatchObject({ adopted: false, dataDir: join(copy, 'postgres', 'data') });
    await second.stop();
    await removePostgres(copy);
    expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await removePostgres(project.home);
  });
});

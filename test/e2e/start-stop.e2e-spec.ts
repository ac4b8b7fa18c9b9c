import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRuntime } from '../../apps/api/src/runtime';
import { inspectPostgres, removePostgres } from '../../libs/platform/src/embedded-postgres';
import { testDatabase, type TestDatabase } from '../support/database';
import { freePort, runTool, ServiceProcess } from '../support/service-process';

/** The service as a process of its own with its own PostgreSQL: it comes up, and a signal ends both, whatever clients do. */
const HALF_A_BODY = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{';
const LOST = 'connection lost';

let home: string;
let service: ServiceProcess;
const sockets: Socket[] = [];

beforeAll(async () => {
  await runTool('tools/build.mjs');
  home = mkdtempSync(join(tmpdir(), 'slate-stop-'));
  chmodSync(home, 0o755); // run as root, the database's user must be able to enter
  service = new ServiceProcess(await freePort(), { SLATE_HOME: home, SLATE_DEMO: '0', DATABASE_URL: '' });
}, 60_000);
afterEach(() => void sockets.splice(0).forEach((socket) => socket.destroy()));
afterAll(async () => {
  await service.end('SIGKILL');
  await removePostgres(home);
  rmSync(home, { recursive: true, force: true });
});

/** A client that sends this and then nothing; the service has heard it when a later request of another one is answered. */
async function client(text: string): Promise<void> {
  const socket = connect(service.port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  if (text !== '') await new Promise<void>((resolve) => socket.write(text, () => resolve()));
  await (await fetch(`${service.url}/health/live`, { headers: { connection: 'close' } })).text();
}

/** Whether the home's PostgreSQL was left behind: it lives, or went without having been stopped. */
async function postgresIsLeft(): Promise<boolean> {
  const state = await inspectPostgres(home);
  return state === undefined || state.running !== undefined || existsSync(join(state.dataDir, 'postmaster.pid'));
}

async function timed(work: Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work;
  return performance.now() - begun;
}

describe('the service started and stopped', () => {
  it('told to stop while its database is being started, stops it too', async () => {
    service.launch();
    await service.says('database created'); // the server is started next
    expect(await service.end('SIGTERM')).toBe(0);
    expect(service.said).not.toContain('ready');
    expect(await postgresIsLeft()).toBe(false);
  }, 30_000);

  it('waits for no client that asks nothing, and its database hears no farewell too late', async () => {
    await service.start();
    expect(await postgresIsLeft()).toBe(true);
    // Outside the demonstration nobody is told where the data is.
    expect(await (await fetch(`${service.url}/api/status`)).json()).toMatchObject({ home: null, database: 'embedded' });
    await client('');
    await client('GET / HTTP/1.1\r\nHost: x');
    let code: unknown;
    expect(await timed(service.end('SIGTERM').then((ended) => (code = ended)))).toBeLessThan(4_000);
    expect(code).toBe(0);
    expect(service.said).not.toContain(LOST);
    expect(await postgresIsLeft()).toBe(false);
    expect(existsSync(join(home, 'server.json'))).toBe(false);
  }, 30_000);

  it('waits a bounded time for half a request, and takes the next port where the asked one is taken', async () => {
    const squatter = createServer().listen(service.port, '127.0.0.1');
    await once(squatter, 'listening');
    service.launch();
    await service.says('is busy, using');
    squatter.close();
    const next = /is busy, using (\d+)/.exec(service.said)?.[1];
    expect((await fetch(`http://127.0.0.1:${next}/health/live`, { headers: { connection: 'close' } })).status).toBe(200);
    const socket = connect(Number(next), '127.0.0.1').on('error', () => undefined);
    sockets.push(socket.on('connect', () => socket.write(HALF_A_BODY)));
    await once(socket, 'connect');
    await (await fetch(`http://127.0.0.1:${next}/health/live`, { headers: { connection: 'close' } })).text();
    let code: unknown;
    const took = await timed(service.end('SIGTERM').then((ended) => (code = ended)));
    expect([code, took > 4_000, took < 7_000]).toEqual([0, true, true]);
    expect(service.said).not.toContain(LOST);
    expect(await postgresIsLeft()).toBe(false);
  }, 30_000);

  it('a second signal ends the waiting, and still stops the database', async () => {
    await service.start();
    await client(HALF_A_BODY);
    const ended = service.end('SIGTERM');
    await service.says('stopping');
    const second = service.end('SIGINT');
    let code: unknown;
    expect(await timed(Promise.all([ended, second]).then(([first]) => (code = first)))).toBeLessThan(4_000);
    expect(code).toBe(0);
    expect(service.said).toContain('not waiting');
    expect(await postgresIsLeft()).toBe(false);
  }, 30_000);
});

describe('a demonstration that cannot be written to its end', () => {
  let database: TestDatabase;
  let broken: ServiceProcess;
  beforeAll(async () => {
    database = await testDatabase();
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const runtime = await openRuntime({ databaseUrl: database.url, minWaitMs: 1_000, log, project: false });
    await runtime.pool.query(`
      CREATE FUNCTION slate.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no disk left'; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON slate.demonstration EXECUTE FUNCTION slate.refuse()`);
    await runtime.close();
    const env = { SLATE_HOME: home, DATABASE_URL: database.url, SLATE_DEMO: '1', SLATE_DEMO_TODAY: '2026-06-03' };
    broken = new ServiceProcess(await freePort(), env);
  }, 30_000);
  afterAll(async () => {
    await broken.end('SIGKILL');
    await database.drop();
  });

  it('leaves the service up, with writing open, and is told wherever it is asked', async () => {
    await broken.start('was not completed');
    expect(broken.said).toContain('演示数据没有写完：no disk left');
    const ask = async (path: string): Promise<Response> => fetch(`${broken.url}${path}`);
    const told = { seeding: null, seedingFailed: 'no disk left' };
    expect(await (await ask('/health/ready')).json()).toMatchObject({ status: 'ok', ...told });
    expect(await (await ask('/api/status')).json()).toMatchObject({ ...told, home });
    const query = `mutation { openPeriod(input: { period: "2026-06-H2", idempotencyKey: "after-the-failure" }) { userErrors { code } position } }`;
    const headers = { 'content-type': 'application/json', authorization: 'Bearer demo-nrta-manager', 'x-slate-request': '1' };
    const written = await fetch(`${broken.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    expect(await written.json()).toEqual({ data: { openPeriod: { userErrors: [], position: expect.any(String) as string } } });
    expect(await broken.end('SIGTERM')).toBe(0);
    expect(broken.said).not.toContain(LOST);
  }, 30_000);
});

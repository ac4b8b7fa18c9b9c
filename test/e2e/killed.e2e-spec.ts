import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { UNITS } from '../../libs/kernel/src';
import { Clock } from '../../libs/platform/src/clock';
import { createPool } from '../../libs/platform/src/database';
import { PostgresEventStore } from '../../libs/platform/src/event-store';
import { PostgresReadStore, ProjectionRunner } from '../../libs/platform/src/read-store';
import { HALF_MONTH } from '../../apps/api/src/runtime';
import { audit, type Acknowledged, type History } from '../support/audit';
import { testDatabase, type TestDatabase } from '../support/database';
import { InsistentClient } from '../support/insistent-client';
import { freePort, runTool, ServiceProcess } from '../support/service-process';

/**
 * R1: the service is killed with -9 in the middle of submissions, again and again; what it had acknowledged is in the
 * log exactly once, and the read models are what a fresh reading of the log makes them.
 */
const PERIODS = ['2026-06-H1', '2026-06-H2', '2026-07-H1', '2026-07-H2', '2026-08-H1'];
const CLIENTS = 8;
/** The service is killed when this many reports have been acknowledged. */
const KILL_AT = [12, 37, 63, 90, 118];
const MANAGER = 'demo-nrta-manager';

let database: TestDatabase;
let home: string;
let service: ServiceProcess;
let pool: Pool;
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  await runTool('tools/build.mjs');
  database = await testDatabase();
  home = mkdtempSync(join(tmpdir(), 'slate-killed-'));
  const env = { DATABASE_URL: database.url, SLATE_HOME: home, SLATE_DEMO: '1', SLATE_DEMO_TODAY: '2026-06-03' };
  service = new ServiceProcess(await freePort(), env);
  pool = createPool({ url: database.url, size: 8, name: 'audit', onError: () => undefined });
  await service.start('writing is open');
}, 180_000);
afterAll(async () => {
  await service.end('SIGKILL');
  await pool.end();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

const tokenOf = (unit: string, role: 'filler' | 'approver'): string => `demo-${unit.replace('bureau-', '')}-${role}`;
const MUTATION = (name: string, type: string, fields: string): string =>
  `mutation ${name}($input: ${type}!) { ${name}(input: $input) { userErrors { code detail } ${fields} } }`;
const OPEN = MUTATION('openDraft', 'OpenDraftInput', '');
const EDIT = MUTATION('editCells', 'EditCellsInput', '');
const SUBMIT = MUTATION('submitReport', 'SubmitReportInput', 'receipt { number hash revision }');
const OPEN_PERIOD = MUTATION('openPeriod', 'OpenPeriodInput', 'position');

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly detail: Record<string, unknown> }[];
  readonly receipt?: { readonly number: string; readonly hash: string; readonly revision: number };
}

/** One officer's desk: units one after another, each report certain before the next is begun. */
class Officer {
  private readonly notes = new Map<string, string>();
  constructor(
    private readonly client: InsistentClient,
    private readonly projects: ReadonlyMap<string, string>,
  ) {}

  /** `turn` chooses the door: a zero report over GraphQL, one over HTTP, or an edited note. */
  async report(unit: string, period: string, turn: number): Promise<Acknowledged> {
    const project = this.projects.get(unit);
    const key = `killed-${unit}-${period}`;
    if (turn % 3 === 1 || project === undefined) {
      const given = await this.client.rest<{ receipt?: Payload['receipt'] }>(
        tokenOf(unit, 'approver'),
        `/api/reports/${unit}/${period}/submission`,
        key,
        { certify: true, zero: true },
      );
      if (!given.body.receipt) throw new Error(`${key} was refused: ${JSON.stringify(given)}`);
      return this.told(unit, period, given.body.receipt, null);
    }
    if (turn % 3 === 0) return this.submit(unit, period, key, { zero: true }, null);
    const value = `备注 ${period}`;
    await this.act(OPEN, 'openDraft', tokenOf(unit, 'filler'), { unit, period, idempotencyKey: `${key}/open` });
    const cell = { line: project, attribute: 'note', value, seen: this.notes.get(unit) ?? '' };
    const edited = await this.ask(EDIT, 'editCells', tokenOf(unit, 'filler'), { unit, period, cells: [cell] });
    const [refused] = edited.userErrors;
    // The answer was lost, the edit was not: what stands there is this very note.
    if (refused && !(refused.code === 'VALUE_CHANGED' && refused.detail['actual'] === value))
      throw new Error(`${key}: ${JSON.stringify(refused)}`);
    const done = await this.submit(unit, period, key, {}, { project, value });
    this.notes.set(unit, value);
    return done;
  }

  private async submit(
    unit: string,
    period: string,
    key: string,
    how: object,
    note: Acknowledged['note'],
  ): Promise<Acknowledged> {
    const input = { unit, period, certify: true, idempotencyKey: key, ...how };
    const { receipt } = await this.act(SUBMIT, 'submitReport', tokenOf(unit, 'approver'), input);
    if (!receipt) throw new Error(`${key}: no receipt`);
    return this.told(unit, period, receipt, note);
  }

  private told(unit: string, period: string, receipt: NonNullable<Payload['receipt']>, note: Acknowledged['note']): Acknowledged {
    return { unit, period, revision: receipt.revision, receipt: receipt.number, hash: receipt.hash, note };
  }

  private async act(query: string, name: string, token: string, input: object): Promise<Payload> {
    const done = await this.ask(query, name, token, input);
    if (done.userErrors.length > 0) throw new Error(`${name} ${JSON.stringify(input)}: ${JSON.stringify(done.userErrors)}`);
    return done;
  }

  private async ask(query: string, name: string, token: string, input: object): Promise<Payload> {
    return (await this.client.graphql<Record<string, Payload>>(token, query, { input }))[name] as Payload;
  }
}

async function history(): Promise<History> {
  const events = await pool.query<Record<string, string>>(`
    SELECT position, stream, version, id, type, batch_index AS index, batch_size AS size, data, metadata->>'commandId' AS "commandId"
    FROM slate_log.events ORDER BY position`);
  const streams = await pool.query<{ name: string; version: string }>('SELECT name, version FROM slate_log.streams');
  return {
    events: events.rows.map(
      (row) =>
        ({ ...row, position: Number(row['position']), version: Number(row['version']) }) as unknown as History['events'][number],
    ),
    versions: new Map(streams.rows.map(({ name, version }) => [name, Number(version)])),
  };
}

/** One digest per table of a read schema; numbers that only name rows are left out. */
async function digests(schema: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await pool.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 ORDER BY 1',
    [schema],
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: answered } = await pool.query<{ digest: string; count: string }>(`
      SELECT md5(coalesce(string_agg(row, chr(10) ORDER BY row COLLATE "C"), '')) AS digest, count(*) AS count
      FROM (SELECT (to_jsonb(t) - 'id' - 'row_ids' - 'next_row')::text AS row FROM ${schema}.${name} t) rows`);
    found[name] = `${answered[0]?.count} ${answered[0]?.digest}`;
  }
  return found;
}

describe('the service killed in the middle of submissions (R1)', () => {
  it('keeps everything it acknowledged, once', async () => {
    const client = new InsistentClient(service.url);
    for (const period of PERIODS)
      await client.graphql(MANAGER, OPEN_PERIOD, { input: { period, idempotencyKey: `killed-${period}` } });
    const list = await client.graphql<{ projects: { edges: { node: { code: string; unit: { id: string } } }[] } }>(
      MANAGER,
      '{ projects(first: 100, at: { asOf: "2026-06-03" }) { edges { node { code unit { id } } } } }',
      {},
    );
    const projects = new Map(list.projects.edges.map(({ node }) => [node.unit.id, node.code]));
    let kills = 0;
    let killing: Promise<void> = Promise.resolve();
    const ways = new Set<number | string | null>();
    const seen = (one: Acknowledged): void => {
      acknowledged.push(one);
      if (acknowledged.length !== KILL_AT[kills]) return;
      kills += 1;
      killing = killing.then(async () => {
        ways.add(await service.end('SIGKILL'));
        await service.start();
      });
    };
    const desks = Array.from({ length: CLIENTS }, async (_, desk) => {
      const officer = new Officer(client, projects);
      for (const [at, period] of PERIODS.entries())
        for (const [turn, { id }] of UNITS.filter((_each, nth) => nth % CLIENTS === desk).entries())
          seen(await officer.report(id, period, turn + at + desk));
    });
    await Promise.all(desks);
    await killing;
    expect([...ways]).toEqual(['SIGKILL']);
    expect(kills).toBe(5);
    expect(acknowledged).toHaveLength(UNITS.length * PERIODS.length);
    // Answers that never came are what this is about: each kill cut off requests under way.
    expect(client.cut).toBeGreaterThanOrEqual(5);
    expect(audit(await history(), acknowledged)).toEqual([]);
    const notes = acknowledged.filter(({ note }) => note !== null);
    expect(notes.length).toBeGreaterThan(20);
    process.stdout.write(
      `killed: ${kills} times, ${acknowledged.length} acknowledged, ${notes.length} with a note, ${client.cut} cut\n`,
    );

    // The same key again, after everything: the same receipt, and nothing new.
    for (const one of acknowledged.filter(({ note }, at) => note === null && at % 10 === 0)) {
      const key = `killed-${one.unit}-${one.period}`;
      const input = { unit: one.unit, period: one.period, certify: true, zero: true, idempotencyKey: key };
      const { submitReport } = await client.graphql<{ submitReport: Payload }>(tokenOf(one.unit, 'approver'), SUBMIT, { input });
      expect(submitReport.receipt).toMatchObject({ number: one.receipt, hash: one.hash });
    }
    expect(audit(await history(), acknowledged)).toEqual([]);
  }, 150_000);

  it('has read models equal to a fresh reading of the log', async () => {
    await new InsistentClient(service.url).graphql(MANAGER, '{ projects(first: 1) { totalCount } }', {});
    const store = await PostgresEventStore.open(pool);
    try {
      const head = await store.head();
      if (head === null) throw new Error('The log is empty');
      const options = { pool, store, group: HALF_MONTH };
      const live = new PostgresReadStore({ ...options, clock: new Clock(), waitMs: 20_000 });
      await live.waitFor(head);
      expect(await service.end('SIGTERM')).toBe(0);
      const runner = new ProjectionRunner({ ...options, schema: 'rebuilt', notice: () => undefined });
      runner.start();
      const fresh = new PostgresReadStore({ ...options, clock: new Clock(), schema: 'rebuilt', waitMs: 20_000 });
      await fresh.waitFor(head);
      await runner.stop();
      const [was, rebuilt] = [await digests('slate_read'), await digests('rebuilt')];
      expect(Object.keys(was).length).toBeGreaterThan(8);
      expect(rebuilt).toEqual(was);
      // Control: one row that says something else shows in one digest.
      await pool.query(`UPDATE rebuilt.report_state__v${HALF_MONTH.version} SET revision = 2
        WHERE id = (SELECT min(id) FROM rebuilt.report_state__v${HALF_MONTH.version} WHERE revision = 1)`);
      const spoilt = await digests('rebuilt');
      expect(Object.keys(was).filter((name) => spoilt[name] !== was[name])).toEqual([`report_state__v${HALF_MONTH.version}`]);
    } finally {
      await store.close();
    }
  }, 60_000);

  describe('the audit itself', () => {
    const one = (): Acknowledged => acknowledged.find(({ note }) => note !== null) as Acknowledged;

    it('flags an acknowledgement that nobody gave', async () => {
      const invented = { ...one(), revision: 2, receipt: 'invented' };
      expect(audit(await history(), [...acknowledged, invented])).toContain(
        `report-${invented.unit}-${invented.period} r2: acknowledged, not in the log`,
      );
    });

    it('flags a lost append', async () => {
      const { events, versions } = await history();
      const { unit, period } = one();
      const stream = `report-${unit}-${period}`;
      const kept = events.filter((event) => event.stream !== stream || event.version === 0);
      const shorter = new Map([...versions, [stream, 0] as const]);
      expect(audit({ events: kept, versions: shorter }, acknowledged)).toContain(`${stream} r1: acknowledged, not in the log`);
      expect(audit({ events: kept, versions }, acknowledged).some((line) => line.startsWith(`${stream}: versions`))).toBe(true);
    });

    it('flags a submission that stands twice, under another event id, version and command', async () => {
      const { events, versions } = await history();
      const { unit, period } = one();
      const stream = `report-${unit}-${period}`;
      const own = events.filter((event) => event.stream === stream && event.version > 0);
      const from = (events[events.length - 1]?.position ?? 0) + 1;
      const version = versions.get(stream) ?? 0;
      const doubled = own.map((event, at) => ({
        ...event,
        id: `doubled-${at}`,
        position: from + at,
        version: version + 1 + at,
        commandId: 'cmd-other',
      }));
      const found = audit(
        { events: [...events, ...doubled], versions: new Map([...versions, [stream, version + own.length] as const]) },
        acknowledged,
      );
      expect(found).toEqual([`${stream} r1: submitted 2 times`, `${stream} r1: its note stands 2 times`]);
    });

    it('flags a command done twice and an append torn in two', async () => {
      const { events, versions } = await history();
      const torn = events.filter((event) => event.size > 1)[0] as History['events'][number];
      const found = audit({ events: events.filter((event) => event !== torn), versions }, acknowledged);
      expect(found.some((line) => line.includes('is torn at'))).toBe(true);
      const repeated = events.map((event) =>
        event.index === 0 && event.stream === torn.stream ? { ...event, commandId: torn.commandId, size: event.size } : event,
      );
      expect(audit({ events: repeated, versions }, acknowledged).some((line) => line.includes('command done 2 times'))).toBe(
        true,
      );
    });
  });
});

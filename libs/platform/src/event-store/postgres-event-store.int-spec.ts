import { Client, Pool } from 'pg';
import { testDatabase } from '../../../../test/support/database';
import type { TestDatabase } from '../../../../test/support/database';
import { appendAllInTransaction } from './append-call';
import { MalformedEvent, OutcomeUnknown, StoreUnavailable } from './errors';
import { migrateEventLog } from './migrate-event-log';
import { PostgresEventStore } from './postgres-event-store';
import { Positions } from './position';
import { prepareAppend } from './prepare';
import type { ExpectedVersion, NewEvent } from './port';
import { eventStoreContract } from './testing/contract';
import { idsFrom, sampleEvent } from './testing/sample-events';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 8 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function emptyLog(): Promise<void> {
  await pool.query('drop schema if exists slate_log cascade');
  await migrateEventLog(pool);
}

eventStoreContract('PostgreSQL', async () => {
  await emptyLog();
  const store = await PostgresEventStore.open(pool);
  return { store, dispose: () => store.close() };
});

describe('the PostgreSQL event store', () => {
  const nextId = idsFrom(0x2000);
  const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => sampleEvent(nextId(), { n }));
  let store: PostgresEventStore;

  const prepared = (stream: string, expected: ExpectedVersion, count: number) =>
    prepareAppend(stream, expected, events(count), store.capabilities());
  const positionsOf = async () =>
    new Positions((await pool.query<{ id: string }>('select id from slate_log.store')).rows[0]?.id ?? '');

  beforeEach(async () => {
    await emptyLog();
    store = await PostgresEventStore.open(pool, { retryForMs: 300 });
  });
  afterEach(() => store.close());

  it('is migrated once, whoever calls, and by several at the same time', async () => {
    await pool.query('drop schema slate_log cascade');
    const ran = await Promise.all([migrateEventLog(pool), migrateEventLog(pool), migrateEventLog(pool)]);
    expect(ran.flat()).toEqual(['001-event-log', '002-append', '003-reading']);
  });

  it('is not opened where the log was never migrated', async () => {
    await pool.query('drop schema slate_log cascade');
    await expect(PostgresEventStore.open(pool)).rejects.toThrow(StoreUnavailable);
  });

  it('numbers the positions of a fresh log with one writer 1, 2, 3 …, conflicts notwithstanding', async () => {
    for (const [n, size] of [1, 1, 3, 1, 3].entries()) {
      await store.append(`project-${n}`, 'none', events(size));
      await store.append(`project-${n}`, 'none', events(size));
    }
    const { events: read } = await store.readAll(null, {}, 100);
    expect(read.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('stores the bytes that were written', async () => {
    const data = { z: 1, a: '  ', n: 1.0, t: '\u0000' };
    await store.append('project-1', 'none', [sampleEvent(nextId(), data)]);
    const { rows } = await pool.query<{ bytes: string }>('select data::text as bytes from slate_log.events');
    expect(rows[0]?.bytes).toBe(JSON.stringify(data));
  });

  it('refuses an id that the stream already has at another version', async () => {
    const [one] = events(1) as [NewEvent];
    await store.append('project-1', 'none', [one]);
    await expect(store.append('project-1', 0, [one])).rejects.toThrow(MalformedEvent);
  });

  it('lets no bad append of a group take the others with it', async () => {
    const [one] = events(1) as [NewEvent];
    await store.append('project-1', 'none', [one]);
    const together = [
      store.append('project-2', 'none', events(2)),
      store.append('project-1', 0, [one]),
      store.append('project-3', 'none', events(1)),
      store.append('project-4', 4, events(1)),
    ];
    const outcomes = await Promise.allSettled(together);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(outcomes[3]).toMatchObject({ value: { ok: false, actual: 'none' } });
    expect(await store.readStream('project-2')).toHaveLength(2);
    expect(await store.readStream('project-3')).toHaveLength(1);
  });

  describe('while an append is not yet committed', () => {
    async function withOpenAppend(work: (slow: Client) => Promise<void>): Promise<void> {
      const slow = new Client({ connectionString: database.url });
      await slow.connect();
      try {
        await slow.query('begin');
        await appendAllInTransaction(slow, [prepared('project-slow', 'none', 2)], await positionsOf());
        await work(slow);
      } finally {
        await slow.end();
      }
    }

    it('shows nothing that was written after it, and all of it in order once it commits', async () => {
      await store.append('project-1', 'none', events(1));
      await withOpenAppend(async (slow) => {
        await store.append('project-2', 'none', events(1));
        expect((await store.readAll(null, {}, 10)).events.map(({ stream }) => stream)).toEqual(['project-1']);
        expect(await store.head()).toBe(store.tokenOf(1));
        expect(await store.oldestFence()).toBeGreaterThan(0);
        await slow.query('commit');
        const { events: read } = await store.readAll(store.tokenOf(1), {}, 10);
        expect(read.map(({ stream }) => stream)).toEqual(['project-slow', 'project-slow', 'project-2']);
        expect(await store.oldestFence()).toBeNull();
      });
    });

    it('leaves a gap where it is rolled back, and goes on behind it, a page of one included', async () => {
      await withOpenAppend(async (slow) => {
        await store.append('project-2', 'none', events(1));
        await slow.query('rollback');
        const page = await store.readAll(null, {}, 1);
        expect(page).toMatchObject({ events: [{ stream: 'project-2', position: 3 }], caughtUp: true });
      });
    });

    it('goes on when its connection dies', async () => {
      await withOpenAppend(async (slow) => {
        await store.append('project-2', 'none', events(1));
        await slow.end();
        const abort = new AbortController();
        for await (const page of store.subscribe(null, {}, { limit: 10, signal: abort.signal })) {
          if (page.events.length > 0) abort.abort();
        }
        expect((await store.readAll(null, {}, 10)).events).toHaveLength(1);
      });
    });
  });

  it('is not held back by transactions that append nothing, nor by other locks', async () => {
    const foreign = new Client({ connectionString: database.url });
    await foreign.connect();
    await foreign.query('begin isolation level repeatable read');
    await foreign.query('create table foreign_work (n int)');
    await foreign.query(
      'select pg_advisory_xact_lock_shared(1), pg_advisory_xact_lock_shared(1, 2), pg_advisory_xact_lock_shared(-1)',
    );
    await store.append('project-1', 'none', events(1));
    expect((await store.readAll(null, {}, 10)).events).toHaveLength(1);
    await foreign.query('rollback');
    await foreign.end();
  });

  it('shows an append whole or not at all, also when a fence was taken while it drew its positions', async () => {
    await store.append('project-1', 'none', events(1));
    await store.append('project-2', 'none', events(3));
    const other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin; select pg_advisory_xact_lock_shared(slate_log.fence_base() | 3)');
    expect(await store.readAll(null, {}, 10)).toMatchObject({ events: [{ stream: 'project-1' }], upTo: store.tokenOf(1) });
    expect(await store.head()).toBe(store.tokenOf(1));
    await other.query('rollback');
    expect(await store.head()).toBe(store.tokenOf(4));
    await other.end();
  });

  it('refuses to be read at an isolation level that would see too little', async () => {
    const client = await pool.connect();
    await client.query('begin isolation level repeatable read');
    await expect(client.query('select slate_log.readable()')).rejects.toThrow('read committed only');
    await client.query('rollback');
    client.release();
  });

  it('gives each append of a group consecutive positions, also when others draw at the same time', async () => {
    const draws = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { rows } = await pool.query<{ firsts: string[] }>(
          'select slate_log.draw(array[1, 200, 3, 150]) as firsts from generate_series(1, 100)',
        );
        return rows.map(({ firsts }) => firsts.map(Number));
      }),
    );
    const stretches = draws.flat().flatMap((firsts) => firsts.map((first, n) => [first, [1, 200, 3, 150][n] as number] as const));
    const taken = stretches.flatMap(([first, size]) => Array.from({ length: size }, (_, n) => first + n));
    expect(new Set(taken).size).toBe(8 * 100 * 354);
    const { rows } = await pool.query<{ high: string }>('select last_value as high from slate_log.position');
    // The control: numbers were drawn in vain, so the draws did disturb each other.
    expect(Number(rows[0]?.high)).toBeGreaterThan(8 * 100 * 354);
  });

  it('hears at once of what another process appends', async () => {
    const otherPool = new Pool({ connectionString: database.url, max: 2 });
    const deaf = await PostgresEventStore.open(pool, { pollMs: 3_600_000 });
    const other = await PostgresEventStore.open(otherPool);
    const abort = new AbortController();
    const seen: string[] = [];
    for await (const page of deaf.subscribe(null, {}, { limit: 10, signal: abort.signal })) {
      seen.push(...page.events.map(({ stream }) => stream));
      if (seen.length === 0) await other.append('project-1', 'none', events(1));
      else abort.abort();
    }
    expect(seen).toEqual(['project-1']);
    await deaf.close();
    await other.close();
    await otherPool.end();
  });

  describe('when connections are lost', () => {
    const terminateOthers = (client: Pool | Client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );

    it('appends and reads on, each append once', async () => {
      const killer = new Client({ connectionString: database.url });
      await killer.connect();
      const patient = await PostgresEventStore.open(pool);
      for (let round = 0; round < 5; round += 1) {
        const appends = Array.from({ length: 20 }, (_, n) => patient.append(`project-${round}-${n}`, 'none', events(2)));
        await terminateOthers(killer);
        for (const result of await Promise.all(appends)) expect(result).toMatchObject({ ok: true, version: 1 });
        await terminateOthers(killer);
        expect((await patient.readAll(null, {}, 1000)).events).toHaveLength((round + 1) * 40);
      }
      await patient.close();
      await killer.end();
    });

    it('keeps a subscription going', async () => {
      const killer = new Client({ connectionString: database.url });
      await killer.connect();
      const abort = new AbortController();
      const seen: string[] = [];
      for await (const page of store.subscribe(null, {}, { limit: 10, signal: abort.signal })) {
        seen.push(...page.events.map(({ stream }) => stream));
        if (seen.length === 3) abort.abort();
        if (!page.caughtUp || abort.signal.aborted) continue;
        await terminateOthers(killer);
        await store.append(`project-${seen.length}`, 'none', events(1));
      }
      expect(seen).toEqual(['project-0', 'project-1', 'project-2']);
      await killer.end();
    });

    it('says that nothing was written when no connection could be had', async () => {
      const nowhere = new Pool({ host: '127.0.0.1', port: 1, max: 1 });
      await expect(PostgresEventStore.open(nowhere)).rejects.toThrow(StoreUnavailable);
      await nowhere.end();
      const ending = new Pool({ connectionString: database.url, max: 1 });
      const cut = await PostgresEventStore.open(ending, { retryForMs: 50 });
      await ending.end();
      await expect(cut.append('project-1', 'none', events(1))).rejects.toThrow(StoreUnavailable);
      await expect(cut.readStream('project-1')).rejects.toThrow(StoreUnavailable);
      await cut.close();
    });

    it('says that the outcome is unknown when an append was sent and no answer ever came', async () => {
      const [holder, killer] = [new Client({ connectionString: database.url }), new Client({ connectionString: database.url })];
      await Promise.all([holder.connect(), killer.connect()]);
      await holder.query('begin; lock table slate_log.streams in access exclusive mode');
      const append = store.append('project-1', 'none', events(1));
      let answered = false;
      append.catch(() => undefined).finally(() => (answered = true));
      while (!answered) {
        await killer.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and wait_event_type = 'Lock'`,
        );
      }
      await expect(append).rejects.toThrow(OutcomeUnknown);
      await Promise.all([holder.end(), killer.end()]);
    });
  });
});

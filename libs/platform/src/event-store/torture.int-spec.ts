import { Client, Pool } from 'pg';
import { testDatabase } from '../../../../test/support/database';
import type { TestDatabase } from '../../../../test/support/database';
import { migrateEventLog } from './migrate-event-log';
import type { StoredEvent } from './port';
import { PostgresEventStore } from './postgres-event-store';
import { sampleEvent } from './testing/sample-events';
import { judge, torture } from './testing/torture';

const SEED = Number(process.env['SLATE_TORTURE_SEED'] ?? 20260602);
const EVENTS = 20_000;

describe('the feed under sixteen writers at their worst (R8)', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;

  beforeAll(async () => {
    database = await testDatabase();
    pool = new Pool({ connectionString: database.url, max: 24 });
    await migrateEventLog(pool);
    store = await PostgresEventStore.open(pool);
  });
  afterAll(async () => {
    await store.close();
    await pool.end();
    await database.drop();
  });

  it('gives two followers every committed event once and in order, where a reader by position alone skips some', async () => {
    const foreign = new Client({ connectionString: database.url });
    await foreign.connect();
    await foreign.query('begin isolation level repeatable read; create table foreign_work (n int)');
    let written = false;

    const follow = async (limit: number): Promise<StoredEvent[]> => {
      const delivered: StoredEvent[] = [];
      const { signal } = new AbortController();
      for await (const page of store.subscribe(null, {}, { limit, signal })) {
        for (const event of page.events) delivered.push(event);
        if (written && page.upTo === (await store.head())) break;
      }
      return delivered;
    };
    const followNaively = async (): Promise<Set<string>> => {
      const delivered = new Set<string>();
      for (let last = '0', more = true; more || !written;) {
        const { rows } = await pool.query<{ position: string; at: string }>(
          `select position, stream || ' ' || id as at from slate_log.events where position > $1 order by position limit 200`,
          [last],
        );
        for (const { position, at } of rows) {
          delivered.add(at);
          last = position;
        }
        more = rows.length > 0;
      }
      return delivered;
    };

    const readers = Promise.all([follow(500), follow(7), followNaively()]);
    const ledger = await torture({ pool, store, seed: SEED, writers: 16, events: EVENTS, streams: 'many' });
    written = true;
    // Wakes the followers that had caught up before they could know that it was the end.
    const end = sampleEvent('ffffffff-0000-4000-8000-000000000000');
    await store.append('period-end', 'none', [end]);
    ledger.events.push({ id: end.id, stream: 'period-end', version: 0 });
    const [one, other, naive] = await readers;
    await foreign.end();

    const skippedByControl = ledger.events.filter(({ id, stream }) => !naive.has(`${stream} ${id}`)).length;
    process.stdout.write(
      `torture: seed ${SEED}, ${ledger.events.length} events in ${ledger.transactions} open transactions, ` +
        `${ledger.rollbacks} rolled back, ${ledger.conflicts} conflicts; ` +
        `skipped ${judge(ledger, one).skipped}, by position alone ${skippedByControl}\n`,
    );
    expect(ledger.events.length).toBeGreaterThanOrEqual(EVENTS);
    expect(ledger.rollbacks).toBeGreaterThan(0);
    expect(skippedByControl).toBeGreaterThan(0);
    for (const delivered of [one, other]) {
      expect(judge(ledger, delivered)).toEqual({ skipped: 0, repeated: 0, reordered: 0, invented: 0 });
    }
  }, 120_000);

  // Few writers: at most moments nobody holds a fence. With pauses between the reader's steps their order decides.
  it('gives a reader that is slow between its steps every event once and in order while few write', async () => {
    const { rows } = await pool.query<{ text: string }>(`select pg_get_functiondef('slate_log.readable'::regproc) as text`);
    const slowed = (rows[0]?.text ?? '').replaceAll(/;\n(\s*)(select|return)/g, ';\n$1perform pg_sleep(0.003);\n$1$2');
    expect(slowed.match(/pg_sleep/g)).toHaveLength(3);
    await pool.query(slowed);
    const before = await store.head();
    let written = false;
    const steady = async (): Promise<StoredEvent[]> => {
      const delivered: StoredEvent[] = [];
      for (let cursor = before, last = false; ;) {
        const end = written;
        const page = await store.readAll(cursor, {}, 50);
        for (const event of page.events) delivered.push(event);
        cursor = page.upTo;
        if (last && page.caughtUp) return delivered;
        last = end;
      }
    };
    const reading = steady();
    const ledger = await torture({ pool, store, seed: SEED + 1, writers: 2, events: 2_000, streams: 'few' });
    written = true;
    expect(judge(ledger, await reading)).toEqual({ skipped: 0, repeated: 0, reordered: 0, invented: 0 });
  }, 120_000);
});

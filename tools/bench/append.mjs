// Appends and reads of our event log beside the bare limit of the same PostgreSQL in the same run.
//   node tools/build.mjs && DATABASE_URL=postgres://… node tools/bench/append.mjs
// The database must be a scratch one: its log is written to, and has to be empty or of an earlier run of this script.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import pg from 'pg';

const require = createRequire(import.meta.url);
const { migrateEventLog, PostgresEventStore } = require('../../dist/libs/platform/src/event-store/index.js');

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const ROUND_MS = Number(process.env.BENCH_ROUND_MS ?? 700);
const FEED_EVENTS = Number(process.env.BENCH_FEED_EVENTS ?? 60_000);

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set; it must name a scratch database.');
const pool = new pg.Pool({ connectionString: url, max: 32 });

/** About 600 bytes with metadata, as a reported line has. */
function sample() {
  const id = randomUUID();
  return {
    id,
    type: 'LineReported',
    data: {
      project: '51-2026-0001',
      cells: [
        { attribute: 'stage', value: 'SHOOTING', was: 'FILING', raw: '拍摄', effectiveOn: '2026-08-20', row: 12 },
        { attribute: 'cost', value: 12_000_000, was: 9_000_000, raw: '12', effectiveOn: '2026-08-31', row: 12 },
      ],
    },
    metadata: {
      actor: 'person-benchmark',
      organisation: 'bureau-51',
      commandId: id,
      commandHash: '0123456789abcdef'.repeat(4),
      correlationId: id,
      schemaVersion: 1,
      recordedAt: '2026-08-31T09:00:00.000Z',
    },
  };
}

/** Operations per second with so many in flight. */
async function rate(inFlight, operation) {
  let done = 0;
  const begun = performance.now();
  const end = begun + ROUND_MS;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() < end) done += await operation();
    }),
  );
  return (done / (performance.now() - begun)) * 1000;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Medians of alternating rounds, so that a busy moment of the machine hits both. */
async function compare(inFlight, ours, bare) {
  const rates = { ours: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.bare.push(await rate(inFlight, bare));
    rates.ours.push(await rate(inFlight, ours));
  }
  return { ours: median(rates.ours), bare: median(rates.bare) };
}

function print(what, { ours, bare }, note = '') {
  const cells = [Math.round(ours), Math.round(bare)].map((value) => String(value).padStart(9));
  console.log(`${what.padEnd(44)}${cells.join('')}${(ours / bare).toFixed(2).padStart(7)}  ${note}`);
}

async function main() {
  const { rows: known } = await pool.query(`select to_regnamespace('slate_log') is not null as there`);
  await migrateEventLog(pool);
  const foreign = await pool.query(`select from slate_log.events where stream not like 'bench-%' limit 1`);
  if (foreign.rowCount > 0) throw new Error('This log is not empty: give a scratch database.');
  await pool.query(`drop table if exists bench_bare; create table bench_bare (
    position bigserial primary key, stream text not null, version bigint not null, id uuid not null, type text not null,
    data json not null, metadata json not null)`);
  const store = await PostgresEventStore.open(pool);

  const append = async (count) => {
    const events = Array.from({ length: count }, sample);
    const result = await store.append(`bench-${events[0].id}`, 'none', events);
    if (!result.ok) throw new Error('An append to a new stream was refused.');
    return count;
  };
  const insert = async () => {
    const { id, type, data, metadata } = sample();
    await pool.query({
      name: 'bench_insert',
      text: 'insert into bench_bare (stream, version, id, type, data, metadata) values ($1, 0, $2, $3, $4, $5)',
      values: [`bench-${id}`, id, type, JSON.stringify(data), JSON.stringify(metadata)],
    });
    return 1;
  };

  await rate(8, () => append(1));
  await rate(8, insert);
  console.log(`${'per second'.padEnd(44)}${'ours'.padStart(9)}${'bare'.padStart(9)}${'ratio'.padStart(7)}`);
  for (const inFlight of [1, 8, 32]) {
    print(
      `append 1 event, new stream, ${inFlight} in flight`,
      await compare(inFlight, () => append(1), insert),
      'bare: one insert',
    );
  }

  const hot = `bench-${randomUUID()}`;
  let at = 'none';
  const appendHot = async () => {
    for (let expected = at; ;) {
      const result = await store.append(hot, expected, [sample()]);
      if (result.ok) {
        at = result.version;
        return 1;
      }
      expected = result.actual;
    }
  };
  print('append to one hot stream, 16 writers', await compare(16, appendHot, insert), 'bare: inserts without a check');

  const long = `bench-${randomUUID()}`;
  await store.append(long, 'none', Array.from({ length: 50 }, sample));
  const load = async () => (await store.readStream(long)).length / 50;
  const select = async () => {
    const { rows } = await pool.query({
      name: 'bench_load',
      text: 'select position, stream, version, id, type, data, metadata from slate_log.events where stream = $1 order by version',
      values: [long],
    });
    return rows.length / 50;
  };
  print('load a stream of 50, 1 in flight', await compare(1, load, select), 'bare: select, column by column');

  const { rows } = await pool.query('select count(*)::int as count from slate_log.events');
  for (let count = rows[0].count; count < FEED_EVENTS; count += 800) {
    await Promise.all(Array.from({ length: 8 }, () => append(100)));
  }
  const ours = await wholeFeed(async (after) => {
    const page = await store.readAll(after, {}, 1000);
    return { count: page.events.length, after: page.upTo, more: !page.caughtUp };
  });
  const bare = await wholeFeed(async (after) => {
    const page = await pool.query({
      name: 'bench_feed',
      text: `select position, stream, version, id, type, data, metadata from slate_log.events
             where position > $1 order by position limit 1000`,
      values: [after ?? 0],
    });
    return { count: page.rows.length, after: page.rows.at(-1)?.position, more: page.rows.length === 1000 };
  });
  print('read the feed, pages of 1000 (events)', { ours, bare }, 'bare: select without the fence');
  await store.close();
  if (!known[0].there) await pool.query('drop schema slate_log cascade'); // the next bench gets the database as it was
}

async function wholeFeed(page) {
  let read = 0;
  const begun = performance.now();
  for (let after = null, more = true; more;) {
    const next = await page(after);
    read += next.count;
    ({ after, more } = next);
  }
  return (read / (performance.now() - begun)) * 1000;
}

try {
  await main();
} finally {
  await pool.query('drop table if exists bench_bare').catch(() => undefined);
  await pool.end();
}

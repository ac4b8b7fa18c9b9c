// Projection with the real folds beside the raw limit of the same writes, and the national overview now beside the
// overview as known ten periods ago.
//   node tools/build.mjs && DATABASE_URL=postgres://… node tools/bench/projection.mjs
// The database must be a scratch one. Two arguments change the size: projects and half-months.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import pg from 'pg';

const require = createRequire(import.meta.url);
const dist = (path) => require(`../../dist/libs/${path}`);
const { MemoryEventStore } = dist('platform/src/event-store/index.js');
const { PostgresReadStore, ProjectionRunner } = dist('platform/src/read-store/index.js');
const { Clock } = dist('platform/src/clock/index.js');
const { claimLedger, projectFile } = dist('delivery/src/project-file/index.js');
const { periodList, reportCalendar } = dist('reporting/src/calendar/index.js');
const { ATTRIBUTES, CATEGORIES, endOfDay, nationScope, nextPeriod, periodRange, STAGES } = dist('kernel/src/index.js');
const { METRICS, ofBasis } = dist('insight/src/metrics/catalogue.js');

const [PROJECTS = 5000, PERIODS = 14] = process.argv.slice(2).map(Number);
const BACK = 10;
const PAGE = 1000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set; it must name a scratch database.');
const pool = new pg.Pool({ connectionString: url, max: 8 });
pool.on('error', () => undefined);
const say = (what, value) => console.log(`${what.padEnd(64)} ${value}`);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

// A linear congruential generator: the same country in every run.
let seed = 20_261_121;
const draw = (below) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;

/** One country's history: registrations, then per period and unit one report that changes two projects in five. */
async function fill(store) {
  const versions = new Map();
  let facts = 0;
  const append = async (stream, recordedAt, events) => {
    const metadata = {
      actor: 'person-bench',
      organisation: 'nrta',
      commandId: stream,
      commandHash: '0'.repeat(64),
      correlationId: stream,
      schemaVersion: 1,
      recordedAt,
      sources: {
        s: {
          kind: 'file',
          file: '0'.repeat(64),
          fileName: '推进表.xlsx',
          sheet: '填报表',
          columns: {},
          person: 'person-bench',
          at: recordedAt,
        },
      },
    };
    const made = events.map((event) => {
      const hex = createHash('md5')
        .update(String((facts += 1)))
        .digest('hex');
      const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
      return { ...event, id, metadata };
    });
    const result = await store.append(stream, versions.get(stream) ?? 'none', made);
    if (!result.ok) throw new Error(`${stream} stands at ${result.actual}`);
    versions.set(stream, result.version);
  };
  const units = Array.from({ length: 32 }, (_, at) => `bureau-${at + 11}`);
  const projects = Array.from({ length: PROJECTS }, (_, at) => ({
    code: `51-2026-${String(at).padStart(5, '0')}`,
    unit: units[at % 32],
    stage: 0,
  }));
  for (const { code, unit } of projects) {
    await append(`project-${code}`, '2026-06-02T02:00:00.000Z', [
      {
        type: 'ProjectRegistered',
        data: {
          project: code,
          unit,
          title: `剧目 ${code}`,
          category: CATEGORIES[draw(6)].code,
          levels: ['PROVINCIAL'],
          bodies: ['某影视公司'],
          effectiveOn: '2026-06-02',
        },
      },
    ]);
  }
  const periods = [];
  for (let period = '2026-06-H1'; periods.length < PERIODS; period = nextPeriod(period)) periods.push(period);
  for (const period of periods) {
    const { from, to } = periodRange(period);
    const due = endOfDay(to);
    await append(`period-${period}`, `${from}T00:00:00.000Z`, [
      {
        type: 'PeriodOpened',
        data: {
          period,
          from,
          to,
          units,
          optional: [],
          dueOn: to,
          graceWorkingDays: 2,
          lateFrom: due,
          rule: { id: 'half-month', version: '1', source: 'bench' },
        },
      },
    ]);
    for (const unit of units) {
      const stream = `report-${unit}-${period}`;
      const lines = projects
        .filter((project) => project.unit === unit && draw(5) < 2)
        .map((project) => ({
          type: 'LineReported',
          data: { unit, period, revision: 1, project: project.code, cells: changed(project, to) },
        }));
      const base = { unit, period, revision: 1 };
      const counts = { projects: lines.length, lines: lines.length, cells: lines.length * 2, retracted: 0 };
      await append(stream, due, [
        ...lines,
        {
          type: 'ReportSubmitted',
          data: {
            ...base,
            zero: false,
            counts,
            hash: 'h',
            receipt: stream,
            certifier: 'person-bench',
            undatedOn: to,
            explanations: [],
            waivers: [],
          },
        },
      ]);
      await append(stream, due, [{ type: 'ReportAccepted', data: { ...base, projects: lines.map(({ data }) => data.project) } }]);
    }
  }
  return { facts, periods };
}

/** A stage that moves now and then, a cost, and one other cell. */
function changed(project, effectiveOn) {
  const cell = (attribute, value) => ({ attribute, value, was: null, raw: String(value), effectiveOn, source: 's', row: 12 });
  const cells = [cell('productionCost', (1 + draw(400)) * 1_000_000)];
  if (draw(3) === 0) cells.push(cell('stage', STAGES[(project.stage = Math.min(9, project.stage + 1))].code));
  const other = ATTRIBUTES[[2, 3, 4, 6, 13][draw(5)]].attribute;
  cells.push(cell(other, other === 'note' ? `备注 ${draw(1000)}` : [`姓名${draw(1000)}`]));
  return cells;
}

const group = { name: 'bench', version: 1, projections: [projectFile, claimLedger, reportCalendar, periodList] };
const store = new MemoryEventStore('0badcafe');
const { facts, periods } = await fill(store);
const head = await store.head();
say('facts in the log', facts);

/** Sessions that write down every statement after the tables were made, so that the very same writes can be repeated. */
const written = [];
const recording = {
  async connect() {
    const client = await pool.connect();
    const query = client.query.bind(client);
    client.query = (...given) => {
      const text = typeof given[0] === 'string' ? given[0] : given[0].text;
      // Named statements are a page's; the few unnamed ones prepare the tables.
      if (text === 'BEGIN' || text === 'COMMIT' || given[0].name?.match(/^(insert|close|store|mark|move)/)) written.push(given);
      return query(...given);
    };
    return client;
  },
};

async function project(schema, through) {
  await pool.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  const reads = new PostgresReadStore({ pool, store, group, clock: new Clock(), schema, waitMs: 600_000, pollMs: 5 });
  const runner = new ProjectionRunner({
    pool: through,
    store,
    group,
    schema,
    pageSize: PAGE,
    notice: (it) => it.kind === 'failed' && console.error(it),
  });
  const begun = performance.now();
  runner.start();
  await reads.waitFor(head, 600_000);
  const ms = performance.now() - begun;
  await runner.stop();
  return { ms, reads };
}

/** The same statements again, over empty tables of the same form, from one session that does nothing else. */
async function rawLimit(schema, from) {
  await pool.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  const empty = new MemoryEventStore('0badcafe');
  const runner = new ProjectionRunner({ pool, store: empty, group, schema, pageSize: PAGE });
  runner.start();
  while (runner.state !== 'following') await new Promise((resolve) => setTimeout(resolve, 5));
  await runner.stop();
  const client = await pool.connect();
  const statements = written.map(([query]) =>
    typeof query === 'string'
      ? query.replaceAll(`${from}.`, `${schema}.`)
      : { ...query, name: query.name && `${query.name} again`, text: query.text.replaceAll(`${from}.`, `${schema}.`) },
  );
  const begun = performance.now();
  for (const statement of statements) await client.query(statement);
  const ms = performance.now() - begun;
  client.release(true);
  return ms;
}

const first = await project('bench_recorded', recording);
const raw = await rawLimit('bench_raw', 'bench_recorded');
const { ms, reads } = await project('bench_read', pool);
await pool.query('ANALYZE');
say('projection with the real folds and versions, facts/s', Math.round((facts / ms) * 1000));
say('raw limit: the same statements repeated, facts/s', Math.round((facts / raw) * 1000));
say('ratio to the raw limit (to reach: 0.5)', (raw / ms).toFixed(2));
say('while the statements were written down, facts/s', Math.round((facts / first.ms) * 1000));

const SHOWN = METRICS.filter((metric) => metric.over === 'cut');
const overview = (request) =>
  reads.read(request, async (reader) => {
    let rows = 0;
    for (const metric of SHOWN) {
      const ask = { scope: nationScope, where: ofBasis(metric, 'reported') };
      const by = metric.relation === 'project' ? [[], ['stage'], ['category'], ['unit']] : [[], ['unit']];
      for (const split of by) rows += (await reader.metric(metric, { ...ask, by: split })).length;
    }
    return rows;
  });
const then = periodRange(periods[PERIODS - 1 - BACK]).to;
const now = periodRange(periods[PERIODS - 1]).to;
const times = { now: [], past: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, request] of [
    ['now', { asOf: now }],
    ['past', { asOf: then, knownAt: then }],
  ]) {
    const begun = performance.now();
    await overview(request);
    times[name].push(performance.now() - begun);
  }
}
say(`overview of ${SHOWN.length} metrics now, ms (median of ${ROUNDS})`, median(times.now).toFixed(0));
say(`overview as known ${BACK} periods ago, ms`, median(times.past).toFixed(0));
say('ratio past to now (to reach: within 1.2)', (median(times.past) / median(times.now)).toFixed(2));
for (const schema of ['bench_recorded', 'bench_raw', 'bench_read']) await pool.query(`DROP SCHEMA ${schema} CASCADE`);
await store.close();
await pool.end();

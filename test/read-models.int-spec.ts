import * as fc from 'fast-check';
import {
  addDays,
  type ChangeRow,
  evaluateMetric,
  type LocalDate,
  type Metric,
  nationScope,
  projectRelation,
  type Relation,
  reportRelation,
  type Row,
} from '../libs/kernel/src';
import { METRICS, ofBasis } from '../libs/insight/src/metrics/catalogue';
import { MemoryEventStore, type StoredEvent } from '../libs/platform/src/event-store';
import type { Cut, CutReader } from '../libs/platform/src/read-store';
import { naiveProjects, naiveReports } from './support/naive';
import { drawFrom, RandomLog } from './support/random-log';
import { projectAll, readSide, readSideBench, type ReadSideBench } from './support/read-side';

/** Reads at moments drawn at random, against an independent replay of the log (I-01, I-03). */
let bench: ReadSideBench;
let runs = 0;

beforeAll(async () => {
  bench = await readSideBench();
}, 60_000);
afterAll(() => bench.close());

const history = fc.record({
  numbers: fc.array(fc.nat(1_000_000), { minLength: 200, maxLength: 400 }),
  appends: fc.integer({ min: 1, max: 70 }),
  pageSize: fc.integer({ min: 1, max: 60 }),
  cuts: fc.array(fc.record({ append: fc.nat(1000), day: fc.nat(50), split: fc.nat(10) }), { minLength: 3, maxLength: 3 }),
});

it('every row and every metric equals the naive replay, whatever the log, the batch and the cut', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ numbers, appends, pageSize, cuts }) => {
      const store = new MemoryEventStore('0badcafe');
      await new RandomLog(store, drawFrom(numbers)).write(appends);
      const { events: log } = await store.readAll(null, {}, 1_000_000);
      const side = readSide({ pool: bench.pool, store }, `random_${(runs += 1)}`, { pageSize });
      await projectAll(side, store);
      const ends = [0, ...log.filter((event) => event.batch.index === event.batch.size - 1).map((event) => event.position)];
      for (const [at, { append, day, split }] of cuts.entries()) {
        const earlier = cuts[(at + 1) % cuts.length] as (typeof cuts)[number];
        const moment = (of: typeof earlier) => ({
          knownAt: store.tokenOf(ends[of.append % ends.length] as number),
          asOf: addDays('2026-06-01' as LocalDate, of.day),
        });
        await side.reads.read(moment({ append, day, split }), async (reader) => {
          expect(reader.cut.ordinal).toBe(ends[append % ends.length]);
          await sameRows(reader, projectRelation, naiveProjects(log, reader.cut.asOf, reader.cut.ordinal));
          await sameRows(reader, reportRelation, naiveReports(log, reader.cut.ordinal));
          const before = await reader.cutAt(moment(earlier));
          for (const metric of METRICS) await sameFigure(reader, metric, before, log, split);
        });
      }
      await bench.pool.query(`DROP SCHEMA random_${runs} CASCADE`);
      await store.close();
    }),
    { seed: 20261121, numRuns: 20, endOnFailure: true },
  );
}, 180_000);

async function sameRows(reader: CutReader, relation: Relation, expected: readonly Row[]): Promise<void> {
  const found: Row[] = [];
  let after: string | undefined;
  // Pages of three: the keyset, with its missing values, must neither skip nor repeat a row.
  for (let more = true; more;) {
    const orderBy = [{ field: relation === projectRelation ? 'stage' : 'acceptedAt', descending: true }, { field: 'unit' }];
    const page = await reader.list(relation, { scope: nationScope, limit: 3, orderBy, ...(after ? { after } : {}) });
    found.push(...page.rows.map(({ row }) => row));
    after = page.rows[page.rows.length - 1]?.cursor;
    more = page.hasNext;
  }
  expect(canonical(found)).toEqual(canonical(expected));
  expect(await reader.count(relation, { scope: nationScope })).toBe(expected.length);
}

async function sameFigure(
  reader: CutReader,
  metric: Metric,
  before: Cut,
  log: readonly StoredEvent[],
  split: number,
): Promise<void> {
  const rowsAt = (cut: Cut): readonly Row[] =>
    metric.relation === 'project' ? naiveProjects(log, cut.asOf, cut.ordinal) : naiveReports(log, cut.ordinal);
  const by = [[], ...metric.dimensions.map((dimension) => [dimension])][split % (metric.dimensions.length + 1)] ?? [];
  const parameters = {
    now: '2026-06-10T00:00:00.000Z',
    asOf: reader.cut.asOf,
    periodStart: '2026-06-01',
    periodEnd: '2026-06-22',
  };
  for (const basis of ['reported', 'accepted'] as const) {
    const where = ofBasis(metric, basis);
    const ask = { scope: nationScope, where, parameters, limit: 10_000 };
    const rows: readonly (Row | ChangeRow)[] =
      metric.over === 'cut' ? rowsAt(reader.cut) : joined(rowsAt(before), rowsAt(reader.cut));
    const oracle: Metric = { ...metric, where: { op: 'all', of: [metric.where, where] } };
    const groups = await reader.metric(metric, { ...ask, by, before });
    expect({ metric: metric.id, groups }).toEqual({ metric: metric.id, groups: evaluateMetric(oracle, rows, parameters, by) });
    const listed =
      metric.over === 'cut'
        ? (await reader.metricRows(metric, ask)).rows.length
        : (await reader.changeRows(metric, { ...ask, before })).rows.length;
    expect(listed).toBe(groups.reduce((sum, group) => sum + group.rows, 0));
  }
}

function joined(before: readonly Row[], after: readonly Row[]): readonly ChangeRow[] {
  const key = (row: Row): string => `${String(row['project'])} ${String(row['basis'])}`;
  const keys = new Set([...before, ...after].map(key));
  return [...keys].map((each) => ({
    before: before.find((row) => key(row) === each) ?? null,
    after: after.find((row) => key(row) === each) ?? null,
  }));
}

/** Rows as texts in one order: the order of a JSON object's members means nothing, nor that of disputed attributes. */
const canonical = (rows: readonly Row[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .map(([field, value]) => [field, field === 'disputed' ? [...(value as readonly string[])].sort() : value])
          .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
        (_key, value: unknown) =>
          value !== null && typeof value === 'object' && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
            : value,
      ),
    )
    .sort();

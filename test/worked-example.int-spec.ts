import {
  type Basis,
  everything,
  type LocalDate,
  type Metric,
  nationScope,
  type Predicate,
  projectFactRelation,
  type Row,
} from '../libs/kernel/src';
import type { CutReader } from '../libs/platform/src/read-store';
import { snakeName, OPEN } from '../libs/platform/src/read-store/physical';
import { projectAll, readSide, type ReadSide, readSideBench, type ReadSideBench } from './support/read-side';
import { nationGroup } from './support/read-group';
import { appendWorkedExample, PROJECT_A, PROJECT_B } from './support/worked-example';
import { cellsOf, expectedAnswers, K } from './support/worked-example-answers';

const BATCHES = [1, 7, 1000] as const;
/** Section 5, as printed. */
const ROWS = `
| A stage reported | 06-15 | – | 5 | 9 | TOPIC | 3 |
| | 06-15 | 06-22 | 9 | – | TOPIC | 3 |
| | 06-22 | – | 9 | 15 | SCRIPT | 7 |
| | 06-22 | 07-09 | 15 | – | SCRIPT | 7 |
| | 07-09 | – | 15 | 23 | FILING | 15 |
| | 07-09 | 09-28 | 23 | 27 | FILING | 15 |
| | 09-28 | – | 23 | – | POST | 21 |
| | 07-09 | 08-20 | 27 | – | FILING | 15 |
| | 08-20 | 09-28 | 27 | – | SHOOTING | 27 |
| A stage accepted | 06-15 | – | 6 | 14 | TOPIC | 3 |
| | 06-15 | 06-22 | 14 | – | TOPIC | 3 |
| | 06-22 | – | 14 | 15 | SCRIPT | 7 |
| | 06-22 | 07-09 | 15 | – | SCRIPT | 7 |
| | 07-09 | – | 15 | 27 | FILING | 15 |
| | 07-09 | 08-20 | 27 | – | FILING | 15 |
| | 08-20 | – | 27 | – | SHOOTING | 27 |
| B cost reported | 06-30 | – | 9 | 10 | 900 | 8 |
| | 06-30 | – | 10 | 13 | 900! | 8 |
| | 06-30 | – | 13 | – | 90 | 12 |
| B cost accepted | 06-30 | – | 14 | – | 90 | 12 |`;

const metric = (id: string, measure: Metric['measure'], where: Predicate = everything): Metric => ({
  id,
  zh: id,
  en: id,
  relation: 'project',
  over: 'cut',
  where,
  measure,
  unit: '个',
  dimensions: ['stage'],
  source: 'worked example, section 4',
});
const projects = metric('projects', { count: true });
const costs = metric('costs', { sum: 'productionCost' });
const disputedCosts = metric('disputed costs', { count: true }, { op: 'has', field: 'disputed', value: 'productionCost' });

let bench: ReadSideBench;
const sides = new Map<number, ReadSide>();
const updates = new Map<number, number>();

beforeAll(async () => {
  bench = await readSideBench();
  await appendWorkedExample(bench.store);
  for (const batch of BATCHES) {
    updates.set(batch, 0);
    const side = readSide(bench, `read_${batch}`, { pageSize: batch, pool: countingUpdates(batch) });
    sides.set(batch, side);
    await projectAll(side, bench.store);
  }
}, 120_000);

afterAll(() => bench.close());

/** Sessions that count the versions they close afterwards: there is no other update of a versioned table. */
function countingUpdates(batch: number): { connect: ReadSideBench['pool']['connect'] } {
  return {
    connect: (async () => {
      const client = await bench.pool.connect();
      const query = client.query.bind(client) as (...given: unknown[]) => Promise<{ rowCount: number | null }>;
      client.query = (async (...given: unknown[]) => {
        const result = await query(...given);
        const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text: string }).text;
        if (/^UPDATE \w+\.project_fact__v1/.test(text)) updates.set(batch, (updates.get(batch) ?? 0) + (result.rowCount ?? 0));
        return result;
      }) as never;
      return client;
    }) as never,
  };
}

const side = (batch: number): ReadSide => sides.get(batch) as ReadSide;
const knownAt = (k: string): string => {
  const asked = K[k] ?? k;
  return asked.startsWith('position ') ? bench.store.tokenOf(Number(asked.slice('position '.length))) : asked;
};

describe('section 1: the log', () => {
  it('stands at positions 1 to 30, 17 appends', async () => {
    const { events } = await bench.store.readAll(null, {}, 1000);
    expect(events.map((event) => event.position)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(events.filter((event) => event.batch.index === 0)).toHaveLength(17);
  });
});

describe('section 3: moments to positions', () => {
  it.each([
    ['K1', 10],
    ['K2', 13],
    ['2026-07-10T09:00:04+08:00', 13],
    ['2026-07-10T09:00:05+08:00', 15],
    ['K3', 23],
    ['K4', 26],
    ['position 25', 23],
    ['position 12', 10],
    ['K5', 30],
    ['position 1000', 30],
    ['2026-06-01', 0],
  ])('%s is position %i', async (asked, position) => {
    const cut = await side(1).reads.read({ knownAt: knownAt(asked) }, async (reader) => reader.cut);
    expect(cut.ordinal).toBe(position);
    expect(bench.store.ordinalOf(cut.position)).toBe(position);
  });

  it('takes the day of knownAt where asOf is absent, and the checkpoint where both are', async () => {
    const { reads } = side(7);
    expect((await reads.read({ knownAt: knownAt('K3') }, async (reader) => reader.cut)).asOf).toBe('2026-09-30');
    expect((await reads.read({ knownAt: '2026-07-09T17:00:00Z' }, async (reader) => reader.cut)).asOf).toBe('2026-07-10');
    expect((await reads.read({ knownAt: knownAt('K4') }, async (reader) => reader.cut)).asOf).toBe('2026-10-05');
    const present = await reads.read({}, async (reader) => reader.cut);
    expect(present).toMatchObject({ ordinal: 30, present: true });
  });

  it('between 25 and 26 the cost of A is 180, not missing; between 12 and 13 that of B is still 900', async () => {
    const { reads } = side(1);
    const at = (asked: string, project: string) =>
      reads.read({ knownAt: knownAt(asked), asOf: '2026-10-15' as LocalDate }, (reader) =>
        shown(reader, project, 'productionCost', 'reported'),
      );
    expect(await at('position 25', PROJECT_A)).toBe('180');
    expect(await at('position 12', PROJECT_B)).toBe('900!');
  });
});

describe('section 4: expected answers', () => {
  const expected = expectedAnswers();

  it('names every moment once', () => {
    expect(new Set(expected.map(({ k, asOf }) => `${k} ${asOf}`)).size).toBe(30);
    expect(expected).toHaveLength(30);
  });

  for (const batch of BATCHES) {
    it.each(expected)(`$k as of $asOf, batches of ${batch}`, async ({ k, asOf, cells }) => {
      const request = { knownAt: knownAt(k), asOf: `2026-${asOf}` as LocalDate };
      const answer = await side(batch).reads.read(request, async (reader) => {
        const both = async (ask: (basis: Basis) => Promise<string>): Promise<string> => {
          const [reported, accepted] = [await ask('reported'), await ask('accepted')];
          return reported === accepted ? reported : `${reported} / ${accepted}`;
        };
        return [
          await both((basis) => shown(reader, PROJECT_A, 'stage', basis)),
          await both((basis) => shown(reader, PROJECT_A, 'productionCost', basis)),
          await both((basis) => shown(reader, PROJECT_B, 'stage', basis)),
          await both((basis) => shown(reader, PROJECT_B, 'productionCost', basis)),
          await both((basis) => stagesShown(reader, basis)),
          await both((basis) => sumShown(reader, basis)),
        ];
      });
      expect(answer).toEqual(cells);
    });
  }
});

describe('section 5: rows of the versioned table', () => {
  const wanted: readonly string[][] = cellsOf(ROWS).reduce<string[][]>((rows, cells) => {
    const key = cells[0] === '' ? (rows[rows.length - 1] as string[])[0] : cells[0];
    return [...rows, [key as string, ...cells.slice(1)]];
  }, []);

  for (const batch of BATCHES) {
    it(`are as printed, batches of ${batch}`, async () => {
      const rows = await storedFacts(batch);
      for (const key of ['A stage reported', 'A stage accepted', 'B cost reported', 'B cost accepted']) {
        const mine = rows.filter((row) => row[0] === key);
        expect(sorted(mine)).toEqual(sorted(wanted.filter((row) => row[0] === key)));
      }
      expect(rows).toHaveLength(39);
      expect(rows.filter((row) => row[4] !== '–')).toHaveLength(18);
    });
  }

  it('are closed by updates one append at a time, and inserted already closed in one batch', async () => {
    const { rows } = await bench.pool.query<{ closed: number }>(
      `SELECT count(*)::int AS closed FROM read_1.project_fact__v1 WHERE known_to < ${OPEN}`,
    );
    expect(updates.get(1)).toBe(rows[0]?.closed);
    expect(updates.get(1)).toBeGreaterThanOrEqual(18);
    expect(updates.get(1000)).toBe(0);
  });

  it('are identical in every table, whatever the batch', async () => {
    const tables = nationGroup().projections.flatMap((projection) => [
      ...projection.tables.map((table) => `${snakeName(table.name)}__v1`),
      `state_of_${projection.name}__v1`,
    ]);
    for (const table of [...tables, 'clock_of_nation__v1']) {
      const contents = await Promise.all(BATCHES.map((batch) => contentsOf(`read_${batch}.${table}`)));
      expect(contents[1]).toEqual(contents[0]);
      expect(contents[2]).toEqual(contents[0]);
    }
  });
});

const wan = (fen: unknown): string => (fen === null ? '–' : String((fen as number) / 1_000_000));

async function factOf(reader: CutReader, project: string, attribute: string, basis: Basis): Promise<Row | undefined> {
  const page = await reader.list(projectFactRelation, {
    scope: nationScope,
    where: {
      op: 'all',
      of: [
        { op: 'is', field: 'project', value: project },
        { op: 'is', field: 'attribute', value: attribute },
        { op: 'is', field: 'basis', value: basis },
      ],
    },
    limit: 2,
  });
  expect(page.rows.length).toBeLessThan(2);
  return page.rows[0]?.row;
}

async function shown(reader: CutReader, project: string, attribute: string, basis: Basis): Promise<string> {
  const fact = await factOf(reader, project, attribute, basis);
  if (!fact) return '–';
  return `${attribute === 'stage' ? String(fact['value']) : wan(fact['value'])}${fact['disputed'] === true ? '!' : ''}`;
}

async function stagesShown(reader: CutReader, basis: Basis): Promise<string> {
  const where: Predicate = { op: 'is', field: 'basis', value: basis };
  const groups = await reader.metric(projects, { scope: nationScope, where, by: ['stage'] });
  const order = ['TOPIC', 'SCRIPT', 'FILING', 'SHOOTING', 'POST'];
  const place = (stage: unknown): number => order.indexOf(String(stage));
  return [...groups]
    .sort((a, b) => place(a.by['stage']) - place(b.by['stage']))
    .map(({ by, value }) => `${String(by['stage'] ?? 'none')} ${value}`)
    .join(', ');
}

async function sumShown(reader: CutReader, basis: Basis): Promise<string> {
  const where: Predicate = { op: 'is', field: 'basis', value: basis };
  const [sum] = await reader.metric(costs, { scope: nationScope, where });
  const [disputed] = await reader.metric(disputedCosts, { scope: nationScope, where });
  const amount = sum?.value === 0 ? '0.00' : wan(sum?.value);
  return `${amount}${disputed?.value === 0 ? '' : '!'} (${sum?.missing})`;
}

/** Stage and cost of both projects, every version, in the columns of section 5. */
async function storedFacts(batch: number): Promise<string[][]> {
  const { rows } = await bench.pool.query<Record<string, unknown>>(`
    SELECT f.*, f.effective_from::text AS day_from, f.effective_to::text AS day_to, c.ordinal
    FROM read_${batch}.project_fact__v1 f
    JOIN (SELECT DISTINCT claim, ordinal FROM read_${batch}.claim__v1) c USING (claim)
    WHERE f.attribute IN ('stage', 'productionCost')`);
  return rows.map((row) => {
    const name = `${row['project'] === PROJECT_A ? 'A' : 'B'} ${row['attribute'] === 'stage' ? 'stage' : 'cost'} ${String(row['basis'])}`;
    const value = row['attribute'] === 'stage' ? String(row['value']) : wan(row['value']);
    const days = [row['day_from'], row['day_to']].map((day) => (day === 'infinity' ? '–' : String(day).slice(5)));
    const to = String(row['known_to']) === OPEN || Number(row['known_to']) === Number(OPEN) ? '–' : String(row['known_to']);
    return [
      name,
      ...days,
      String(row['known_from']),
      to,
      `${value}${row['disputed'] === true ? '!' : ''}`,
      String(row['ordinal']),
    ];
  });
}

const sorted = (rows: readonly string[][]): string[] => rows.map((row) => row.join(' | ')).sort();

async function contentsOf(table: string): Promise<string[]> {
  const { rows } = await bench.pool.query<{ text: string }>(`SELECT t::text AS text FROM ${table} t`);
  return rows.map((row) => row.text).sort();
}

import type { Pool } from 'pg';
import { nationScope } from '#kernel';
import { Clock } from '#platform/clock';
import { createPool } from '#platform/database';
import { MemoryEventStore } from '#platform/event-store';
import { testDatabase, type TestDatabase } from '../../../../test/support/database';
import {
  PostgresReadStore,
  ProjectionRunner,
  rebuildBeside,
  RebuildUnderWay,
  type RebuildOptions,
  type RebuildResult,
  type RunnerNotice,
} from './index';
import { accountRelation, Ledger, ledgerGroup, type Set } from './testing/ledger';

let database: TestDatabase;
let pool: Pool;
let store: MemoryEventStore;
let ledger: Ledger;
let runner: ProjectionRunner;
let reads: PostgresReadStore;
let notices: RunnerNotice[] = [];
let schema = '';
let specs = 0;

beforeAll(async () => {
  database = await testDatabase();
  pool = createPool({ url: database.url, size: 12, name: 'test', onError: () => undefined });
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  specs += 1;
  schema = `rebuild_${specs}`;
  store = new MemoryEventStore('0badcafe');
  ledger = new Ledger(store);
  notices = [];
  reads = new PostgresReadStore({ pool, store, group: ledgerGroup(), clock: new Clock(), schema, pollMs: 2 });
  runner = new ProjectionRunner({
    pool,
    store,
    group: ledgerGroup(),
    schema,
    retryMs: 5,
    notice: (notice) => notices.push(notice),
  });
  runner.start();
  for (const [account, amount] of [
    ['a', 1],
    ['b', 2],
    ['a', 3],
    ['b', 5],
    ['c', 8],
  ] as const)
    // prettier-ignore
    await ledger.append([account, amount]);
  await seen(5);
});
afterEach(async () => {
  await runner.stop();
  await store.close();
});

const seen = (ordinal: number): Promise<void> => reads.waitFor(store.tokenOf(ordinal));
const rebuild = (options: Partial<RebuildOptions> = {}): Promise<RebuildResult> =>
  rebuildBeside({ pool, store, group: ledgerGroup(), schema, ...options });
const amounts = (): Promise<unknown> =>
  reads.read({}, async (cut) => {
    const page = await cut.list(accountRelation, { scope: nationScope, limit: 100 });
    return page.rows.map(({ row }) => [row['account'], row['amount'], row['facts']]);
  });
const tables = async (): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename <> 'checkpoint' ORDER BY tablename`,
    [schema],
  );
  return rows.map(({ tablename }) => tablename);
};
const ALL = [['a', 3, 2], ['b', 5, 2], ['c', 8, 1]]; // prettier-ignore

describe('a rebuild beside, of the same definition', () => {
  it('gives equal digests, lets the new tables answer and drops the old', async () => {
    const result = await rebuild();
    expect(result).toMatchObject({ before: { version: 1, build: 0 }, build: 1, resumedAt: 0, switched: true, dropped: true });
    expect(result.comparison).toMatchObject({ ordinal: 5, equal: true, sameDefinition: true });
    expect(result.comparison?.tables).toMatchObject([{ table: 'account', before: { rows: 5 }, onlyBefore: 0, onlyAfter: 0 }]);
    expect(await tables()).toEqual(['account__v1b1', 'clock_of_ledger__v1b1', 'state_of_accounts__v1b1']);
    expect(await amounts()).toEqual(ALL);
  });

  it('is followed by the projector of another process, which was told nothing', async () => {
    await rebuild();
    await ledger.append(['c', 9]);
    await seen(6);
    expect(await amounts()).toEqual([...ALL.slice(0, 2), ['c', 9, 2]]);
    expect(notices.map(({ kind }) => kind)).not.toContain('failed');
    expect(notices).toContainEqual({ kind: 'replaced', build: 0 });
    expect((await rebuild()).comparison).toMatchObject({ ordinal: 6, equal: true });
  });

  it.each([
    ['an edited row', 'UPDATE % SET amount = 999 WHERE amount = 5', 1, 1],
    ['a lost row', 'DELETE FROM % WHERE amount = 1', 0, 1],
    ['a row too many', 'INSERT INTO % SELECT id + 100, known_from, known_to, account, unit, amount, facts FROM % LIMIT 1', 1, 0],
  ])('control: tells %s, and cures it', async (_what, change, onlyBefore, onlyAfter) => {
    await pool.query(change.replaceAll('%', `${schema}.account__v1`));
    const { comparison } = await rebuild();
    expect(comparison).toMatchObject({ equal: false, sameDefinition: true });
    const [table] = comparison?.tables ?? [];
    expect(table).toMatchObject({ onlyBefore, onlyAfter });
    expect(table?.before?.digest).not.toBe(table?.after?.digest);
    expect(await amounts()).toEqual(ALL);
  });

  it('cures a table that was dropped, under a projector that has failed on it', async () => {
    await pool.query(`DROP TABLE ${schema}.account__v1`);
    await ledger.append(['c', 9]);
    while (runner.state !== 'failed') await new Promise((resolve) => setImmediate(resolve));
    const { comparison } = await rebuild();
    expect(comparison?.tables).toMatchObject([{ table: 'account', before: null, after: { rows: 5 } }]);
    await ledger.append(['c', 10]);
    await seen(7);
    expect(await amounts()).toEqual([...ALL.slice(0, 2), ['c', 10, 3]]);
  });

  it('a table that was dropped does not come back empty at a restart', async () => {
    await runner.stop();
    await pool.query(`DROP TABLE ${schema}.account__v1`);
    runner = new ProjectionRunner({ pool, store, group: ledgerGroup(), schema, retryMs: 5 });
    runner.start();
    while (runner.state !== 'failed') await new Promise((resolve) => setImmediate(resolve));
    expect(await reads.state()).toMatchObject({ state: 'failed', error: expect.stringContaining('slate rebuild') as string });
    await rebuild();
    await ledger.append(['c', 9]);
    await seen(6);
    expect((await reads.state()).state).not.toBe('failed');
  });
});

describe('while somebody reads', () => {
  it('a question that began before the switch is answered from the tables it began with', async () => {
    let begun = (): void => undefined;
    const reading = new Promise<void>((resolve) => (begun = resolve));
    let go = (): void => undefined;
    const switched = new Promise<void>((resolve) => (go = resolve));
    const answer = reads.read({}, async (cut) => {
      begun();
      await switched;
      return cut.count(accountRelation, { scope: nationScope });
    });
    await reading;
    const result = await rebuild({ dropWaitMs: 60 });
    expect(result).toMatchObject({ switched: true, dropped: false });
    go();
    expect(await answer).toBe(3);
    // What could not be dropped goes with the next.
    expect((await rebuild()).dropped).toBe(true);
    expect(await tables()).toHaveLength(3);
  });
});

describe('an interrupted rebuild', () => {
  it('leaves what answers alone and is taken up where it stopped', async () => {
    const abort = new AbortController();
    const phases: number[] = [];
    const stopped = rebuild({
      pageSize: 2,
      signal: abort.signal,
      progress: ({ done }) => {
        phases.push(done);
        if (done >= 2) abort.abort(new Error('enough'));
      },
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(phases).toEqual([2]);
    expect(await amounts()).toEqual(ALL);
    expect(await rebuild()).toMatchObject({ resumedAt: 2, build: 1, comparison: { equal: true } });
    expect(await amounts()).toEqual(ALL);
  });

  it('starts anew where it is told to', async () => {
    const abort = new AbortController();
    await expect(rebuild({ pageSize: 2, signal: abort.signal, progress: () => abort.abort() })).rejects.toThrow();
    expect(await rebuild({ fresh: true })).toMatchObject({ resumedAt: 0, comparison: { equal: true } });
    expect(await tables()).toHaveLength(3);
  });

  it('is refused while another one runs', async () => {
    let second: Promise<unknown> = Promise.resolve();
    await rebuild({
      progress: ({ phase }) => void (phase === 'filling' && (second = rebuild().catch((error: unknown) => error))),
    });
    expect(await second).toBeInstanceOf(RebuildUnderWay);
  });

  it('fails at a fold that throws, and what answers goes on', async () => {
    const onSet = ({ amount }: Set): void => {
      if (amount === 8) throw new Error('eight');
    };
    await expect(rebuild({ group: ledgerGroup(1, onSet) })).rejects.toThrow('eight');
    expect(await amounts()).toEqual(ALL);
  });
});

describe('a changed definition', () => {
  it('shows its difference and takes the place of the version before', async () => {
    const raised = ledgerGroup(2);
    const [projection] = raised.projections;
    if (!projection) throw new Error('no projection');
    const changed = {
      ...raised,
      projections: [
        {
          ...projection,
          tables: projection.tables.map((table) => ({ ...table, columns: { ...table.columns, doubled: 'integer' as const } })),
          rows: (value: unknown, key: string) =>
            projection.rows(value, key).map((row) => ({
              ...row,
              values: {
                ...row.values,
                doubled: 2 * Number(row.values['amount']),
                amount: key === 'c' ? 0 : (row.values['amount'] ?? null),
              },
            })),
        },
      ],
    };
    const { comparison, before } = await rebuild({ group: changed });
    expect(before).toEqual({ version: 1, build: 0 });
    expect(comparison).toMatchObject({ equal: false, sameDefinition: false });
    expect(comparison?.tables).toMatchObject([
      { table: 'account', onlyBefore: 1, onlyAfter: 1, columnsAdded: ['doubled'], columnsRemoved: [] },
    ]);
  });

  it('is compared only, where that is asked', async () => {
    expect(await rebuild({ compareOnly: true })).toMatchObject({ switched: false, comparison: { equal: true } });
    expect(await tables()).toEqual(['account__v1', 'clock_of_ledger__v1', 'state_of_accounts__v1']);
  });
});

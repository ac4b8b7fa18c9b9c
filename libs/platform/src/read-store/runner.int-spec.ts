import type { Pool, PoolClient } from 'pg';
import { nationScope, unitScope } from '#kernel';
import { Clock } from '#platform/clock';
import { createPool } from '#platform/database';
import { MemoryEventStore } from '#platform/event-store';
import { testDatabase, type TestDatabase } from '../../../../test/support/database';
import {
  type GroupState,
  MomentNotYet,
  NotYetProjected,
  PostgresReadStore,
  ProjectionRunner,
  type RunnerNotice,
  UnreadableMoment,
} from './index';
import { accountRelation, Ledger, ledgerGroup, type Set } from './testing/ledger';

let database: TestDatabase;
let pool: Pool;
let store: MemoryEventStore;
let ledger: Ledger;
let schema = '';
let runners: ProjectionRunner[] = [];
let notices: RunnerNotice[] = [];
let specs = 0;

beforeAll(async () => {
  database = await testDatabase();
  pool = createPool({ url: database.url, size: 12, name: 'test', onError: () => undefined });
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  specs += 1;
  schema = `read_${specs}`;
  store = new MemoryEventStore('0badcafe');
  ledger = new Ledger(store);
  notices = [];
  runners = [];
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await store.close();
});

interface Given {
  readonly version?: number;
  readonly onSet?: (set: Set) => void;
  readonly pageSize?: number;
  readonly connect?: () => Promise<PoolClient>;
  readonly of?: MemoryEventStore;
}

function runner({ version, onSet, pageSize = 100, connect, of = store }: Given = {}): ProjectionRunner {
  const made = new ProjectionRunner({
    pool: connect ? { connect } : pool,
    store: of,
    group: ledgerGroup(version, onSet),
    schema,
    pageSize,
    retryMs: 5,
    notice: (notice) => notices.push(notice),
  });
  runners.push(made);
  return made;
}

const reader = (version = 1, waitMs = 5_000): PostgresReadStore =>
  new PostgresReadStore({ pool, store, group: ledgerGroup(version), clock: new Clock(), schema, waitMs, pollMs: 2 });

const seen = async (ordinal: number, version = 1): Promise<void> => reader(version).waitFor(store.tokenOf(ordinal));

/** Resolves with the first notice of the kind, whether told already or not. */
async function told<Kind extends RunnerNotice['kind']>(kind: Kind): Promise<Extract<RunnerNotice, { kind: Kind }>> {
  for (;;) {
    const found = notices.find((notice) => notice.kind === kind);
    if (found) return found as Extract<RunnerNotice, { kind: Kind }>;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const amounts = (version = 1): Promise<unknown> =>
  reader(version).read({}, async (cut) => {
    const page = await cut.list(accountRelation, { scope: nationScope, limit: 100 });
    return page.rows.map(({ row }) => [row['account'], row['amount'], row['facts']]);
  });

describe('a fold that throws', () => {
  const refuseThirteen = ({ amount }: Set): void => {
    if (amount === 13) throw new Error('thirteen is unlucky');
  };

  beforeEach(async () => {
    await ledger.append(['a', 1]);
    await ledger.append(['b', 2], ['b', 3]);
    await ledger.append(['c', 4], ['c', 13], ['c', 5]);
    await ledger.append(['a', 6]);
  });

  it('stops the group at its append: everything before is projected, nothing of it or after it', async () => {
    const failing = runner({ onSet: refuseThirteen });
    failing.start();
    expect(await told('failed')).toMatchObject({ position: 5, eventType: 'AmountSet', projection: 'accounts' });
    expect(failing.state).toBe('failed');
    const state: GroupState = await reader().state();
    expect(state).toEqual({
      state: 'failed',
      checkpoint: store.tokenOf(3),
      at: store.tokenOf(5),
      eventType: 'AmountSet',
      projection: 'accounts',
      error: 'accounts failed at AmountSet: thirteen is unlucky',
    });
    expect(await amounts()).toEqual([
      ['a', 1, 1],
      ['b', 3, 2],
    ]);
  });

  it('is tried once more after a restart, and goes on where it stopped once it is repaired', async () => {
    runner({ onSet: refuseThirteen }).start();
    await told('failed');
    notices.length = 0;
    runner({ onSet: refuseThirteen }).start();
    await told('failed');
    // While it stands failed nobody waits for it.
    await expect(reader().waitFor(store.tokenOf(7), 3_600_000)).rejects.toMatchObject({ name: 'NotYetProjected' });
    notices.length = 0;
    runner().start();
    await told('leading');
    await seen(7);
    expect(await amounts()).toEqual([
      ['a', 6, 2],
      ['b', 3, 2],
      ['c', 5, 3],
    ]);
    expect((await reader().state()).state).not.toBe('failed');
  });

  it('stops just so where the table refuses a value', async () => {
    await ledger.append(['d', 1.5]);
    runner().start();
    expect(await told('failed')).toMatchObject({ position: 8 });
    expect(await amounts()).toEqual([
      ['a', 6, 2],
      ['b', 3, 2],
      ['c', 5, 3],
    ]);
  });
});

describe('one projector at a time', () => {
  it('lets a second runner stand by and take over', async () => {
    const first = runner();
    first.start();
    await told('leading');
    const second = runner();
    second.start();
    await told('standby');
    await ledger.append(['a', 1]);
    await seen(1);
    expect([first.state, second.state]).toEqual(['following', 'standby']);
    await first.stop();
    await ledger.append(['a', 2]);
    await seen(2);
    expect(second.state).not.toBe('standby');
    expect(await amounts()).toEqual([['a', 2, 2]]);
  });
});

describe('a cut connection', () => {
  /** Sessions that break at the n-th COMMIT, before it reaches the server or after it was done. */
  function breakingAt(commit: number, when: 'before' | 'after'): () => Promise<PoolClient> {
    let commits = 0;
    return async () => {
      const client = await pool.connect();
      const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
      client.query = (async (...given: unknown[]) => {
        if (given[0] !== 'COMMIT') return query(...given);
        commits += 1;
        if (commits !== commit) return query(...given);
        const { rows } = (await query('SELECT pg_backend_pid() AS pid')) as { rows: { pid: number }[] };
        if (when === 'after') await query('COMMIT');
        await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
        return query('SELECT 1');
      }) as never;
      return client;
    };
  }

  it.each(['before', 'after'] as const)('%s the commit of a page neither loses nor doubles anything', async (when) => {
    for (let amount = 1; amount <= 6; amount += 1) await ledger.append(['a', amount]);
    runner({ pageSize: 2, connect: breakingAt(2, when) }).start();
    await seen(6);
    await told('session-lost');
    expect(await amounts()).toEqual([['a', 6, 6]]);
    const { rows } = await pool.query<{ known: string }>(
      `SELECT string_agg(amount || ':' || known_from, ' ' ORDER BY known_from) AS known FROM ${schema}.account__v1`,
    );
    expect(rows[0]?.known).toBe('1:1 2:2 3:3 4:4 5:5 6:6');
  });
});

describe('a rebuild beside', () => {
  it('answers from the old version until the new one has caught up, then drops the old', async () => {
    await ledger.append(['a', 1]);
    const old = runner();
    old.start();
    await seen(1);
    await told('caught-up');
    await old.stop();
    await ledger.append(['a', 2]);
    await ledger.append(['a', 3]);
    notices.length = 0;
    runner({
      version: 2,
      onSet: ({ amount }) => {
        if (amount === 3) throw new Error('not yet');
      },
    }).start();
    await told('failed');
    expect(await amounts(2)).toEqual([['a', 1, 1]]);
    notices.length = 0;
    runner({ version: 2 }).start();
    await told('caught-up');
    expect(await amounts(2)).toEqual([['a', 3, 3]]);
    const { rows } = await pool.query('SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename LIKE $2', [
      schema,
      '%v1',
    ]);
    expect(rows).toEqual([]);
  });

  it('refuses to go on over another log', async () => {
    await ledger.append(['a', 1]);
    const first = runner();
    first.start();
    await seen(1);
    await first.stop();
    const other = new MemoryEventStore('feedface');
    runner({ of: other }).start();
    expect((await told('failed')).error).toContain('another log');
    await other.close();
  });
});

describe('recorded clocks', () => {
  it('are alarmed when they jump either way', async () => {
    await ledger.append(['a', 1, '2026-06-01T00:00:00.000Z']);
    await ledger.append(['a', 2, '2026-05-31T23:59:30.000Z']);
    await ledger.append(['a', 3, '2026-05-31T00:00:00.000Z']);
    await ledger.append(['a', 4, '2027-06-01T00:00:00.000Z']);
    runner().start();
    await seen(4);
    expect(await told('clock-ahead')).toMatchObject({ position: 4, runningMax: '2026-06-01T00:00:00.000Z' });
    expect(notices.filter((notice) => notice.kind === 'clock-back')).toEqual([
      { kind: 'clock-back', position: 3, recordedAt: '2026-05-31T00:00:00.000Z', runningMax: '2026-06-01T00:00:00.000Z' },
    ]);
  });
});

describe('reading', () => {
  it('waits for minPosition, and says so when it is not reached in time', async () => {
    await ledger.append(['a', 1]);
    await expect(reader(1, 20).read({ minPosition: store.tokenOf(1) }, async () => 1)).rejects.toBeInstanceOf(NotYetProjected);
    runner().start();
    expect(await reader().read({ minPosition: store.tokenOf(1) }, async ({ cut }) => cut.ordinal)).toBe(1);
  });

  it('shows a unit its own rows only, in lists, counts and histories', async () => {
    await ledger.append(['a', 1]);
    await ledger.append(['b', 2]);
    runner().start();
    await seen(2);
    const scope = unitScope('bureau-51');
    await reader().read({}, async (cut) => {
      const page = await cut.list(accountRelation, { scope, limit: 10 });
      expect(page.rows.map(({ row }) => row['account'])).toEqual(['b']);
      expect(await cut.count(accountRelation, { scope })).toBe(1);
      const where = { op: 'all', of: [] } as const;
      expect(await cut.history(accountRelation, { scope, where, versions: true })).toHaveLength(1);
      expect(await cut.count(accountRelation, { scope: unitScope() })).toBe(0);
    });
  });

  it('gives every version ever known, as known at the cut', async () => {
    for (const amount of [1, 2, 3]) await ledger.append(['a', amount]);
    runner().start();
    await seen(3);
    const where = { op: 'is', field: 'account', value: 'a' } as const;
    const versions = await reader().read({ knownAt: store.tokenOf(2) }, (cut) =>
      cut.history(accountRelation, { scope: nationScope, where, versions: true }),
    );
    expect(versions.map(({ row, knownFrom, knownTo }) => [row['amount'], knownFrom, knownTo])).toEqual([
      [1, store.tokenOf(1), store.tokenOf(2)],
      [2, store.tokenOf(2), null],
    ]);
  });

  it('refuses moments, fields and cursors it cannot read', async () => {
    await ledger.append(['a', 1]);
    runner().start();
    await seen(1);
    for (const knownAt of ['2026-06-31', '2026-06-01T10:00:00', 'yesterday', '']) {
      await expect(reader().read({ knownAt }, async () => 1)).rejects.toBeInstanceOf(UnreadableMoment);
    }
    for (const knownAt of ['9999-12-31', '9999-12-31T10:00:00+08:00']) {
      await expect(reader().read({ knownAt }, async () => 1)).rejects.toBeInstanceOf(MomentNotYet);
    }
    await reader().read({}, async (cut) => {
      const ask = { scope: nationScope, limit: 1 };
      await expect(cut.list(accountRelation, { ...ask, orderBy: [{ field: 'amount; drop' }] })).rejects.toThrow('no field');
      await expect(cut.list(accountRelation, { ...ask, after: 'bm9uc2Vuc2U' })).rejects.toThrow('cursor');
    });
  });

  it('says stopped when nobody projects, following when somebody has caught up', async () => {
    await ledger.append(['a', 1]);
    expect(await reader().state()).toMatchObject({ state: 'stopped', lag: 1 });
    const following = runner();
    following.start();
    await told('caught-up');
    expect(await reader().state()).toMatchObject({ state: 'following', lag: 0, checkpoint: store.tokenOf(1) });
    await following.stop();
    expect(await reader().state()).toMatchObject({ state: 'stopped', lag: 0 });
  });
});

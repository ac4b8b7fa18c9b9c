import { openDataSource, type DataSource } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../test/support/database';
import { JobFeed } from './job-feed';
import { JobRunner } from './job-runner';
import { JobStore } from './job-store';
import { Jobs1790000000601 } from './migrations/001-jobs';
import type { Job, JobKind, JobRun } from './job';

const OWNER = { person: 'person-51-001', organisation: 'bureau-51', tokenHash: 'f'.repeat(64) };

describe('jobs', () => {
  let database: TestDatabase;
  let source: DataSource;
  let store: JobStore;
  const runners: JobRunner[] = [];
  let serial = 0;
  const faults: unknown[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    source = await openDataSource(database.url, [], [Jobs1790000000601]);
    store = new JobStore(source);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await source.query('DELETE FROM slate.job');
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const add = async (kind = 'work', file?: Buffer): Promise<string> => {
    serial += 1;
    const id = `job-${serial}`;
    const at = new Date(Date.UTC(2026, 5, 15, 0, 0, serial));
    await store.add({ id, kind, input: { serial }, owner: OWNER, at, ...(file ? { file } : {}) });
    return id;
  };
  const runner = (run: JobKind['run'], options: Partial<ConstructorParameters<typeof JobRunner>[0]> = {}): JobRunner => {
    const explain = (error: unknown) => ({ code: 'INTERNAL', zh: '错误', en: error instanceof Error ? error.message : '' });
    const made = new JobRunner({
      store,
      kinds: [{ name: 'work', run }],
      explain,
      toldMs: 20,
      lookMs: 20,
      failed: (error) => faults.push(error),
      ...options,
    });
    runners.push(made);
    made.start();
    return made;
  };
  const when = async (id: string, holds: (job: Job) => boolean): Promise<Job> => {
    for (const end = performance.now() + 10_000; performance.now() < end;) {
      const job = await store.find(id);
      if (job && holds(job)) return job;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`${id} did not come so far: ${JSON.stringify(await store.find(id))}`);
  };
  const bytesOf = async (id: string): Promise<string> => {
    const parts: Buffer[] = [];
    for await (const part of store.file(id)) parts.push(part);
    return Buffer.concat(parts).toString();
  };
  /** A job that waits until it is let go on, or is stopped. */
  const gate = () => {
    let open = (): void => undefined;
    const passed = new Promise<void>((resolve) => (open = resolve));
    const wait = (run: JobRun): Promise<void> =>
      new Promise((resolve, reject) => {
        void passed.then(resolve);
        run.signal.addEventListener('abort', () => reject(new Error('stopped')));
      });
    return { open: () => open(), wait };
  };

  it('tells how far they are, keep what they make and forget what they were given', async () => {
    const { open, wait } = gate();
    const id = await add('work', Buffer.from('given'));
    runner(async (run) => {
      const output = run.output('表.csv', 'text/csv');
      await output.write(await run.input());
      run.at('writing', 3, 9);
      await wait(run);
      await output.write('x'.repeat(1_500_000));
      return { rows: 9 };
    });
    expect(await when(id, ({ done }) => done === 3)).toMatchObject({ state: 'running', phase: 'writing', total: 9, file: null });
    open();
    const job = await when(id, ({ state }) => state === 'done');
    expect(job).toMatchObject({ result: { rows: 9 }, file: { name: '表.csv', size: 1_500_005, kept: true } });
    expect(await bytesOf(id)).toBe(`given${'x'.repeat(1_500_000)}`);
    expect(await store.part(id, 'in', 0)).toBeNull();
  });

  it('are each done once, however many look for them, and two of them at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => add()));
    const ran: string[] = [];
    const { open, wait } = gate();
    let together = 0;
    let most = 0;
    const work = async (run: JobRun): Promise<null> => {
      ran.push(run.job.id);
      together += 1;
      most = Math.max(most, together);
      if (together === 4) open();
      await wait(run);
      together -= 1;
      return null;
    };
    runner(work);
    runner(work);
    for (const id of ids) await when(id, ({ state }) => state === 'done');
    expect([...ran].sort()).toEqual([...ids].sort());
    expect(most).toBe(4);
  });

  it('are cancelled in the middle: nothing of them is kept; one that waits ends at once', async () => {
    const { wait } = gate();
    const [id, waiting] = [await add(), await add()];
    const busy = runner(
      async (run) => {
        await run.output('a', 'b').write('x'.repeat(2_000_000));
        run.at('writing', 1, 2);
        await wait(run);
      },
      { lanes: 1 },
    );
    await when(id, ({ done }) => done === 1);
    expect(await store.cancel(waiting)).toMatchObject({ state: 'cancelled' });
    expect(await store.cancel(id)).toMatchObject({ cancelling: true });
    busy.interrupt(id);
    expect(await when(id, ({ state }) => state === 'cancelled')).toMatchObject({ file: null, result: null });
    expect(await bytesOf(id)).toBe('');
    expect(await store.cancel(id)).toBeNull();
  });

  it('hear of a cancel that another process was asked for', async () => {
    const { wait } = gate();
    const id = await add();
    runner(wait);
    await when(id, ({ state }) => state === 'running');
    await store.cancel(id);
    await when(id, ({ state }) => state === 'cancelled');
  });

  it('are not cancelled any more once they store, and do not store once they were cancelled', async () => {
    const { open, wait } = gate();
    const [late, early] = [await add(), await add()];
    const stored: string[] = [];
    runner(
      async (run) => {
        if (run.job.id === early) await store.cancel(early);
        await run.commit('storing');
        stored.push(run.job.id);
        await wait(run);
      },
      { toldMs: 1_000 },
    );
    await when(early, ({ state }) => state === 'cancelled');
    expect(await store.cancel(late)).toBeNull();
    open();
    await when(late, ({ state }) => state === 'done');
    expect(stored).toEqual([late]);
  });

  it('of a process that was killed are taken up by another, and told as failed when that happens again and again', async () => {
    const id = await add();
    // A worker that takes it and is never heard of again.
    const dead = async (): Promise<unknown> => store.take('dead', ['work'], 0);
    expect(await dead()).toMatchObject({ id });
    expect(await dead()).toMatchObject({ id });
    const alive = runner(() => Promise.resolve('done by another'));
    expect(await when(id, ({ state }) => state === 'done')).toMatchObject({ result: 'done by another' });
    await alive.stop();
    const unlucky = await add();
    for (let at = 0; at < 3; at += 1) expect(await dead()).toMatchObject({ id: unlucky });
    runner(() => Promise.resolve(null));
    expect(await when(unlucky, ({ state }) => state === 'failed')).toMatchObject({ failure: { code: 'INTERRUPTED' } });
  });

  it('control: a worker that comes back after its lease writes nothing over the one that took it up', async () => {
    const id = await add();
    await store.take('late', ['work'], 0);
    await store.take('other', ['work'], 60_000);
    const late = { id, worker: 'late' };
    expect(await store.renew(late, 60_000, { phase: 'x', done: 5, total: 5 })).toBeNull();
    expect(await store.commit(late)).toBe(false);
    expect(await store.end(late, { state: 'done', result: 'wrong', file: null })).toBe(false);
    expect(await store.end({ id, worker: 'other' }, { state: 'done', result: 'right', file: null })).toBe(true);
    expect(await store.find(id)).toMatchObject({ state: 'done', result: 'right' });
  });

  it('go on in the next process where theirs stops in order', async () => {
    const id = await add();
    const { wait } = gate();
    const stopping = runner(wait);
    await when(id, ({ state }) => state === 'running');
    await stopping.stop();
    expect(await store.find(id)).toMatchObject({ state: 'queued', cancelling: false });
    runner(() => Promise.resolve('next'));
    expect(await when(id, ({ state }) => state === 'done')).toMatchObject({ result: 'next' });
  });

  it('fail with what they threw, and with a file that grows beyond its bound', async () => {
    const [thrown, large] = [await add(), await add()];
    runner(
      async (run) => {
        if (run.job.id === thrown) throw new Error('no such period');
        const output = run.output('a', 'b');
        for (;;) await output.write('x'.repeat(100_000));
      },
      { fileBytes: 250_000 },
    );
    expect(await when(thrown, ({ state }) => state === 'failed')).toMatchObject({ failure: { en: 'no such period' } });
    expect((await when(large, ({ state }) => state === 'failed')).failure?.en).toContain('250000');
    expect(await bytesOf(large)).toBe('');
  });

  it('lose their files after a day or where there are too many bytes, the oldest first, and themselves after a week', async () => {
    const ids = [await add(), await add(), await add()];
    runner(async (run) => run.output('a', 'b').write('x'.repeat(100)), { lanes: 1 });
    for (const id of ids) await when(id, ({ state }) => state === 'done');
    const DAY = 86_400_000;
    expect(await store.tidy({ fileMs: DAY, rowMs: 7 * DAY, bytes: 250 })).toBe(1);
    expect((await store.those(ids)).map(({ id, file }) => [id, file?.kept]).sort()).toEqual([
      [ids[0], false],
      [ids[1], true],
      [ids[2], true],
    ]);
    expect(await bytesOf(ids[0] ?? '')).toBe('');
    await source.query(`UPDATE slate.job SET ended_at = ended_at - interval '2 days' WHERE id = $1`, [ids[1]]);
    await source.query(`UPDATE slate.job SET ended_at = ended_at - interval '8 days' WHERE id = $1`, [ids[0]]);
    expect(await store.tidy({ fileMs: DAY, rowMs: 7 * DAY, bytes: 250 })).toBe(1);
    expect((await store.list({ limit: 10 })).map(({ id, file }) => [id, file?.kept])).toEqual([
      [ids[2], true],
      [ids[1], false],
    ]);
  });

  it('are watched by many at the cost of one look, until they end', async () => {
    const id = await add();
    const { open, wait } = gate();
    const looks = jest.spyOn(store, 'those');
    const feed = new JobFeed(store, 60_000);
    const watching = [feed.join(id), feed.join(id)];
    const { signal } = new AbortController();
    expect(await Promise.all(watching.map(({ next }) => next(signal)))).toMatchObject([{ state: 'queued' }, { state: 'queued' }]);
    const before = looks.mock.calls.length;
    const states: string[] = [];
    const following = (async (): Promise<void> => {
      for (let job = await watching[0]?.next(signal); job; job = await watching[0]?.next(signal)) states.push(job.state);
    })();
    runner(wait, { changed: (changed) => feed.changed(changed) });
    await when(id, ({ state }) => state === 'running');
    open();
    await following;
    expect([states[0], states[states.length - 1]]).toEqual(['running', 'done']);
    expect(looks.mock.calls.length - before).toBeLessThan(10);
    watching.forEach(({ left }) => left());
    looks.mockRestore();
  });
});

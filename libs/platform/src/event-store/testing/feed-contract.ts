import { ForeignPosition } from '../errors';
import type { EventStore, FeedFilter, FeedPage, NewEvent, PositionToken, StoredEvent } from '../port';
import { idsFrom, sampleEvent } from './sample-events';

export function feedContract(current: () => EventStore): void {
  const nextId = idsFrom(0x1000);
  const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => sampleEvent(nextId(), { n }));
  const placeOf = ({ stream, version }: StoredEvent): string => `${stream}@${version}`;

  /** Appends of these sizes, each to a stream of its own, one after the other. */
  async function write(store: EventStore, sizes: readonly number[], category = 'project'): Promise<string[]> {
    const written: string[] = [];
    for (const [n, size] of sizes.entries()) {
      const stream = `${category}-${n}-of-${sizes.length}`;
      expect(await store.append(stream, 'none', events(size))).toMatchObject({ ok: true });
      for (let version = 0; version < size; version += 1) written.push(`${stream}@${version}`);
    }
    return written;
  }

  /** Every page up to the end, as a reader that continues after each page's mark. */
  async function pages(store: EventStore, limit: number, filter: FeedFilter = {}, after: PositionToken | null = null) {
    const read: FeedPage[] = [];
    for (let cursor = after; ;) {
      const page = await store.readAll(cursor, filter, limit);
      read.push(page);
      if (page.caughtUp) return read;
      expect(page.upTo).not.toBe(cursor);
      cursor = page.upTo;
    }
  }

  it('of an empty store is an empty page without a mark, and no head', async () => {
    const store = current();
    expect(await store.readAll(null, {}, 10)).toEqual({ events: [], upTo: null, caughtUp: true });
    expect(await store.head()).toBeNull();
  });

  it.each([1, 2, 7, 1000])(
    'gives every event once and in order at pages of %d, and never ends a page inside an append',
    async (limit) => {
      const store = current();
      const written = await write(store, [1, 1, 3, 1, 3, 1, 3, 1, 1, 3, 1, 1, 3, 3, 1, 1, 2, 17, 1]);
      const read = await pages(store, limit);
      expect(read.flatMap((page) => page.events).map(placeOf)).toEqual(written);
      for (const page of read) {
        const last = page.events[page.events.length - 1];
        expect(last?.batch.index).toBe((last?.batch.size ?? 0) - 1);
        expect(last?.token).toBe(page.upTo);
        // A limit reached is not gone beyond, but for the rest of the append that reached it.
        const begun = page.events.findIndex((_, at) => at + 1 >= limit);
        if (begun >= 0) expect(page.events.slice(begun + 1).every(({ batch }) => batch.index > 0)).toBe(true);
      }
      expect(read[read.length - 1]?.upTo).toBe(await store.head());
    },
  );

  it('says of each event which place in which append it has', async () => {
    const store = current();
    await write(store, [1, 3]);
    const { events: read } = await store.readAll(null, {}, 10);
    expect(read.map(({ batch }) => batch)).toEqual([
      { index: 0, size: 1 },
      { index: 0, size: 3 },
      { index: 1, size: 3 },
      { index: 2, size: 3 },
    ]);
    expect(await store.readStream('project-1-of-2')).toEqual(read.slice(1));
  });

  it('has positions that rise, as numbers and as text, and are read back from their token', async () => {
    const store = current();
    await write(
      store,
      Array.from({ length: 12 }, () => 1),
    );
    const { events: read } = await store.readAll(null, {}, 100);
    read.forEach((event, at) => {
      const before = read[at - 1];
      if (before) expect(event.position > before.position && event.token > before.token).toBe(true);
      expect(event.token).toMatch(/^[0-9a-f]{8}-\d{19}$/);
      expect(store.ordinalOf(event.token)).toBe(event.position);
      expect(store.tokenOf(event.position)).toBe(event.token);
    });
  });

  it('refuses the positions of another store', async () => {
    const store = current();
    await write(store, [1]);
    const own = (await store.head()) as string;
    const foreign = ((own.startsWith('0') ? '1' : '0') + own.slice(1)) as PositionToken;
    for (const token of [
      foreign,
      'nonsense' as PositionToken,
      `${own}0` as PositionToken,
      own.replace(/\d$/, 'x') as PositionToken,
    ]) {
      expect(() => store.ordinalOf(token)).toThrow(ForeignPosition);
      await expect(store.readAll(token, {}, 10)).rejects.toThrow(ForeignPosition);
    }
  });

  it('gives the categories asked for, and its mark goes on over the others', async () => {
    const store = current();
    const first = await write(store, [1, 2], 'report');
    await write(store, [3, 1, 2, 1], 'project');
    const second = await write(store, [1, 1, 1], 'report');
    await write(store, [1], 'reportage');
    for (const limit of [1, 2, 100]) {
      const read = await pages(store, limit, { categories: ['report', 'period'] });
      expect(read.flatMap((page) => page.events).map(placeOf)).toEqual([...first, ...second]);
      expect(read[read.length - 1]?.upTo).toBe(await store.head());
    }
    expect((await pages(store, 10, { categories: ['none'] })).flatMap((page) => page.events)).toEqual([]);
  });

  it('has a head that an append is at once at or below', async () => {
    const store = current();
    const result = await store.append('project-1', 'none', events(2));
    expect(result.ok && (await store.head())).toBe(result.ok && result.position);
    expect((await store.readAll(null, {}, 10)).events).toHaveLength(2);
  });

  it('keeps appends whole and streams in order under writers at the same time', async () => {
    const store = current();
    const writers = Array.from({ length: 12 }, async (_, writer) => {
      let expected: number | 'none' = 'none';
      for (let n = 0; n < 6; n += 1) {
        const result = await store.append(`project-${writer}`, expected, events(1 + ((writer + n) % 4)));
        if (result.ok) expected = result.version;
      }
    });
    await Promise.all(writers);
    const read = (await pages(store, 5)).flatMap((page) => page.events);
    const versions = new Map<string, number>();
    read.forEach((event, at) => {
      expect(event.version).toBe((versions.get(event.stream) ?? -1) + 1);
      versions.set(event.stream, event.version);
      const before = read[at - 1];
      if (event.batch.index > 0) {
        expect(before).toMatchObject({ stream: event.stream, batch: { index: event.batch.index - 1, size: event.batch.size } });
      }
    });
    const inStreams = await Promise.all([...versions.keys()].map((stream) => store.readStream(stream)));
    expect(read).toHaveLength(inStreams.flat().length);
    expect(versions.size).toBe(12);
  });

  describe('followed', () => {
    /** Follows until `count` events have come, then aborts; the loop must end by that. */
    async function followFor(store: EventStore, count: number, each: (page: FeedPage) => Promise<void>, filter: FeedFilter = {}) {
      const abort = new AbortController();
      const seen: StoredEvent[] = [];
      for await (const page of store.subscribe(null, filter, { limit: 3, signal: abort.signal })) {
        seen.push(...page.events);
        await each(page);
        if (seen.length >= count) abort.abort();
      }
      return seen.map(placeOf);
    }

    it('catches up, says so, goes on with what is appended meanwhile, and ends when aborted', async () => {
      const store = current();
      const before = await write(store, [1, 2, 3, 1]);
      let after: string[] = [];
      const caughtUp: boolean[] = [];
      const seen = await followFor(store, 10, async (page) => {
        caughtUp.push(page.caughtUp);
        if (page.caughtUp && after.length === 0) after = await write(store, [1, 2], 'report');
      });
      expect(seen).toEqual([...before, ...after]);
      expect(caughtUp).toContain(true);
      expect(caughtUp[0]).toBe(false);
    });

    it('tells that it is caught up on an empty store and then waits for the first append', async () => {
      const store = current();
      const pagesSeen: number[] = [];
      let written: string[] = [];
      const seen = await followFor(store, 1, async (page) => {
        pagesSeen.push(page.events.length);
        if (written.length === 0) written = await write(store, [1]);
      });
      expect(pagesSeen).toEqual([0, 1]);
      expect(seen).toEqual(written);
    });

    it('gives two followers the same, each by its own filter', async () => {
      const store = current();
      const following = Promise.all([
        followFor(store, 6, async () => undefined),
        followFor(store, 3, async () => undefined, { categories: ['report'] }),
      ]);
      const projects = await write(store, [1, 2], 'project');
      const reports = await write(store, [2, 1], 'report');
      expect(await following).toEqual([[...projects, ...reports], reports]);
    });

    it('ends when aborted while it waits, and when the store is closed', async () => {
      const store = current();
      const abort = new AbortController();
      const drain = async (signal: AbortSignal, onPage: () => void) => {
        for await (const page of store.subscribe(null, {}, { limit: 3, signal })) if (page.caughtUp) onPage();
      };
      await drain(abort.signal, () => setImmediate(() => abort.abort()));
      await drain(new AbortController().signal, () => setImmediate(() => void store.close()));
      await drain(AbortSignal.abort(), () => expect('a page').toBe('none after an abort'));
    });
  });
}

import { MemoryEventStore } from '#platform/event-store';
import { idsFrom, sampleEvent } from '../event-store/testing/sample-events';
import { LogWindow } from './log-window';

describe('a window on the log', () => {
  let store: MemoryEventStore;
  let window: LogWindow<string>;
  const id = idsFrom(1);
  const open = (keep: number): void => {
    window = new LogWindow({ store, filter: { categories: ['report'] }, read: ({ stream }) => stream, keep });
  };
  const write = async (...streams: string[]): Promise<void> => {
    for (const stream of streams) await store.append(stream, 'none', [sampleEvent(id())]);
  };
  const { signal } = new AbortController();
  const read = async (from: number, count: number): Promise<string[]> => {
    const all: string[] = [];
    for (let at = from; all.length < count;) {
      const stretch = await window.after(at, signal);
      all.push(...(stretch?.items ?? []).map(({ item }) => item));
      at = stretch?.upTo ?? at;
    }
    return all;
  };
  beforeEach(() => {
    store = new MemoryEventStore('0badcafe');
    open(100);
  });
  afterEach(async () => {
    await window.close();
    await store.close();
  });

  it('tells from now on what is of its categories, to every reader', async () => {
    await write('report-a');
    const now = await window.now();
    const readers = [read(now, 2), read(now, 2)];
    await write('report-b', 'project-x', 'report-c');
    expect(await Promise.all(readers)).toEqual([
      ['report-b', 'report-c'],
      ['report-b', 'report-c'],
    ]);
  });

  it('reads the log itself for who begins earlier, and leaves nothing out where both meet', async () => {
    await write('report-a', 'project-x', 'report-b');
    await window.now();
    await write('report-c');
    expect(await read(0, 3)).toEqual(['report-a', 'report-b', 'report-c']);
    expect(await read(1, 2)).toEqual(['report-b', 'report-c']);
  });

  it('keeps only so many: a reader that falls behind gets all of them from the log', async () => {
    open(2);
    const now = await window.now();
    const names = Array.from({ length: 20 }, (_each, at) => `report-${at}`);
    const quick = read(now, 20);
    await write(...names);
    await quick;
    const scans = jest.spyOn(store, 'readAll');
    expect(await read(now, 20)).toEqual(names);
    expect(scans).toHaveBeenCalled();
  });

  it('lets a waiting reader go', async () => {
    const leaving = new AbortController();
    const waiting = window.after(await window.now(), leaving.signal);
    await new Promise(setImmediate);
    expect(window.waiting).toBe(1);
    leaving.abort();
    expect([await waiting, window.waiting]).toEqual([undefined, 0]);
  });

  it('tells its readers what broke it, and begins anew for the next', async () => {
    const real = store.subscribe.bind(store);
    jest.spyOn(store, 'subscribe').mockImplementationOnce(() => {
      throw new Error('broken');
    });
    await expect(window.after(0, signal)).rejects.toThrow('broken');
    jest.spyOn(store, 'subscribe').mockImplementation(real);
    const now = await window.now();
    const next = read(now, 1);
    await write('report-z');
    expect(await next).toEqual(['report-z']);
  });
});

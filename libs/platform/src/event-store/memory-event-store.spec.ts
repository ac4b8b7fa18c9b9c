import { MemoryEventStore } from './memory-event-store';
import { eventStoreContract } from './testing/contract';
import { idsFrom, sampleEvent } from './testing/sample-events';

eventStoreContract('memory', async () => {
  const store = new MemoryEventStore('5ca1ab1e');
  return { store, dispose: () => store.close() };
});

describe('the memory event store', () => {
  const nextId = idsFrom(0);

  it('numbers its positions 1, 2, 3 …', async () => {
    const store = new MemoryEventStore('5ca1ab1e');
    await store.append('project-1', 'none', [sampleEvent(nextId()), sampleEvent(nextId())]);
    await store.append('project-2', 'none', [sampleEvent(nextId())]);
    const { events } = await store.readAll(null, {}, 10);
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(events[2]?.token).toBe('5ca1ab1e-0000000000000000003');
  });

  it('holds back from the feed what is appended while it is told to, but not from the stream', async () => {
    const store = new MemoryEventStore('5ca1ab1e');
    await store.append('project-1', 'none', [sampleEvent(nextId())]);
    store.hold();
    await store.append('project-2', 'none', [sampleEvent(nextId())]);
    expect(await store.readStream('project-2')).toHaveLength(1);
    expect(await store.readAll(null, {}, 10)).toMatchObject({ events: [{ stream: 'project-1' }], caughtUp: true });
    expect(await store.head()).toBe(store.tokenOf(1));
    store.release();
    expect((await store.readAll(store.tokenOf(1), {}, 10)).events).toMatchObject([{ stream: 'project-2' }]);
    expect(await store.head()).toBe(store.tokenOf(2));
  });
});

import { accept, instant, type Decider, type DomainEvent, type Instant } from '#kernel';
import { Clock } from '#platform/clock';
import {
  MemoryEventStore,
  type AppendResult,
  type ExpectedVersion,
  type NewEvent,
  type StoredEvent,
} from '#platform/event-store';
import { FoldedStreams } from './folded-streams';
import { StreamCommands } from './stream-commands';

interface Counted extends DomainEvent {
  readonly type: 'Counted';
  readonly data: { readonly number: number };
}

/** Gives the next number: any state but the newest gives one that was given already. */
const counter: Decider<number, { readonly add: number }, Counted, never> = {
  initial: 0,
  decide: ({ add }, last) => accept({ type: 'Counted', data: { number: last + add } }),
  evolve: (_last, { data }) => data.number,
};
const STREAM = 'roster-51-2026';

class StandingClock extends Clock {
  override now(): Instant {
    return instant('2026-06-30T08:30:00Z');
  }
}

class WatchedStore extends MemoryEventStore {
  /** Events that reads handed out. */
  handed = 0;
  /** Asked for a tail, it says so many times that there is none. */
  blindFor = 0;
  override async readStream(stream: string, from = 0): Promise<readonly StoredEvent[]> {
    if (from > 0 && this.blindFor > 0) {
      this.blindFor -= 1;
      return [];
    }
    const events = await super.readStream(stream, from);
    this.handed += events.length;
    return events;
  }
}

class PutBackStore extends WatchedStore {
  private inner = new MemoryEventStore('5ca1ab1e');
  override append(stream: string, expected: ExpectedVersion, events: readonly NewEvent[]): Promise<AppendResult> {
    return this.inner.append(stream, expected, events);
  }
  override readStream(stream: string, from = 0): Promise<readonly StoredEvent[]> {
    return this.inner.readStream(stream, from);
  }
  putBack(): void {
    this.inner = new MemoryEventStore('5ca1ab1e');
  }
}

describe('folded states of long streams (design section 3)', () => {
  let store: WatchedStore;
  let one: StreamCommands;
  let other: StreamCommands;
  let commandNumber = 0;
  beforeEach(() => {
    store = new WatchedStore('5ca1ab1e');
    one = new StreamCommands(store, new StandingClock());
    other = new StreamCommands(store, new StandingClock());
  });
  const count = (commands: StreamCommands, commandId = `c-${(commandNumber += 1)}`) =>
    commands.execute({
      stream: STREAM,
      decider: counter,
      command: { add: 1 },
      act: { actor: 'person-1', organisation: 'bureau-51', commandId },
    });
  const numbers = async (of: MemoryEventStore = store) =>
    (await of.readStream(STREAM)).map(({ data }) => (data as Counted['data']).number);
  const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

  it('reads the tail only, so that a long stream does not cost more with every command', async () => {
    for (let at = 0; at < 200; at += 1) await count(one);
    expect(store.handed).toBeLessThan(400);
    expect(await numbers()).toEqual(upTo(200));
    store.handed = 0;
    expect(await one.load(STREAM, counter)).toMatchObject({ state: 200, version: 199 });
    expect(store.handed).toBeLessThan(2);
  });

  it('takes turns with another process that keeps its own', async () => {
    for (let at = 0; at < 40; at += 1) {
      await count(one);
      await count(other);
    }
    expect(await numbers()).toEqual(upTo(80));
    expect((await one.load(STREAM, counter)).state).toBe((await other.load(STREAM, counter)).state);
  });

  it('decided on an old state, loses the race for its version and decides again on the new one', async () => {
    for (let at = 0; at < 30; at += 1) await count(one);
    await count(other);
    // The kept state of the first is now one behind, and its next look at the tail comes before the other's event is seen.
    store.blindFor = 1;
    expect(await count(one)).toMatchObject({ ok: true, version: 31, events: [{ data: { number: 32 } }] });
    expect(await numbers()).toEqual(upTo(32));
  });

  it('control: were the tail never asked for, no attempt would succeed, and nothing wrong is written', async () => {
    for (let at = 0; at < 30; at += 1) await count(one);
    await count(other);
    store.blindFor = Number.POSITIVE_INFINITY;
    expect(await count(one)).toMatchObject({ ok: false, code: 'TOO_BUSY' });
    store.blindFor = 0;
    expect(await numbers()).toEqual(upTo(31));
  });

  it('knows a repeated command from a kept state, its other body too', async () => {
    await count(one, 'c-first');
    for (let at = 0; at < 30; at += 1) await count(one);
    expect(await count(one, 'c-first')).toMatchObject({
      ok: true,
      repeated: true,
      version: 0,
      events: [{ data: { number: 1 } }],
    });
    const act = { actor: 'person-1', organisation: 'bureau-51', commandId: 'c-first' };
    const another = await one.execute({ stream: STREAM, decider: counter, command: { add: 5 }, act });
    expect(another).toMatchObject({ ok: false, code: 'COMMAND_REUSED' });
  });

  it('two deciders over one stream each have their own state', async () => {
    const sum: typeof counter = { ...counter, evolve: (all, { data }) => all + data.number };
    for (let at = 0; at < 20; at += 1) await count(one);
    expect((await one.load(STREAM, counter)).state).toBe(20);
    expect((await one.load(STREAM, sum)).state).toBe(210);
    expect((await one.load(STREAM, counter)).state).toBe(20);
  });

  it('forgets a state that is ahead of its stream: the store was put back', async () => {
    const restored = new PutBackStore('5ca1ab1e');
    const commands = new StreamCommands(restored, new StandingClock());
    for (let at = 0; at < 20; at += 1) await count(commands);
    restored.putBack();
    expect(await count(commands)).toMatchObject({ ok: true, version: 0, events: [{ data: { number: 1 } }] });
  });

  it('keeps no more than its bound, the lately used rather than the old', async () => {
    const folded = new FoldedStreams(store, 45);
    const write = async (stream: string) => {
      for (let at = 0; at < 20; at += 1) {
        const act = { actor: 'person-1', organisation: 'bureau-51', commandId: `c-${(commandNumber += 1)}` };
        await one.execute({ stream, decider: counter, command: { add: 1 }, act });
      }
    };
    for (const stream of ['roster-a', 'roster-b', 'roster-c']) await write(stream);
    const cost = async (stream: string) => {
      store.handed = 0;
      await folded.read(stream, counter);
      return store.handed;
    };
    expect([await cost('roster-a'), await cost('roster-b'), await cost('roster-a')]).toEqual([20, 20, 0]);
    // The third does not fit beside both: the one not asked for lately goes.
    expect([await cost('roster-c'), await cost('roster-a'), await cost('roster-b')]).toEqual([20, 0, 20]);
  });
});

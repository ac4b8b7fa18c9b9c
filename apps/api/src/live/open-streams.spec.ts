import type { Actor } from '#access';
import { nationScope } from '#kernel';
import type { AuthenticatedRequest } from '../graphql/actor';
import { ApiError } from '../graphql/errors';
import { OpenStreams } from './open-streams';

const forEver = {
  next: (signal: AbortSignal) => new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined))),
};

describe('open streams', () => {
  let time = 0;
  let live: readonly string[] = ['a', 'b'];
  const streams = new OpenStreams({ stillLive: () => Promise.resolve(new Set(live)) }, () => time);
  const cuts: string[] = [];
  const of = (tokenHash: string): AuthenticatedRequest =>
    ({ actor: { scope: nationScope } as unknown as Actor, tokenHash, socket: { destroy: () => cuts.push(tokenHash) } }) as never;
  const code = (told: { readonly field: unknown } | undefined): unknown => told?.field instanceof ApiError && told.field.code;
  afterEach(() => (live = ['a', 'b']));

  it('end with their token, and no other', async () => {
    const [ending, staying] = [streams.open(of('a'), 'field', () => forEver), streams.open(of('b'), 'field', () => forEver)];
    const waiting = ending.next();
    live = ['b'];
    await streams.look();
    expect(code((await waiting).value)).toBe('UNAUTHENTICATED');
    await ending.next();
    expect(streams.count).toBe(1);
    await staying.return();
  });

  it('are cut off where nothing is taken for a minute: told so, and after ten seconds more without a connection', async () => {
    const stuck = streams.open(of('a'), 'field', () => forEver);
    time += 59_000;
    await streams.look();
    time += 2_000;
    await streams.look();
    const reading = streams.open(of('b'), 'field', () => forEver);
    void reading.next();
    time += 9_000;
    await streams.look();
    expect(cuts).toEqual([]);
    time += 2_000;
    await streams.look();
    expect([cuts, streams.count]).toEqual([['a'], 1]);
    expect((await stuck.next()).done).toBe(true);
    await reading.return();
  });

  it('of a slow reader that wakes up in time say why they end', async () => {
    const slow = streams.open(of('a'), 'field', () => forEver);
    time += 61_000;
    await streams.look();
    expect(code((await slow.next()).value)).toBe('SLOW_READER');
    expect([(await slow.next()).done, streams.count]).toEqual([true, 0]);
  });

  it('tell their source that the reader left, once', async () => {
    let left = 0;
    const stream = streams.open(of('a'), 'field', () => ({ ...forEver, left: () => (left += 1) }));
    void stream.next();
    await stream.return();
    await stream.return();
    expect([left, streams.count]).toEqual([1, 0]);
  });
});

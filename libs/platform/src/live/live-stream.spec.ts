import { LiveStream } from './live-stream';
import { Newest } from './newest';

describe('a live stream', () => {
  const opened = () => {
    const newest = new Newest('');
    let seen = 0;
    let left = 0;
    let time = 0;
    const stream = new LiveStream(
      async (signal) => {
        const next = await newest.after(seen, signal);
        seen = next?.version ?? seen;
        return next?.value;
      },
      () => (left += 1),
      () => time,
    );
    return { newest, stream, left: () => left, pass: (ms: number) => (time += ms) };
  };

  it('hands over what comes, and waits for the next', async () => {
    const { newest, stream } = opened();
    const waiting = stream.next();
    newest.set('a');
    expect(await waiting).toEqual({ done: false, value: 'a' });
    newest.set('b');
    newest.set('c');
    expect((await stream.next()).value).toBe('c');
  });

  it('lets a reader go while it waits, and keeps nothing of it', async () => {
    const { newest, stream, left } = opened();
    const waiting = stream.next();
    expect(newest.readers).toBe(1);
    await stream.return();
    expect([newest.readers, left()]).toEqual([0, 1]);
    expect(await waiting).toEqual({ done: true, value: undefined });
    await stream.return();
    expect(left()).toBe(1);
  });

  it('control: an async generator in its place does not hear that its reader left', async () => {
    const newest = new Newest('');
    let left = false;
    const generator = (async function* () {
      try {
        yield await newest.after(0, new AbortController().signal);
      } finally {
        left = true;
      }
    })();
    void generator.next();
    void generator.return(undefined);
    await new Promise(setImmediate);
    expect([newest.readers, left]).toEqual([1, false]);
    newest.set('end');
  });

  it('says its last words to a reader that waits and to one that comes later, once', async () => {
    const { stream, left } = opened();
    const waiting = stream.next();
    stream.end('stopping');
    expect(await waiting).toEqual({ done: false, value: 'stopping' });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(left()).toBe(1);
    const later = opened();
    later.stream.end('stopping');
    later.newest.set('not told any more');
    expect((await later.stream.next()).value).toBe('stopping');
  });

  it('knows for how long its reader has asked for nothing', async () => {
    const { newest, stream, pass } = opened();
    pass(5);
    expect(stream.idleMs()).toBe(5);
    const waiting = stream.next();
    pass(1_000);
    expect(stream.idleMs()).toBe(0);
    newest.set('a');
    await waiting;
    pass(7);
    expect(stream.idleMs()).toBe(7);
  });

  it('ends with what broke its source', async () => {
    let left = 0;
    const broken = new LiveStream(
      () => Promise.reject(new Error('gone')),
      () => (left += 1),
      () => 0,
    );
    await expect(broken.next()).rejects.toThrow('gone');
    expect([left, await broken.next()]).toEqual([1, { done: true, value: undefined }]);
  });
});

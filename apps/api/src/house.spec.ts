import { House, HouseClosing, obeySignals, waitAtMost } from './house';

/** A promise and its ends. */
function later<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

describe('the house', () => {
  let log: string[];
  beforeEach(() => void (log = []));
  const room = (house: House, name: string): Promise<string> =>
    house.open(
      () => name,
      (made) => log.push(made),
    );

  it('closes what was opened in the opposite order, once', async () => {
    const house = new House();
    await room(house, 'database');
    await room(house, 'runtime');
    expect(house.closing).toBe(false);
    await Promise.all([house.close(), house.close()]);
    expect(house.closing).toBe(true);
    expect(log).toEqual(['runtime', 'database']);
  });

  it('waits for the step that is still opening, closes what it made, and lets the start go no further', async () => {
    const house = new House();
    await room(house, 'first');
    const database = later<string>();
    const start = house
      .open(
        () => database.promise,
        (made) => log.push(made),
      )
      .then(() => room(house, 'never opened'));
    const closing = house.close().then(() => log.push('closed'));
    database.resolve('database');
    await expect(start).rejects.toBeInstanceOf(HouseClosing);
    await closing;
    expect(log).toEqual(['database', 'first', 'closed']);
    await expect(room(house, 'too late')).rejects.toBeInstanceOf(HouseClosing);
    expect(log).not.toContain('too late');
  });

  it('closes the rest when the step that is opening fails', async () => {
    const house = new House();
    await room(house, 'first');
    const failing = later<string>();
    const start = house.open(
      () => failing.promise,
      () => log.push('never made'),
    );
    const closing = house.close();
    failing.reject(new Error('no disk'));
    await expect(start).rejects.toThrow('no disk');
    await closing;
    expect(log).toEqual(['first']);
  });

  it('stops the database even when a room before it cannot be closed, and says so', async () => {
    const house = new House();
    await room(house, 'database');
    await house.open(
      () => 'runtime',
      () => Promise.reject(new Error('stuck')),
    );
    await expect(house.close()).rejects.toMatchObject({ errors: [expect.objectContaining({ message: 'stuck' })] });
    expect(log).toEqual(['database']);
  });
});

describe('the signals', () => {
  function process() {
    const house = new House();
    const said: string[] = [];
    const ended = later<number>();
    const listeners = new Map<string, (signal: 'SIGINT' | 'SIGTERM') => void>();
    let time = 0;
    obeySignals(house, {
      on: (signal, listener) => listeners.set(signal, listener),
      now: () => time,
      say: (line) => said.push(line),
      exit: ended.resolve,
    });
    return {
      house,
      said,
      ended: ended.promise,
      signal(name: 'SIGINT' | 'SIGTERM', at: number) {
        time = at;
        listeners.get(name)?.(name);
      },
    };
  }

  it('end the process with 0 when all is closed', async () => {
    const { house, signal, ended } = process();
    let closed = false;
    await house.open(
      () => 0,
      () => (closed = true),
    );
    signal('SIGTERM', 0);
    expect([await ended, closed]).toEqual([0, true]);
  });

  it('a second one ends the waiting, the same keystroke heard twice does not', async () => {
    const { house, signal, ended, said } = process();
    const order: string[] = [];
    await house.open(
      () => 'database',
      (made) => order.push(made),
    );
    const hurried = later<string>();
    const begun = later<AbortSignal>();
    await house.open(
      () => 'requests',
      async (_made, hurry) => {
        begun.resolve(hurry);
        hurry.addEventListener('abort', () => hurried.resolve('cut off'));
        order.push(await hurried.promise);
      },
    );
    signal('SIGINT', 0);
    const hurry = await begun.promise;
    signal('SIGINT', 20);
    expect([hurry.aborted, said.length]).toEqual([false, 1]);
    signal('SIGINT', 900);
    expect([hurry.aborted, said.length]).toEqual([true, 2]);
    expect(await ended).toBe(0);
    expect(order).toEqual(['cut off', 'database']);
  });
});

describe('waiting at most', () => {
  it('ends with the work, with its failure, with the limit, or with the hurry', async () => {
    const never = new Promise<never>(() => undefined);
    await waitAtMost(Promise.resolve(), 60_000);
    await expect(waitAtMost(Promise.reject(new Error('broken')), 60_000)).rejects.toThrow('broken');
    await waitAtMost(never, 0);
    await waitAtMost(never, 60_000, AbortSignal.abort());
    const haste = new AbortController();
    const waiting = waitAtMost(never, 60_000, haste.signal);
    haste.abort();
    await waiting;
  });
});

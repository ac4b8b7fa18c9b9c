/** Ends what a step opened. `hurry` is aborted when nobody is to be waited for any more. */
export type Close<T> = (made: T, hurry: AbortSignal) => unknown;

/** Thrown out of a start that a signal has cut short; what was opened is closed by then, or is being closed. */
export class HouseClosing extends Error {
  constructor() {
    super('The service is stopping');
  }
}

/** The same signal again within this is the same keystroke: `npm start` passes on the Ctrl-C that the terminal also sends to us. */
const SAME_KEYSTROKE_MS = 300;

/**
 * What was opened, closed in the opposite order: intake first, then the work in hand, then the read models, then the
 * database, so that nothing acknowledged is lost. A step that is still opening is waited for and closed too.
 */
export class House {
  private ending: Promise<void> | undefined;
  private opening: Promise<unknown> = Promise.resolve();
  private readonly rooms: (() => unknown)[] = [];
  private readonly haste = new AbortController();

  get closing(): boolean {
    return this.ending !== undefined;
  }

  /**
   * One step of the start, and how to end what it made; steps come one after another.
   * @throws HouseClosing when the house was closed before or during the step; what it made is closed with the rest.
   */
  async open<T>(make: () => T | Promise<T>, close: Close<T>): Promise<T> {
    if (this.closing) throw new HouseClosing();
    const step = (async (): Promise<T> => {
      const made = await make();
      this.rooms.push(() => close(made, this.haste.signal));
      return made;
    })();
    this.opening = step;
    const made = await step;
    if (this.closing) throw new HouseClosing();
    return made;
  }

  /** Closes everything once, whatever fails on the way. @throws AggregateError of what failed, when the rest is closed. */
  close(): Promise<void> {
    return (this.ending ??= this.closeAll());
  }

  /** From now on nobody is waited for: requests in hand are cut off, the database is still stopped in order. */
  hasten(): void {
    this.haste.abort();
  }

  private async closeAll(): Promise<void> {
    await Promise.allSettled([this.opening]);
    const failures: unknown[] = [];
    for (const room of this.rooms.splice(0).reverse()) {
      try {
        await room();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, '收尾时有步骤失败 · not everything could be closed');
  }
}

/**
 * Waits for the work, at most `limitMs` and no longer once `hurry` is aborted. Throws what the work throws while it is
 * waited for; afterwards nobody hears of it.
 */
export async function waitAtMost(work: Promise<unknown>, limitMs: number, hurry?: AbortSignal): Promise<void> {
  let enough = (): void => undefined;
  const given = new Promise<void>((resolve) => (enough = resolve));
  const timer = setTimeout(enough, limitMs);
  if (hurry?.aborted) enough();
  hurry?.addEventListener('abort', enough, { once: true });
  try {
    await Promise.race([work, given]);
  } finally {
    clearTimeout(timer);
    hurry?.removeEventListener('abort', enough);
  }
}

/** What `obeySignals` needs of the process. */
export interface Signalled {
  on(signal: 'SIGINT' | 'SIGTERM', listener: (signal: 'SIGINT' | 'SIGTERM') => void): unknown;
  /** Milliseconds of a clock that only goes on. */
  now(): number;
  say(line: string): void;
  exit(code: number): void;
}

/** The first signal closes the house and ends the process, with 0 when all was closed; a second one hastens it. */
export function obeySignals(house: House, { on, now, say, exit }: Signalled): void {
  let first: { readonly signal: string; readonly at: number } | undefined;
  const stop = (signal: string): void => {
    if (first !== undefined) {
      if (signal === first.signal && now() - first.at < SAME_KEYSTROKE_MS) return;
      say(`再次收到 ${signal}，不再等待未完成的请求，数据库仍会正常停止 · not waiting for requests any more`);
      return house.hasten();
    }
    first = { signal, at: now() };
    say(`收到 ${signal}，正在收尾（再按一次则不等待） · stopping, once more to stop waiting`);
    void house.close().then(
      () => exit(0),
      (error: unknown) => {
        console.error(error);
        exit(1);
      },
    );
  };
  on('SIGINT', stop);
  on('SIGTERM', stop);
}

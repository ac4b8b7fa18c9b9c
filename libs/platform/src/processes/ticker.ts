import { setTimeout as pause } from 'node:timers/promises';

/** When processes look again: a port, so that tests drive them by hand. */
export interface Ticker {
  /** Calls the work again and again, never twice at once; `stop` waits for the one in hand. */
  every(work: () => Promise<void>): { stop(): Promise<void> };
}

/** At once, then after each pause, milliseconds. */
export const intervalTicker = (ms: number): Ticker => ({
  every(work) {
    const stopping = new AbortController();
    const { signal } = stopping;
    const running = (async (): Promise<void> => {
      while (!signal.aborted) {
        await work();
        if (!signal.aborted) await pause(ms, undefined, { signal }).catch(() => undefined);
      }
    })();
    return {
      async stop() {
        stopping.abort();
        await running;
      },
    };
  },
});

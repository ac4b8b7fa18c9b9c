import { StoreUnavailable } from './errors';
import type { FeedPage, PositionToken } from './port';
import type { Wake } from './wake';

export interface Following {
  readonly read: (after: PositionToken | null) => Promise<FeedPage>;
  readonly wake: Wake;
  readonly signal: AbortSignal;
  /** Look again after so many ms without a signal; absent where every write signals. */
  readonly pollMs?: number;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * A subscription over any paged feed: pages from a position on, then waiting for more, until aborted. While the engine is
 * away it tries again from where it stands; every other error is the caller's.
 */
export async function* follow(from: PositionToken | null, { read, wake, signal, pollMs }: Following): AsyncGenerator<FeedPage> {
  let cursor = from;
  let toldCaughtUp = false;
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const seen = wake.count;
    let page: FeedPage;
    try {
      page = await read(cursor);
      pause = FIRST_PAUSE_MS;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await wake.after(wake.count, signal, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      continue;
    }
    if (signal.aborted) return;
    cursor = page.upTo ?? cursor;
    if (page.events.length > 0 || !page.caughtUp || !toldCaughtUp) {
      toldCaughtUp = page.caughtUp;
      yield page;
    }
    if (page.caughtUp) await wake.after(seen, signal, pollMs);
  }
}

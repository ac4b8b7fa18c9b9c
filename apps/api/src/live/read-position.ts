import { setTimeout as pause } from 'node:timers/promises';
import type { PositionToken } from '#platform/event-store';
import { Newest, type Pull } from '#platform/live';
import type { ReadStore } from '#platform/read-store';
import type { Source } from './open-streams';

/** At most ten a second: what moves faster is told as where it has come to. */
const SPACING_MS = 100;

/** Where the read models stand, told to all who listen from one source. */
export class ReadPositionFeed {
  private readonly newest = new Newest<PositionToken | null>(null);
  private readers = 0;
  private stop: (() => void) | undefined;

  constructor(private readonly reads: ReadStore) {}

  /** Somebody begins to listen: the newest position later than `since`, again and again. */
  join(since: PositionToken | null): Source<PositionToken> {
    this.readers += 1;
    this.stop ??= this.reads.listen((position) => this.newest.set(position));
    const left = (): void => {
      this.readers -= 1;
      if (this.readers > 0) return;
      this.stop?.();
      this.stop = undefined;
    };
    return { next: this.after(since), left };
  }

  /** Steps in between are left out. */
  private after(since: PositionToken | null): Pull<PositionToken> {
    let version = 0;
    let last = since;
    return async (signal) => {
      if (version > 0) await pause(SPACING_MS, undefined, { signal }).catch(() => undefined);
      for (;;) {
        const newer = await this.newest.after(version, signal);
        if (newer === undefined) return undefined;
        version = newer.version;
        // Tokens of one store are ordered as text.
        if (newer.value === null || (last !== null && newer.value <= last)) continue;
        last = newer.value;
        return newer.value;
      }
    };
  }
}

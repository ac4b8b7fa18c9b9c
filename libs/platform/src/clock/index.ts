import { AsyncLocalStorage } from 'node:async_hooks';
import type { Instant } from '#kernel';

const overrides = new AsyncLocalStorage<{ now: Instant }>();

/**
 * The only clock of the system. Seeding and copying run inside `at`, so that facts carry the instant they are about to
 * have been recorded at; ordinary callers have no way to set it.
 */
export class Clock {
  now(): Instant {
    return overrides.getStore()?.now ?? (new Date().toISOString() as Instant);
  }

  /** Runs the work with the clock standing at an instant. */
  at<T>(now: Instant, work: () => Promise<T>): Promise<T> {
    return overrides.run({ now }, work);
  }
}

import type { Instant } from '#kernel';
import type { Failure } from './checkpoint';

/** What a runner tells. All but `caught-up`, `leading` and `stopped` are something an operator may have to act on. */
export type RunnerNotice =
  | { readonly kind: 'caught-up' | 'leading' | 'stopped'; readonly position: number }
  | { readonly kind: 'standby' }
  /** A rebuild has taken the place of this build; the new one is followed from now on. */
  | { readonly kind: 'replaced'; readonly build: number }
  | { readonly kind: 'session-lost'; readonly error: string }
  | ({ readonly kind: 'failed' } & Failure)
  | {
      readonly kind: 'clock-back' | 'clock-ahead';
      readonly position: number;
      readonly recordedAt: Instant;
      readonly runningMax: Instant;
    };

import type { PeriodOpened } from '../events';

/** What is due, from whom, by which rule, and the compilation issued last; null until the period is opened. */
export type PeriodState = (PeriodOpened & { readonly issued?: { readonly number: number; readonly hash: string } }) | null;

/** A wrong digit or a wrong unit is at least this far off; what is nearer may well be true. */
const FACTOR = 3;

/** How far an amount moved from the one that NRTA accepted last, 分. */
export interface Leap {
  readonly before: number;
  readonly now: number;
  readonly difference: number;
  /** Of the earlier amount, whole percent; null where that was 0. */
  readonly percent: number | null;
  /** Three times the earlier amount or more, or a third of it or less: told to NRTA, and holds nothing back (B-13). */
  readonly unusual: boolean;
}

/** Null where there are not two different amounts to compare. */
export function leapOf(before: number | null, now: number | null): Leap | null {
  if (before === null || now === null || before === now) return null;
  const percent = before === 0 ? null : Math.round(((now - before) * 100) / before);
  const unusual = before > 0 && (now >= before * FACTOR || now * FACTOR <= before);
  return { before, now, difference: now - before, percent, unusual };
}

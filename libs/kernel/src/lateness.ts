import type { Instant } from './time';

/** How a report stands to its due time (B-08, Z-10): never stored, computed when asked. */
export type Lateness = 'NOT_DUE' | 'IN_TIME' | 'WITHIN_GRACE' | 'LATE' | 'OVERDUE';

/** Judged on the first submission; `dueOn` counts until 24:00 at +08:00 (Z-8), grace runs to `lateFrom`. */
export function latenessOf(
  report: { readonly dueEnd: Instant | string; readonly lateFrom: string; readonly firstSubmittedAt: string | null },
  now: string,
): Lateness {
  const sent = report.firstSubmittedAt;
  if (sent === null) return now >= report.lateFrom ? 'OVERDUE' : 'NOT_DUE';
  if (sent >= report.lateFrom) return 'LATE';
  return sent >= report.dueEnd ? 'WITHIN_GRACE' : 'IN_TIME';
}

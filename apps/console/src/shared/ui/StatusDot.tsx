import type { ReactNode } from 'react';

/** Meaning of a colour; each has its own shape as well, and never stands without its word. */
export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'violet' | 'still';

export function StatusDot({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`status tone-${tone}`}>
      <span className="status-dot" aria-hidden="true" />
      {children}
    </span>
  );
}

/** Tones of a report's state (B-08). */
export const REPORT_TONES: Readonly<Record<string, Tone>> = {
  NOT_STARTED: 'still',
  OPENED: 'still',
  SUBMITTED: 'calm',
  RETURNED: 'violet',
  RESUBMITTED: 'calm',
  ACCEPTED: 'good',
  CORRECTED: 'calm',
};

/** Tones of lateness (Z-10). */
export const LATENESS_TONES: Readonly<Record<string, Tone>> = {
  IN_TIME: 'good',
  WITHIN_GRACE: 'warn',
  LATE: 'bad',
  OVERDUE: 'bad',
  NOT_DUE: 'still',
};

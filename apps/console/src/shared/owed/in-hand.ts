/** What of a report says whether, and how urgently, its unit owes it. */
export interface Owing {
  readonly period: string;
  readonly state: 'NOT_STARTED' | 'OPENED' | 'SUBMITTED' | 'RETURNED' | 'RESUBMITTED' | 'ACCEPTED' | 'CORRECTED';
  readonly lateness: 'NOT_DUE' | 'IN_TIME' | 'WITHIN_GRACE' | 'LATE' | 'OVERDUE';
  readonly dueOn: string;
  /** False: the unit may send it without having to (Z-25). */
  readonly required: boolean;
}

/** Not sent though it must be, or sent back and not sent again (B-08). */
export const isOwed = ({ state, required }: Pick<Owing, 'state' | 'required'>): boolean =>
  state === 'RETURNED' || (required && (state === 'NOT_STARTED' || state === 'OPENED'));

/** What came back goes before what is overdue, and both before what is not yet due or in grace. */
const urgency = ({ state, lateness }: Owing): number => (state === 'RETURNED' ? 0 : lateness === 'OVERDUE' ? 1 : 2);

/** What is owed, most urgent first; of the same urgency what was due first. */
export const owedFirst = <R extends Owing>(reports: readonly R[]): readonly R[] =>
  reports
    .filter(isOwed)
    .sort((a, b) => urgency(a) - urgency(b) || (a.dueOn < b.dueOn || (a.dueOn === b.dueOn && a.period < b.period) ? -1 : 1));

/**
 * The half-month one works on where the address names none: the most urgent one owed, else the newest. Never the newest
 * before what is owed: the next half-month opens the day after the due day, while the one before is in grace, and most
 * returns come later still.
 */
export const inHand = <R extends Owing>(reports: readonly R[]): R | undefined =>
  owedFirst(reports)[0] ?? [...reports].sort((a, b) => (a.period < b.period ? 1 : -1))[0];

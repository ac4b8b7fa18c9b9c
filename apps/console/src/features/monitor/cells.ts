import type { HeatCell } from '../../shared/charts';
import type { Tone } from '../../shared/ui';
import type { CalendarCell } from './operations';

/** What the colour of a cell means; each has its word and its border as well. */
export type Standing =
  'notBegun' | 'draft' | 'optional' | 'overdue' | 'submitted' | 'returned' | 'resubmitted' | 'accepted' | 'corrected';

export const TONES: Readonly<Record<Standing, Tone>> = {
  notBegun: 'still',
  draft: 'still',
  optional: 'still',
  overdue: 'bad',
  submitted: 'calm',
  returned: 'violet',
  resubmitted: 'calm',
  accepted: 'good',
  corrected: 'warn',
};

const OF_STATE: Readonly<Record<CalendarCell['state'], Standing>> = {
  NOT_STARTED: 'notBegun',
  OPENED: 'draft',
  SUBMITTED: 'submitted',
  RETURNED: 'returned',
  RESUBMITTED: 'resubmitted',
  ACCEPTED: 'accepted',
  CORRECTED: 'corrected',
};

/** Where a report stands, with time judged in: what is overdue is that first (B-08, Z-10). */
export function standingOf({ state, lateness, required }: CalendarCell): Standing {
  const standing = OF_STATE[state];
  if (standing !== 'notBegun' && standing !== 'draft') return standing;
  if (!required) return standing === 'notBegun' ? 'optional' : standing;
  return lateness === 'OVERDUE' ? 'overdue' : standing;
}

/** Signs beside the word, in the order of the legend. */
export type Sign = 'late' | 'grace' | 'extended' | 'zero' | 'begun';
export const SIGNS: readonly Sign[] = ['late', 'grace', 'extended', 'zero', 'begun'];

export function signsOf(cell: CalendarCell): readonly Sign[] {
  const is: Readonly<Record<Sign, boolean>> = {
    late: cell.lateness === 'LATE',
    grace: cell.lateness === 'WITHIN_GRACE',
    extended: cell.extended,
    zero: cell.zero === true,
    begun: standingOf(cell) === 'overdue' && cell.state === 'OPENED',
  };
  return SIGNS.filter((sign) => is[sign]);
}

/** Owes something: has sent nothing though it must, or has not sent again what was returned. */
export const isOpen = (cell: CalendarCell): boolean =>
  cell.state === 'RETURNED' || (cell.required && (cell.state === 'NOT_STARTED' || cell.state === 'OPENED'));

export const isLate = ({ lateness }: CalendarCell): boolean => lateness === 'LATE' || lateness === 'OVERDUE';

export const isUnsent = ({ state }: CalendarCell): boolean => state === 'NOT_STARTED' || state === 'OPENED';

/** The words a cell is told in; `say` gives standings and signs in the reader's language. */
export function heatCell(
  cell: CalendarCell,
  named: { readonly unit: string; readonly period: string },
  say: (key: Standing | `sign_${Sign}` | `full_${Sign}`) => string,
): HeatCell {
  const standing = standingOf(cell);
  const signs = signsOf(cell);
  const text = [say(standing), ...signs.map((sign) => say(`full_${sign}`))].join(' ');
  return {
    tone: TONES[standing],
    word: say(standing),
    signs: signs.map((sign) => ({ text: say(`sign_${sign}`), ...(sign === 'late' ? { tone: 'bad' as const } : {}) })),
    text,
    label: `${named.unit} ${named.period} ${text}`,
  };
}

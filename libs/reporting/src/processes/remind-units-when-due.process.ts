import {
  addDays,
  findRule,
  instantOfMillis,
  millisOf,
  shanghaiDateOf,
  startOfDay,
  workingDaysBefore,
  type Instant,
  type LocalDate,
} from '#kernel';
import type { ReminderKind } from '../events';
import { HOLIDAY_TABLES, joined } from '../period/half-month-deadline';
import { HALF_MONTH_REMINDERS } from './reminder-rule';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A report that must be sent and has not been, as the calendar of reports has it: extended where it was. */
export interface OwedReport {
  readonly unit: string;
  readonly period: string;
  readonly dueOn: LocalDate;
  readonly lateFrom: Instant;
  /** `<kind>/<due day>` of what the unit was reminded of. */
  readonly reminded: ReadonlySet<string>;
}

export interface ReminderDue {
  readonly unit: string;
  readonly period: string;
  readonly dueOn: LocalDate;
  readonly kind: Exclude<ReminderKind, 'MANUAL'>;
}

/** The reminders that are due at an instant and have not been given; at most one for a report. */
export const remindersDue = (owed: readonly OwedReport[], now: Instant): readonly ReminderDue[] =>
  owed.flatMap(({ unit, period, dueOn, lateFrom, reminded }) => {
    const kind = kindAt(dueOn, lateFrom, now);
    return kind === null || reminded.has(`${kind}/${dueOn}`) ? [] : [{ unit, period, dueOn, kind }];
  });

/** The same for every process and every start, so that a replay reminds nobody twice. */
export const reminderId = ({ unit, period, kind, dueOn }: ReminderDue): string =>
  `process/remind/${period}/${unit}/${kind}/${dueOn}`;

/** First due day that can still be reminded of: nothing older need be looked at. */
export const reachOfReminders = (now: Instant): LocalDate => addDays(shanghaiDateOf(now), -31);

function kindAt(dueOn: LocalDate, lateFrom: Instant, now: Instant): ReminderDue['kind'] | null {
  const rule = findRule(HALF_MONTH_REMINDERS, dueOn)?.value;
  if (!rule) return null;
  const morning = (day: LocalDate): Instant => instantOfMillis(millisOf(startOfDay(day)) + rule.fromHour * HOUR);
  const today = shanghaiDateOf(now);
  if (today < dueOn) {
    return now >= morning(workingDaysBefore(dueOn, rule.workingDaysBefore, joined(HOLIDAY_TABLES))) ? 'BEFORE_DUE' : null;
  }
  if (today === dueOn) return now >= morning(dueOn) ? 'DUE' : null;
  const within = millisOf(now) < millisOf(lateFrom) + rule.reachDays * DAY;
  return within && now >= morning(shanghaiDateOf(lateFrom)) ? 'OVERDUE' : null;
}

import { nextPeriod, periodOf, periodsBetween, shanghaiDateOf, type Instant, type PeriodId } from '#kernel';
import { deadlineOf } from '../period/half-month-deadline';

/**
 * Half-months to open at an instant (P-10: a season opens by itself from the calendar): the one that runs, and those
 * since the last opened one that were missed while nothing ran, unless a first submission to them would be late already:
 * such a one is a person's to open. None before the first rule.
 */
export function periodsToOpen(opened: readonly PeriodId[], now: Instant): readonly PeriodId[] {
  const running = periodOf(shanghaiDateOf(now));
  const last = [...opened].sort().pop();
  const first = last !== undefined && last < running ? nextPeriod(last) : running;
  return periodsBetween(first, running).filter((period) => {
    if (opened.includes(period)) return false;
    const deadline = deadlineOf(period);
    // A year without its holidays is refused by name when it is opened, and told.
    return deadline.ok ? now < deadline.lateFrom : deadline.code === 'HOLIDAYS_UNKNOWN';
  });
}

/** The same for every process and every start. */
export const openingId = (period: PeriodId): string => `process/open-period/${period}`;

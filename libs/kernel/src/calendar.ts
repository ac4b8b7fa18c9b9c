import { type Instant, type LocalDate, addDays, endOfDay, weekday } from './time';

/** Public holidays as the State Council announces them for a year: dated data that is passed in, never built in. */
export interface HolidayTable {
  /** Days off, weekend days among them or not. */
  readonly holidays: readonly LocalDate[];
  /** 调休: weekend days that are worked. */
  readonly workdays: readonly LocalDate[];
  /** The notice it comes from. */
  readonly source: string;
}

/** Monday to Friday without holidays, and the weekend days that are worked. */
export const isWorkingDay = (date: LocalDate, { holidays, workdays }: HolidayTable): boolean =>
  workdays.includes(date) || (weekday(date) <= 5 && !holidays.includes(date));

/** The n-th working day after a date; the date itself for 0, whether it is worked or not. @throws RangeError below 0 */
export function addWorkingDays(date: LocalDate, days: number, table: HolidayTable): LocalDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of working days: ${days}`);
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, table)) left -= 1;
  }
  return day;
}

/**
 * From this instant on a first submission is late: the midnight at +08:00 that ends the last working day of grace
 * (Z-8, Z-10). 2026-06-H1, due Monday 15 June, with two days: 18 June 00:00.
 */
export const lateFrom = (dueOn: LocalDate, graceWorkingDays: number, table: HolidayTable): Instant =>
  endOfDay(addWorkingDays(dueOn, graceWorkingDays, table));

/** The n-th working day before a date; the date itself for 0. @throws RangeError below 0 */
export function workingDaysBefore(date: LocalDate, days: number, table: HolidayTable): LocalDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of working days: ${days}`);
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(day, table)) left -= 1;
  }
  return day;
}

import {
  addWorkingDays,
  defineRule,
  findRule,
  lateFrom,
  localDate,
  partsOf,
  periodDueOn,
  periodRange,
  type DatedRule,
  type HolidayTable,
  type Instant,
  type LocalDate,
  type PeriodId,
} from '#kernel';
import { holidays2026 } from './holidays.2026';
import { markProvisional, withProvisionalYear, type YearOfHolidays } from './provisional-year';

/** Z-10, as dated data. A period is judged by the version in force on its first day. */
export const HALF_MONTH_DEADLINE: DatedRule<{ readonly graceWorkingDays: number }> = defineRule('half-month-deadline', [
  {
    version: '2026-06-01',
    from: localDate('2026-06-01'),
    to: null,
    value: { graceWorkingDays: 2 },
    source: '广电办发〔2026〕123号 六（二）；Z-10：半月末日到期，宽限2个工作日',
  },
]);

/** The holiday notices this version of the software knows, one a year, and a stand-in for the year after the last. */
export const HOLIDAY_TABLES: readonly YearOfHolidays[] = withProvisionalYear([holidays2026]);

export interface Deadline {
  readonly ok: true;
  /** Last day, inclusive: until 24:00 at +08:00 (Z-8). */
  readonly dueOn: LocalDate;
  readonly graceWorkingDays: number;
  /** A first submission at or after this instant is late. */
  readonly lateFrom: Instant;
  /** Version and source say so where the count went by a provisional year. */
  readonly rule: { readonly id: string; readonly version: string; readonly source: string };
}

export type NoDeadline =
  | { readonly ok: false; readonly code: 'NO_RULE_FOR_PERIOD'; readonly detail: { readonly period: string } }
  | {
      readonly ok: false;
      readonly code: 'HOLIDAYS_UNKNOWN';
      readonly detail: { readonly period: string; readonly year: number };
    };

/** When a half-month's report is due and from when it is late, with the version of the rule that says so (B-08, Z-10). */
export function deadlineOf(
  period: PeriodId,
  rules: DatedRule<{ readonly graceWorkingDays: number }> = HALF_MONTH_DEADLINE,
  tables: readonly YearOfHolidays[] = HOLIDAY_TABLES,
): Deadline | NoDeadline {
  const rule = findRule(rules, periodRange(period).from);
  if (!rule) return { ok: false, code: 'NO_RULE_FOR_PERIOD', detail: { period } };
  const { graceWorkingDays } = rule.value;
  const dueOn = periodDueOn(period);
  const grace = graceAfter(period, dueOn, graceWorkingDays, tables);
  if (!grace.ok) return grace;
  const { version, source } = markProvisional(rule, grace.provisional);
  return { ok: true, dueOn, graceWorkingDays, lateFrom: grace.lateFrom, rule: { id: rules.id, version, source } };
}

/** From when a first submission is late that is due on a day: the end of its grace in working days (Z-10), and the provisional years it was counted in. */
export function graceAfter(
  period: string,
  dueOn: LocalDate,
  graceWorkingDays: number,
  tables: readonly YearOfHolidays[] = HOLIDAY_TABLES,
):
  | { readonly ok: true; readonly lateFrom: Instant; readonly provisional: readonly number[] }
  | Extract<NoDeadline, { readonly code: 'HOLIDAYS_UNKNOWN' }> {
  const table = joined(tables);
  // A year without a table has no holidays here, so the count reaches it at its first weekday: never past it unseen.
  const lastYear = partsOf(addWorkingDays(dueOn, graceWorkingDays, table)).year;
  for (let { year } = partsOf(dueOn); year <= lastYear; year += 1) {
    if (!tables.some((each) => each.year === year)) return { ok: false, code: 'HOLIDAYS_UNKNOWN', detail: { period, year } };
  }
  const provisional = tables.flatMap(({ year, provisional: standsIn }) =>
    standsIn && year >= partsOf(dueOn).year && year <= lastYear ? [year] : [],
  );
  return { ok: true, lateFrom: lateFrom(dueOn, graceWorkingDays, table), provisional };
}

/** The years that are known as one table. */
export const joined = (tables: readonly YearOfHolidays[]): HolidayTable => ({
  holidays: tables.flatMap(({ holidays }) => holidays),
  workdays: tables.flatMap(({ workdays }) => workdays),
  source: tables.map(({ source }) => source).join('；'),
});

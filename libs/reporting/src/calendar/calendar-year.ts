import {
  endOfDay,
  periodDueOn,
  periodId,
  periodRange,
  periodsBetween,
  startOfDay,
  type Instant,
  type LocalDate,
  type PeriodId,
} from '#kernel';
import { deadlineOf, HOLIDAY_TABLES } from '../period/half-month-deadline';
import { isProvisional } from '../period/provisional-year';
import { otherDeadlines, type OtherDeadline } from './other-deadlines';

/** NOT_OPENED; RUNNING until its due day begins; DUE on that day and in grace; CLOSED once a first submission is late. */
export type PeriodStanding = 'NOT_OPENED' | 'RUNNING' | 'DUE' | 'CLOSED';

/** A day off, or a weekend day that is worked (调休). */
export interface CalendarDay {
  readonly on: LocalDate;
  readonly kind: 'HOLIDAY' | 'WORKED_WEEKEND';
  /** The festival's name; null for a worked weekend. */
  readonly zh: string | null;
  readonly en: string | null;
  readonly source: string;
  /** The year's notice is not published, and the day is a stand-in. */
  readonly provisional: boolean;
}

/** What a period was opened with. */
export interface OpenedPeriod {
  readonly period: PeriodId;
  readonly dueOn: LocalDate;
  readonly lateFrom: Instant;
  readonly rule: string;
  readonly ruleSource: string;
}

export interface PeriodOfYear {
  readonly period: PeriodId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly dueOn: LocalDate;
  /** End of grace; null where a year that is not known yet would have to be counted. */
  readonly lateFrom: Instant | null;
  /** `id@version`; null where none can be named. */
  readonly rule: string | null;
  readonly ruleSource: string | null;
  readonly provisional: boolean;
  readonly state: PeriodStanding;
  /** Other deadlines on the due day (P-04, Q-02). */
  readonly alsoDue: readonly OtherDeadline[];
}

/** The year's days off and worked weekends, in order; none for a year whose table is not known. */
export function daysOfYear(year: number): readonly CalendarDay[] {
  const table = HOLIDAY_TABLES.find((each) => each.year === year);
  if (!table) return [];
  const { source } = table;
  const provisional = table.provisional === true;
  const off = table.holidays.map((on) => ({ on, kind: 'HOLIDAY' as const, ...(table.names?.get(on) ?? { zh: null, en: null }) }));
  const worked = table.workdays.map((on) => ({ on, kind: 'WORKED_WEEKEND' as const, zh: null, en: null }));
  return [...off, ...worked].map((day) => ({ ...day, source, provisional })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

/**
 * The reported half-months of a year (B-07), opened ones by the terms they were opened with, others by the rule of today.
 * Where a half-month stands is judged at `now`, an instant.
 */
export function periodsOfYear(year: number, opened: readonly OpenedPeriod[], now: Instant): readonly PeriodOfYear[] {
  const terms = new Map(opened.map((each) => [each.period, each]));
  const others = otherDeadlines(year);
  return periodsBetween(periodId(`${year}-01-H1`), periodId(`${year}-12-H2`)).flatMap((period): PeriodOfYear[] => {
    const stands = terms.get(period) ?? expected(period);
    if (!stands) return [];
    const { dueOn, lateFrom, rule, ruleSource } = stands;
    const state = terms.has(period) ? periodStanding(dueOn, lateFrom, now) : 'NOT_OPENED';
    const alsoDue = others.filter(({ on }) => on === dueOn);
    const provisional = rule !== null && isProvisional(rule);
    return [{ period, ...periodRange(period), dueOn, lateFrom, rule, ruleSource, provisional, state, alsoDue }];
  });
}

/** What the rules say of a half-month that is not opened; undefined before the first one that is reported. */
function expected(period: PeriodId): Pick<PeriodOfYear, 'dueOn' | 'lateFrom' | 'rule' | 'ruleSource'> | undefined {
  const deadline = deadlineOf(period);
  if (deadline.ok) {
    const { dueOn, lateFrom, rule } = deadline;
    return { dueOn, lateFrom, rule: `${rule.id}@${rule.version}`, ruleSource: rule.source };
  }
  if (deadline.code === 'NO_RULE_FOR_PERIOD') return undefined;
  return { dueOn: periodDueOn(period), lateFrom: null, rule: null, ruleSource: null };
}

/** Where an opened half-month stands at an instant; without an end of grace, that of its due day counts. */
export const periodStanding = (
  dueOn: LocalDate,
  lateFrom: Instant | null,
  now: Instant,
): Exclude<PeriodStanding, 'NOT_OPENED'> =>
  now < startOfDay(dueOn) ? 'RUNNING' : now < (lateFrom ?? endOfDay(dueOn)) ? 'DUE' : 'CLOSED';

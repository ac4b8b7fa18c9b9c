import { defineRule, localDate, type DatedRule } from '#kernel';

export interface ReminderRule {
  /** How many working days before the due day the first reminder goes out. */
  readonly workingDaysBefore: number;
  /** Full hour at +08:00 from which a day's reminders go out. */
  readonly fromHour: number;
  /** Days after the end of grace in which a report is still reminded of; later it is a person's to ask. */
  readonly reachDays: number;
}

/** I-08 as dated data: before, at and after the due time. Judged by the version in force on the due day. */
export const HALF_MONTH_REMINDERS: DatedRule<ReminderRule> = defineRule('half-month-reminders', [
  {
    version: '2026-06-01',
    from: localDate('2026-06-01'),
    to: null,
    value: { workingDaysBefore: 2, fromHour: 9, reachDays: 5 },
    source: 'I-08：到期前2个工作日、到期日、宽限期满各提醒一次',
  },
]);

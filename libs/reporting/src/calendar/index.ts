export {
  daysOfYear,
  periodsOfYear,
  periodStanding,
  type CalendarDay,
  type OpenedPeriod,
  type PeriodOfYear,
  type PeriodStanding,
} from './calendar-year';
export { otherDeadlines, type DeadlineParty, type OtherDeadline } from './other-deadlines';
export { compilationList, type IssuedRow } from './compilation-list.projection';
export { periodList } from './period-list.projection';
export { reportCalendar, type CalendarEntry, type ReportState } from './report-calendar.projection';
export { reportMessages, type ReportMessages } from './report-messages.projection';

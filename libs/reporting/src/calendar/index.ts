export { periodList } from './period-list.projection';
export { reportCalendar, type CalendarEntry, type ReportState } from './report-calendar.projection';

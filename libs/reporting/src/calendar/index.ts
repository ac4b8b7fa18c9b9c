export { periodList } from './period-list.projection';
export { reportCalendar, type CalendarEntry, type ReportState } from './report-calendar.projection';
export { reportMessages, type ReportMessages } from './report-messages.projection';

export { useMoment, type Basis, type Moment } from './moment';
export { useCalendarMoment, type CalendarMoment } from './calendar-moment';
export { besideOf, focusOf } from './focus';
export { newestFirst, usePeriods } from './periods';
export { momentWords } from './AsOfBar';

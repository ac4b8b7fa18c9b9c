export { useMoment, type Basis, type Moment } from './moment';
export { newestFirst, usePeriods } from './periods';
export { momentWords } from './AsOfBar';

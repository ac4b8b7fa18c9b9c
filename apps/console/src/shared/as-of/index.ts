export { useMoment, type Basis, type Moment } from './moment';
export { usePeriods } from './periods';
export { momentWords } from './AsOfBar';

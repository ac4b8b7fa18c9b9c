export { inHand, isOwed, owedFirst, type Owing } from './in-hand';
export { OtherOwed, type OwedPlace } from './OtherOwed';

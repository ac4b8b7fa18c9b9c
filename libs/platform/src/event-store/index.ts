export { appendAllInTransaction } from './append-call';
export * from './errors';
export * from './memory-event-store';
export { migrateEventLog } from './migrate-event-log';
export * from './port';
export * from './postgres-event-store';
export { Positions } from './position';
export { prepareAppend } from './prepare';

export { BadCursor, BadQuestion, CheckpointMoved, FoldFailed, NotYetProjected, UnreadableMoment } from './errors';
export type { ClockTolerance } from './clock-watch';
export type { RunnerNotice } from './notice';
export * from './port';
export { PostgresReadStore, type ReadStoreOptions } from './postgres-read-store';
export { ProjectionRunner, type RunnerOptions, type RunnerState } from './runner';

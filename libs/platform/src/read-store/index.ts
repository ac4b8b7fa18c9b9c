export {
  BadCursor,
  BadQuestion,
  CheckpointMoved,
  FoldFailed,
  MomentNotYet,
  NotYetProjected,
  RebuildUnderWay,
  UnreadableMoment,
} from './errors';
export type { ClockTolerance } from './clock-watch';
export type { RunnerNotice } from './notice';
export * from './port';
export { PostgresReadStore, type ReadStoreOptions } from './postgres-read-store';
export { ProjectionRunner, type RunnerOptions, type RunnerState } from './runner';
export type { Comparison, TableComparison, TableDigest } from './compare';
export { rebuildBeside, type RebuildOptions, type RebuildProgress, type RebuildResult } from './rebuild';

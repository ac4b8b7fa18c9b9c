export * from './job';
export { JobFeed } from './job-feed';
export { JobRunner, type JobRunnerOptions } from './job-runner';
export { JobStore, type JobChoice, type NewJob } from './job-store';
export { Jobs1790000000601 } from './migrations/001-jobs';

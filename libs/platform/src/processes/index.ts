export * from './process-runner';
export * from './ticker';

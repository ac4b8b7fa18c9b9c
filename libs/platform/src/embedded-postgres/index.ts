export { type EmbeddedPostgres, type StartOptions, inspectPostgres, removePostgres, startPostgres } from './launcher';
export { EmbeddedPostgresError, type PostgresProblem } from './problem';
export { createDatabase } from './roles';

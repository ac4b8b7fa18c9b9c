export { unsafeSettings } from './durability';
export {
  type EmbeddedPostgres,
  type PostgresState,
  type StartOptions,
  inspectPostgres,
  removePostgres,
  startPostgres,
} from './launcher';
export { EmbeddedPostgresError, type PostgresProblem } from './problem';
export { createDatabase } from './roles';

import { eventLogTables } from './001-event-log';
import { appendFunctions } from './002-append';
import { readingFunctions } from './003-reading';

export interface LogMigration {
  readonly name: string;
  readonly sql: string;
}

/** The log's own migrations, in order. One that was released is never edited: what changes it is a new one. */
export const logMigrations: readonly LogMigration[] = [eventLogTables, appendFunctions, readingFunctions];

export * from './database';
/** Handles that the composition root passes on; only tables (`*.table.ts`) know what to do with them. */
export { DataSource } from 'typeorm';
export type { Pool } from 'pg';

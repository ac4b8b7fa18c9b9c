import { Pool, types, type PoolClient } from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

// bigint columns hold 分 and positions, all within 2^53: numbers, not strings.
types.setTypeParser(types.builtins.INT8, Number);
// A date is a Shanghai calendar day and stays text; pg would make it midnight of the machine's zone.
types.setTypeParser(types.builtins.DATE, (text) => text);

export interface DatabaseOptions {
  readonly url: string;
  /** Most connections of the pool. */
  readonly size: number;
  readonly name: string;
  /** Statements that run longer are cancelled by the server, milliseconds. */
  readonly statementTimeoutMs?: number;
  readonly onError: (error: Error) => void;
}

/**
 * A pool whose broken connections are told, not fatal: a backend that is killed while idle emits an error event that
 * would otherwise end the process.
 */
export function createPool(options: DatabaseOptions): Pool {
  const pool = new Pool({
    connectionString: options.url,
    max: options.size,
    application_name: options.name,
    ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
  });
  follow(pool);
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));
  return pool;
}

/** The connections of a pool that are not yet gone. */
const standing = new WeakMap<Pool, Set<PoolClient>>();
/** How long the server is given to take its leave, milliseconds. */
const LEAVE_MS = 2_000;

function follow(pool: Pool): void {
  const clients = new Set<PoolClient>();
  standing.set(pool, clients);
  pool.on('acquire', (client) => clients.add(client));
  pool.on('remove', (client) => clients.delete(client));
}

/**
 * Ends a pool and answers when its connections are gone, those thrown away before included: `pool.end()` answers when they
 * have been told to go, and a server stopped in that moment calls the ones still there lost.
 */
export async function closePool(pool: Pool): Promise<void> {
  await pool.end();
  await gone(pool);
}

/** The pool below a data source. */
export const poolOf = (source: DataSource): Pool => (source.driver as PostgresDriver).master as Pool;

/** Ends a data source and answers when its connections are gone. */
export async function closeDataSource(source: DataSource): Promise<void> {
  const pool = poolOf(source);
  await source.destroy();
  await gone(pool);
}

async function gone(pool: Pool): Promise<void> {
  const clients = standing.get(pool);
  if (!clients || clients.size === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LEAVE_MS);
    pool.on('remove', () => {
      if (clients.size > 0) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

export type MigrationClass = new () => MigrationInterface;

/** The operational tables' data source (design section 3): schema `slate`, numbered migrations with plain SQL in them. */
export async function openDataSource(
  url: string,
  entities: readonly EntitySchema[],
  migrations: readonly MigrationClass[],
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema: 'slate',
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'migration',
    applicationName: 'slate-operational',
    extra: { max: 10 },
    poolErrorHandler: () => undefined,
  });
  await source.initialize();
  follow(poolOf(source));
  await source.query('CREATE SCHEMA IF NOT EXISTS slate');
  // Two processes that start at once must not both migrate.
  const runner = source.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(hashtext('slate.migrations'))`);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(hashtext('slate.migrations'))`);
    await runner.release();
  }
  return source;
}

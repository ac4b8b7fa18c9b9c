import type { Pool, PoolClient } from 'pg';
import { logMigrations } from './migrations';

/** Key of the advisory lock under which one process at a time migrates the log of a database. */
const MIGRATING = [0x51a7e, 1] as const;

/**
 * Brings schema `slate_log` of a database to this version; does nothing where it is. Several processes may call it at
 * once. Each migration is one transaction. Returns the names of the migrations that were run now.
 */
export async function migrateEventLog(pool: Pool): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1, $2)', [...MIGRATING]);
    try {
      return await migrate(client);
    } finally {
      await client.query('select pg_advisory_unlock($1, $2)', [...MIGRATING]);
    }
  } finally {
    client.release();
  }
}

async function migrate(client: PoolClient): Promise<readonly string[]> {
  // Asked first: a role without the right to create in the database may still run on a migrated one.
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('slate_log.migrations') is not null as there`);
  if (!rows[0]?.there) {
    await client.query(`create schema if not exists slate_log;
      create table slate_log.migrations (name text primary key, applied_at timestamptz not null default now())`);
  }
  const done = await client.query<{ name: string }>('select name from slate_log.migrations');
  const applied = new Set(done.rows.map(({ name }) => name));
  const due = logMigrations.filter(({ name }) => !applied.has(name));
  for (const { name, sql } of due) {
    await client.query('begin');
    try {
      await client.query(sql);
      await client.query('insert into slate_log.migrations (name) values ($1)', [name]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }
  return due.map(({ name }) => name);
}

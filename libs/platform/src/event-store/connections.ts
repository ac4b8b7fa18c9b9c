import type { ClientBase, Pool, PoolClient } from 'pg';
import { isConnectionLost, NotConnected } from './postgres-failure';

const guarded = new WeakSet<Pool>();
const listening = new WeakSet<ClientBase>();
const ignore = (): void => undefined;

/**
 * A backend that is terminated must never end the process: pg emits 'error' on the pool for idle connections, and on
 * the connection itself for one that is checked out and between two statements. Whoever uses the connection next gets
 * the error as a rejection, so nothing is hidden by listening here.
 */
export function guardPool(pool: Pool): void {
  if (guarded.has(pool)) return;
  guarded.add(pool);
  pool.on('error', ignore);
  const listen = (client: PoolClient): void => {
    if (listening.has(client)) return;
    listening.add(client);
    client.on('error', ignore);
  };
  pool.on('connect', listen);
  pool.on('acquire', listen);
}

/**
 * Runs statements on a pooled connection; throws away one that broke. Errors: NotConnected where nothing was sent,
 * otherwise what the statement threw.
 */
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (cause) {
    throw new NotConnected('No connection to PostgreSQL', { cause });
  }
  let broken = false;
  try {
    return await work(client);
  } catch (error) {
    broken = isConnectionLost(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

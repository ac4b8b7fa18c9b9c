import type { Pool } from 'pg';
import type { ReadGroup } from '../../libs/kernel/src';
import { Clock } from '../../libs/platform/src/clock';
import { createPool } from '../../libs/platform/src/database';
import { type EventStore, migrateEventLog, PostgresEventStore } from '../../libs/platform/src/event-store';
import { PostgresReadStore, ProjectionRunner, type RunnerNotice, type RunnerOptions } from '../../libs/platform/src/read-store';
import { testDatabase } from './database';
import { nationGroup } from './read-group';

/** A database with a log and as many read sides over it as a test asks for. */
export interface ReadSideBench {
  readonly pool: Pool;
  readonly store: PostgresEventStore;
  close(): Promise<void>;
}

export async function readSideBench(): Promise<ReadSideBench> {
  const database = await testDatabase();
  const pool = createPool({ url: database.url, size: 16, name: 'test', onError: () => undefined });
  await migrateEventLog(pool);
  const store = await PostgresEventStore.open(pool);
  return {
    pool,
    store,
    close: async () => {
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}

/** One read side: its runner, its reader, and what the runner told. */
export interface ReadSide {
  readonly runner: ProjectionRunner;
  readonly reads: PostgresReadStore;
  readonly notices: readonly RunnerNotice[];
  readonly schema: string;
}

export function readSide(
  { pool, store }: { readonly pool: Pool; readonly store: EventStore },
  schema: string,
  options: Partial<RunnerOptions> & { readonly group?: ReadGroup; readonly waitMs?: number } = {},
): ReadSide {
  const { group = nationGroup(), waitMs = 8_000, ...rest } = options;
  const notices: RunnerNotice[] = [];
  const runner = new ProjectionRunner({ pool, store, group, schema, notice: (each) => notices.push(each), ...rest });
  const reads = new PostgresReadStore({ pool, store, group, clock: new Clock(), schema, waitMs });
  return { runner, reads, notices, schema };
}

/** Projects the whole log as it stands and stops. */
export async function projectAll(side: ReadSide, store: EventStore): Promise<void> {
  side.runner.start();
  const head = await store.head();
  try {
    if (head !== null) await side.reads.waitFor(head);
  } catch (error) {
    throw new Error(`${side.schema}: ${JSON.stringify(side.notices)}`, { cause: error });
  } finally {
    await side.runner.stop();
  }
}

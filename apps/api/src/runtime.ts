import { accessMigrations, accessTables, delegations, organisationNames, SigningKey, TokenService } from '#access';
import { claimLedger, projectFile, suspectedDuplicates } from '#delivery';
import type { ReadGroup } from '#kernel';
import { Clock } from '#platform/clock';
import { StreamCommands } from '#platform/commands';
import { closeDataSource, closePool, createPool, openDataSource, type DataSource, type Pool } from '#platform/database';
import { migrateEventLog, PostgresEventStore, type EventStore } from '#platform/event-store';
import { Jobs1790000000601 } from '#platform/jobs';
import type { ProcessNotice } from '#platform/processes';
import { PostgresReadStore, ProjectionRunner, type ReadStore, type RunnerNotice } from '#platform/read-store';
import { compilationList, periodList, reportCalendar, reportMessages, reportingMigrations, reportingTables } from '#reporting';
import { Demonstration1790000000501 } from './demo/demonstration.table';
import { NamedReads } from './names/named-reads';
import { Metrics } from './metrics/metrics';
import { Idempotency1790000000401, idempotencyTable } from './idempotency/idempotency.table';

export interface RuntimeLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface RuntimeOptions {
  readonly databaseUrl: string;
  readonly minWaitMs: number;
  readonly log: RuntimeLog;
  /** Whether demonstration tokens count here; they do not unless it is said. */
  readonly demo?: boolean;
  /** False: another process projects. */
  readonly project?: boolean;
}

/** Everything that stands below Nest: opened once, closed in the opposite order. */
export interface Runtime {
  readonly pool: Pool;
  readonly source: DataSource;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly commands: StreamCommands;
  readonly reads: ReadStore;
  readonly log: RuntimeLog;
  readonly metrics: Metrics;
  readonly runner: ProjectionRunner | null;
  readonly tokens: TokenService;
  /** Signs the hidden sheet of a 填报表. */
  readonly sheetKey: SigningKey;
  close(): Promise<void>;
}

/**
 * Tables that are shown together move together (design section 4). Raise the version when a fold or a table changes:
 * the group is then filled anew beside the old one.
 */
export const HALF_MONTH: ReadGroup = {
  name: 'half_month',
  version: 5,
  projections: [
    projectFile,
    claimLedger,
    reportCalendar,
    reportMessages,
    periodList,
    suspectedDuplicates,
    compilationList,
    organisationNames,
    delegations,
  ],
};

export async function openRuntime({
  databaseUrl,
  minWaitMs,
  log,
  demo = false,
  project = true,
}: RuntimeOptions): Promise<Runtime> {
  const onError = (error: Error): void => log.warn(`database connection lost: ${error.message}`);
  const pool = createPool({ url: databaseUrl, size: 24, name: 'slate', onError });
  await migrateEventLog(pool);
  const source = await openDataSource(
    databaseUrl,
    [...accessTables, ...reportingTables, idempotencyTable],
    [...accessMigrations, ...reportingMigrations, Idempotency1790000000401, Demonstration1790000000501, Jobs1790000000601],
  );
  const clock = new Clock();
  const metrics = new Metrics();
  const store = await PostgresEventStore.open(pool, {
    appended(outcome, seconds, events) {
      metrics.appends.observe({ outcome }, seconds);
      metrics.events.inc(events);
    },
  });
  const stored = new PostgresReadStore({ pool, store, group: HALF_MONTH, clock, waitMs: minWaitMs });
  const runner = project
    ? new ProjectionRunner({
        pool,
        store,
        group: HALF_MONTH,
        notice: (notice) => tell(log, notice),
        reached: (at) => stored.reached(at),
      })
    : null;
  runner?.start();
  return {
    pool,
    source,
    clock,
    store,
    commands: new StreamCommands(store, clock),
    reads: new NamedReads(stored, store),
    log,
    metrics,
    runner,
    tokens: new TokenService(source, clock, { demonstration: demo }),
    sheetKey: await SigningKey.open(source, 'sheet'),
    async close() {
      await runner?.stop();
      await store.close();
      await closeDataSource(source);
      await closePool(pool);
    },
  };
}

/** A process that failed, or does again what it should, in the log. */
export const tellProcess =
  (log: RuntimeLog) =>
  (notice: ProcessNotice): void =>
    notice.kind === 'failed'
      ? log.error(`process ${notice.process} failed and will try again: ${notice.error}`)
      : log.warn(`process ${notice.process} works again after ${notice.after} failed looks`);

function tell(log: RuntimeLog, notice: RunnerNotice): void {
  const text = `read group ${HALF_MONTH.name}: ${JSON.stringify(notice)}`;
  if (notice.kind === 'failed') log.error(text);
  else if (notice.kind === 'session-lost' || notice.kind === 'clock-back' || notice.kind === 'clock-ahead') log.warn(text);
  else log.info(text);
}

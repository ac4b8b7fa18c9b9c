import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { ReadGroup } from '#kernel';
import type { EventStore } from '#platform/event-store';
import { clearFailure, ensureCheckpoint, type Failure, markFailed, markReady, readCheckpoints } from './checkpoint';
import { ClockWatch, type ClockTolerance } from './clock-watch';
import { Desk, foreignLog } from './desk';
import { CheckpointMoved } from './errors';
import type { RunnerNotice } from './notice';
import { createCheckpointTable, createGroupTables, PhysicalNames, READ_SCHEMA, tablesOfBuild } from './physical';
import { dropRetired, leadingBuild, retireOlderVersions } from './versions';

/** How long a version that has just caught up waits for the last readers of the one before, milliseconds. */
const DROP_WAIT_MS = 2_000;

export interface RunnerOptions {
  /** Gives the session that holds the lock and writes; it is destroyed afterwards, never reused. */
  readonly pool: { connect(): Promise<PoolClient> };
  readonly store: EventStore;
  readonly group: ReadGroup;
  readonly schema?: string;
  /** Events per page; a page never ends inside an append. */
  readonly pageSize?: number;
  /** How long a standby, or a runner that lost its session, waits before it tries again. */
  readonly retryMs?: number;
  readonly clockTolerance?: ClockTolerance;
  readonly notice?: (notice: RunnerNotice) => void;
  /** Told after each committed page; a read store of the same process need not look for it. */
  readonly reached?: (ordinal: number) => void;
}

export type RunnerState = 'idle' | 'standby' | 'catching-up' | 'following' | 'failed' | 'stopped';

/**
 * Follows the log and keeps one read group's tables: one projector at a time, by a lock that lives and dies with the
 * session that writes, so that a cut connection takes its unfinished page with it (exactly once, design section 4).
 */
export class ProjectionRunner {
  /** Of the build that is followed, once it leads. */
  private names: PhysicalNames;
  private current: RunnerState = 'idle';
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: RunnerOptions) {
    this.names = new PhysicalNames(options.group, options.schema ?? READ_SCHEMA);
  }

  get state(): RunnerState {
    return this.current;
  }

  /** Begins to follow; resolves at once. A group that had failed is tried once more from where it stopped. */
  start(): void {
    this.running ??= this.run();
  }

  /** Ends after the page in hand; what was not committed is done again by the next runner. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        if ((await this.lead()) === 'failed' && (await this.stillFailed())) continue;
      } catch (error) {
        this.tell({ kind: 'session-lost', error: error instanceof Error ? error.message : String(error) });
      }
      await this.rest();
    }
    this.current = 'stopped';
  }

  private rest(): Promise<unknown> {
    const { signal } = this.stopping;
    return pause(this.options.retryMs ?? 1000, undefined, { signal }).catch(() => undefined);
  }

  /** A failed build is not tried again by itself; a rebuild that takes its place is followed. Always resolves to true. */
  private async stillFailed(): Promise<true> {
    while (!this.stopping.signal.aborted) {
      await this.rest();
      const client = await this.options.pool.connect();
      try {
        if (await this.isReplaced(client)) return true;
      } finally {
        client.release();
      }
    }
    return true;
  }

  /** One leadership: from taking the lock to losing it. */
  private async lead(): Promise<'failed' | 'ended'> {
    const client = await this.options.pool.connect();
    // A session that is cut between two queries says so here; the next query then fails and ends the leadership.
    client.on('error', () => undefined);
    try {
      if (!(await this.takeLock(client))) {
        if (this.current !== 'standby') this.tell({ kind: 'standby' });
        this.current = 'standby';
        return 'ended';
      }
      for (;;) {
        try {
          return await this.follow(client);
        } catch (error) {
          if (!(error instanceof CheckpointMoved) || !(await this.isReplaced(client))) throw error;
          this.tell({ kind: 'replaced', build: this.names.build });
        }
      }
    } finally {
      client.release(true);
    }
  }

  private async takeLock(client: PoolClient): Promise<boolean> {
    await client.query(`SET statement_timeout = 0; SET application_name = 'slate-projector'`);
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [
      this.names.lockKey(),
    ]);
    return rows[0]?.taken === true;
  }

  /** Whether another build of the version has taken the place of the one followed last. */
  private async isReplaced(client: PoolClient): Promise<boolean> {
    const leading = leadingBuild(await readCheckpoints(client, this.names), this.names.group.version);
    return leading !== undefined && leading.build !== this.names.build;
  }

  private async prepare(client: PoolClient): Promise<Desk> {
    const { group } = this.options;
    await client.query(createCheckpointTable(this.names.schema));
    const { build } = leadingBuild(await readCheckpoints(client, this.names), group.version) ?? { build: 0 };
    this.names = new PhysicalNames(group, this.names.schema, build);
    return new Desk(client, group, this.names, await ensureCheckpoint(client, group, this.names));
  }

  private async follow(client: PoolClient): Promise<'failed' | 'ended'> {
    const { store, group, pageSize = 500 } = this.options;
    const desk = await this.prepare(client);
    const start = desk.checkpoint;
    const stopped = foreignLog(store, start) ?? (await tableGone(client, desk));
    if (stopped) return await this.fail(desk, stopped);
    for (const statement of createGroupTables(group, desk.names)) await client.query(statement);
    if (start.failure) await clearFailure(client, desk.names);
    this.current = 'catching-up';
    this.tell({ kind: 'leading', position: start.position });
    await dropRetired(client, desk.names, 0);
    const ended = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, ended.signal]);
    const watch = new ClockWatch(start.runningMax, this.options.clockTolerance, this.tell);
    const after = start.token === null ? null : store.tokenOf(start.position);
    const pages = store.subscribe(after, {}, { limit: pageSize, signal })[Symbol.asyncIterator]();
    let ahead = pages.next();
    try {
      for (;;) {
        const { value: page, done } = await ahead;
        if (done) break;
        // The next page is read while this one is written.
        ahead = pages.next();
        ahead.catch(() => undefined);
        const from = desk.checkpoint.position;
        const failure = await desk.project(page.events);
        const { position } = desk.checkpoint;
        if (position > from) this.options.reached?.(position);
        for (const event of page.events) if (event.position <= position) watch.see(event);
        if (failure) {
          if (await this.isReplaced(client)) throw new CheckpointMoved(`Build ${desk.names.build} of ${group.name} was replaced`);
          return await this.fail(desk, failure);
        }
        if (page.caughtUp) await this.caughtUp(desk);
        else this.current = 'catching-up';
      }
    } finally {
      ended.abort();
    }
    this.tell({ kind: 'stopped', position: desk.checkpoint.position });
    return 'ended';
  }

  private async caughtUp(desk: Desk): Promise<void> {
    if (!desk.checkpoint.ready) {
      await markReady(desk.client, desk.names);
      desk.markedReady();
      await retireOlderVersions(desk.client, desk.names);
      await dropRetired(desk.client, desk.names, DROP_WAIT_MS);
    }
    if (this.current !== 'following') this.tell({ kind: 'caught-up', position: desk.checkpoint.position });
    this.current = 'following';
  }

  private async fail(desk: Desk, failure: Failure): Promise<'failed'> {
    await markFailed(desk.client, desk.names, failure);
    this.current = 'failed';
    this.tell({ kind: 'failed', ...failure });
    return 'failed';
  }

  private readonly tell = (notice: RunnerNotice): void => this.options.notice?.(notice);
}

/** A table that was dropped under its checkpoint must not come back empty. */
async function tableGone(client: PoolClient, { names, checkpoint }: Desk): Promise<Failure | undefined> {
  if (checkpoint.position === 0) return undefined;
  const wanted = tablesOfBuild(checkpoint.definition, names);
  const { rows } = await client.query<{ gone: string }>(
    'SELECT wanted AS gone FROM unnest($1::text[]) AS wanted WHERE to_regclass(wanted) IS NULL',
    [wanted],
  );
  if (rows.length === 0) return undefined;
  const error = `Read tables are gone, fill them anew with "slate rebuild": ${rows.map(({ gone }) => gone).join(', ')}`;
  return { position: checkpoint.position, eventType: '', projection: '', error };
}

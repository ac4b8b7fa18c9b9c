import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { ReadGroup } from '#kernel';
import type { EventStore, FeedPage, PositionToken, StoredEvent } from '#platform/event-store';
import {
  type CheckpointRow,
  clearFailure,
  ensureCheckpoint,
  type Failure,
  markFailed,
  markReady,
  readCheckpoints,
} from './checkpoint';
import { ClockWatch, type ClockTolerance } from './clock-watch';
import { CheckpointMoved, FoldFailed } from './errors';
import type { RunnerNotice } from './notice';
import { touchedKeys } from './keys';
import { PageFold } from './page';
import { createGroupTables, PhysicalNames, READ_SCHEMA } from './physical';
import { dropOlderVersions } from './versions';
import { loadValues, writePage } from './writer';

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
  readonly names: PhysicalNames;
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
        if ((await this.lead()) === 'failed') return;
      } catch (error) {
        this.tell({ kind: 'session-lost', error: error instanceof Error ? error.message : String(error) });
      }
      if (!signal.aborted) await pause(this.options.retryMs ?? 1000, undefined, { signal }).catch(() => undefined);
    }
    this.current = 'stopped';
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
      const checkpoint = await this.prepare(client);
      this.current = 'catching-up';
      this.tell({ kind: 'leading', position: checkpoint.position });
      return await this.follow(client, checkpoint);
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

  private async prepare(client: PoolClient): Promise<CheckpointRow> {
    const checkpoint = await ensureCheckpoint(client, this.options.group, this.names);
    for (const statement of createGroupTables(this.options.group, this.names)) await client.query(statement);
    if (checkpoint.failure) await clearFailure(client, this.names);
    return { ...checkpoint, failure: null };
  }

  private async follow(client: PoolClient, start: CheckpointRow): Promise<'failed' | 'ended'> {
    const { store, pageSize = 500 } = this.options;
    const ended = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, ended.signal]);
    const desk = { client, checkpoint: start, watch: new ClockWatch(start.runningMax, this.options.clockTolerance, this.tell) };
    const foreign = foreignLog(store, start);
    if (foreign) return await this.fail(client, foreign);
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
        const failure = await this.project(desk, page);
        if (failure) return await this.fail(client, failure);
        if (page.caughtUp) await this.caughtUp(desk);
        else this.current = 'catching-up';
      }
    } finally {
      ended.abort();
    }
    this.tell({ kind: 'stopped', position: desk.checkpoint.position });
    return 'ended';
  }

  /** A page at once; where it cannot be, append by append, so that everything before the bad one is still projected. */
  private async project(desk: Desk, page: FeedPage): Promise<Failure | undefined> {
    if (page.events.length === 0) return undefined;
    try {
      await this.write(desk, page.events);
      return undefined;
    } catch (error) {
      if (!isOfTheData(error)) throw error;
    }
    for (const append of appendsOf(page.events)) {
      try {
        await this.write(desk, append);
      } catch (error) {
        if (!isOfTheData(error)) throw error;
        return failureOf(error, append);
      }
    }
    return undefined;
  }

  private async write(desk: Desk, events: readonly StoredEvent[]): Promise<void> {
    const { client, checkpoint } = desk;
    const { group } = this.options;
    const loaded = await loadValues(client, this.names, touchedKeys(group, events));
    const fold = new PageFold(group, loaded, checkpoint.nextRow, checkpoint.runningMax);
    for (const event of events) fold.add(event);
    fold.gather(await loadValues(client, this.names, fold.gatheredKeys()));
    const staged = fold.staged();
    const last = events[events.length - 1] as StoredEvent;
    const runningMax = staged.marks[staged.marks.length - 1]?.runningMax ?? checkpoint.runningMax;
    const move = { from: checkpoint.position, to: last.position, token: last.token, runningMax };
    await writePage(client, group, this.names, staged, move);
    this.options.reached?.(move.to);
    desk.checkpoint = { ...checkpoint, position: move.to, token: move.token, runningMax, nextRow: staged.nextRow, failure: null };
    for (const event of events) desk.watch.see(event);
  }

  private async caughtUp(desk: Desk): Promise<void> {
    if (!desk.checkpoint.ready) {
      await markReady(desk.client, this.names);
      desk.checkpoint = { ...desk.checkpoint, ready: true };
      await dropOlderVersions(desk.client, this.names, await readCheckpoints(desk.client, this.names));
    }
    if (this.current !== 'following') this.tell({ kind: 'caught-up', position: desk.checkpoint.position });
    this.current = 'following';
  }

  private async fail(client: PoolClient, failure: Failure): Promise<'failed'> {
    await markFailed(client, this.names, failure);
    this.current = 'failed';
    this.tell({ kind: 'failed', ...failure });
    return 'failed';
  }

  private readonly tell = (notice: RunnerNotice): void => this.options.notice?.(notice);
}

interface Desk {
  readonly client: PoolClient;
  checkpoint: CheckpointRow;
  readonly watch: ClockWatch;
}

/** Faults that would come again on every try: a fold that throws, or values the tables refuse. */
function isOfTheData(error: unknown): boolean {
  if (error instanceof CheckpointMoved) return false;
  if (error instanceof FoldFailed) return true;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return !isSocketError(error);
  // data exception, integrity constraint, undefined object or syntax, program limit
  return /^(22|23|42|54)[0-9A-Z]{3}$/.test(code);
}

const isSocketError = (error: unknown): boolean =>
  error instanceof Error && /connection|socket|terminated|not queryable/i.test(error.message);

function failureOf(error: unknown, append: readonly StoredEvent[]): Failure {
  const last = append[append.length - 1] as StoredEvent;
  if (error instanceof FoldFailed) {
    return { position: error.position, eventType: error.eventType, projection: error.projection, error: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { position: last.position, eventType: last.type, projection: '', error: message };
}

/** Read models of another log (a store that was emptied or exchanged) must not be continued. */
function foreignLog(store: EventStore, { token, position }: CheckpointRow): Failure | undefined {
  if (token === null) return undefined;
  try {
    store.ordinalOf(token as PositionToken);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { position, eventType: '', projection: '', error: `The read models belong to another log: ${reason}` };
  }
}

function* appendsOf(events: readonly StoredEvent[]): Generator<readonly StoredEvent[]> {
  let append: StoredEvent[] = [];
  for (const event of events) {
    append.push(event);
    if (event.batch.index !== event.batch.size - 1) continue;
    yield append;
    append = [];
  }
}

import type { Pool, PoolClient } from 'pg';
import type { ReadGroup } from '#kernel';
import type { Clock } from '#platform/clock';
import type { EventStore, PositionToken } from '#platform/event-store';
import { type CheckpointRow, readCheckpoints } from './checkpoint';
import { resolveCut } from './cut';
import { PostgresCutReader } from './cut-reader';
import { NotYetProjected } from './errors';
import { PhysicalNames, READ_SCHEMA } from './physical';
import { type CutReader, type CutRequest, type GroupState, ReadStore } from './port';
import { answeringVersion, leadingBuild } from './versions';
import { CheckpointListeners } from './listeners';
import { CheckpointWaiters, type Looked } from './waiters';

export interface ReadStoreOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly group: ReadGroup;
  readonly clock: Clock;
  readonly schema?: string;
  /** How long minPosition may wait, milliseconds. */
  readonly waitMs?: number;
  /** How often a wait looks at the checkpoint, milliseconds. */
  readonly pollMs?: number;
  /** How often somebody who listens has it looked up, where no runner of this process tells, milliseconds. */
  readonly lookMs?: number;
}

const WAIT_MS = 5_000;
const POLL_MS = 10;
const LOOK_MS = 1_000;
/** Undefined table or schema: nothing was ever projected here. */
const ABSENT = new Set(['42P01', '3F000']);

/** Reads of one read group from PostgreSQL, at any moment of both clocks. */
export class PostgresReadStore extends ReadStore {
  private readonly names: PhysicalNames;
  private readonly waiters: CheckpointWaiters;
  private readonly listeners: CheckpointListeners;

  constructor(private readonly options: ReadStoreOptions) {
    super();
    this.names = new PhysicalNames(options.group, options.schema ?? READ_SCHEMA);
    this.waiters = new CheckpointWaiters(() => this.looked(), options.pollMs ?? POLL_MS);
    this.listeners = new CheckpointListeners(async () => (await this.looked()).position, options.lookMs ?? LOOK_MS);
  }

  async read<T>(request: CutRequest, work: (reader: CutReader) => Promise<T>): Promise<T> {
    const { pool, store, clock, group } = this.options;
    const askedAt = clock.now();
    if (request.minPosition !== undefined) await this.waitFor(request.minPosition);
    const client = await pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const checkpoint = answeringVersion(await readCheckpoints(client, this.names), group.version);
      if (!checkpoint) throw new NotYetProjected(0, 0);
      const names = new PhysicalNames({ name: group.name, version: checkpoint.version }, this.names.schema, checkpoint.build);
      const desk = { client, names, checkpoint, store, askedAt };
      const answer = await work(new PostgresCutReader(await resolveCut(desk, request), desk));
      await client.query('COMMIT');
      client.release();
      return answer;
    } catch (error) {
      await abandon(client);
      throw isAbsent(error) ? new NotYetProjected(0, 0) : error;
    }
  }

  /** For the runner of the same process: the checkpoint has come this far, and is committed. */
  reached(ordinal: number): void {
    this.waiters.reached(ordinal);
    this.listeners.reached(ordinal);
  }

  listen(told: (position: PositionToken) => void): () => void {
    const { store } = this.options;
    return this.listeners.add((ordinal) => told(store.tokenOf(ordinal)));
  }

  async waitFor(position: PositionToken, timeoutMs = this.options.waitMs ?? WAIT_MS): Promise<void> {
    await this.waiters.until(this.options.store.ordinalOf(position), timeoutMs);
  }

  async state(): Promise<GroupState> {
    const { store } = this.options;
    const head = await store.head();
    const row = await this.checkpoint();
    const checkpoint = row?.token ? (row.token as PositionToken) : null;
    if (row?.failure) {
      const { position, eventType, projection, error } = row.failure;
      return { state: 'failed', checkpoint, at: store.tokenOf(position), eventType, projection, error };
    }
    const lag = (head === null ? 0 : store.ordinalOf(head)) - (row?.position ?? 0);
    const state = !(await this.isProjected()) ? 'stopped' : row?.ready && lag === 0 ? 'following' : 'catching-up';
    return { state, checkpoint, head, lag };
  }

  /** The declared version's checkpoint; undefined before its runner first started. */
  private async checkpoint(): Promise<CheckpointRow | undefined> {
    const client = await this.options.pool.connect();
    try {
      const rows = await readCheckpoints(client, this.names);
      client.release();
      return leadingBuild(rows, this.options.group.version);
    } catch (error) {
      client.release(error instanceof Error && !isAbsent(error));
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  /** Where reads are answered from now. */
  private async looked(): Promise<Looked> {
    const { pool, group } = this.options;
    try {
      const { rows } = await pool.query<
        Pick<CheckpointRow, 'version' | 'build' | 'position' | 'ready' | 'retired'> & { readonly failed: boolean }
      >(
        `SELECT version, build, position, ready, retired, failure IS NOT NULL AS failed
         FROM ${this.names.checkpoint()} WHERE group_name = $1`,
        [group.name],
      );
      const answering = answeringVersion(rows, group.version);
      return { position: Number(answering?.position ?? 0), stopped: answering?.failed ?? false };
    } catch (error) {
      if (isAbsent(error)) return { position: 0, stopped: false };
      throw error;
    }
  }

  /** Does any session hold the projector's lock? */
  private async isProjected(): Promise<boolean> {
    const { rows } = await this.options.pool.query<{ held: boolean }>(
      `SELECT EXISTS (
         SELECT FROM pg_locks l, (SELECT hashtextextended($1, 0) AS key) k
         WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND ((l.classid::bigint << 32) | l.objid::bigint) = k.key
       ) AS held`,
      [this.names.lockKey()],
    );
    return rows[0]?.held === true;
  }
}

const isAbsent = (error: unknown): boolean => ABSENT.has((error as { readonly code?: string }).code ?? '');

async function abandon(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (broken) {
    client.release(broken instanceof Error ? broken : true);
  }
}

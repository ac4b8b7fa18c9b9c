import type { Pool, PoolClient } from 'pg';
import type { ReadGroup } from '#kernel';
import type { EventStore, FeedPage } from '#platform/event-store';
import { type CheckpointRow, definitionOf, ensureCheckpoint, readCheckpoints } from './checkpoint';
import { compareBuilds, type Comparison } from './compare';
import { Desk, foreignLog } from './desk';
import { FoldFailed, RebuildUnderWay } from './errors';
import { createCheckpointTable, createGroupTables, PhysicalNames, READ_SCHEMA } from './physical';
import { answeringVersion, dropBuild, dropRetired } from './versions';

export interface RebuildOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly group: ReadGroup;
  readonly schema?: string;
  /** Events per page; a page never ends inside an append. */
  readonly pageSize?: number;
  /** Ends the rebuild after the page in hand; what is filled stays and is taken up by the next one. */
  readonly signal?: AbortSignal;
  /** Starts from the beginning although an interrupted rebuild could be taken up. */
  readonly fresh?: boolean;
  /** Compares only: what answers stays, what was filled is dropped again. */
  readonly compareOnly?: boolean;
  readonly progress?: (progress: RebuildProgress) => void;
  /** How long the old tables wait for their last readers, milliseconds. */
  readonly dropWaitMs?: number;
}

export interface RebuildProgress {
  readonly phase: 'filling' | 'comparing' | 'switching' | 'dropping';
  /** Positions of the log that are folded, of those it has. */
  readonly done: number;
  readonly total: number;
}

export interface RebuildResult {
  readonly group: string;
  readonly version: number;
  /** The build that answers from now on; with `compareOnly` the one that was filled and dropped. */
  readonly build: number;
  /** What answered before; null where nothing did. */
  readonly before: { readonly version: number; readonly build: number } | null;
  /** Where an interrupted rebuild was taken up; 0 from the beginning. */
  readonly resumedAt: number;
  readonly comparison: Comparison | null;
  readonly switched: boolean;
  /** False where somebody still read the old tables: they go at the next start or rebuild. */
  readonly dropped: boolean;
}

const PAGE = 500;
const DROP_WAIT_MS = 30_000;

/**
 * Fills a group's tables anew from the log beside those that answer, compares both, and lets the new ones answer: queries go
 * on all the while (design section 4). One rebuild of a group at a time, in any process.
 * @throws RebuildUnderWay, FoldFailed where a fact cannot be folded, the signal's reason when it was interrupted
 */
export async function rebuildBeside(options: RebuildOptions): Promise<RebuildResult> {
  const client = await options.pool.connect();
  // A session that is cut says so at its next query.
  client.on('error', () => undefined);
  try {
    return await new Rebuild(options, client).run();
  } finally {
    client.release(true);
  }
}

class Rebuild {
  private readonly any: PhysicalNames;

  constructor(
    private readonly options: RebuildOptions,
    private readonly client: PoolClient,
  ) {
    this.any = new PhysicalNames(options.group, options.schema ?? READ_SCHEMA);
  }

  async run(): Promise<RebuildResult> {
    const { client, any, options } = this;
    const { group } = options;
    await client.query(`SET statement_timeout = 0; SET application_name = 'slate-rebuild'`);
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [
      any.rebuildKey(),
    ]);
    if (rows[0]?.taken !== true) throw new RebuildUnderWay(group.name);
    await client.query(createCheckpointTable(any.schema));
    const desk = await this.take();
    const resumedAt = desk.checkpoint.position;
    await this.fill(desk, null);
    this.tell('comparing', desk);
    const comparison = await this.compare(desk);
    const old = answeringVersion(await this.others(desk), group.version);
    const told = {
      group: group.name,
      version: group.version,
      build: desk.names.build,
      before: old ? { version: old.version, build: old.build } : null,
      resumedAt,
      comparison,
    };
    if (options.compareOnly) {
      await dropBuild(client, any, desk.checkpoint);
      return { ...told, switched: false, dropped: true };
    }
    this.tell('switching', desk);
    await this.switchTo(desk);
    this.tell('dropping', desk);
    return { ...told, switched: true, dropped: await dropRetired(client, any, options.dropWaitMs ?? DROP_WAIT_MS) };
  }

  /** The build to fill: one that was interrupted, where its definition is still today's, or the next. */
  private async take(): Promise<Desk> {
    const { client, any, options } = this;
    const { group, store, fresh } = options;
    const rows = await readCheckpoints(client, any);
    const begun = rows.filter((row) => row.version === group.version && row.build > 0 && !row.ready && !row.retired);
    const definition = JSON.stringify(Object.entries(definitionOf(group).tables).sort());
    const usable = (row: CheckpointRow): boolean =>
      !fresh && !foreignLog(store, row) && JSON.stringify(Object.entries(row.definition.tables).sort()) === definition;
    const taken = begun.find(usable);
    for (const row of begun) if (row !== taken) await dropBuild(client, any, row);
    const build = taken?.build ?? Math.max(0, ...rows.filter((row) => row.version === group.version).map((row) => row.build)) + 1;
    const names = new PhysicalNames(group, any.schema, build);
    for (const statement of createGroupTables(group, names)) await client.query(statement);
    return new Desk(client, group, names, await ensureCheckpoint(client, group, names));
  }

  /** Folds the log up to its end, or up to a position. */
  private async fill(desk: Desk, until: number | null): Promise<void> {
    const { store, signal, pageSize = PAGE } = this.options;
    for (;;) {
      signal?.throwIfAborted();
      const { position, token } = desk.checkpoint;
      if (until !== null && position >= until) return;
      const page: FeedPage = await store.readAll(token === null ? null : store.tokenOf(position), {}, pageSize);
      const failure = await desk.project(page.events);
      if (failure) throw new FoldFailed(failure.position, failure.eventType, failure.projection, new Error(failure.error));
      await this.tellFilled(desk);
      if (until === null && page.caughtUp) return;
    }
  }

  private async compare(desk: Desk): Promise<Comparison | null> {
    const { client, any } = this;
    const row = answeringVersion(await this.others(desk), this.options.group.version);
    if (!row) return null;
    const names = new PhysicalNames({ name: any.group.name, version: row.version }, any.schema, row.build);
    return compareBuilds(client, { names, row }, { names: desk.names, row: desk.checkpoint });
  }

  /**
   * Holds the checkpoints of the builds that answer for the moment it takes to come to where they stand: what has been read
   * once can be read again afterwards. Their projector finds its build replaced and goes on with this one.
   */
  private async switchTo(desk: Desk): Promise<void> {
    const { any, options } = this;
    const gate = await options.pool.connect();
    try {
      await gate.query('BEGIN');
      const { rows } = await gate.query<{ position: number | string }>(
        `SELECT position FROM ${any.checkpoint()} WHERE group_name = $1 AND NOT retired AND NOT (version = $2 AND build = $3)
         FOR UPDATE`,
        [any.group.name, any.group.version, desk.names.build],
      );
      await this.fill(desk, Math.max(0, ...rows.map(({ position }) => Number(position))));
      await gate.query(
        `UPDATE ${any.checkpoint()} SET ready = (version = $2 AND build = $3) OR ready, retired = NOT (version = $2 AND build = $3)
         WHERE group_name = $1 AND version <= $2 AND NOT retired`,
        [any.group.name, any.group.version, desk.names.build],
      );
      await gate.query('COMMIT');
    } catch (error) {
      await gate.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      gate.release();
    }
  }

  private async others({ names }: Desk): Promise<readonly CheckpointRow[]> {
    const rows = await readCheckpoints(this.client, this.any);
    return rows.filter((row) => row.version !== names.group.version || row.build !== names.build);
  }

  private async tellFilled(desk: Desk): Promise<void> {
    if (this.options.progress) this.tell('filling', desk, await this.options.store.head());
  }

  private tell(phase: RebuildProgress['phase'], desk: Desk, head: Awaited<ReturnType<EventStore['head']>> = null): void {
    const { position } = desk.checkpoint;
    const total = head === null ? position : Math.max(position, this.options.store.ordinalOf(head));
    this.options.progress?.({ phase, done: position, total });
  }
}

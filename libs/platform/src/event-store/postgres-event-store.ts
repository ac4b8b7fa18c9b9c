import { performance } from 'node:perf_hooks';
import type { Pool, QueryArrayConfig } from 'pg';
import { appendCall, appendResults } from './append-call';
import { guardPool, withClient } from './connections';
import { EVENT_COLUMNS, storedEvent } from './event-row';
import type { EventRow } from './event-row';
import { follow } from './follow';
import { GroupCommit } from './group-commit';
import { EventStore } from './port';
import type {
  AppendResult,
  ExpectedVersion,
  FeedFilter,
  FeedPage,
  NewEvent,
  PositionToken,
  StoreCapabilities,
  StoredEvent,
} from './port';
import { Positions } from './position';
import { appendFailure, appendGaveUp, isPassing, unavailable } from './postgres-failure';
import { prepareAppend } from './prepare';
import { Wake } from './wake';
import { WakeChannel } from './wake-channel';

export interface PostgresEventStoreOptions {
  /** Transactions that append at the same time from this process. */
  readonly lanes?: number;
  /** How long an append is tried again while the server is away, in ms. */
  readonly retryForMs?: number;
  /** How often a subscription looks by itself when nothing wakes it, in ms. */
  readonly pollMs?: number;
  /** Told of each append that was answered: how it ended, how long it took, how many facts it wrote. */
  readonly appended?: (outcome: 'written' | 'repeated' | 'conflict', seconds: number, events: number) => void;
}

/** An append that has no answer by then counts as sent over a lost connection. */
const ANSWER_WITHIN_MS = 20_000;
const READ_PAUSES_MS = [0, 50, 250] as const;
/** Positions that one page looks through for events of the categories asked for. */
const STRETCH = 20_000;

/**
 * The log in PostgreSQL (schema `slate_log`, see migrateEventLog). The pool stays the caller's; it needs read committed,
 * the server's default, and a primary, not a standby.
 */
export class PostgresEventStore extends EventStore {
  private readonly wake = new Wake();
  private readonly channel: WakeChannel;
  private readonly commits: GroupCommit;
  private readonly closing = new AbortController();
  private readonly pollMs: number;

  private constructor(
    private readonly pool: Pool,
    private readonly positions: Positions,
    private readonly options: PostgresEventStoreOptions,
  ) {
    super();
    const { lanes = 2, retryForMs = 10_000, pollMs = 500 } = options;
    this.pollMs = pollMs;
    this.channel = new WakeChannel(pool, this.wake);
    this.commits = new GroupCommit({
      write: async (appends) => appendResults(await this.run({ ...appendCall(appends), ...withinTime }), this.positions),
      failureOf: appendFailure,
      gaveUp: appendGaveUp,
      now: () => performance.now(),
      lanes,
      retryForMs,
    });
  }

  /** Opens the log of a migrated database. Errors: StoreUnavailable, also where the log was never migrated. */
  static async open(pool: Pool, options: PostgresEventStoreOptions = {}): Promise<PostgresEventStore> {
    guardPool(pool);
    try {
      const { rows } = await withClient(pool, (client) => client.query<{ id: string }>('select id from slate_log.store'));
      return new PostgresEventStore(pool, new Positions(rows[0]?.id ?? ''), options);
    } catch (error) {
      throw unavailable(error);
    }
  }

  async append(stream: string, expected: ExpectedVersion, events: readonly NewEvent[]): Promise<AppendResult> {
    const begun = performance.now();
    const result = await this.commits.append(prepareAppend(stream, expected, events, this.capabilities()));
    const written = result.ok && !result.repeated;
    if (written) this.channel.written();
    const outcome = written ? 'written' : result.ok ? 'repeated' : 'conflict';
    this.options.appended?.(outcome, (performance.now() - begun) / 1000, written ? events.length : 0);
    return result;
  }

  async readStream(stream: string, fromVersion = 0): Promise<readonly StoredEvent[]> {
    const rows = await this.read({
      name: 'slate_log.read_stream',
      text: `select ${EVENT_COLUMNS} from slate_log.events where stream = $1 and version >= $2 order by version`,
      values: [stream, fromVersion],
      rowMode: 'array',
    });
    return this.stored(rows);
  }

  async readAll(after: PositionToken | null, filter: FeedFilter, limit: number): Promise<FeedPage> {
    const [page, ...rows] = await this.read({
      name: 'slate_log.read_all',
      text: `select ${EVENT_COLUMNS} from slate_log.read_all($1, $2, $3, $4)`,
      values: [after === null ? 0 : this.ordinalOf(after), limit, filter.categories ?? null, Math.max(STRETCH, limit)],
      rowMode: 'array',
    });
    const [upTo, , caughtUp] = page as unknown as [string | null, null, string];
    return {
      events: this.stored(rows),
      upTo: upTo === null ? after : this.tokenOf(Number(upTo)),
      caughtUp: Number(caughtUp) === 1,
    };
  }

  subscribe(
    after: PositionToken | null,
    filter: FeedFilter,
    { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
  ): AsyncIterable<FeedPage> {
    this.channel.listen();
    return follow(after, {
      read: (cursor) => this.readAll(cursor, filter, limit),
      wake: this.wake,
      signal: AbortSignal.any([signal, this.closing.signal]),
      pollMs: this.pollMs,
    });
  }

  async head(): Promise<PositionToken | null> {
    const [row] = await this.read({ text: 'select slate_log.head()', rowMode: 'array' });
    const head = row?.[0] as string | null | undefined;
    return head == null ? null : this.tokenOf(Number(head));
  }

  /**
   * How long the oldest appender has been holding the readable mark, in ms; null when none does. Milliseconds are healthy;
   * seconds mean that an append hangs and everything that follows the log stands still.
   */
  async oldestFence(): Promise<number | null> {
    const [row] = await this.read({ text: 'select slate_log.oldest_fence()', rowMode: 'array' });
    return (row?.[0] ?? null) as number | null;
  }

  ordinalOf(token: PositionToken): number {
    return this.positions.ordinalOf(token);
  }

  tokenOf(ordinal: number): PositionToken {
    return this.positions.tokenOf(ordinal);
  }

  capabilities(): StoreCapabilities {
    return { engine: 'postgres', maxAppendBytes: 1_000_000, maxEventBytes: 64_000, durable: true };
  }

  /** Ends subscriptions and waits for appends under way; the pool stays open. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.commits.drained();
    await this.channel.close();
  }

  private stored(rows: readonly unknown[][]): StoredEvent[] {
    return rows.map((row) => storedEvent(row as unknown as EventRow, this.positions));
  }

  private async run(query: QueryArrayConfig): Promise<unknown[][]> {
    return withClient(this.pool, async (client) => (await client.query<unknown[]>(query)).rows);
  }

  /** Reads change nothing, so a connection found dead is tried again on another one. */
  private async read(query: QueryArrayConfig): Promise<unknown[][]> {
    for (const pause of READ_PAUSES_MS) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        return await this.run(query);
      } catch (error) {
        if (!isPassing(error) || pause === READ_PAUSES_MS[READ_PAUSES_MS.length - 1]) throw unavailable(error);
      }
    }
    throw unavailable(undefined);
  }
}

const withinTime: { readonly query_timeout: number } = { query_timeout: ANSWER_WITHIN_MS };

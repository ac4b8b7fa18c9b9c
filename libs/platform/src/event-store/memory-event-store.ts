import { randomBytes } from 'node:crypto';
import { MalformedEvent } from './errors';
import { follow } from './follow';
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
import { categoryOf, prepareAppend } from './prepare';
import type { PreparedAppend, PreparedEvent } from './prepare';
import { Wake } from './wake';

interface Row extends PreparedEvent {
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly index: number;
  readonly size: number;
}

/**
 * The event store of specs: the same contract as the engines, positions 1..n without gaps. Facts are kept as the JSON
 * text an engine would keep and parsed on every read, so that nobody shares objects with the log.
 */
export class MemoryEventStore extends EventStore {
  private readonly log: Row[] = [];
  private readonly streams = new Map<string, Row[]>();
  private readonly positions: Positions;
  private readonly wake = new Wake();
  private readonly closing = new AbortController();
  private held: number | undefined;

  constructor(storeId: string = randomBytes(4).toString('hex')) {
    super();
    this.positions = new Positions(storeId);
  }

  /**
   * Holds the feed where it stands, as an append that is slow to commit would: what is appended from now on can be read
   * in its stream, but neither `readAll`, `subscribe` nor `head` show it until `release`.
   */
  hold(): void {
    this.held ??= this.log.length;
  }

  release(): void {
    this.held = undefined;
    this.wake.signal();
  }

  async append(stream: string, expected: ExpectedVersion, events: readonly NewEvent[]): Promise<AppendResult> {
    const append = prepareAppend(stream, expected, events, this.capabilities());
    const past = this.streams.get(stream) ?? [];
    const actual = past.length === 0 ? 'none' : past.length - 1;
    if (actual !== expected) return this.repeatOf(append, past) ?? { ok: false, reason: 'WRONG_VERSION', actual };
    const reused = append.events.find((event) => past.some((row) => row.id === event.id));
    if (reused) throw new MalformedEvent(stream, `the event id ${reused.id} is already in the stream`);
    const rows = append.events.map((event, index): Row => ({
      ...event,
      stream,
      version: past.length + index,
      position: this.log.length + 1 + index,
      index,
      size: append.events.length,
    }));
    this.streams.set(stream, past.concat(rows));
    this.log.push(...rows);
    this.wake.signal();
    return this.success(rows, false);
  }

  async readStream(stream: string, fromVersion = 0): Promise<readonly StoredEvent[]> {
    return (this.streams.get(stream) ?? []).slice(Math.max(0, fromVersion)).map((row) => this.stored(row));
  }

  async readAll(after: PositionToken | null, filter: FeedFilter, limit: number): Promise<FeedPage> {
    const end = this.held ?? this.log.length;
    const events: StoredEvent[] = [];
    let at = after === null ? 0 : this.ordinalOf(after);
    for (let row = this.log[at]; at < end && row; row = this.log[at]) {
      if (events.length >= limit && row.index === 0) break;
      if (!filter.categories || filter.categories.includes(categoryOf(row.stream))) events.push(this.stored(row));
      at += 1;
    }
    return { events, upTo: at === 0 ? after : this.tokenOf(at), caughtUp: at >= end };
  }

  subscribe(
    after: PositionToken | null,
    filter: FeedFilter,
    { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
  ): AsyncIterable<FeedPage> {
    return follow(after, {
      read: (cursor) => this.readAll(cursor, filter, limit),
      wake: this.wake,
      signal: AbortSignal.any([signal, this.closing.signal]),
    });
  }

  async head(): Promise<PositionToken | null> {
    const end = this.held ?? this.log.length;
    return end === 0 ? null : this.tokenOf(end);
  }

  ordinalOf(token: PositionToken): number {
    return this.positions.ordinalOf(token);
  }

  tokenOf(ordinal: number): PositionToken {
    return this.positions.tokenOf(ordinal);
  }

  capabilities(): StoreCapabilities {
    return { engine: 'memory', maxAppendBytes: 1_000_000, maxEventBytes: 64_000, durable: false };
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  /** The success of an append made before with the same ids at the same version, whatever was written since. */
  private repeatOf({ expected, events }: PreparedAppend, past: readonly Row[]): AppendResult | undefined {
    const first = expected === 'none' ? 0 : expected + 1;
    const rows = past.slice(first, first + events.length);
    const same = rows.length === events.length && rows.every((row, index) => row.id === events[index]?.id);
    return same ? this.success(rows, true) : undefined;
  }

  private success(rows: readonly Row[], repeated: boolean): AppendResult {
    const last = rows[rows.length - 1] as Row;
    return { ok: true, version: last.version, position: this.tokenOf(last.position), repeated };
  }

  private stored(row: Row): StoredEvent {
    return {
      type: row.type,
      data: JSON.parse(row.data) as object,
      id: row.id,
      stream: row.stream,
      version: row.version,
      metadata: JSON.parse(row.metadata) as StoredEvent['metadata'],
      position: row.position,
      batch: { index: row.index, size: row.size },
      token: this.tokenOf(row.position),
    };
  }
}

import type { DomainEvent, EventMetadata, RecordedEvent } from '#kernel';

/**
 * A place in the global log of one store: fixed width, ordered as text within a store, opaque outside platform.
 * Form: 8 hexadecimal digits of store id, a hyphen, 19 decimal digits.
 */
export type PositionToken = string & { readonly __brand: 'PositionToken' };

export interface NewEvent extends DomainEvent {
  /** UUID. The same id appended again to the same stream at the same expected version is the same success. */
  readonly id: string;
  readonly metadata: EventMetadata;
}

/** 'none': the stream does not exist. A number: the version of the stream's last event, counted from 0. */
export type ExpectedVersion = 'none' | number;

export type AppendResult =
  | { readonly ok: true; readonly version: number; readonly position: PositionToken; readonly repeated: boolean }
  /** The stream stood elsewhere; nothing was written. */
  | { readonly ok: false; readonly reason: 'WRONG_VERSION'; readonly actual: number | 'none' };

export interface StoredEvent extends RecordedEvent {
  readonly token: PositionToken;
}

/** Stream categories (the part of a stream's name before the first hyphen); absent is all. */
export interface FeedFilter {
  readonly categories?: readonly string[];
}

/** A page never ends inside an append: at most `limit` events, but an append begun is finished. */
export interface FeedPage {
  readonly events: readonly StoredEvent[];
  /** Everything up to here has been seen, filtered out or delivered; continue after it. Null on an empty store. */
  readonly upTo: PositionToken | null;
  /** True when the page reached what was readable when it was read. */
  readonly caughtUp: boolean;
}

export interface StoreCapabilities {
  readonly engine: 'memory' | 'postgres' | 'kurrentdb';
  /** Largest append in bytes of data and metadata together. */
  readonly maxAppendBytes: number;
  readonly maxEventBytes: number;
  readonly durable: boolean;
}

/**
 * What every engine can keep exactly (design section 3): one append, one stream, an exact version, ids required.
 * Errors: EventTooLarge, AppendTooLarge, MalformedEvent (refused before writing), StoreUnavailable (nothing known to be
 * written), OutcomeUnknown (retry with the same ids and version).
 */
export abstract class EventStore {
  abstract append(stream: string, expected: ExpectedVersion, events: readonly NewEvent[]): Promise<AppendResult>;
  /** All events of a stream from a version on, in order; an absent stream is empty. */
  abstract readStream(stream: string, fromVersion?: number): Promise<readonly StoredEvent[]>;
  abstract readAll(after: PositionToken | null, filter: FeedFilter, limit: number): Promise<FeedPage>;
  /** Pages as they come; waits when caught up, ends when the signal aborts. An empty caught-up page is not yielded twice in a row. */
  abstract subscribe(
    after: PositionToken | null,
    filter: FeedFilter,
    options: { readonly limit: number; readonly signal: AbortSignal },
  ): AsyncIterable<FeedPage>;
  /** The last readable position, null on an empty store. */
  abstract head(): Promise<PositionToken | null>;
  /** A position as a comparable ordinal and back, for platform code only. Throws ForeignPosition for another store's token. */
  abstract ordinalOf(token: PositionToken): number;
  abstract tokenOf(ordinal: number): PositionToken;
  abstract capabilities(): StoreCapabilities;
  abstract close(): Promise<void>;
}

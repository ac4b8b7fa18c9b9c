import type { EventStore, FeedFilter, FeedPage, PositionToken, StoredEvent } from '#platform/event-store';
import { Newest } from './newest';

export interface WindowOptions<Item> {
  readonly store: EventStore;
  readonly filter: FeedFilter;
  /** What readers are told of an event; null where it is none of theirs. */
  readonly read: (event: StoredEvent) => Item | null;
  /** How many of the last items are kept in memory. */
  readonly keep?: number;
}

/** An item with its place in the log. */
export interface Seen<Item> {
  readonly item: Item;
  readonly ordinal: number;
}

/** Items that lie after an ordinal, and how far has been looked. */
export interface Stretch<Item> {
  readonly items: readonly Seen<Item>[];
  readonly upTo: number;
}

const KEEP = 1_000;
const PAGE = 500;

/**
 * The newest stretch of the log, followed once for all readers of a process. A reader is a number, the place it has come
 * to: what it has not read costs nothing, and where it fell out of the window it reads the log itself until it is back.
 */
export class LogWindow<Item> {
  private items: Seen<Item>[] = [];
  /** Everything after this ordinal that is told stands in `items`. */
  private floor = 0;
  private readonly reached = new Newest(0);
  private readonly closing = new AbortController();
  private started: Promise<number> | undefined;
  private following: Promise<void> = Promise.resolve();
  private broken: unknown;

  constructor(private readonly options: WindowOptions<Item>) {}

  /** Where a reader begins that asks for nothing older: what is recorded from now on follows. */
  async now(): Promise<number> {
    await this.start();
    const head = await this.options.store.head();
    return head === null ? 0 : this.options.store.ordinalOf(head);
  }

  /** What lies after an ordinal, at least one item; undefined once aborted. @throws what broke the window */
  async after(ordinal: number, signal: AbortSignal): Promise<Stretch<Item> | undefined> {
    await this.start();
    let from = ordinal;
    let version = 0;
    while (!signal.aborted) {
      const stretch = from < this.floor ? await this.fromLog(from) : this.fromMemory(from);
      if (stretch.items.length > 0) return stretch;
      from = Math.max(from, stretch.upTo);
      if (this.broken !== undefined) throw this.broken;
      if (from < this.floor) continue;
      version = (await this.reached.after(version, signal))?.version ?? version;
    }
    return undefined;
  }

  /** Readers that wait for the next item. */
  get waiting(): number {
    return this.reached.readers;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.started?.catch(() => undefined);
    await this.following;
  }

  private start(): Promise<number> {
    this.started ??= this.begin().catch((error: unknown) => {
      this.started = undefined;
      throw error;
    });
    return this.started;
  }

  private async begin(): Promise<number> {
    const { store } = this.options;
    const head = await store.head();
    this.floor = head === null ? 0 : store.ordinalOf(head);
    this.broken = undefined;
    this.items = [];
    this.following = this.follow(head);
    return this.floor;
  }

  private async follow(head: PositionToken | null): Promise<void> {
    const { store, filter } = this.options;
    const { signal } = this.closing;
    try {
      for await (const page of store.subscribe(head, filter, { limit: PAGE, signal })) this.take(page);
    } catch (error) {
      // Readers are told and come again; the next one begins anew.
      this.broken = error;
      this.started = undefined;
      this.reached.set(this.floor);
    }
  }

  private take(page: FeedPage): void {
    const fresh = this.told(page);
    if (fresh.length === 0) return;
    this.items.push(...fresh);
    const over = this.items.length - (this.options.keep ?? KEEP);
    if (over > 0) this.floor = this.items.splice(0, over)[over - 1]?.ordinal ?? this.floor;
    this.reached.set(fresh[fresh.length - 1]?.ordinal ?? 0);
  }

  private fromMemory(ordinal: number): Stretch<Item> {
    const items = this.items.filter((each) => each.ordinal > ordinal);
    return { items, upTo: items[items.length - 1]?.ordinal ?? ordinal };
  }

  private async fromLog(ordinal: number): Promise<Stretch<Item>> {
    const { store, filter } = this.options;
    const page = await store.readAll(ordinal === 0 ? null : store.tokenOf(ordinal), filter, PAGE);
    return { items: this.told(page), upTo: page.upTo === null ? ordinal : store.ordinalOf(page.upTo) };
  }

  private told(page: FeedPage): readonly Seen<Item>[] {
    return page.events.flatMap((event) => {
      const item = this.options.read(event);
      return item === null ? [] : [{ item, ordinal: event.position }];
    });
  }
}

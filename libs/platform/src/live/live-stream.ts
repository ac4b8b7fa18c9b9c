/** How one reader gets what comes next; undefined once the signal is aborted. */
export type Pull<Item> = (signal: AbortSignal) => Promise<Item | undefined>;

/**
 * One reader of something that goes on. It is pulled and never pushed: what a reader has not asked for is not kept for it.
 * No async generator: a generator that waits does not hear `return()`, and a reader that left would be kept for ever.
 */
export class LiveStream<Item> implements AsyncIterableIterator<Item> {
  private readonly ending = new AbortController();
  private farewell: Item | undefined;
  private gone = false;
  /** When the last item was handed over and nothing was asked for since; null while the reader waits for the next. */
  private handedAt: number | null;

  /** `left` is told once, however the stream ends. `now` in milliseconds. */
  constructor(
    private readonly pull: Pull<Item>,
    private readonly left: () => void,
    private readonly now: () => number,
  ) {
    this.handedAt = now();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Item>> {
    this.handedAt = null;
    try {
      const item = this.ending.signal.aborted ? undefined : await this.pull(this.ending.signal);
      if (!this.ending.signal.aborted && item !== undefined) return { done: false, value: item };
    } catch (error) {
      this.finish();
      throw error;
    } finally {
      this.handedAt = this.now();
    }
    const last = this.farewell;
    this.farewell = undefined;
    this.finish();
    return last === undefined ? { done: true, value: undefined } : { done: false, value: last };
  }

  /** The reader left. */
  return(): Promise<IteratorResult<Item>> {
    this.farewell = undefined;
    this.finish();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<Item>> {
    this.finish();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  /** Ends it from our side; the reader gets these last words, if it still reads. */
  end(farewell?: Item): void {
    if (this.ending.signal.aborted) return;
    this.farewell = farewell;
    this.ending.abort();
  }

  /** For how long the reader has not asked for more, milliseconds; 0 while it waits for us. */
  idleMs(): number {
    return this.handedAt === null ? 0 : this.now() - this.handedAt;
  }

  private finish(): void {
    this.ending.abort();
    if (this.gone) return;
    this.gone = true;
    this.left();
  }
}

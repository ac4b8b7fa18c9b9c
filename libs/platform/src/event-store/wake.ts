/**
 * Tells waiting readers that something may have been written. A reader notes `count` before it looks and waits for a
 * higher one afterwards, so that a signal between looking and waiting is never lost.
 */
export class Wake {
  private signals = 0;
  private readonly waiting = new Set<() => void>();

  get count(): number {
    return this.signals;
  }

  signal(): void {
    this.signals += 1;
    for (const resume of [...this.waiting]) resume();
  }

  /** Resolves after a signal later than `seen`, after the time (ms, absent is for ever), or when aborted: look again then. */
  after(seen: number, abort: AbortSignal, ms?: number): Promise<void> {
    if (this.signals > seen || abort.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        abort.removeEventListener('abort', done);
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(done, ms).unref();
      this.waiting.add(done);
      abort.addEventListener('abort', done, { once: true });
    });
  }
}

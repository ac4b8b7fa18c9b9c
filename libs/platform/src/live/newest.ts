/** The newest of what moves on; a reader gets where it stands, not every step on the way. */
export class Newest<Value> {
  private version = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private value: Value) {}

  /** How many readers wait. */
  get readers(): number {
    return this.waiting.size;
  }

  set(value: Value): void {
    this.value = value;
    this.version += 1;
    for (const resume of [...this.waiting]) resume();
  }

  /** The newest value later than the version seen, with its version; waits for one, undefined once aborted. */
  async after(seen: number, signal: AbortSignal): Promise<{ readonly value: Value; readonly version: number } | undefined> {
    while (this.version <= seen && !signal.aborted) await this.change(signal);
    return signal.aborted ? undefined : { value: this.value, version: this.version };
  }

  private change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

type Told = (ordinal: number) => void;

/** Who is told whenever the checkpoint moves on. One look now and then serves all of them, and none is made for nobody. */
export class CheckpointListeners {
  private readonly all = new Set<Told>();
  private at = -1;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly look: () => Promise<number>,
    private readonly lookMs: number,
  ) {}

  /** Answers how to stop. Where it stands now is told as soon as it is known. */
  add(told: Told): () => void {
    const listener: Told = (ordinal) => told(ordinal);
    this.all.add(listener);
    if (this.at >= 0) listener(this.at);
    this.timer ??= setInterval(() => this.again(), this.lookMs).unref();
    this.again();
    return () => {
      this.all.delete(listener);
      if (this.all.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }

  /** The runner of the same process, or a look, says how far it came; it never goes back. */
  reached(ordinal: number): void {
    if (ordinal <= this.at) return;
    this.at = ordinal;
    for (const told of [...this.all]) told(ordinal);
  }

  private again(): void {
    // A look that fails is made again with the next; until then nobody is told anything new.
    this.look().then(
      (ordinal) => this.reached(ordinal),
      () => undefined,
    );
  }
}

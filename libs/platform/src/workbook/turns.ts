/** Lets so many works run at once; others wait in the order in which they came, and none may wait behind a full queue. */
export class Turns {
  private running = 0;
  private readonly waiting: { readonly begin: () => void; readonly weight: number }[] = [];

  /** `mayWeigh`: what those who wait may weigh together. */
  constructor(
    private readonly atOnce: number,
    private readonly mayWait: number,
    private readonly mayWeigh: number = Number.POSITIVE_INFINITY,
  ) {}

  /** The work's own outcome, or null where the queue is full and the work was not begun. */
  async take<Done>(work: () => Promise<Done>, weight = 0): Promise<Done | null> {
    if (this.running < this.atOnce) this.running += 1;
    else if (this.waiting.length >= this.mayWait || this.weight + weight > this.mayWeigh) return null;
    else await new Promise<void>((begin) => this.waiting.push({ begin, weight }));
    try {
      return await work();
    } finally {
      // The turn is handed on, not given back: nobody who comes meanwhile goes before those who wait.
      const next = this.waiting.shift();
      if (next) next.begin();
      else this.running -= 1;
    }
  }

  private get weight(): number {
    return this.waiting.reduce((sum, each) => sum + each.weight, 0);
  }
}

export interface SeedingState {
  readonly done: number;
  readonly total: number;
}

/**
 * An act of the seeding. Facts are written strictly one act after another, so that the log stands in the order of its
 * moments; what writes none, the drafting, is prepared ahead, several lanes at once, each lane in its own order.
 */
export interface SeedingAct {
  readonly lane: string;
  /** A second lane that builds on it too: a project changes hands. */
  readonly alsoLane?: string;
  prepare(): Promise<void>;
  run(): Promise<void>;
}

/** Acts under way at once: most of an act is waiting for the database. */
const AT_ONCE = 10;

/** Whether the demonstration country is being written; until it is done, reads answer with a banner and writing waits. */
export class Seeding {
  private progress: SeedingState | null;
  private failure: string | null = null;
  private stopping = false;
  private running: Promise<unknown> = Promise.resolve();

  /** `expected`: writing is closed from the first request on, until it is known whether anything has to be written. */
  constructor(expected = false) {
    this.progress = expected ? { done: 0, total: 0 } : null;
  }

  /** Opens the doors for writing where nothing had to be written. */
  open(): void {
    this.progress = null;
  }

  state(): SeedingState | null {
    return this.progress;
  }

  failed(): string | null {
    return this.failure;
  }

  /** The country cannot be written, or not to its end: the reason is told, and the doors for writing open all the same. */
  fail(error: unknown): void {
    this.failure = error instanceof Error ? error.message : String(error);
    this.progress = null;
  }

  /** Ends the seeding after the acts in hand; the next start goes on from there. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running.catch(() => undefined);
  }

  /**
   * Does all acts; doors for writing stay closed until then. `passed` is told after each how many are done. Answers false
   * when it was stopped before the end.
   */
  async during(acts: readonly SeedingAct[], passed: (done: number) => Promise<unknown>): Promise<boolean> {
    const work = this.all(acts, passed);
    this.running = work;
    try {
      return await work;
    } catch (error) {
      this.fail(error);
      throw error;
    } finally {
      this.progress = null;
    }
  }

  private async all(acts: readonly SeedingAct[], passed: (done: number) => Promise<unknown>): Promise<boolean> {
    this.progress = { done: 0, total: acts.length };
    const underWay = new Set<Promise<void>>();
    const lanes = new Map<string, Promise<void>>();
    let previous: Promise<void> = Promise.resolve();
    for (const [index, act] of acts.entries()) {
      while (underWay.size >= AT_ONCE) await Promise.race(underWay);
      if (this.stopping) break;
      const turn = previous;
      const own = act.alsoLane === undefined ? [act.lane] : [act.lane, act.alsoLane];
      const before = Promise.all(own.map((lane) => lanes.get(lane)));
      // Acts begin in order: whoever waits for this one hears of its failure below.
      before.catch(() => undefined);
      const doing = (async (): Promise<void> => {
        await before;
        await act.prepare();
        await turn;
        await act.run();
        await passed(index + 1);
        this.progress = { done: index + 1, total: acts.length };
      })();
      // A failure is met below by whoever waits next, and must not end the process as an unhandled one before.
      doing.catch(() => undefined);
      underWay.add(doing);
      void doing.finally(() => underWay.delete(doing)).catch(() => undefined);
      for (const lane of own) lanes.set(lane, doing);
      previous = doing;
    }
    await previous;
    return !this.stopping;
  }
}

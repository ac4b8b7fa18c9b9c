export interface SeedingState {
  readonly done: number;
  readonly total: number;
}

/** Acts of one lane follow one another; one without a lane waits for all before it, and all after it for it. */
export interface LanedAct {
  readonly lane: string | null;
}

/** Acts under way at once: most of an act is waiting for the database. */
const AT_ONCE = 6;

/** Whether the demonstration country is being written; until it is done, reads answer with a banner and writing waits. */
export class Seeding {
  private progress: SeedingState | null = null;
  private failure: string | null = null;
  private stopping = false;
  private running: Promise<unknown> = Promise.resolve();

  state(): SeedingState | null {
    return this.progress;
  }

  failed(): string | null {
    return this.failure;
  }

  /** Ends the seeding after the acts in hand; the next start goes on from there. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running.catch(() => undefined);
  }

  /**
   * Does all acts, begun in their order, several lanes at once; doors for writing stay closed until all are done.
   * `passed` learns up to which act all are done. Answers false when it was stopped before the end.
   */
  async during<Act extends LanedAct>(
    acts: readonly Act[],
    run: (act: Act, index: number) => Promise<void> | void,
    passed: (done: number) => Promise<unknown>,
  ): Promise<boolean> {
    const work = this.all(acts, run, passed);
    this.running = work;
    try {
      return await work;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      this.progress = null;
    }
  }

  private async all<Act extends LanedAct>(
    acts: readonly Act[],
    run: (act: Act, index: number) => Promise<void> | void,
    passed: (done: number) => Promise<unknown>,
  ): Promise<boolean> {
    const underWay = new Map<number, Promise<void>>();
    const lanes = new Map<string, Promise<void>>();
    for (const [index, act] of acts.entries()) {
      if (act.lane === null) await Promise.all(underWay.values());
      while (underWay.size >= AT_ONCE) await Promise.race(underWay.values());
      if (this.stopping) break;
      const before = act.lane === null ? undefined : lanes.get(act.lane);
      const doing = (async (): Promise<void> => {
        await before;
        await run(act, index);
        underWay.delete(index);
        const done = Math.min(index + 1, ...underWay.keys());
        this.progress = { done, total: acts.length };
        await passed(done);
      })();
      // Told below, to whoever waits next; not to the process as an unhandled one.
      doing.catch(() => undefined);
      underWay.set(index, doing);
      if (act.lane === null) await doing;
      else lanes.set(act.lane, doing);
    }
    await Promise.all(underWay.values());
    return !this.stopping;
  }
}

export interface SeedingState {
  readonly done: number;
  readonly total: number;
}

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

  /** Ends the seeding after the act in hand; the next start goes on from there. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running.catch(() => undefined);
  }

  /**
   * Does act after act; doors for writing stay closed until all are done. Answers false when it was stopped before the end.
   */
  async during(total: number, act: (index: number) => Promise<void>): Promise<boolean> {
    const work = this.all(total, act);
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

  private async all(total: number, act: (index: number) => Promise<void>): Promise<boolean> {
    for (let index = 0; index < total; index += 1) {
      if (this.stopping) return false;
      this.progress = { done: index, total };
      await act(index);
    }
    return true;
  }
}

export interface SeedingState {
  readonly done: number;
  readonly total: number;
}

/** Whether the demonstration country is being written; until it is done, reads answer with a banner and writing waits. */
export class Seeding {
  private progress: SeedingState | null = null;
  private failure: string | null = null;

  state(): SeedingState | null {
    return this.progress;
  }

  failed(): string | null {
    return this.failure;
  }

  /** Runs the seeding; doors for writing stay closed until it ends. */
  async during(total: number, work: (advance: (done: number) => void) => Promise<void>): Promise<void> {
    this.progress = { done: 0, total };
    try {
      await work((done) => {
        this.progress = { done, total };
      });
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      this.progress = null;
    }
  }
}

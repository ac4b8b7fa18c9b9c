import type { Instant } from '#kernel';
import type { Clock } from '#platform/clock';
import type { Ticker } from './ticker';

/** Facts and the clock in, commands out. Its commands have ids that follow from what they do, so a second run does nothing. */
export interface Process {
  readonly name: string;
  /** One look: gives the commands that are due and answers how many did something. What went wrong is thrown. */
  run(): Promise<number>;
}

export interface ProcessState {
  readonly name: string;
  /** off: not started here. waiting: before its first look. */
  readonly state: 'off' | 'waiting' | 'following' | 'failing';
  readonly lastRunAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  /** Failed looks in a row; it tries again with each tick. */
  readonly failures: number;
  readonly error: string | null;
  /** Commands that did something since the start. */
  readonly done: number;
}

export type ProcessNotice =
  | { readonly kind: 'failed'; readonly process: string; readonly error: string }
  | { readonly kind: 'recovered'; readonly process: string; readonly after: number };

/** Runs processes tick by tick. A failure ends nothing: it is told, stands in the state, and is tried again. */
export class ProcessRunner {
  private readonly states: Map<string, ProcessState>;
  private active: readonly Process[] = [];
  private ticking: { stop(): Promise<void> } | undefined;

  constructor(
    private readonly processes: readonly Process[],
    private readonly clock: Clock,
    private readonly notice: (notice: ProcessNotice) => void,
  ) {
    const off = { state: 'off', lastRunAt: null, lastSuccessAt: null, failures: 0, error: null, done: 0 } as const;
    this.states = new Map(processes.map(({ name }) => [name, { name, ...off }]));
  }

  /** How each process fares, in the order they run. */
  state(): readonly ProcessState[] {
    return [...this.states.values()];
  }

  /** Begins to tick for the processes named. */
  start(ticker: Ticker, names: readonly string[]): void {
    this.active = this.processes.filter(({ name }) => names.includes(name));
    for (const { name } of this.active) this.set(name, { state: 'waiting' });
    if (this.active.length > 0) this.ticking ??= ticker.every(() => this.tick());
  }

  /** Ends after the look in hand. */
  async stop(): Promise<void> {
    await this.ticking?.stop();
  }

  /** One look of each started process, one after another. Never rejects. */
  async tick(): Promise<void> {
    for (const process of this.active) await this.look(process);
  }

  private async look(process: Process): Promise<void> {
    const { name } = process;
    const lastRunAt = this.clock.now();
    const before = this.of(name);
    try {
      const done = before.done + (await process.run());
      this.set(name, { state: 'following', lastRunAt, lastSuccessAt: lastRunAt, failures: 0, error: null, done });
      if (before.failures > 0) this.notice({ kind: 'recovered', process: name, after: before.failures });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.message : String(thrown);
      this.set(name, { state: 'failing', lastRunAt, failures: before.failures + 1, error });
      // Told when it begins and when its reason changes, not every minute of a night.
      if (before.error !== error) this.notice({ kind: 'failed', process: name, error });
    }
  }

  private of(name: string): ProcessState {
    return this.states.get(name) as ProcessState;
  }

  private set(name: string, change: Partial<ProcessState>): void {
    this.states.set(name, { ...this.of(name), ...change });
  }
}

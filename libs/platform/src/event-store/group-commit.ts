import type { AppendResult } from './port';
import type { PreparedAppend } from './prepare';

/** What became of a failed write: try again; try again, though it may have been written; or an error of this append. */
export type WriteFailure = { readonly kind: 'retry' | 'unknown' } | { readonly kind: 'refused'; readonly error: Error };

export interface GroupCommitOptions {
  /** Writes appends to different streams in one transaction; each succeeds or conflicts by itself. */
  readonly write: (appends: readonly PreparedAppend[]) => Promise<readonly AppendResult[]>;
  readonly failureOf: (error: unknown, append: PreparedAppend) => WriteFailure;
  /** The error of an append that was tried again for `retryForMs`. */
  readonly gaveUp: (append: PreparedAppend, mayBeWritten: boolean, cause: unknown) => Error;
  /** Transactions at the same time. */
  readonly lanes: number;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly retryForMs: number;
}

interface Waiting {
  readonly append: PreparedAppend;
  readonly deadline: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
  mayBeWritten: boolean;
}

const MOST_APPENDS = 128;
const MOST_BYTES = 1_000_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Appends that wait at the same moment share one statement and one commit. A group never holds two appends to one
 * stream, nor one to a stream that another lane is writing: they would only wait for each other's row. After an error
 * each append of the group goes alone, so that a bad one takes no other with it.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private readonly busy = new Set<string>();
  private lanesInUse = 0;
  private scheduled = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: GroupCommitOptions) {}

  append(append: PreparedAppend): Promise<AppendResult> {
    const { now, retryForMs } = this.options;
    return new Promise((resolve, reject) => {
      this.queue.push({ append, deadline: now() + retryForMs, resolve, reject, mayBeWritten: false });
      this.schedule();
    });
  }

  /** Resolves when nothing waits and nothing is being written. */
  drained(): Promise<void> {
    if (this.queue.length === 0 && this.lanesInUse === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  /** Not at once: callers that were answered by the same commit come back with their next append in the same turn. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      while (this.lanesInUse < this.options.lanes) {
        const group = this.take();
        if (group.length === 0) break;
        void this.run(group);
      }
    });
  }

  private take(): Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const streams = new Set<string>();
    let bytes = 0;
    for (const waiting of this.queue) {
      const { stream, bytes: size } = waiting.append;
      const fits = group.length === 0 || (group.length < MOST_APPENDS && bytes + size <= MOST_BYTES);
      if (!fits || streams.has(stream) || this.busy.has(stream)) {
        left.push(waiting);
        continue;
      }
      group.push(waiting);
      streams.add(stream);
      bytes += size;
    }
    this.queue = left;
    for (const stream of streams) this.busy.add(stream);
    return group;
  }

  private async run(group: readonly Waiting[]): Promise<void> {
    this.lanesInUse += 1;
    let pause = FIRST_PAUSE_MS;
    try {
      let open = await this.attempt(group);
      while (open.length > 0) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        const next: Waiting[] = [];
        for (const waiting of open) next.push(...(await this.attempt([waiting])));
        open = next;
      }
    } finally {
      for (const { append } of group) this.busy.delete(append.stream);
      this.lanesInUse -= 1;
      if (this.queue.length > 0) this.schedule();
      else if (this.lanesInUse === 0) for (const resolve of this.idle.splice(0)) resolve();
    }
  }

  /** Writes the group; returns those that have to be tried again. */
  private async attempt(group: readonly Waiting[]): Promise<Waiting[]> {
    try {
      const results = await this.options.write(group.map(({ append }) => append));
      group.forEach((waiting, index) => this.settle(waiting, results[index] as AppendResult));
      return [];
    } catch (error) {
      return group.filter((waiting) => this.failed(waiting, error, group.length === 1));
    }
  }

  /** True when the append is to be tried again. */
  private failed(waiting: Waiting, error: unknown, alone: boolean): boolean {
    const failure = this.options.failureOf(error, waiting.append);
    if (failure.kind === 'unknown') waiting.mayBeWritten = true;
    if (failure.kind === 'refused') {
      if (!alone) return true;
      waiting.reject(failure.error);
      return false;
    }
    if (this.options.now() < waiting.deadline) return true;
    waiting.reject(this.options.gaveUp(waiting.append, waiting.mayBeWritten, error));
    return false;
  }

  /**
   * A written append decides about those that wait for the same version of the same stream: the events after that version
   * are now its own, so one with other ids is neither possible nor a repeat, and needs no question to the database.
   */
  private settle(waiting: Waiting, result: AppendResult): void {
    waiting.resolve(result);
    if (!result.ok || result.repeated || this.queue.length === 0) return;
    const { stream, expected, events } = waiting.append;
    const [rivals, others] = split(
      this.queue,
      ({ append }) => append.stream === stream && append.expected === expected && append.events[0]?.id !== events[0]?.id,
    );
    this.queue = others;
    for (const rival of rivals) rival.resolve({ ok: false, reason: 'WRONG_VERSION', actual: result.version });
  }
}

function split<T>(all: readonly T[], chosen: (one: T) => boolean): [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const one of all) (chosen(one) ? yes : no).push(one);
  return [yes, no];
}

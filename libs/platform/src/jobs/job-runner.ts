import { randomUUID } from 'node:crypto';
import { JobStopped, type Job, type JobFailure, type JobKind, type JobRun } from './job';
import { PartsOutput } from './job-output';
import type { Claim, JobEnd, JobStore } from './job-store';

export interface JobRunnerOptions {
  readonly store: JobStore;
  readonly kinds: readonly JobKind[];
  /** What a thrown error says to whoever started the job; called for each failure, so it may log. */
  readonly explain: (error: unknown, job: Job) => JobFailure;
  /** Told of every change of a job here. */
  readonly changed?: (id: string) => void;
  /** What went wrong beside the jobs themselves, such as a database that is away; it is tried again. */
  readonly failed?: (error: unknown) => void;
  /** Jobs at once in this process. */
  readonly lanes?: number;
  /** A worker that has not renewed its lease for so long is taken for dead, milliseconds. */
  readonly leaseMs?: number;
  /** How often it looks for jobs that nobody told it of, milliseconds. */
  readonly lookMs?: number;
  /** How often progress is written, milliseconds. */
  readonly toldMs?: number;
  /** Most bytes of one file. */
  readonly fileBytes?: number;
  readonly keep?: { readonly fileMs: number; readonly rowMs: number; readonly bytes: number };
}

const DAY = 86_400_000;
const KEEP = { fileMs: DAY, rowMs: 7 * DAY, bytes: 2_000_000_000 };
const TIDY_MS = 600_000;

interface InHand {
  readonly claim: Claim;
  readonly stopping: AbortController;
  readonly over: Promise<void>;
}

/**
 * Runs jobs of this process and takes up those whose process died: a lease that is not renewed ends. A job whose process
 * stops in order goes back among those that wait.
 */
export class JobRunner {
  private readonly worker = randomUUID();
  private readonly inHand = new Map<string, InHand>();
  private timer: NodeJS.Timeout | undefined;
  private closing = false;
  private looking: Promise<void> | undefined;
  private again = false;
  private tidiedAt = -Infinity;

  constructor(private readonly options: JobRunnerOptions) {}

  /** Begins to look for jobs. */
  start(): void {
    this.timer ??= setInterval(() => this.poke(), this.options.lookMs ?? 2_000).unref();
    this.poke();
  }

  /** Something may wait: look now. */
  poke(): void {
    if (this.closing) return;
    this.again = true;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
  }

  /** A job was asked to end: if it is in hand here, it hears so at once. */
  interrupt(id: string): void {
    this.inHand.get(id)?.stopping.abort('cancelled');
  }

  /** Ends after the jobs in hand have let go; those not done wait for the next process. */
  async stop(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    await this.looking;
    for (const { stopping } of this.inHand.values()) stopping.abort('closing');
    await Promise.all([...this.inHand.values()].map(({ over }) => over));
  }

  private async look(): Promise<void> {
    const { store, kinds, lanes = 2, keep = KEEP } = this.options;
    try {
      while (this.again && !this.closing) {
        this.again = false;
        while (this.inHand.size < lanes && !this.closing) {
          const job = await store.take(
            this.worker,
            kinds.map(({ name }) => name),
            this.leaseMs,
          );
          if (!job) break;
          this.begin(job);
        }
      }
      if (performance.now() - this.tidiedAt > TIDY_MS) {
        this.tidiedAt = performance.now();
        await store.tidy(keep);
      }
    } catch (error) {
      // The next look comes by itself, and so does what the leases say.
      this.options.failed?.(error);
    }
  }

  private begin(job: Job): void {
    const claim = { id: job.id, worker: this.worker };
    const stopping = new AbortController();
    const over = this.work(job, claim, stopping).finally(() => {
      this.inHand.delete(job.id);
      this.told(job.id);
      this.poke();
    });
    this.inHand.set(job.id, { claim, stopping, over });
    this.told(job.id);
  }

  private async work(job: Job, claim: Claim, stopping: AbortController): Promise<void> {
    const { store, toldMs = 300 } = this.options;
    const progress = { phase: job.phase, done: 0, total: null as number | null };
    const renew = (): Promise<void> =>
      store.renew(claim, this.leaseMs, progress).then(
        (renewed) => {
          if (renewed === null) stopping.abort('lost');
          else if (renewed.cancelling) stopping.abort('cancelled');
          if (renewed && renewed.version !== job.version) this.told(job.id);
        },
        () => undefined,
      );
    let renewing: Promise<void> = Promise.resolve();
    const beat = setInterval(() => (renewing = renew()), Math.min(toldMs, this.leaseMs / 3));
    let end: JobEnd;
    try {
      end = await this.run(job, claim, stopping.signal, progress);
    } catch (error) {
      const stopped = error instanceof JobStopped || stopping.signal.aborted;
      end = stopped ? { state: 'cancelled' } : { state: 'failed', failure: this.options.explain(error, job) };
    }
    clearInterval(beat);
    await renewing;
    // Stopped, but not because somebody asked for it: it goes on elsewhere.
    const letGo = end.state === 'cancelled' && ['closing', 'lost'].includes(String(stopping.signal.reason));
    await (letGo ? store.release(claim) : renew().then(() => store.end(claim, end))).catch((error: unknown) =>
      this.options.failed?.(error),
    );
  }

  private async run(job: Job, claim: Claim, signal: AbortSignal, progress: Progress): Promise<JobEnd> {
    const { store, kinds, fileBytes = 200_000_000 } = this.options;
    const kind = kinds.find(({ name }) => name === job.kind);
    if (!kind) throw new Error(`No job of the kind ${job.kind} is known here`);
    const guard = (): void => {
      if (signal.aborted) throw new JobStopped(String(signal.reason));
    };
    let output: PartsOutput | null = null;
    const run: JobRun = {
      job,
      signal,
      at(phase, done = 0, total = null) {
        guard();
        Object.assign(progress, { phase, done, total });
      },
      async commit(phase) {
        guard();
        if (!(await store.commit(claim))) throw new JobStopped('cancelled');
        progress.phase = phase;
      },
      async input() {
        return (await store.part(job.id, 'in', 0)) ?? Buffer.alloc(0);
      },
      output: (name, type) => (output = new PartsOutput(store, job.id, name, type, fileBytes, guard)),
    };
    const result = await kind.run(run);
    return { state: 'done', result, file: (await (output as PartsOutput | null)?.close()) ?? null };
  }

  private get leaseMs(): number {
    return this.options.leaseMs ?? 30_000;
  }

  private told(id: string): void {
    this.options.changed?.(id);
  }
}

interface Progress {
  phase: string | null;
  done: number;
  total: number | null;
}

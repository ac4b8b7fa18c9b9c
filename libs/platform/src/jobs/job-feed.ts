import { Newest, type Pull } from '#platform/live';
import { isEnded, type Job } from './job';
import type { JobStore } from './job-store';

interface Watched {
  readers: number;
  readonly newest: Newest<Job | null>;
}

/** Jobs that somebody watches: one statement now and then for all of them, and at once where this process works on one. */
export class JobFeed {
  private readonly watched = new Map<string, Watched>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<JobStore, 'those'>,
    private readonly lookMs = 500,
  ) {}

  /** How a job goes on, until it has ended; steps in between may be left out. */
  join(id: string): { readonly next: Pull<Job>; readonly left: () => void } {
    const watched = this.watched.get(id) ?? { readers: 0, newest: new Newest<Job | null>(null) };
    this.watched.set(id, watched);
    watched.readers += 1;
    this.timer ??= setInterval(() => void this.look([...this.watched.keys()]), this.lookMs).unref();
    void this.look([id], true);
    return { next: this.next(watched), left: () => this.left(id, watched) };
  }

  /** It changed here. */
  changed(id: string): void {
    if (this.watched.has(id)) void this.look([id]);
  }

  private next({ newest }: Watched): Pull<Job> {
    let seen = 0;
    let last: Job | null = null;
    return async (signal) => {
      while (last === null || !isEnded(last)) {
        const newer = await newest.after(seen, signal);
        if (newer === undefined) return undefined;
        seen = newer.version;
        if (newer.value === null || newer.value.version <= (last?.version ?? -1)) continue;
        last = newer.value;
        return last;
      }
      return undefined;
    };
  }

  private left(id: string, watched: Watched): void {
    watched.readers -= 1;
    if (watched.readers === 0) this.watched.delete(id);
    if (this.watched.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async look(ids: readonly string[], anyway = false): Promise<void> {
    const jobs = await this.store.those(ids).catch(() => []);
    const told = new Map<string, number>();
    for (const job of jobs) {
      const watched = this.watched.get(job.id);
      if (!watched) continue;
      told.set(job.id, job.version);
      if (anyway || job.version !== this.versions.get(job.id)) watched.newest.set(job);
    }
    for (const [id, version] of told) this.versions.set(id, version);
    for (const id of this.versions.keys()) if (!this.watched.has(id)) this.versions.delete(id);
  }

  private readonly versions = new Map<string, number>();
}

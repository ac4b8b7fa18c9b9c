import { createHash } from 'node:crypto';
import { JobFileTooLarge, type JobFile, type JobOutput } from './job';
import { FILE_PART, type JobStore } from './job-store';

/** Writes a job's file in pieces as it comes, so that no whole file is in memory. */
export class PartsOutput implements JobOutput {
  private readonly hash = createHash('sha256');
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private parts = 0;
  private size = 0;

  constructor(
    private readonly store: Pick<JobStore, 'keep'>,
    private readonly job: string,
    private readonly name: string,
    private readonly type: string,
    private readonly limit: number,
    private readonly guard: () => void,
  ) {}

  async write(given: Buffer | string): Promise<void> {
    this.guard();
    const bytes = typeof given === 'string' ? Buffer.from(given) : given;
    this.hash.update(bytes);
    this.size += bytes.length;
    if (this.size > this.limit) throw new JobFileTooLarge(this.limit);
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    if (this.waitingBytes >= FILE_PART) await this.flush();
  }

  async close(): Promise<JobFile> {
    await this.flush();
    return { name: this.name, type: this.type, size: this.size, sha256: this.hash.digest('hex'), kept: true };
  }

  private async flush(): Promise<void> {
    if (this.waitingBytes === 0) return;
    const bytes = Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    await this.store.keep(this.job, this.parts, bytes);
    this.parts += 1;
  }
}

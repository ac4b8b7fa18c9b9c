import type { DataSource } from '#platform/database';
import type { Job, JobFailure, JobFile, JobOwner, JobState } from './job';
import { jobOf, type JobRow } from './job-row';

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly owner: JobOwner;
  readonly at: Date;
  /** The file it works on. */
  readonly file?: Buffer;
}

/** Whose jobs: of one person, or everybody's. */
export interface JobChoice {
  readonly person?: string;
  readonly limit: number;
}

/** What a job ends with. */
export type JobEnd =
  | { readonly state: 'done'; readonly result: unknown; readonly file: JobFile | null }
  | { readonly state: 'failed'; readonly failure: JobFailure }
  | { readonly state: 'cancelled' };

/** A worker's claim on a job: what it writes counts only while the claim is its own. */
export interface Claim {
  readonly id: string;
  readonly worker: string;
}

const INTERRUPTED: JobFailure = {
  code: 'INTERRUPTED',
  zh: '处理该任务的进程多次中断',
  en: 'The process that worked on it ended again and again',
};
/** Times a job is begun before it is told as failed. */
const ATTEMPTS = 3;
const PART = 1_000_000;

/** Jobs and their files in PostgreSQL. Leases are judged by the database's clock: there is one of it. */
export class JobStore {
  constructor(private readonly source: DataSource) {}

  /** False where the id is taken: the same job was started before. */
  async add({ id, kind, input, owner, at, file }: NewJob): Promise<boolean> {
    return this.source.transaction(async (tx) => {
      const rows = await tx.query<unknown[]>(
        `INSERT INTO slate.job (id, kind, input, person, organisation, token_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
        [id, kind, JSON.stringify(input), owner.person, owner.organisation, owner.tokenHash, at],
      );
      if (rows.length > 0 && file)
        await tx.query(`INSERT INTO slate.job_file (job, role, part, bytes) VALUES ($1, 'in', 0, $2)`, [id, file]);
      return rows.length > 0;
    });
  }

  async find(id: string): Promise<Job | null> {
    return (await this.those([id]))[0] ?? null;
  }

  async those(ids: readonly string[]): Promise<readonly Job[]> {
    return this.jobs('SELECT * FROM slate.job WHERE id = ANY($1)', [ids]);
  }

  /** The newest first. */
  list({ person, limit }: JobChoice): Promise<readonly Job[]> {
    return person === undefined
      ? this.jobs('SELECT * FROM slate.job ORDER BY created_at DESC, id LIMIT $1', [limit])
      : this.jobs('SELECT * FROM slate.job WHERE person = $2 ORDER BY created_at DESC, id LIMIT $1', [limit, person]);
  }

  /** How many of a person's jobs have not ended. */
  async open(person: string): Promise<number> {
    const rows = await this.source.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM slate.job WHERE person = $1 AND state IN ('queued', 'running')`,
      [person],
    );
    return rows[0]?.n ?? 0;
  }

  async counts(): Promise<ReadonlyMap<JobState, number>> {
    const rows = await this.source.query<{ state: JobState; n: number }[]>(
      'SELECT state, count(*)::int AS n FROM slate.job GROUP BY state',
    );
    return new Map(rows.map(({ state, n }) => [state, n]));
  }

  /**
   * The oldest job that waits, or whose worker has not renewed its lease; the caller's from now on. One that was begun too
   * often is told as failed instead.
   */
  async take(worker: string, kinds: readonly string[], leaseMs: number): Promise<Job | null> {
    await this.changed(
      `UPDATE slate.job SET state = CASE WHEN cancelling THEN 'cancelled' ELSE 'failed' END,
         failure = CASE WHEN cancelling THEN NULL ELSE $2::jsonb END, ended_at = now(), worker = NULL, version = version + 1
       WHERE state = 'running' AND lease_until < now() AND (cancelling OR attempts >= $1) RETURNING *`,
      [ATTEMPTS, JSON.stringify(INTERRUPTED)],
    );
    const [job] = await this.changed(
      `UPDATE slate.job SET state = 'running', worker = $1, lease_until = now() + $3 * interval '1 millisecond',
         attempts = attempts + 1, started_at = coalesce(started_at, now()), phase = NULL, done = 0, total = NULL,
         committing = false, version = version + 1
       WHERE id = (
         SELECT id FROM slate.job
         WHERE kind = ANY($2) AND (state = 'queued' OR (state = 'running' AND lease_until < now()))
         ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
       ) RETURNING *`,
      [worker, kinds, leaseMs],
    );
    if (job) await this.source.query(`DELETE FROM slate.job_file WHERE job = $1 AND role = 'out'`, [job.id]);
    return job ?? null;
  }

  /** Renews the lease and tells how far it is. Null where the job is another's by now. */
  async renew({ id, worker }: Claim, leaseMs: number, at: Pick<Job, 'phase' | 'done' | 'total'>): Promise<Job | null> {
    const [job] = await this.changed(
      `UPDATE slate.job SET lease_until = now() + $3 * interval '1 millisecond', phase = $4::text, done = $5::int, total = $6::int,
         version = version + CASE WHEN (phase, done, total) IS DISTINCT FROM ($4::text, $5::int, $6::int) THEN 1 ELSE 0 END
       WHERE id = $1 AND worker = $2 AND state = 'running' RETURNING *`,
      [id, worker, leaseMs, at.phase, at.done, at.total],
    );
    return job ?? null;
  }

  /** The point after which it is not cancelled: false where it was asked to end before, or is another's. */
  async commit({ id, worker }: Claim): Promise<boolean> {
    const rows = await this.changed(
      `UPDATE slate.job SET committing = true, version = version + 1
       WHERE id = $1 AND worker = $2 AND state = 'running' AND NOT cancelling RETURNING *`,
      [id, worker],
    );
    return rows.length > 0;
  }

  /** False where it was another's, or had ended: nothing was written then. */
  async end({ id, worker }: Claim, end: JobEnd): Promise<boolean> {
    const file = end.state === 'done' ? end.file : null;
    const rows = await this.changed(
      `UPDATE slate.job SET state = $3, result = $4::jsonb, failure = $5::jsonb, file_name = $6::text, file_type = $7::text,
         file_size = $8::bigint, file_sha256 = $9::text, file_kept = $6::text IS NOT NULL, ended_at = now(), worker = NULL, version = version + 1
       WHERE id = $1 AND worker = $2 AND state = 'running' RETURNING *`,
      [
        id,
        worker,
        end.state,
        end.state === 'done' ? JSON.stringify(end.result ?? null) : null,
        end.state === 'failed' ? JSON.stringify(end.failure) : null,
        file?.name ?? null,
        file?.type ?? null,
        file?.size ?? null,
        file?.sha256 ?? null,
      ],
    );
    if (rows.length > 0)
      await this.source.query(`DELETE FROM slate.job_file WHERE job = $1 AND ($2 OR role = 'in')`, [id, file === null]);
    return rows.length > 0;
  }

  /** Back among those that wait, as if it had not been begun: its process stops. */
  async release({ id, worker }: Claim): Promise<void> {
    await this.source.query(
      `UPDATE slate.job SET state = 'queued', worker = NULL, attempts = greatest(attempts - 1, 0), version = version + 1
       WHERE id = $1 AND worker = $2 AND state = 'running' AND NOT committing`,
      [id, worker],
    );
  }

  /** Asks it to end; one that waits ends at once. Null where it has ended or stores already. */
  async cancel(id: string): Promise<Job | null> {
    const [job] = await this.changed(
      `UPDATE slate.job SET cancelling = true, version = version + 1,
         state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END,
         ended_at = CASE WHEN state = 'queued' THEN now() ELSE ended_at END
       WHERE id = $1 AND (state = 'queued' OR (state = 'running' AND NOT committing)) RETURNING *`,
      [id],
    );
    if (job && job.state === 'cancelled') await this.source.query('DELETE FROM slate.job_file WHERE job = $1', [id]);
    return job ?? null;
  }

  async part(id: string, role: 'in' | 'out', part: number): Promise<Buffer | null> {
    const rows = await this.source.query<{ bytes: Buffer }[]>(
      'SELECT bytes FROM slate.job_file WHERE job = $1 AND role = $2 AND part = $3',
      [id, role, part],
    );
    return rows[0]?.bytes ?? null;
  }

  /** Keeps a piece of the file that a job makes. */
  async keep(id: string, part: number, bytes: Buffer): Promise<void> {
    await this.source.query(
      `INSERT INTO slate.job_file (job, role, part, bytes) VALUES ($1, 'out', $2, $3)
       ON CONFLICT (job, role, part) DO UPDATE SET bytes = excluded.bytes`,
      [id, part, bytes],
    );
  }

  /** The file a job made, piece by piece. */
  async *file(id: string): AsyncGenerator<Buffer> {
    for (let part = 0; ; part += 1) {
      const bytes = await this.part(id, 'out', part);
      if (bytes === null) return;
      yield bytes;
    }
  }

  /** Lets go of what is old, and of the oldest files where all together are too many bytes. Answers how many files went. */
  async tidy(limits: { readonly fileMs: number; readonly rowMs: number; readonly bytes: number }): Promise<number> {
    await this.source.query(`DELETE FROM slate.job WHERE ended_at < now() - $1 * interval '1 millisecond'`, [limits.rowMs]);
    const gone = await this.changed(
      `UPDATE slate.job SET file_kept = false, version = version + 1 WHERE id IN (
         SELECT id FROM (
           SELECT id, ended_at, sum(file_size) OVER (ORDER BY ended_at DESC, id) AS upto FROM slate.job WHERE file_kept
         ) kept WHERE ended_at < now() - $1 * interval '1 millisecond' OR upto > $2
       ) RETURNING *`,
      [limits.fileMs, limits.bytes],
    );
    if (gone.length > 0) await this.source.query('DELETE FROM slate.job_file WHERE job = ANY($1)', [gone.map(({ id }) => id)]);
    return gone.length;
  }

  private async jobs(text: string, values: unknown[]): Promise<readonly Job[]> {
    return (await this.source.query<JobRow[]>(text, values)).map(jobOf);
  }

  /** Rows of an UPDATE … RETURNING, which the driver answers with their count. */
  private async changed(text: string, values: unknown[]): Promise<readonly Job[]> {
    const [rows] = await this.source.query<[JobRow[], number]>(text, values);
    return rows.map(jobOf);
  }
}

export const FILE_PART = PART;

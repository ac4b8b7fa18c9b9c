import type { Instant } from '#kernel';
import type { Job, JobFailure, JobState } from './job';

/** A row of `slate.job` as the driver gives it. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly person: string;
  readonly organisation: string;
  readonly token_hash: string;
  readonly state: JobState;
  readonly phase: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly cancelling: boolean;
  readonly result: unknown;
  readonly failure: JobFailure | null;
  readonly file_name: string | null;
  readonly file_type: string | null;
  readonly file_size: number | string | null;
  readonly file_sha256: string | null;
  readonly file_kept: boolean;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly attempts: number;
  readonly version: number;
}

const instantOf = (date: Date | null): Instant | null => (date === null ? null : (date.toISOString() as Instant));

export const jobOf = (row: JobRow): Job => ({
  id: row.id,
  kind: row.kind,
  input: row.input,
  owner: { person: row.person, organisation: row.organisation, tokenHash: row.token_hash },
  state: row.state,
  phase: row.phase,
  done: row.done,
  total: row.total,
  cancelling: row.cancelling && row.state === 'running',
  result: row.result,
  failure: row.failure,
  file:
    row.file_name === null
      ? null
      : {
          name: row.file_name,
          type: row.file_type ?? 'application/octet-stream',
          size: Number(row.file_size),
          sha256: row.file_sha256 ?? '',
          kept: row.file_kept,
        },
  createdAt: instantOf(row.created_at) as Instant,
  startedAt: instantOf(row.started_at),
  endedAt: instantOf(row.ended_at),
  version: row.version,
});

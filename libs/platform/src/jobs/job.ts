import type { Instant } from '#kernel';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
export const JOB_STATES: readonly JobState[] = ['queued', 'running', 'done', 'failed', 'cancelled'];

/** Whose job it is, as it was started. */
export interface JobOwner {
  readonly person: string;
  readonly organisation: string;
  /** sha-256 of the token it was started with: the job may what the token may when it runs. */
  readonly tokenHash: string;
}

/** Why a job failed, in the words of the doors: closed code, Chinese, English, and what else belongs to it. */
export interface JobFailure {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface JobFile {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** sha-256, hexadecimal. */
  readonly sha256: string;
  /** False once its time is over, or others needed the room. */
  readonly kept: boolean;
}

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly owner: JobOwner;
  readonly state: JobState;
  /** The step it is in, a word of its kind; null before the first. */
  readonly phase: string | null;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  /** It was asked to end and has not yet. */
  readonly cancelling: boolean;
  readonly result: unknown;
  readonly failure: JobFailure | null;
  readonly file: JobFile | null;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Raised with every change. */
  readonly version: number;
}

export const isEnded = ({ state }: Pick<Job, 'state'>): boolean => state !== 'queued' && state !== 'running';

/** What a kind of job works with while it runs. Every call throws `JobStopped` once the job is to end. */
export interface JobRun {
  readonly job: Job;
  /** Aborted where the job was cancelled, its process stops, or another process has taken it over. */
  readonly signal: AbortSignal;
  /** Tells how far it is; written at most a few times a second. */
  at(phase: string, done?: number, total?: number | null): void;
  /** From here on it is not cancelled any more: asked for right before something is stored. */
  commit(phase: string): Promise<void>;
  /** The file it was started with. */
  input(): Promise<Buffer>;
  /** Opens the file that the job makes; one for a job. */
  output(name: string, type: string): JobOutput;
}

export interface JobOutput {
  /** @throws JobFileTooLarge */
  write(bytes: Buffer | string): Promise<void>;
}

/** A job does not outlive its process, and its kind may be run again from the start: it stores nothing before `commit`. */
export interface JobKind {
  readonly name: string;
  /** Answers the job's result, JSON; what it throws is the job's failure. */
  run(run: JobRun): Promise<unknown>;
}

/** The job is to end: cancelled, or not this process's any more. Whoever runs it lets this pass. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped';
}

/** The file a job makes is larger than files of jobs may be. */
export class JobFileTooLarge extends Error {
  override readonly name = 'JobFileTooLarge';
  constructor(readonly limit: number) {
    super(`A job's file holds up to ${limit} bytes`);
  }
}

import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { TokenService, type Actor } from '#access';
import { refuse, type Refused } from '#kernel';
import { Clock } from '#platform/clock';
import { isEnded, JobFeed, JobRunner, JobStore, type Job, type JobFailure, type JobRun } from '#platform/jobs';
import { ReadStore } from '#platform/read-store';
import type { AuthenticatedRequest } from '../graphql/actor';
import { unauthenticated } from '../graphql/errors';
import { problemBody } from '../http/problem';
import { LiveService } from '../live/live.service';
import type { LiveStream } from '#platform/live';
import type { Told } from '../live/open-streams';
import { presentNames } from '../names/present-names';
import { problemOf } from '../reports/problems';
import type { ApiJobKind } from './job-kind';
import { isOwn, jobOut, sees, type JobOut } from './job-words';

/** Jobs of one person that have not ended. */
export const OPEN_JOBS = 5;
/** The newest that a list shows. */
export const LISTED_JOBS = 100;

export type JobCode = 'NOT_FOUND' | 'TOO_MANY_JOBS' | 'COMMAND_REUSED' | 'JOB_ENDED' | 'JOB_STORING';
export type JobAnswer = { readonly ok: true; readonly job: JobOut } | Refused<JobCode>;

/** Kinds as the composition root gives them. */
export abstract class JobKinds {
  abstract readonly all: readonly ApiJobKind[];
}

/** Long work that outlives its request: started, watched, cancelled, and its file fetched, by whoever began it. */
@Injectable()
export class JobsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('jobs');
  private readonly runner: JobRunner;
  private readonly feed: JobFeed;

  constructor(
    private readonly store: JobStore,
    private readonly kinds: JobKinds,
    private readonly tokens: TokenService,
    private readonly clock: Clock,
    private readonly live: LiveService,
    private readonly reads: ReadStore,
  ) {
    this.feed = new JobFeed(store);
    this.runner = new JobRunner({
      store,
      kinds: kinds.all.map((kind) => ({ name: kind.name, run: (run) => this.run(kind, run) })),
      explain: (error) => this.explain(error),
      changed: (id) => this.feed.changed(id),
      failed: (error) =>
        this.logger.warn(`jobs could not be looked at: ${error instanceof Error ? error.message : String(error)}`),
    });
  }

  onApplicationBootstrap(): void {
    this.runner.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.runner.stop();
  }

  /** Starts it, or finds the one that was started under this command. @throws Problem for what cannot be asked */
  async start(
    request: AuthenticatedRequest,
    commandId: string,
    kindName: string,
    input: Readonly<Record<string, unknown>>,
    file?: Buffer,
  ): Promise<JobAnswer> {
    const { actor, tokenHash } = request;
    if (!actor || tokenHash === undefined) throw unauthenticated();
    const kind = this.kindOf(kindName);
    if (!kind) return refuse('NOT_FOUND');
    const checked = await kind.check(actor, input);
    const id = `job-${commandId.replace(/^cmd-/, '')}`;
    const before = await this.store.find(id);
    if (before) return sameWork(before, kindName, checked) ? this.out(before, actor) : refuse('COMMAND_REUSED');
    const open = await this.store.open(actor.person);
    if (open >= OPEN_JOBS) return refuse('TOO_MANY_JOBS', { open, limit: OPEN_JOBS });
    const owner = { person: actor.person, organisation: actor.organisation, tokenHash };
    const at = new Date(this.clock.now());
    await this.store.add({ id, kind: kindName, input: checked, owner, at, ...(file ? { file } : {}) });
    this.runner.poke();
    return this.find(actor, id);
  }

  /** The newest first. */
  async list(actor: Actor, limit: number): Promise<readonly JobOut[]> {
    const all = actor.may.has('manage');
    const jobs = await this.store.list({ limit, ...(all ? {} : { person: actor.person }) });
    return this.outs(jobs, actor);
  }

  async find(actor: Actor, id: string): Promise<JobAnswer> {
    const job = await this.store.find(id);
    return job && sees(actor, job) ? this.out(job, actor) : refuse('NOT_FOUND');
  }

  /** Asks it to end; one that has ended, or stores already, says so. */
  async cancel(actor: Actor, id: string): Promise<JobAnswer> {
    const job = await this.store.find(id);
    if (!job || !isOwn(actor, job)) return refuse('NOT_FOUND');
    const asked = await this.store.cancel(id);
    if (!asked) {
      const now = await this.store.find(id);
      return now && !isEnded(now) ? refuse('JOB_STORING') : refuse('JOB_ENDED', { state: now?.state ?? job.state });
    }
    this.runner.interrupt(id);
    this.feed.changed(id);
    return this.out(asked, actor);
  }

  /** The file of one's own job, piece by piece; null where there is none (any more). */
  async file(actor: Actor, id: string): Promise<{ readonly job: Job; readonly parts: AsyncGenerator<Buffer> } | null> {
    const job = await this.store.find(id);
    if (!job || !isOwn(actor, job) || !job.file?.kept) return null;
    return { job, parts: this.store.file(id) };
  }

  /** How a job goes on, until it has ended. @throws Problem NOT_FOUND */
  async follow(request: AuthenticatedRequest, id: string): Promise<LiveStream<Told<'jobProgress', JobOut>>> {
    const { actor } = request;
    if (!actor) throw unauthenticated();
    const found = await this.find(actor, id);
    if (!found.ok) throw problemOf(found);
    return this.live.streams.open(request, 'jobProgress', () => {
      const { next, left } = this.feed.join(id);
      const told = async (signal: AbortSignal): Promise<JobOut | undefined> => {
        const job = await next(signal);
        return job && (await this.outs([job], actor))[0];
      };
      return { next: told, left };
    });
  }

  counts() {
    return this.store.counts();
  }

  private async run(kind: ApiJobKind, run: JobRun): Promise<unknown> {
    const actor = await this.tokens.actorOf(run.job.owner.tokenHash);
    if (!actor) throw unauthenticated();
    return kind.run(run, actor);
  }

  private explain(error: unknown): JobFailure {
    const { code, title, titleEn, status: _status, type: _type, ...detail } = problemBody(error, this.logger);
    return {
      code: String(code),
      zh: String(title),
      en: String(titleEn ?? title),
      ...(Object.keys(detail).length > 0 ? { detail } : {}),
    };
  }

  private kindOf(name: string): ApiJobKind | undefined {
    return this.kinds.all.find((kind) => kind.name === name);
  }

  private async out(job: Job, actor: Actor): Promise<JobAnswer> {
    const [out] = await this.outs([job], actor);
    return out ? { ok: true, job: out } : refuse('NOT_FOUND');
  }

  private async outs(jobs: readonly Job[], actor: Actor): Promise<readonly JobOut[]> {
    const people = await this.tokens.people(jobs.map(({ owner }) => owner.person));
    const names = await presentNames(this.reads, this.clock);
    return jobs.map((job) => jobOut(job, actor, this.kindOf(job.kind), people, names));
  }
}

const sameWork = (job: Job, kind: string, input: object): boolean =>
  job.kind === kind && JSON.stringify(sorted(job.input)) === JSON.stringify(sorted(input));
const sorted = (of: object): object => Object.fromEntries(Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1)));

import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { parse as queryOf } from 'node:querystring';
import type { Actor } from '#access';
import type { JobOut } from '../jobs/job-words';
import { JobsService, LISTED_JOBS, type JobAnswer } from '../jobs/jobs.service';
import { CurrentActor, CurrentRequest, type AuthenticatedRequest } from './actor';
import { commandId } from './command.input';
import { ApiError, BadInput } from './errors';
import { CancelJobInput, JobPayload, JobType, StartJobInput } from './jobs.types';
import { userError } from './payload';

const jobPayload = (answer: JobAnswer): JobPayload =>
  answer.ok
    ? { position: null, userErrors: [], job: jobTypeOf(answer.job) }
    : { position: null, userErrors: [userError(answer)], job: null };

const jobTypeOf = (job: JobOut): JobType => ({
  ...job,
  problem: job.problem === null ? null : { ...job.problem, detail: job.problem.detail ?? null },
});

@Resolver()
export class JobsResolver {
  constructor(private readonly service: JobsService) {}

  @Query(() => [JobType], { description: 'One’s own jobs, the newest first; NRTA’s managers see whose others there are.' })
  async jobs(
    @CurrentActor() actor: Actor,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
  ): Promise<JobType[]> {
    if (first < 1 || first > LISTED_JOBS) throw new BadInput('FIRST', 'first', 'first 应在 1 至 100 之间', 'first is 1 to 100');
    return (await this.service.list(actor, first)).map(jobTypeOf);
  }

  @Query(() => JobType, { nullable: true, description: 'A job; null where there is none that one may see.' })
  async job(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<JobType | null> {
    const found = await this.service.find(actor, id);
    return found.ok ? jobTypeOf(found.job) : null;
  }

  @Mutation(() => JobPayload, { description: 'Starts a job; it goes on by itself.' })
  async startJob(
    @CurrentRequest() request: AuthenticatedRequest,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: StartJobInput,
  ): Promise<JobPayload> {
    const { kind, query, idempotencyKey: _key, ...rest } = input;
    if (kind === 'import-sheet') {
      throw new BadInput('KIND', 'kind', '导入请用 POST …/sheet?as=job', 'An import is started by POST …/sheet?as=job');
    }
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined));
    const asked = { ...given, ...(query == null ? {} : { ...queryOf(query) }) };
    return jobPayload(await this.service.start(request, commandId(actor, input), kind, asked));
  }

  @Mutation(() => JobPayload, { description: 'Asks one’s own job to end; what it was to store is not stored.' })
  async cancelJob(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) { id }: CancelJobInput,
  ): Promise<JobPayload> {
    return jobPayload(await this.service.cancel(actor, id));
  }

  @Subscription(() => JobType, {
    description: 'How a job goes on: as it stands now, then each change, until it has ended; steps in between may be left out.',
    resolve: ({ jobProgress }: { readonly jobProgress: JobOut | ApiError }): JobType => {
      if (jobProgress instanceof ApiError) throw jobProgress;
      return jobTypeOf(jobProgress);
    },
  })
  jobProgress(
    @CurrentRequest() request: AuthenticatedRequest,
    @CurrentActor() _actor: Actor,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ) {
    return this.service.follow(request, id);
  }
}

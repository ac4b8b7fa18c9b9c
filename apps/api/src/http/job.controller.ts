import { Body, Controller, Delete, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { once } from 'node:events';
import { refuse } from '#kernel';
import type { AuthenticatedRequest } from '../graphql/actor';
import { Idempotency, type Answer } from '../idempotency/idempotency';
import { JobsService, LISTED_JOBS, type JobAnswer } from '../jobs/jobs.service';
import { problemOf } from '../reports/problems';
import { actorOf, numberParam, savedAs, type QueryText } from './params';
import { Problem } from './problem';

/** Long work with its progress; the file it makes is its owner's. */
@Controller('api/jobs')
export class JobController {
  constructor(
    private readonly jobs: JobsService,
    private readonly idempotency: Idempotency,
  ) {}

  /** `{ "kind": "export-projects", … }` with what the kind asks for; 202 and where to look. */
  @Post()
  async start(
    @Req() request: AuthenticatedRequest,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: Readonly<Record<string, unknown>> | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    const { kind, ...input } = body ?? {};
    if (kind === 'import-sheet' || typeof kind !== 'string') throw unknownKind();
    const answer = await this.idempotency.once(actor.person, key, JSON.stringify([kind, input]), async (commandId) =>
      started(await this.jobs.start(request, commandId, kind, input)),
    );
    accepted(response, answer);
  }

  /** The newest first; of NRTA’s managers everybody’s, without what is in them. */
  @Get()
  async list(@Req() request: AuthenticatedRequest, @Query() query: QueryText): Promise<unknown> {
    const limit = Math.min(numberParam(query, 'first') ?? 20, LISTED_JOBS);
    return { jobs: await this.jobs.list(actorOf(request), limit) };
  }

  @Get(':id')
  async job(@Req() request: AuthenticatedRequest, @Param('id') id: string): Promise<unknown> {
    return settled(await this.jobs.find(actorOf(request), id));
  }

  /** Asks it to end. 409 where it has ended, or stores already. */
  @Delete(':id')
  async cancel(@Req() request: AuthenticatedRequest, @Param('id') id: string): Promise<unknown> {
    return settled(await this.jobs.cancel(actorOf(request), id));
  }

  /** What it made; 404 while it has not, and once its day is over. */
  @Get(':id/file')
  async file(@Req() request: AuthenticatedRequest, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const found = await this.jobs.file(actorOf(request), id);
    if (!found?.job.file) throw problemOf(refuse('NOT_FOUND'));
    const { name, type, size, sha256 } = found.job.file;
    response.set({ 'content-type': type, 'content-length': String(size), 'x-content-hash': sha256, ...savedAs(name) });
    for await (const part of found.parts) {
      if (response.destroyed) return;
      if (!response.write(part)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  }
}

/** The answer of a job that was started. @throws Problem */
export function started(answer: JobAnswer): Answer {
  return { status: 202, body: { job: settled(answer) } };
}

/** 202 with where the job stands. */
export function accepted(response: Response, { status, body }: Answer): void {
  const { id } = (body as { readonly job: { readonly id: string } }).job;
  response.status(status).set('location', `/api/jobs/${id}`).json(body);
}

function settled(answer: JobAnswer) {
  if (answer.ok) return answer.job;
  const problem = problemOf(answer);
  if (answer.code === 'NOT_FOUND') throw problem;
  const status = answer.code === 'TOO_MANY_JOBS' ? 429 : 409;
  throw new Problem(status, problem.code, problem.title, problem.titleEn, problem.errors, problem.extra);
}

const unknownKind = (): Problem =>
  new Problem(
    400,
    'BAD_REQUEST',
    'kind 只能是 export-projects、compilation 或 report-history；导入请用 POST …/sheet?as=job',
    'kind is export-projects, compilation or report-history; an import is POST …/sheet?as=job',
  );

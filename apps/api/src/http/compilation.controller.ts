import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { TokenService } from '#access';
import type { Basis, PeriodId } from '#kernel';
import { CompilationService, type Compilation } from '../compilation/compilation.service';
import { compilationFile } from '../compilation/compilation.workbook';
import { IssueService } from '../compilation/issue.service';
import type { Seeding } from '../demo/seeding';
import type { AuthenticatedRequest } from '../graphql/actor';
import { compilationOut, issueOut } from '../graphql/compilation.mapper';
import { Idempotency } from '../idempotency/idempotency';
import { problemOf } from '../reports/problems';
import { SEEDING } from '../tokens';
import { Problem } from './problem';
import { actorOf, basisParam, fileHeaders, periodParam } from './params';

/** The half-month's compilation as a workbook, and its issuing, over plain HTTP; NRTA only. */
@Controller('api/periods/:period/compilation')
export class CompilationController {
  constructor(
    private readonly compilations: CompilationService,
    private readonly issuing: IssueService,
    private readonly tokens: TokenService,
    private readonly idempotency: Idempotency,
    @Inject(SEEDING) private readonly seeding: Seeding,
  ) {}

  /** `issue`: as it was issued; absent: a draft of what stands now. `format`: xlsx (default) or json. `basis` of a draft. */
  @Get()
  async compilation(
    @Req() request: AuthenticatedRequest,
    @Param('period') periodText: string,
    @Query('issue') issueText: string | undefined,
    @Query('format') format: string | undefined,
    @Query('basis') basis: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    if (actor.scope.kind !== 'nation') throw notThere();
    const compilation = await this.find(periodParam(periodText), issueText, basisParam(basis));
    if (!compilation) throw notThere();
    response.set('cache-control', 'no-store').set('x-content-hash', compilation.hash);
    if (shapeParam(format) === 'json') {
      const people = await this.tokens.people(compilation.issue ? [compilation.issue.issuedBy] : []);
      const { compiled: _compiled, ...body } = compilationOut(compilation, people);
      response.json(body);
      return;
    }
    const { name, bytes } = await compilationFile(compilation);
    response.set(fileHeaders('xlsx', name)).send(bytes);
  }

  /** Issues it: `{ "note": "…", "basis": "reported" }`. */
  @Post()
  async issue(
    @Req() request: AuthenticatedRequest,
    @Param('period') periodText: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: { readonly note?: unknown; readonly basis?: unknown } | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    if (this.seeding.state())
      throw new Problem(503, 'SEEDING', '演示数据正在写入，稍后开放', 'The demonstration is being written');
    const period = periodParam(periodText);
    const note = typeof body?.note === 'string' && body.note.trim() !== '' ? body.note.trim().slice(0, 500) : null;
    const of = { period, basis: basisParam(body?.basis), note };
    const answer = await this.idempotency.once(actor.person, key, JSON.stringify(of), async (commandId) => {
      const done = await this.issuing.issue(actor, commandId, of);
      if (!done.ok) throw problemOf(done);
      const people = await this.tokens.people([done.issue.issuedBy]);
      return { status: 201, body: { issue: issueOut(done.issue, people), position: done.position } };
    });
    response.status(answer.status).json(answer.body);
  }

  private find(period: PeriodId, issueText: string | undefined, basis: Basis): Promise<Compilation | null> {
    if (issueText === undefined) return this.compilations.draft(period, basis);
    if (!/^[1-9]\d{0,5}$/.test(issueText)) throw notThere();
    return this.compilations.issued(period, Number(issueText));
  }
}

const notThere = (): Problem => problemOf({ ok: false, code: 'NOT_FOUND', detail: {} });

function shapeParam(text: string | undefined): 'xlsx' | 'json' {
  if (text === undefined || text === 'xlsx' || text === 'json') return text ?? 'xlsx';
  throw new Problem(400, 'BAD_REQUEST', 'format 只能是 xlsx 或 json', 'format is xlsx or json');
}

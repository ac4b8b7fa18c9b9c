import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Response } from 'express';
import { authorityOf, LentRights, TokenService, type Actor } from '#access';
import { and } from '#insight';
import { reportRelation, type PeriodId } from '#kernel';
import { ReadStore } from '#platform/read-store';
import { DraftService, editionOf, holdsBack, SubmitReport, type DraftView } from '#reporting';
import type { Seeding } from '../demo/seeding';
import type { AuthenticatedRequest } from '../graphql/actor';
import { reportOf } from '../graphql/report.types';
import { Idempotency } from '../idempotency/idempotency';
import { JobsService } from '../jobs/jobs.service';
import { cellWords, findingWords, missingWords, questionWords, receiptWords } from '../reports/report-words';
import { returnsOf } from '../reports/returns';
import { problemOf } from '../reports/problems';
import { SheetService } from '../reports/sheet.service';
import { countsOf, uploadWords } from '../reports/upload-words';
import { SEEDING } from '../tokens';
import { accepted, started } from './job.controller';
import { askedParam, fileParam } from './file-params';
import { actorOf, fileHeaders, formatParam, periodParam, unitParam } from './params';
import { Problem } from './problem';

/** Files and the officer's three acts over plain HTTP, for the command line and for other systems. */
@Controller('api/reports/:unit/:period')
export class ReportController {
  constructor(
    private readonly sheets: SheetService,
    private readonly jobs: JobsService,
    private readonly drafts: DraftService,
    private readonly commands: CommandBus,
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
    private readonly lent: LentRights,
    private readonly idempotency: Idempotency,
    @Inject(SEEDING) private readonly seeding: Seeding,
  ) {}

  /** The unit's 填报表, prefilled; `?format=csv` to read it elsewhere: only the workbook comes back. */
  @Get('sheet')
  async template(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Query('format') formatText: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    const format = formatParam(formatText, 'xlsx');
    const { name, bytes } = await this.sheets.template(actor, unitParam(unit), periodParam(period), format);
    response.set(fileHeaders(format, name)).send(bytes);
  }

  /**
   * Takes a filled sheet, ours or the annex, into the draft. `take`: all (default), good (rows without a fault), strict.
   * `layout` and `sheet` answer LAYOUT_UNCERTAIN and SHEET_UNCERTAIN, with which the file came back before. `as=job`: 202
   * at once, and the answer is the job's result.
   */
  @Post('sheet')
  async upload(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('x-file-name') fileName: string | undefined,
    @Query('take') take: string | undefined,
    @Query('layout') layout: string | undefined,
    @Query('sheet') sheet: string | undefined,
    @Query('as') as: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    this.writingOpen();
    const at = { unit: unitParam(unit), period: periodParam(period) };
    const file = fileParam(request, fileName);
    const asked = askedParam({ take, layout, sheet });
    const answered = `${asked.take}/${asked.layout ?? ''}/${asked.sheet ?? ''}`;
    const body = `${at.unit}/${at.period}/${answered}/${file.bytes.toString('base64')}`;
    if (asJob(as)) {
      const { bytes, name: fileName } = file;
      const input = { ...at, ...asked, fileName };
      const once = await this.idempotency.once(actor.person, key, `job/${body}`, async (commandId) =>
        started(await this.jobs.start(request, commandId, 'import-sheet', input, bytes)),
      );
      return accepted(response, once);
    }
    const answer = await this.idempotency.once(actor.person, key, body, async (commandId) => {
      const taken = await this.sheets.upload(authorityOf(actor, commandId), at.unit, at.period, file, asked);
      return { status: 200, body: uploadWords(taken) };
    });
    response.status(answer.status).json(answer.body);
  }

  /** The report as it stands, and, for its own unit, the draft with all that holds it back. */
  @Get()
  async status(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unitText: string,
    @Param('period') periodText: string,
  ): Promise<unknown> {
    const actor = actorOf(request);
    const unit = unitParam(unitText);
    const period = periodParam(periodText);
    const where = and({ op: 'is', field: 'unit', value: unit }, { op: 'is', field: 'period', value: period });
    const report = await this.reads.read({}, async (reader) => {
      const page = await reader.list(reportRelation, { scope: actor.scope, where, limit: 1 });
      const row = page.rows[0]?.row;
      if (!row) return null;
      // Told until it is sent again: what was returned and answered stands in the report's history.
      const shown = reportOf(row, reader.cut);
      const returned = shown.state === 'RETURNED' ? await returnsOf(reader, this.tokens, actor.scope, { unit, period }) : [];
      return { ...shown, returned: returned[returned.length - 1] ?? null };
    });
    if (!report) throw problemOf({ ok: false, code: 'NOT_FOUND', detail: {} });
    const { cut: _cut, unit: organisation, ...shown } = report;
    const draft = await this.drafts.read(authorityOf(actor, 'read'), unit, period);
    return { ...shown, unit, unitZh: organisation.zh, draft: draft.ok ? draftBody(draft) : null };
  }

  /** Sends the draft, certified; answers with the 回执. `seen`: the draft’s `edition` that was read, refused where another stands. */
  @Post('submission')
  async submit(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unitText: string,
    @Param('period') periodText: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: Readonly<Partial<Record<'certify' | 'zero' | 'reason' | 'seen', unknown>>> | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    this.writingOpen();
    const unit = unitParam(unitText);
    const period = periodParam(periodText);
    if (body === undefined) {
      throw new Problem(415, 'UNSUPPORTED_MEDIA_TYPE', '请以 application/json 发送', 'Send application/json');
    }
    const input = {
      unit,
      period,
      certified: body.certify === true,
      zero: body.zero === true,
      ...(typeof body.reason === 'string' && body.reason.trim() !== '' ? { reason: body.reason.trim().slice(0, 500) } : {}),
      ...(typeof body.seen === 'string' ? { seen: body.seen.slice(0, 100) } : {}),
    };
    const answer = await this.idempotency.once(actor.person, key, JSON.stringify(input), async (commandId) => {
      const done = await this.commands.execute(new SubmitReport(await this.lent.authorityOf(actor, commandId), input));
      if (!done.ok) throw await this.refusedSubmission(done, actor, unit, period);
      return { status: 201, body: { receipt: receiptWords(done.receipt, unit, period), position: done.position } };
    });
    response.status(answer.status).json(answer.body);
  }

  private async refusedSubmission(
    refused: Parameters<typeof problemOf>[0],
    actor: Actor,
    unit: string,
    period: PeriodId,
  ): Promise<Problem> {
    const problem = problemOf(refused);
    if (refused.code !== 'HAS_FINDINGS') return problem;
    const draft = await this.drafts.read(authorityOf(actor, 'read'), unit, period);
    const errors = draft.ok
      ? draft.findings.filter(holdsBack).map((finding) => {
          const { sheet, row, column, value, repair, repairEn, ...rest } = findingWords(finding);
          return {
            code: rest.code,
            severity: rest.severity,
            message: rest.message,
            messageEn: rest.messageEn,
            rule: rest.rule,
            ...(sheet === null ? {} : { sheet }),
            ...(row === null ? {} : { row }),
            ...(column === null ? {} : { column }),
            ...(value === null ? {} : { value }),
            ...(repair === null ? {} : { repair }),
            ...(repairEn === null ? {} : { repairEn }),
          };
        })
      : [];
    return new Problem(422, problem.code, problem.title, problem.titleEn, errors, problem.extra);
  }

  private writingOpen(): void {
    const state = this.seeding.state();
    if (state) {
      const progress = `${state.done}/${state.total}`;
      throw new Problem(
        503,
        'SEEDING',
        `演示数据正在写入（${progress}），稍后开放填报`,
        `The demonstration country is being written (${progress})`,
      );
    }
  }
}

const draftBody = (view: DraftView) => ({
  ...countsOf(view),
  edition: editionOf(view),
  cells: cellWords(view),
  findings: view.findings.map(findingWords),
  questions: questionWords(view),
  missing: missingWords(view),
  canSubmit: !view.findings.some(holdsBack),
});

function asJob(text: string | undefined): boolean {
  if (text === undefined || text === 'job') return text === 'job';
  throw new Problem(400, 'BAD_REQUEST', 'as 只能是 job', 'as is job');
}

import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { AuthenticatedRequest } from '../graphql/actor';
import type { ReceiptRecord } from '../graphql/history.types';
import { ReportHistory } from '../reports/report-history';
import { problemOf } from '../reports/problems';
import { actorOf, periodParam, unitParam } from './params';
import { Problem } from './problem';
import { receiptPage } from './receipt.page';

/** 回执 over plain HTTP: to keep, to print, and to hold against the log. */
@Controller('api/reports/:unit/:period/receipts/:revision')
export class ReceiptController {
  constructor(private readonly history: ReportHistory) {}

  /** JSON, or with `?format=html` one A4 page to print. */
  @Get()
  async receipt(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Param('revision') revision: string,
    @Query('format') format: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    if (format !== undefined && format !== 'html' && format !== 'json') {
      throw new Problem(400, 'BAD_REQUEST', 'format 只能是 json 或 html', 'format is json or html');
    }
    const found = await this.find(request, unit, period, revision);
    if (format === 'html') response.type('html').send(receiptPage(found));
    else response.json({ ...found, unit: found.unit.id, unitZh: found.unit.zh });
  }

  /** Whether a hash is that of this receipt, taken anew from the log. */
  @Get('verify')
  verify(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Param('revision') revision: string,
    @Query('hash') hash: string | undefined,
  ): Promise<unknown> {
    return this.verdict(request, unit, period, revision, hash);
  }

  /** The same for clients that POST; it writes nothing. */
  @Post('verify')
  @HttpCode(200)
  verifyPosted(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Param('revision') revision: string,
    @Query('hash') hash: string | undefined,
  ): Promise<unknown> {
    return this.verdict(request, unit, period, revision, hash);
  }

  private async verdict(request: AuthenticatedRequest, unit: string, period: string, revision: string, hash: unknown) {
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/i.test(hash)) {
      throw new Problem(400, 'BAD_REQUEST', 'hash 须为 64 位十六进制', 'hash is 64 hexadecimal digits');
    }
    const { number, recomputed, genuine, submittedAt } = await this.find(request, unit, period, revision);
    return { number, genuine: genuine && hash.toLowerCase() === recomputed, hash: hash.toLowerCase(), recomputed, submittedAt };
  }

  private async find(request: AuthenticatedRequest, unit: string, period: string, revision: string): Promise<ReceiptRecord> {
    const actor = actorOf(request);
    const number = /^\d{1,4}$/.test(revision) ? Number(revision) : 0;
    const found = await this.history.receipt(actor, unitParam(unit), periodParam(period), number, {});
    if (!found) throw problemOf({ ok: false, code: 'NOT_FOUND', detail: {} });
    return found;
  }
}

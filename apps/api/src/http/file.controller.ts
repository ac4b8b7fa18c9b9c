import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { authorityOf } from '#access';
import type { AuthenticatedRequest } from '../graphql/actor';
import { SheetService } from '../reports/sheet.service';
import { checkWords } from '../reports/upload-words';
import { askedParam, fileParam, type AskedQuery } from './file-params';
import { actorOf, periodParam, unitParam } from './params';

/** What can be asked of an officer's file beside taking it: nothing here stores anything. */
@Controller('api/reports/:unit/:period')
export class FileController {
  constructor(private readonly sheets: SheetService) {}

  /** What the upload would answer, and the file row by row; no draft is opened (I-08). */
  @Post('sheet/check')
  @HttpCode(200)
  async check(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Headers('x-file-name') fileName: string | undefined,
    @Query() query: AskedQuery,
  ): Promise<unknown> {
    const actor = actorOf(request);
    const at = { unit: unitParam(unit), period: periodParam(period) };
    const file = fileParam(request, fileName);
    return checkWords(await this.sheets.check(authorityOf(actor, 'check'), at.unit, at.period, file, askedParam(query)));
  }

  /** The files that the unit's drafts of the period were fed with, newest first; `taken`: today's draft rests on it. */
  @Get('files')
  async list(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
  ): Promise<unknown> {
    const actor = actorOf(request);
    return { files: await this.sheets.list(authorityOf(actor, 'read'), unitParam(unit), periodParam(period)) };
  }
}

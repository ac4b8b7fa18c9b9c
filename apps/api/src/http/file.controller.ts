import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { authorityOf } from '#access';
import type { AuthenticatedRequest } from '../graphql/actor';
import { SheetService, type MarkedFile } from '../reports/sheet.service';
import { checkWords } from '../reports/upload-words';
import { askedParam, fileParam, type AskedQuery } from './file-params';
import { actorOf, fileHeaders, periodParam, unitParam } from './params';

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

  /** The same file with its findings, as .xlsx; nothing is stored (B-12). */
  @Post('sheet/marked')
  @HttpCode(200)
  async marked(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Headers('x-file-name') fileName: string | undefined,
    @Query() query: AskedQuery,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    const at = { unit: unitParam(unit), period: periodParam(period) };
    const file = fileParam(request, fileName);
    const answers = askedParam(query);
    send(response, await this.sheets.marked(authorityOf(actor, 'check'), at.unit, at.period, file, answers));
  }

  /** A file that was taken, with its findings of now, by the hash that `files` and the upload tell. */
  @Get('files/:hash/marked')
  async markedAgain(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Param('hash') hash: string,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    send(response, await this.sheets.markedAgain(authorityOf(actor, 'read'), unitParam(unit), periodParam(period), hash));
  }
}

/** The number of findings and whether the file was written anew stand in headers: the body is the workbook. */
function send(response: Response, { name, bytes, rewritten, findings }: MarkedFile): void {
  response
    .set(fileHeaders('xlsx', name))
    .set('x-slate-findings', String(findings))
    .set('x-slate-rewritten', String(rewritten))
    .send(bytes);
}

import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { FileFieldsInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { authorityOf, TokenService } from '#access';
import { ARCHIVE_LIMITS } from '#platform/workbook';
import type { AuthenticatedRequest } from '../graphql/actor';
import { compareFiles } from '../reports/compare-files';
import { SheetService, type MarkedFile } from '../reports/sheet.service';
import { checkWords } from '../reports/upload-words';
import { askedParam, comparedParam, fileParam, type AskedQuery, type SentFields } from './file-params';
import { actorOf, fileHeaders, periodParam, unitParam, type QueryText } from './params';

/** What can be asked of an officer's file beside taking it: nothing here stores anything. */
@Controller('api/reports/:unit/:period')
export class FileController {
  constructor(
    private readonly sheets: SheetService,
    private readonly tokens: TokenService,
  ) {}

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
    const files = await this.sheets.list(authorityOf(actor, 'read'), unitParam(unit), periodParam(period));
    const people = await this.tokens.people(files.map(({ uploadedBy }) => uploadedBy));
    return { files: files.map((file) => ({ ...file, uploadedByName: people.get(file.uploadedBy)?.name ?? null })) };
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
    const authority = authorityOf(actor, 'read');
    const at = { unit: unitParam(unit), period: periodParam(period) };
    const { answers, ...file } = await this.sheets.stored(authority, at.unit, at.period, hash);
    send(response, await this.sheets.marked(authority, at.unit, at.period, file, answers));
  }

  /**
   * What two files of the unit say differently (multipart fields `a` and `b`, or `?a=` and `?b=` with the hashes of files
   * taken before). `layoutA`, `sheetA`, `layoutB`, `sheetB` answer what a file's reading asks.
   */
  @Post('sheet/compare')
  @HttpCode(200)
  @UseInterceptors(
    FileFieldsInterceptor(
      [
        { name: 'a', maxCount: 1 },
        { name: 'b', maxCount: 1 },
      ],
      { limits: { fileSize: ARCHIVE_LIMITS.fileBytes, files: 2, fields: 0, parts: 2 } },
    ),
  )
  async compare(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Query() query: QueryText,
    @UploadedFiles() sent: SentFields | undefined,
  ): Promise<unknown> {
    const actor = actorOf(request);
    const at = { unit: unitParam(unit), period: periodParam(period) };
    const files = { a: comparedParam(sent, query, 'a'), b: comparedParam(sent, query, 'b') };
    return compareFiles(this.sheets, authorityOf(actor, 'check'), at, files);
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

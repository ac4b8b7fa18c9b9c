import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { sheetCsv } from '#platform/csv';
import { writeWorkbook } from '#platform/workbook';
import { planAnnex, planAnnexSheet } from '#reporting';
import type { AuthenticatedRequest } from '../graphql/actor';
import {
  actorOf,
  basisParam,
  fileHeaders,
  formatParam,
  momentParam,
  periodParam,
  textParam,
  unitParam,
  type QueryText,
} from '../http/params';
import { Problem } from '../http/problem';
import { annexFileName, AnnexService } from './annex.service';

/** 附件3 of a unit and half-month, for print and seal (Z-1, Z-6, W-04). */
@Controller('api/reports/:unit/:period')
export class AnnexController {
  constructor(private readonly annexes: AnnexService) {}

  /**
   * `?format=xlsx` (default) or `csv`; `basis`, `asOf`, `knownAt` as everywhere, asOf being the period's last day if absent.
   * `?draft=true` prints the draft, for the unit's own people. Another unit's is NOT_FOUND.
   */
  @Get('annex')
  async annex(
    @Req() request: AuthenticatedRequest,
    @Param('unit') unitText: string,
    @Param('period') periodText: string,
    @Query() query: QueryText,
    @Res() response: Response,
  ): Promise<void> {
    const actor = actorOf(request);
    const unit = unitParam(unitText);
    const period = periodParam(periodText);
    const format = formatParam(query['format'], 'xlsx');
    const draft = draftParam(query);
    const input = draft
      ? await this.annexes.drafted(actor, unit, period)
      : await this.annexes.submitted(actor, unit, period, basisParam(query['basis']), momentParam(query));
    const bytes = format === 'csv' ? Buffer.from(sheetCsv(planAnnexSheet(input))) : await writeWorkbook(planAnnex(input));
    response.set(fileHeaders(format, annexFileName(input.unitShort, period, format, draft))).send(bytes);
  }
}

/** A draft is of now and of the unit's own saying: a moment or a basis beside it would be passed over silently. */
function draftParam(query: QueryText): boolean {
  const text = textParam(query, 'draft');
  if (text !== undefined && text !== 'true' && text !== 'false') {
    throw new Problem(400, 'BAD_REQUEST', 'draft 只能是 true 或 false', 'draft is true or false');
  }
  const other = ['basis', 'asOf', 'knownAt'].find((name) => query[name] !== undefined);
  if (text === 'true' && other !== undefined) {
    throw new Problem(
      400,
      'BAD_REQUEST',
      `草稿只有现在：draft 与 ${other} 不能同用`,
      `A draft is of now: draft and ${other} exclude each other`,
    );
  }
  return text === 'true';
}

import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Clock } from '#platform/clock';
import { ReadStore, type Cut } from '#platform/read-store';
import type { AuthenticatedRequest } from '../graphql/actor';
import { unitArgument } from '../graphql/filters';
import { actorOf, formatParam, momentParam, onlyParams, textParam, type QueryText } from '../http/params';
import { Problem } from '../http/problem';
import { namesAt } from '../names/named-reads';
import { readCalendar } from '../reports/calendar';
import { CALENDAR_COLUMNS, calendarRows, calendarSheet, calendarTotals } from './calendar.file';
import { aboutOf } from './about';
import { COMPILATION_STYLES } from '../compilation/table-sheet';
import { sendExport } from './export-file';

/** The report calendar as a file (I-07): what `calendar` answers, at the same moment and in the same scope. */
@Controller('api/calendar')
export class CalendarController {
  constructor(
    private readonly reads: ReadStore,
    private readonly clock: Clock,
  ) {}

  /** `GET /api/calendar/export?year=2026&format=xlsx|csv` with `units` (commas) and `knownAt`. */
  @Get('export')
  async export(@Req() request: AuthenticatedRequest, @Query() query: QueryText, @Res() response: Response): Promise<void> {
    const { scope } = actorOf(request);
    onlyParams(query, ['year', 'format', 'units', 'knownAt', 'minPosition']);
    const format = formatParam(query['format'], 'xlsx');
    const year = yearParam(query);
    const units = textParam(query, 'units')?.split(',').map(unitArgument);
    const { cut, calendar } = await this.reads.read(
      momentParam(query),
      async (reader): Promise<{ cut: Cut; calendar: Awaited<ReturnType<typeof readCalendar>> }> => ({
        cut: reader.cut,
        calendar: await readCalendar(reader, scope, year, units),
      }),
    );
    const rows = calendarRows(calendar);
    const title = `${year}年报送日历`;
    const about = aboutOf(title, 'reported', cut, rows.length, query, ['year', 'units']);
    await sendExport(response, format, {
      title,
      fileName: `报送日历-${year}-${cut.now.slice(0, 10)}`,
      columns: CALENDAR_COLUMNS,
      pages: onePage(rows.map((row) => ({ row }))),
      rows: rows.length,
      about,
      figures: calendarTotals(calendar),
      first: { sheets: [calendarSheet(calendar, title)], styles: COMPILATION_STYLES },
      at: this.clock.now(),
      names: namesAt(cut),
    });
  }
}

async function* onePage<Each>(rows: readonly Each[]): AsyncIterable<readonly Each[]> {
  yield await Promise.resolve(rows);
}

function yearParam(query: QueryText): number {
  const text = textParam(query, 'year') ?? '';
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= 2026 && year <= 2100) return year;
  throw new Problem(400, 'BAD_REQUEST', '请给出年份，例：year=2026', 'Give a year such as year=2026');
}

import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { isAttribute, type Attribute } from '#kernel';
import { Clock } from '#platform/clock';
import { ReadStore } from '#platform/read-store';
import type { AuthenticatedRequest } from '../graphql/actor';
import type { Connection } from '../graphql/connection';
import type { Correction } from '../graphql/correction.types';
import { filterPredicate } from '../graphql/filters';
import { actorOf, formatParam, momentParam, onlyParams, textParam, type QueryText } from '../http/params';
import { Problem } from '../http/problem';
import { namesAt } from '../names/named-reads';
import { CorrectionReader } from '../reports/corrections';
import { aboutOf } from './about';
import { CORRECTION_COLUMNS, correctionRow } from './correction-columns';
import { sendExport, type ExportRow } from './export-file';
import { FILTER_PARAMS, filterOfQuery } from './filter-query';

const PAGE = 100;
const TITLE = '补报与更正';

/** Who corrected what between two moments of knowing, as a file (I-01, I-03, I-07): what `corrections` answers, all of it. */
@Controller('api/corrections')
export class CorrectionsController {
  constructor(
    private readonly reader: CorrectionReader,
    private readonly reads: ReadStore,
    private readonly clock: Clock,
  ) {}

  /** `GET /api/corrections/export?since=…&format=csv|xlsx` with `attributes` (commas), filter, `asOf` and `knownAt`. */
  @Get('export')
  async export(@Req() request: AuthenticatedRequest, @Query() query: QueryText, @Res() response: Response): Promise<void> {
    const { scope } = actorOf(request);
    const own = ['since', 'attributes'];
    onlyParams(query, ['format', 'asOf', 'knownAt', 'minPosition', ...own, ...FILTER_PARAMS]);
    const format = formatParam(query['format'], 'csv');
    const attributes = attributesParam(query);
    const question = {
      since: sinceParam(query),
      where: filterPredicate(filterOfQuery(query)),
      ...(attributes.length === 0 ? {} : { attributes }),
    };
    const cut = await this.reads.read(momentParam(query), (reader) => Promise.resolve(reader.cut));
    // Every page of the first one's cut, whatever is written meanwhile.
    const at = { asOf: cut.asOf, knownAt: cut.position };
    const open = (after?: string): Promise<Connection<Correction>> =>
      this.reader.between(at, scope, question, { first: PAGE, ...(after === undefined ? {} : { after }) });
    const first = await open();
    const rows = await first.totalCount;
    await sendExport(response, format, {
      title: TITLE,
      fileName: `${TITLE}-${cut.asOf}`,
      columns: CORRECTION_COLUMNS,
      pages: pagesFrom(first, open),
      rows,
      about: aboutOf(TITLE, 'reported', cut, rows, query, [...own, ...FILTER_PARAMS]),
      at: this.clock.now(),
      names: namesAt(cut),
    });
  }
}

async function* pagesFrom(
  first: Connection<Correction>,
  open: (after: string) => Promise<Connection<Correction>>,
): AsyncIterable<readonly ExportRow[]> {
  for (let page = first; ;) {
    yield page.edges.map(({ node }) => ({ row: correctionRow(node) }));
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || endCursor === null) return;
    page = await open(endCursor);
  }
}

function sinceParam(query: QueryText): string {
  const since = textParam(query, 'since');
  if (since !== undefined) return since;
  throw new Problem(
    400,
    'BAD_REQUEST',
    '请给出 since：某日、某一时刻或某一位置，其后所知才列出',
    'Give since: a date, an instant or a position; what was known then is left out',
  );
}

function attributesParam(query: QueryText): readonly Attribute[] {
  const texts = (textParam(query, 'attributes') ?? '').split(',').filter((each) => each !== '');
  const known = texts.filter(isAttribute);
  if (known.length === texts.length) return known;
  throw new Problem(400, 'BAD_REQUEST', '参数 attributes 有误', 'attributes cannot be read');
}

import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { compareFigure, Figures, UnknownFigure, type Comparison, type Figure } from '#insight';
import { everything, type OrgScope, type Row } from '#kernel';
import { Clock } from '#platform/clock';
import { ReadStore } from '#platform/read-store';
import type { AuthenticatedRequest } from '../graphql/actor';
import { FigureLoaders } from '../graphql/figure-loaders';
import { filterPredicate, periodArgument } from '../graphql/filters';
import { actorOf, basisParam, formatParam, momentParam, onlyParams, textParam, type QueryText } from '../http/params';
import { Problem } from '../http/problem';
import { namesAt } from '../names/named-reads';
import { aboutOf } from './about';
import { asBefore, PROJECT_COLUMNS, REPORT_COLUMNS } from './columns';
import { sendExport } from './export-file';
import { comparedLines, figureLines } from './figure-lines';
import { FILTER_PARAMS, filterOfQuery } from './filter-query';
import { askedExport, COMMON_PARAMS, EXPORT_PAGE, pages, ProjectExport } from './project-export';

/** Lists and figures as files (I-07), by the same filters, moments and scopes as GraphQL's. */
@Controller('api')
export class ExportController {
  constructor(
    private readonly lists: ProjectExport,
    private readonly figures: Figures,
    private readonly reads: ReadStore,
    private readonly clock: Clock,
    private readonly loaders: FigureLoaders,
  ) {}

  /** `GET /api/projects/export?format=csv|xlsx` with filter, `orderBy`, `descending`, `columns`, `basis`, `asOf`, `knownAt`. */
  @Get('projects/export')
  async projects(@Req() request: AuthenticatedRequest, @Query() query: QueryText, @Res() response: Response): Promise<void> {
    const { scope } = actorOf(request);
    const asked = askedExport(query);
    await sendExport(response, asked.format, await this.lists.export(scope, asked));
  }

  /** `GET /api/figures/export?metric=…` with `by`, filter and moments; `compareAsOf`, `compareKnownAt` lay another moment beside it. */
  @Get('figures/export')
  async figure(@Req() request: AuthenticatedRequest, @Query() query: QueryText, @Res() response: Response): Promise<void> {
    const actor = actorOf(request);
    const { scope } = actor;
    const own = ['metric', 'by', 'period', 'compareAsOf', 'compareKnownAt'];
    onlyParams(query, [...COMMON_PARAMS, ...own]);
    const format = formatParam(query['format'], 'csv');
    const basis = basisParam(query['basis']);
    const figure = await this.answer(query, scope, basis);
    const { metric, cut } = figure;
    const open = async (after?: string) => {
      const page = await this.figures.open(figure, scope, everything, {
        limit: EXPORT_PAGE,
        ...(after === undefined ? {} : { after }),
      });
      const rows = page.rows as readonly ({ readonly cursor: string } & (
        { readonly row: Row } | { readonly before: Row | null; readonly after: Row | null }
      ))[];
      return {
        hasNext: page.hasNext,
        rows: rows.map((each) =>
          'row' in each ? { row: each.row, cursor: each.cursor } : { row: each.after, before: each.before, cursor: each.cursor },
        ),
      };
    };
    const compared = await this.compared(query, scope, figure);
    const disputed = await this.loaders.disputed(actor, figure);
    const columns = metric.relation === 'project' ? PROJECT_COLUMNS : REPORT_COLUMNS;
    await sendExport(response, format, {
      title: metric.zh,
      fileName: `${metric.zh}-${cut.asOf}`,
      columns,
      ...(metric.over === 'change' ? { beforeColumns: asBefore(columns) } : {}),
      pages: pages(await open(), open),
      rows: figure.rows,
      about: [
        ['指标', `${metric.zh}（${metric.id}，依据 ${metric.source}）`],
        ...aboutOf(metric.zh, basis, cut, figure.rows, query, [...own, ...FILTER_PARAMS]),
        ...[figure.before ?? compared?.other.cut].flatMap((cut) =>
          cut === undefined ? [] : [['对比时点', `${cut.asOf}，位置 ${cut.position}`] as const],
        ),
      ],
      figures: compared ? comparedLines(compared) : figureLines(figure, disputed),
      at: this.clock.now(),
      names: namesAt(cut),
      ...(figure.before ? { namesBefore: namesAt(figure.before) } : {}),
    });
  }

  /** The same figure at the other moment; a change has its own. */
  private async compared(query: QueryText, scope: OrgScope, figure: Figure): Promise<Comparison | undefined> {
    const other = otherMoment(query);
    if (other === undefined || figure.metric.over === 'change') return undefined;
    return compareFigure(this.reads, scope, figure, other);
  }

  private async answer(query: QueryText, scope: OrgScope, basis: 'reported' | 'accepted') {
    const period = periodArgument(textParam(query, 'period'));
    const before = otherMoment(query);
    const by = (textParam(query, 'by') ?? '').split(',').filter((each) => each !== '');
    if (by.length > 3) throw new Problem(400, 'BAD_REQUEST', 'by 最多三项', 'by takes up to three dimensions');
    try {
      const [figure] = await this.figures.answer(momentParam(query), scope, {
        metrics: [textParam(query, 'metric') ?? ''],
        basis,
        by,
        where: filterPredicate(filterOfQuery(query)),
        ...(period === undefined ? {} : { period }),
        ...(before === undefined ? {} : { before }),
      });
      if (figure) return figure;
      throw new UnknownFigure('No figure');
    } catch (error) {
      if (error instanceof UnknownFigure) throw new Problem(400, 'BAD_REQUEST', `指标有误：${error.message}`, error.message);
      throw error;
    }
  }
}

/** The moment it is laid beside, if one was asked for. */
function otherMoment(query: QueryText): ReturnType<typeof momentParam> | undefined {
  const [asOf, knownAt] = [textParam(query, 'compareAsOf'), textParam(query, 'compareKnownAt')];
  if (asOf === undefined && knownAt === undefined) return undefined;
  return momentParam({ ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) });
}

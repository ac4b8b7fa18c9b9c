import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Figures, UnknownFigure } from '#insight';
import { everything, wanYuanText, type Row } from '#kernel';
import { Clock } from '#platform/clock';
import type { AuthenticatedRequest } from '../graphql/actor';
import { filterPredicate, periodArgument } from '../graphql/filters';
import { dimensionLabel } from '../graphql/labels';
import { actorOf, basisParam, formatParam, momentParam, onlyParams, textParam, type QueryText } from '../http/params';
import { Problem } from '../http/problem';
import { namesAt } from '../names/named-reads';
import { aboutOf } from './about';
import { asBefore, PROJECT_COLUMNS, REPORT_COLUMNS } from './columns';
import { sendExport } from './export-file';
import { FILTER_PARAMS, filterOfQuery } from './filter-query';
import { askedExport, COMMON_PARAMS, EXPORT_PAGE, pages, ProjectExport } from './project-export';

/** Lists and figures as files (I-07), by the same filters, moments and scopes as GraphQL's. */
@Controller('api')
export class ExportController {
  constructor(
    private readonly lists: ProjectExport,
    private readonly figures: Figures,
    private readonly clock: Clock,
  ) {}

  /** `GET /api/projects/export?format=csv|xlsx` with filter, `orderBy`, `descending`, `columns`, `basis`, `asOf`, `knownAt`. */
  @Get('projects/export')
  async projects(@Req() request: AuthenticatedRequest, @Query() query: QueryText, @Res() response: Response): Promise<void> {
    const { scope } = actorOf(request);
    const asked = askedExport(query);
    await sendExport(response, asked.format, await this.lists.export(scope, asked));
  }

  /** `GET /api/figures/export?metric=…` with `by`, filter and moments; a change takes `compareAsOf`, `compareKnownAt`. */
  @Get('figures/export')
  async figure(@Req() request: AuthenticatedRequest, @Query() query: QueryText, @Res() response: Response): Promise<void> {
    const { scope } = actorOf(request);
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
    const columns = metric.relation === 'project' ? PROJECT_COLUMNS : REPORT_COLUMNS;
    const amount = (value: number): string | number => (metric.unit === '分' ? wanYuanText(value) : value);
    const unit = metric.unit === '分' ? '万元' : metric.unit;
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
        ...(figure.before ? [['对比时点', `${figure.before.asOf}，位置 ${figure.before.position}`] as const] : []),
      ],
      figures: [
        [...figure.by, `数值（${unit}）`, '行数', '无值行数'],
        ...(figure.by.length === 0
          ? []
          : figure.groups.map((group) => [
              ...figure.by.map((field) => dimensionLabel(field, group.by[field] ?? null, namesAt(cut))),
              amount(group.value),
              group.rows,
              group.missing,
            ])),
        [...figure.by.map((_, at) => (at === 0 ? '合计' : '')), amount(figure.value), figure.rows, figure.missing],
      ],
      at: this.clock.now(),
      names: namesAt(cut),
      ...(figure.before ? { namesBefore: namesAt(figure.before) } : {}),
    });
  }

  private async answer(query: QueryText, scope: Parameters<Figures['answer']>[1], basis: 'reported' | 'accepted') {
    const period = periodArgument(textParam(query, 'period'));
    const [asOf, knownAt] = [textParam(query, 'compareAsOf'), textParam(query, 'compareKnownAt')];
    const compared = asOf !== undefined || knownAt !== undefined;
    const before = momentParam({ ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) });
    const by = (textParam(query, 'by') ?? '').split(',').filter((each) => each !== '');
    if (by.length > 3) throw new Problem(400, 'BAD_REQUEST', 'by 最多三项', 'by takes up to three dimensions');
    try {
      const [figure] = await this.figures.answer(momentParam(query), scope, {
        metrics: [textParam(query, 'metric') ?? ''],
        basis,
        by,
        where: filterPredicate(filterOfQuery(query)),
        ...(period === undefined ? {} : { period }),
        ...(compared ? { before } : {}),
      });
      if (figure) return figure;
      throw new UnknownFigure('No figure');
    } catch (error) {
      if (error instanceof UnknownFigure) throw new Problem(400, 'BAD_REQUEST', `指标有误：${error.message}`, error.message);
      throw error;
    }
  }
}

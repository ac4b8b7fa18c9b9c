import { Injectable } from '@nestjs/common';
import { and, cutAgain, metricById, ofBasis } from '#insight';
import { projectRelation, type Basis, type Metric, type OrgScope, type Predicate } from '#kernel';
import { Clock } from '#platform/clock';
import { ReadStore, type CutRequest, type ListRequest } from '#platform/read-store';
import { filterPredicate } from '../graphql/filters';
import { orderingOf, ProjectOrderField } from '../graphql/projects.resolver';
import { basisParam, formatParam, momentParam, onlyParams, textParam, type FileFormat, type QueryText } from '../http/params';
import { Problem } from '../http/problem';
import { namesAt } from '../names/named-reads';
import { aboutOf } from './about';
import { PROJECT_COLUMNS, type ExportColumn } from './columns';
import type { Export, ExportRow } from './export-file';
import { FILTER_PARAMS, filterOfQuery } from './filter-query';

export const EXPORT_PAGE = 2_000;
export const COMMON_PARAMS = ['format', 'basis', 'asOf', 'knownAt', 'minPosition', ...FILTER_PARAMS];
const projectsMetric = metricById('projects') as Metric;

/** A list page by page at one cut; the first page is read before anything is sent. */
export async function* pages(
  first: { readonly rows: readonly (ExportRow & { readonly cursor: string })[]; readonly hasNext: boolean },
  next: (after: string) => Promise<typeof first>,
): AsyncIterable<readonly ExportRow[]> {
  for (let page = first; ;) {
    yield page.rows;
    const last = page.rows[page.rows.length - 1];
    if (!page.hasNext || !last) return;
    page = await next(last.cursor);
  }
}

/** What is asked of the list of projects as a file. */
export interface AskedExport {
  readonly query: QueryText;
  readonly format: FileFormat;
  readonly basis: Basis;
  readonly where: Predicate;
  readonly columns: readonly ExportColumn[];
  readonly order: Pick<ListRequest, 'orderBy'>;
  readonly at: CutRequest;
}

/** Reads the parameters of `GET /api/projects/export`. @throws Problem BAD_REQUEST, naming the parameter */
export function askedExport(query: QueryText): AskedExport {
  onlyParams(query, [...COMMON_PARAMS, 'orderBy', 'descending', 'columns']);
  const basis = basisParam(query['basis']);
  return {
    query,
    format: formatParam(query['format'], 'csv'),
    basis,
    where: and(ofBasis(projectsMetric, basis), filterPredicate(filterOfQuery(query))),
    columns: columnsParam(query),
    order: orderParam(query),
    at: momentParam(query),
  };
}

/** The list of projects as a file; at once, and as a job by the very same. */
@Injectable()
export class ProjectExport {
  constructor(
    private readonly reads: ReadStore,
    private readonly clock: Clock,
  ) {}

  async export(scope: OrgScope, { query, basis, where, columns, order, at }: AskedExport): Promise<Export> {
    const ask = { scope, where, limit: EXPORT_PAGE, ...order };
    const first = await this.reads.read(at, async (reader) => ({
      cut: reader.cut,
      rows: await reader.count(projectRelation, { scope, where }),
      page: await reader.list(projectRelation, ask),
    }));
    const { cut } = first;
    const next = (after: string) => this.reads.read(cutAgain(cut), (reader) => reader.list(projectRelation, { ...ask, after }));
    return {
      title: '项目列表',
      fileName: `项目列表-${cut.asOf}`,
      columns,
      pages: pages(first.page, next),
      rows: first.rows,
      about: aboutOf('项目列表', basis, cut, first.rows, query, FILTER_PARAMS),
      at: this.clock.now(),
      names: namesAt(cut),
    };
  }
}

function columnsParam(query: QueryText): readonly ExportColumn[] {
  const ids = (textParam(query, 'columns') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) return PROJECT_COLUMNS;
  return [...new Set(ids)].map((id) => {
    const found = PROJECT_COLUMNS.find((column) => column.id === id);
    if (found) return found;
    const known = PROJECT_COLUMNS.map((column) => column.id).join('、');
    throw new Problem(400, 'BAD_REQUEST', `没有这一列：${id.slice(0, 40)}；可选：${known}`, `No such column: ${id.slice(0, 40)}`);
  });
}

function orderParam(query: QueryText) {
  const name = textParam(query, 'orderBy');
  if (name === undefined) return {};
  const field = Object.entries(ProjectOrderField).find(([key]) => key === name)?.[1];
  if (field === undefined) {
    const known = Object.keys(ProjectOrderField).join('、');
    throw new Problem(400, 'BAD_REQUEST', `orderBy 有误；可选：${known}`, `No such order; known: ${known}`);
  }
  return { orderBy: [orderingOf(field, textParam(query, 'descending') === 'true')] };
}

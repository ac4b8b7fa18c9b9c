import { dateInWords, type Basis } from '#kernel';
import type { Cut } from '#platform/read-store';
import { textParam, type QueryText } from '../http/params';

/** The lines of 说明 that every export carries: basis, moment, position, rows and what was asked (W-04). */
export function aboutOf(
  title: string,
  basis: Basis,
  cut: Cut,
  rows: number,
  query: QueryText,
  filterParams: readonly string[],
): readonly (readonly [string, string])[] {
  const filter = filterParams.flatMap((name) => {
    const value = query[name];
    return value === undefined || value === ''
      ? []
      : [`${name}=${Array.isArray(value) ? value.map(String).join(',') : String(value)}`];
  });
  const knownAt = textParam(query, 'knownAt');
  return [
    ['内容', title],
    ['口径', basis === 'accepted' ? '接收口径（accepted）' : '报送口径（reported）'],
    ['数据截至（含当日）', dateInWords(cut.asOf)],
    ['数据版本（位置）', cut.ordinal === 0 ? '空' : cut.position],
    ['所知时点（UTC）', cut.now],
    ...(knownAt === undefined ? [] : [['所知时点（查询所给）', knownAt] as const]),
    ['筛选', filter.length === 0 ? '无' : filter.join('；')],
    ['行数', String(rows)],
    ['再取同一份', `knownAt=${cut.ordinal === 0 ? '' : cut.position}，asOf=${cut.asOf}`],
  ];
}

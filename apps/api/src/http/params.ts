import type { Actor } from '#access';
import { isLocalDate, parsePeriod, parseUnit, type Basis, type PeriodId } from '#kernel';
import type { PositionToken } from '#platform/event-store';
import type { CutRequest } from '#platform/read-store';
import type { AuthenticatedRequest } from '../graphql/actor';
import { Problem } from './problem';

export type FileFormat = 'xlsx' | 'csv';

/** A query string as Express parses it: a value given twice is a list. */
export type QueryText = Readonly<Record<string, unknown>>;

/** The requester. @throws Problem UNAUTHENTICATED */
export function actorOf(request: AuthenticatedRequest): Actor {
  if (!request.actor) {
    throw new Problem(
      401,
      'UNAUTHENTICATED',
      '请携带令牌：Authorization: Bearer <令牌>',
      'Send a token: Authorization: Bearer <token>',
    );
  }
  return request.actor;
}

export function unitParam(text: string): string {
  const unit = parseUnit(text);
  if (!unit.ok) throw new Problem(404, 'NOT_FOUND', `没有这个填报单位：${text.slice(0, 40)}`, 'No such unit');
  return unit.value;
}

export function periodParam(text: string): PeriodId {
  const period = parsePeriod(text);
  if (!period.ok) throw new Problem(404, 'NOT_FOUND', `期次写法有误：${text.slice(0, 40)}，例：2026-06-H1`, 'Not a period');
  return period.value;
}

export function formatParam(text: unknown, absent: FileFormat): FileFormat {
  if (text === undefined) return absent;
  if (text === 'xlsx' || text === 'csv') return text;
  throw new Problem(400, 'BAD_REQUEST', 'format 只能是 xlsx 或 csv', 'format is xlsx or csv');
}

export function basisParam(text: unknown): Basis {
  if (text === undefined || text === 'reported') return 'reported';
  if (text === 'accepted') return 'accepted';
  throw new Problem(400, 'BAD_REQUEST', 'basis 只能是 reported 或 accepted', 'basis is reported or accepted');
}

/** One text of a query. @throws Problem where it is given twice */
export function textParam(query: QueryText, name: string): string | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new Problem(400, 'BAD_REQUEST', `参数 ${name} 只能给一次`, `Give ${name} once`);
}

/** `asOf`, `knownAt` and `minPosition` as GraphQL's MomentInput takes them. */
export function momentParam(query: QueryText): CutRequest {
  const [asOf, knownAt, minPosition] = ['asOf', 'knownAt', 'minPosition'].map((name) => textParam(query, name));
  if (asOf !== undefined && !isLocalDate(asOf)) {
    throw new Problem(
      400,
      'BAD_REQUEST',
      `日期写法有误：${asOf.slice(0, 40)}，例：2026-06-15`,
      'asOf is a date such as 2026-06-15',
    );
  }
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(minPosition === undefined ? {} : { minPosition: minPosition as PositionToken }),
  };
}

/** A whole number from 1 of a query or a body. @throws Problem */
export function numberParam(query: QueryText, name: string): number | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  if (/^[1-9]\d{0,5}$/.test(String(value))) return Number(value);
  throw new Problem(400, 'BAD_REQUEST', `${name} 应为正整数`, `${name} is a whole number from 1`);
}

/** A misspelt parameter would be passed over silently: refused by name. */
export function onlyParams(query: QueryText, known: readonly string[]): void {
  const other = Object.keys(query)
    .find((name) => !known.includes(name))
    ?.slice(0, 40);
  if (other === undefined) return;
  throw new Problem(
    400,
    'BAD_REQUEST',
    `没有这个参数：${other}；可用：${known.join('、')}`,
    `No such parameter: ${other}; known: ${known.join(', ')}`,
  );
}

const TYPES: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export const fileType = (format: FileFormat): string => TYPES[format];

/** Headers of a file to be saved under a Chinese name. */
export const fileHeaders = (format: FileFormat, name: string): Readonly<Record<string, string>> => ({
  'content-type': TYPES[format],
  ...savedAs(name),
});

/** What a download is saved as; an old client takes the plain name. */
export const savedAs = (name: string): Readonly<Record<string, string>> => ({
  'content-disposition': `attachment; filename="slate.${name.split('.').pop() ?? 'bin'}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'no-store',
});

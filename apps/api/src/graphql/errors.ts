import { HttpException } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';

/** The closed list of `extensions.code`; docs/api.md holds the same table. */
export type ApiCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'NOT_YET_PROJECTED'
  | 'SEEDING'
  | 'UNAVAILABLE'
  | 'TOO_MANY_STREAMS'
  | 'SLOW_READER'
  | 'TOO_COMPLEX'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL';

/** An error a client may see: closed code, Chinese message with English beside it, the field to mend. */
export class ApiError extends GraphQLError {
  constructor(
    readonly code: ApiCode,
    zh: string,
    readonly en: string,
    extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(zh, { extensions: { code, en, ...extra } });
  }
}

export class BadInput extends ApiError {
  constructor(detail: string, field: string, zh: string, en: string) {
    super('BAD_USER_INPUT', zh, en, { detail, field });
  }
}

export const unauthenticated = (): ApiError =>
  new ApiError('UNAUTHENTICATED', '请携带令牌：Authorization: Bearer <令牌>', 'Send a token: Authorization: Bearer <token>');

/** The same words whether it is absent or another unit's: no existence oracle (S2). */
export const notFound = (what: string): ApiError => new ApiError('NOT_FOUND', `没有找到：${what}`, `Not found: ${what}`);

/** Errors of the read store by name; platform classes are not imported so that their shape may change freely. */
const KNOWN: Readonly<Record<string, Known>> = {
  NotYetProjected: [
    'NOT_YET_PROJECTED',
    '数据正在汇入，请稍后重试',
    'The read model has not reached that position yet; try again',
  ],
  ForeignPosition: ['BAD_USER_INPUT', '该位置不属于本库', 'That position is of another store'],
  UnreadableMoment: ['BAD_USER_INPUT', '无法识别的时间：请用日期、时刻或位置', 'knownAt takes a date, an instant or a position'],
  MomentNotYet: [
    'BAD_USER_INPUT',
    '所知时点不能晚于现在：请给今天或更早的日期、时刻，或查询结果中的位置',
    'knownAt cannot be later than now: give a date up to today, an instant up to now, or a position of an answer',
  ],
  BadCursor: ['BAD_USER_INPUT', '翻页游标无效', 'That cursor is not of this list'],
  StoreUnavailable: ['UNAVAILABLE', '数据库暂时不可用，请稍后重试', 'The database is away for the moment; try again'],
  OutcomeUnknown: [
    'UNAVAILABLE',
    '未能确认是否写入，请以同一编号重试',
    'Whether it was written is not known; send it again under the same key',
  ],
};

export type LogError = (message: string, error: unknown, traceId: string) => void;

/**
 * What leaves the house. Our own errors pass, validation messages pass with a code, everything else is logged once with a
 * trace id and masked: a thrown "secret detail" must not reach a client.
 */
export const maskError =
  (log: LogError) =>
  (error: unknown): Error => {
    if (error instanceof ApiError) return error;
    const original = origin(error);
    if (original instanceof ApiError) return at(original, error);
    const known = knownError(original);
    if (known) return at(new ApiError(...known), error);
    if (original instanceof HttpException) return at(ofHttp(original), error);
    if (original instanceof GraphQLError) return coded(original);
    const traceId = randomUUID();
    log('GraphQL request failed', original, traceId);
    return at(new ApiError('INTERNAL', `系统内部错误，编号 ${traceId}`, `Internal error, trace ${traceId}`, { traceId }), error);
  };

/** Executors wrap errors of errors; the innermost is what happened. */
function origin(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

type Known = readonly [ApiCode, string, string];

/** Errors of the read store and the event store that a caller can do something about, for both doors. */
export function knownError(error: unknown): Known | undefined {
  if (!(error instanceof Error)) return undefined;
  // PostgreSQL's word for a text with U+0000 in it.
  if ((error as { readonly code?: unknown }).code === '22021') return UNREADABLE_TEXT;
  return KNOWN[error.name];
}

const UNREADABLE_TEXT: Known = ['BAD_USER_INPUT', '文本含有不可用的字符', 'A text holds a character that cannot be stored'];

/** Keeps path and locations of the place where it happened. */
function at(error: ApiError, place: unknown): GraphQLError {
  if (!(place instanceof GraphQLError)) return error;
  return new GraphQLError(error.message, { nodes: place.nodes ?? null, path: place.path ?? null, extensions: error.extensions });
}

function ofHttp(error: HttpException): ApiError {
  switch (error.getStatus()) {
    case 401:
      return unauthenticated();
    case 403:
      return new ApiError('FORBIDDEN', '没有权限', 'Not allowed');
    case 404:
      return notFound('资源');
    default:
      return new ApiError('BAD_USER_INPUT', error.message, error.message);
  }
}

/** graphql-js and armor give no code of their own; a document with too many tokens comes with that of a syntax error. */
function coded(error: GraphQLError): GraphQLError {
  const limit = /^Syntax Error: [A-Za-z ]*limit of \d+ exceeded/.test(error.message);
  if (error.extensions?.['code'] !== undefined && !limit) return error;
  const syntax = error.message.startsWith('Syntax Error');
  const code: ApiCode = limit ? 'TOO_COMPLEX' : syntax ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED';
  return new GraphQLError(error.message, {
    ...error.toJSON(),
    nodes: error.nodes ?? null,
    extensions: { ...error.extensions, code },
  });
}

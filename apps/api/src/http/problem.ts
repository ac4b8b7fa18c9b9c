import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { ApiError, knownError, type ApiCode } from '../graphql/errors';

/** One place in a file and what to do about it. */
export interface ProblemDetail {
  readonly code: string;
  readonly severity?: 'error' | 'warning';
  readonly message: string;
  readonly messageEn: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  readonly rule?: string;
  readonly repair?: string;
  readonly repairEn?: string;
}

/** RFC 9457. `code` is closed, `title` Chinese with English beside it. */
export class Problem extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly title: string,
    readonly titleEn: string,
    readonly errors: readonly ProblemDetail[] = [],
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(title, status);
  }
}

/** Every error of the REST doors leaves as problem+json; the unforeseen is logged once and masked. GraphQL masks its own. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<'graphql' | 'http'>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) return;
    const body = problemBody(error, this.logger, http.getRequest<Request>());
    // What is away for a moment may be asked again soon; everything else needs another request.
    if (body.status === 503) response.set('retry-after', '2');
    response
      .status(body.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...body, instance: http.getRequest<Request>().originalUrl.split('?')[0] }));
  }
}

/** Words the two doors share; everything else of theirs is bad input. */
const STATUS: Readonly<Partial<Record<ApiCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  UNAVAILABLE: 503,
  NOT_YET_PROJECTED: 503,
};

/** What an error says outside: also that of a job, which has no request any more. */
export function problemBody(error: unknown, logger: Logger, request?: Request): { status: number } & Record<string, unknown> {
  if (error instanceof Problem) {
    return {
      type: `urn:slate:problem:${error.code}`,
      title: error.title,
      titleEn: error.titleEn,
      status: error.getStatus(),
      code: error.code,
      ...(error.errors.length === 0 ? {} : { errors: error.errors }),
      ...error.extra,
    };
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    const known: Readonly<Record<number, readonly [string, string]>> = {
      404: ['NOT_FOUND', '没有这个地址'],
      413: request?.is(['application/octet-stream', 'multipart/form-data'])
        ? ['FILE_TOO_LARGE', '文件超过 20 MB']
        : ['BODY_TOO_LARGE', '请求内容超过 100 kB'],
    };
    const [code, title] = known[status] ?? ['BAD_REQUEST', `请求格式有误：${error.message}`];
    return { type: `urn:slate:problem:${code}`, title, titleEn: error.message, status, code };
  }
  if (error instanceof ApiError) {
    const { code, message: title, en: titleEn } = error;
    return { type: `urn:slate:problem:${code}`, title, titleEn, status: STATUS[code] ?? 400, code };
  }
  const known = knownError(error);
  if (known) {
    const [code, title, titleEn] = known;
    return { type: `urn:slate:problem:${code}`, title, titleEn, status: code === 'BAD_USER_INPUT' ? 400 : 503, code };
  }
  const traceId = randomUUID();
  logger.error(`Request failed, trace ${traceId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return {
    type: 'urn:slate:problem:INTERNAL',
    title: `系统内部错误，编号 ${traceId}`,
    titleEn: `Internal error, trace ${traceId}`,
    status: 500,
    code: 'INTERNAL',
    traceId,
  };
}

/** What can go wrong with a request, as screens tell it apart. */
export type ProblemKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'badInput'
  | 'offline'
  /** Not yet projected, seeding, too many or too large requests: asking again soon may do. */
  | 'busy'
  | 'unexpected';

/** A refusal by the interface itself (not a userError): words in both languages, and a trace id where nobody knew why. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly kind: ProblemKind,
    readonly code: string,
    readonly zh: string,
    readonly en: string,
    readonly traceId: string | null = null,
    /** Body of a problem+json, or the extensions of a GraphQL error. */
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(zh);
  }
}

const KINDS: Readonly<Record<string, ProblemKind>> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'notFound',
  BAD_USER_INPUT: 'badInput',
  NOT_YET_PROJECTED: 'busy',
  SEEDING: 'busy',
  UNAVAILABLE: 'busy',
  TOO_MANY_STREAMS: 'busy',
  SLOW_READER: 'busy',
  TOO_COMPLEX: 'badInput',
  GRAPHQL_PARSE_FAILED: 'badInput',
  GRAPHQL_VALIDATION_FAILED: 'badInput',
};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The first error of a GraphQL answer. */
export function problemOfGraphql(error: {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}): Problem {
  const extensions = error.extensions ?? {};
  const code = textOf(extensions['code']) ?? 'INTERNAL';
  return new Problem(
    KINDS[code] ?? 'unexpected',
    code,
    error.message,
    textOf(extensions['en']) ?? error.message,
    textOf(extensions['traceId']),
    extensions,
  );
}

/** A problem+json of the REST doors, or whatever else came with a status. */
export function problemOfHttp(status: number, body: Readonly<Record<string, unknown>>): Problem {
  const code = textOf(body['code']) ?? `HTTP_${status}`;
  const title = textOf(body['title']) ?? `请求失败（${status}）`;
  return new Problem(
    kindOfStatus(status),
    code,
    title,
    textOf(body['titleEn']) ?? `The request failed (${status})`,
    textOf(body['traceId']),
    body,
  );
}

function kindOfStatus(status: number): ProblemKind {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 429 || status === 503) return 'busy';
  return status < 500 ? 'badInput' : 'unexpected';
}

export const offline = (): Problem => new Problem('offline', 'OFFLINE', '连接不上服务器', 'The server cannot be reached');

/** Whatever was thrown, as a problem. */
export const problemOf = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem('unexpected', 'CONSOLE', '页面出错了', 'Something went wrong in this page', null, { message: String(error) });

/** What was shown may not be shown any longer: a right was taken away, the thing is gone, the session is over. */
export const isTaken = ({ kind }: Problem): boolean => kind === 'unauthenticated' || kind === 'forbidden' || kind === 'notFound';

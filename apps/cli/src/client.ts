import type { ProblemBody } from './contract';
import { Failure } from './failure';
import { EXIT, type ExitCode } from './exit-codes';

/** Times a request is sent when the line breaks; what changes something carries an idempotency key, so that it is done once. */
const ATTEMPTS = 3;

/** One service, one token. Every failure leaves as a `Failure`. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
    private readonly send: typeof fetch,
  ) {}

  async json<T>(path: string): Promise<T> {
    return (await this.ask('GET', path)).json() as Promise<T>;
  }

  async bytes(path: string): Promise<{ readonly bytes: Uint8Array; readonly fileName?: string }> {
    const response = await this.ask('GET', path);
    const fileName = fileNameOf(response.headers.get('content-disposition') ?? '');
    return { bytes: new Uint8Array(await response.arrayBuffer()), ...(fileName === undefined ? {} : { fileName }) };
  }

  async post<T>(path: string, body: Uint8Array | string | FormData, headers: Readonly<Record<string, string>>): Promise<T> {
    return (await this.ask('POST', path, body, headers)).json() as Promise<T>;
  }

  /** Sends a file and is sent one back, with the headers that speak of it. */
  async exchange(
    path: string,
    body: Uint8Array,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ readonly bytes: Uint8Array; readonly headers: Headers }> {
    const response = await this.ask('POST', path, body, headers);
    return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
  }

  /** @throws Failure also where GraphQL answers 200 with errors */
  async graphql<T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
    const headers = { 'Content-Type': 'application/json' };
    const response = await this.attempt('POST', '/graphql', JSON.stringify({ query, variables }), headers);
    const body = (await response.json().catch(() => ({}))) as GraphqlAnswer<T>;
    const error = body.errors?.[0];
    if (error) throw graphqlFailure(error, response.status);
    if (!response.ok || body.data === undefined || body.data === null) throw failureOf(response.status, {});
    return body.data;
  }

  /** The raw answer, whatever its status. @throws Failure UNREACHABLE */
  async look(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await this.attempt('GET', path);
    return { status: response.status, body: await response.json().catch(() => null) };
  }

  private async ask(
    method: string,
    path: string,
    body?: Uint8Array | string | FormData,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const response = await this.attempt(method, path, body, headers);
    if (response.ok) return response;
    throw failureOf(response.status, (await response.json().catch(() => ({}))) as ProblemBody);
  }

  private async attempt(
    method: string,
    path: string,
    body?: Uint8Array | string | FormData,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const request = {
      method,
      headers: { Accept: 'application/json, */*', ...(this.token && { Authorization: `Bearer ${this.token}` }), ...headers },
      redirect: 'error' as const,
      ...(body === undefined ? {} : { body: body as BodyInit }),
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.send(`${this.url}${path}`, request);
      } catch (error) {
        const reason = reasonOf(error);
        if (attempt < ATTEMPTS && /ECONNRESET|UND_ERR_SOCKET|EPIPE/.test(reason)) continue;
        throw new Failure(
          EXIT.UNREACHABLE,
          'UNREACHABLE',
          `连不上 ${this.url}（${reason}）；请先 npm start，或用 --url 指定地址`,
          `cannot reach ${this.url} (${reason}); run npm start first, or give --url`,
        );
      }
    }
  }
}

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly en?: string };
}
interface GraphqlAnswer<T> {
  readonly data?: T | null;
  readonly errors?: readonly GraphqlError[];
}

/** fetch hides what happened in `cause`. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as {
    readonly cause?: { readonly code?: string; readonly message?: string };
    readonly message?: string;
  };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}

const EXIT_OF_STATUS: Readonly<Record<number, ExitCode>> = {
  400: EXIT.USAGE,
  401: EXIT.NOT_AUTHORISED,
  403: EXIT.NOT_AUTHORISED,
  502: EXIT.UNREACHABLE,
  503: EXIT.UNREACHABLE,
  504: EXIT.UNREACHABLE,
};
const EXIT_OF_CODE: Readonly<Record<string, ExitCode>> = {
  UNAUTHENTICATED: EXIT.NOT_AUTHORISED,
  FORBIDDEN: EXIT.NOT_AUTHORISED,
  BAD_USER_INPUT: EXIT.USAGE,
  NOT_FOUND: EXIT.REFUSED,
  NOT_YET_PROJECTED: EXIT.UNREACHABLE,
  SEEDING: EXIT.UNREACHABLE,
};

const exitOf = (status: number, code: string | undefined): ExitCode =>
  (code === undefined ? undefined : EXIT_OF_CODE[code]) ??
  EXIT_OF_STATUS[status] ??
  (status >= 400 && status < 500 ? EXIT.REFUSED : EXIT.UNEXPECTED);

function failureOf(status: number, body: ProblemBody): Failure {
  const code = body.code ?? `HTTP_${status}`;
  const zh = body.title ?? `服务回答 HTTP ${status}`;
  const en = body.titleEn ?? `the service answered HTTP ${status}`;
  return new Failure(exitOf(status, body.code), code, zh, en, body.errors ?? []);
}

function graphqlFailure({ message, extensions }: GraphqlError, status: number): Failure {
  const code = extensions?.code ?? 'INTERNAL';
  return new Failure(exitOf(status >= 400 ? status : 500, code), code, message, extensions?.en ?? message);
}

/** RFC 6266: the encoded name where there is one. A path in it is no path of ours. */
function fileNameOf(disposition: string): string | undefined {
  const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*"?([^";]+)"?/i.exec(disposition)?.[1];
  const name = encoded === undefined ? plain : decoded(encoded);
  const last = name?.split(/[\\/]/).pop()?.trim();
  return last === undefined || last === '' || last === '.' || last === '..' ? undefined : last;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

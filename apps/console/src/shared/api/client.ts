import { expire, tokenNow } from '../session/token';
import { operationOf } from './graphql';
import { offline, problemOfGraphql, problemOfHttp, type Problem } from './problem';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Headers every request carries; the preflight header keeps foreign pages from asking in our name. */
export function headers(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const token = tokenNow();
  return { 'x-slate-request': '1', ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...extra };
}

/** Tells the session where a token no longer counts; gives the problem on. */
export function noticed(problem: Problem, token: string | null): Problem {
  if (problem.kind === 'unauthenticated' && token !== null) expire(token);
  return problem;
}

/** A request that cannot reach the server is `offline`; an aborted one stays what it is. */
export async function reach(input: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(input, { ...init, credentials: 'omit', cache: 'no-store' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw offline();
  }
}

/** Sends one operation and answers its data. @throws Problem */
export async function send(
  document: object,
  variables: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> {
  const { text, name } = operationOf(document);
  const token = tokenNow();
  const response = await reach('/graphql', {
    method: 'POST',
    headers: headers({ 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' }),
    body: JSON.stringify({ query: text, operationName: name, variables }),
    signal: signal ?? null,
  });
  const answer = (await response.json().catch(() => ({}))) as Answer;
  const [error] = answer.errors ?? [];
  if (error) throw noticed(problemOfGraphql(error), token);
  if (answer.data === undefined || answer.data === null) throw noticed(problemOfHttp(response.status, { ...answer }), token);
  return answer.data;
}

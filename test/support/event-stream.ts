import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestApi } from './api';

export interface Told {
  readonly data?: Readonly<Record<string, never>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** A subscription as a client holds it. */
export interface EventStream {
  /** The next answer; null when the stream has ended. */
  next(): Promise<Told | null>;
  /** Answers that came and were not asked for yet. */
  readonly waiting: readonly Told[];
  /** Signs of life between answers. */
  beats(): number;
  /** Goes away without a word. */
  close(): void;
  readonly headers: IncomingMessage['headers'];
}

/** The port the service listens on, which it begins to do with the first call. */
export async function portOf(api: TestApi): Promise<number> {
  const server = api.app.getHttpServer() as { address(): AddressInfo | null };
  if (server.address() === null) await api.app.listen(0, '127.0.0.1');
  return (server.address() as AddressInfo).port;
}

/** Subscribes over server-sent events; answers when the service has begun to answer. */
export async function subscribe(
  api: TestApi,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<EventStream> {
  const port = await portOf(api);
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const sent = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => sent.once('response', resolve).once('error', reject));
  sent.end(JSON.stringify({ query, variables }));
  const response = await answered;
  const told: (Told | null)[] = [];
  let beats = 0;
  let wake = (): void => undefined;
  let rest = '';
  const over = (): void => {
    told.push(null);
    wake();
  };
  response.setEncoding('utf8').on('data', (piece: string) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (block === ':') beats += 1;
      else if (data !== undefined && data !== '') told.push(JSON.parse(data) as Told);
    }
    wake();
  });
  response.once('end', over).once('error', over);
  return {
    async next() {
      while (told.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return told[0] === null ? null : (told.shift() as Told);
    },
    get waiting() {
      return told.filter((each) => each !== null);
    },
    beats: () => beats,
    close: () => sent.destroy(),
    headers: response.headers,
  };
}

/** Waits until something holds, looking again after everything that is ready has run. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

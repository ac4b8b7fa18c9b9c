import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Io } from '../io';
import { run } from '../run';

/** What a stub answers on one path, by `METHOD /path`. */
export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Breaks the line without an answer, this many times. */
  readonly breaks?: number;
}

export interface StubRequest {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Stub {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  close(): Promise<void>;
}

/** A service that knows only the given answers; anything else is 404. */
export async function stub(answers: Readonly<Record<string, StubAnswer>>): Promise<Stub> {
  const requests: StubRequest[] = [];
  const broken = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const line = `${request.method ?? ''} ${request.url ?? ''}`;
      requests.push({ line, headers: request.headers, body: Buffer.concat(chunks) });
      const answer = answers[line] ?? { status: 404, body: { code: 'NOT_FOUND', title: '没有这个地址', titleEn: 'not found' } };
      const times = broken.get(line) ?? 0;
      if (times < (answer.breaks ?? 0)) {
        broken.set(line, times + 1);
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
      response.end(answer.body instanceof Uint8Array ? answer.body : JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a world of its own: no environment, no terminal, the given folder. */
export async function slate(argv: readonly string[], world: Partial<Io> & { readonly terminal?: boolean } = {}): Promise<Ran> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  const printer = (to: Buffer[]) => ({
    write: (text: string | Uint8Array) => to.push(Buffer.from(text as string)),
    isTTY: world.terminal === true,
    columns: 160,
  });
  const io: Io = {
    env: {},
    cwd: '/nowhere',
    root: '/nowhere',
    stdout: printer(out),
    stderr: printer(err),
    fetch,
    alive: () => false,
    ...world,
  };
  const code = await run(argv, io);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

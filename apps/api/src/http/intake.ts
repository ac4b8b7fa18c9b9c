import type { Server, ServerResponse } from 'node:http';
import { waitAtMost } from '../house';

/** How many ports from the asked one on are tried (design section 7). */
const PORTS = 50;

/**
 * Listens on the asked port, or the next one that is free; answers which. It is the listening itself that is tried: a
 * port found free and listened to later may be taken in between.
 */
export async function listenFrom(server: Server, port: number, host: string): Promise<number> {
  const end = Math.min(port + PORTS, 65_536);
  for (let candidate = port; candidate < end; candidate += 1) {
    if (await listens(server, candidate, host)) return candidate;
  }
  throw new Error(`没有空闲端口 · no free port from ${port} to ${end - 1}`);
}

const listens = (server: Server, port: number, host: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const listening = (): void => {
      server.off('error', refused);
      resolve(true);
    };
    server.once('error', refused).once('listening', listening).listen(port, host);
  });

/** The requests a server has in hand, so that it can stop without leaving one unanswered and without waiting for idle clients. */
export class Intake {
  private readonly inHand = new Set<ServerResponse>();
  private draining = false;
  private emptied = (): void => undefined;

  constructor(private readonly server: Server) {
    server.prependListener('request', (_request, response) => this.take(response));
  }

  /**
   * Stops listening and waits for the requests in hand, at most `limitMs` and not once `hurry` is aborted; then every
   * connection is closed. One that sent nothing, or half a request's head, asks for no answer and is not waited for.
   */
  async stop(limitMs: number, hurry: AbortSignal): Promise<void> {
    this.draining = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    this.inHand.forEach(lastOfItsConnection);
    const drained = new Promise<void>((resolve) => (this.emptied = resolve));
    if (this.inHand.size > 0) await waitAtMost(drained, limitMs, hurry);
    this.server.closeAllConnections();
    await closed;
  }

  private take(response: ServerResponse): void {
    if (this.draining) lastOfItsConnection(response);
    this.inHand.add(response);
    response.once('close', () => {
      this.inHand.delete(response);
      if (this.inHand.size === 0) this.emptied();
    });
  }
}

/** Its client is told not to send another request on this connection. */
function lastOfItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

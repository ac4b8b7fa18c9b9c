import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(__dirname, '../..');

/** Runs one of the repository's tools to its end; what it said goes into the error. */
export async function runTool(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = hear(child);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The calendar of today does nothing by itself, unless a test wants it to. */
const STILL = { SLATE_OPEN_PERIODS: '0', SLATE_REMINDERS: '0' };

interface Readiness {
  readonly status: string;
  readonly seeding: unknown;
  readonly seedingFailed: string | null;
}

/** The built service as a process of its own, to be killed and started again on the same port and database. */
export class ServiceProcess {
  readonly url: string;
  private child: ChildProcess | undefined;
  /** Why the demonstration country could not be written to its end. */
  private broken: string | null = null;
  private heard: () => string = () => '';

  constructor(
    readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  /** What it has said, on both channels. */
  get said(): string {
    return this.heard();
  }

  /** Resolves when it is ready, writing is open, and it has said this. */
  async start(until = ''): Promise<void> {
    this.launch();
    await this.until(() => this.isReady(until));
  }

  /** Only starts the process. */
  launch(): void {
    const env = { ...process.env, HOST: '127.0.0.1', PORT: String(this.port), NODE_ENV: 'test', ...STILL, ...this.env };
    const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    this.heard = hear(child);
  }

  /** Resolves when it has said this. */
  async says(text: string): Promise<void> {
    await this.until(() => Promise.resolve(this.said.includes(text)));
  }

  /** Ends it by a signal and answers how it went: with SIGKILL, in the middle of whatever it does. */
  async end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | string | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = once(child, 'close') as Promise<[number | null, string | null]>;
    child.kill(signal);
    const [code, by] = await ended;
    return code ?? by;
  }

  private async until(met: () => Promise<boolean>): Promise<void> {
    const { child } = this;
    while (!(await met())) {
      if (this.broken !== null) throw new Error(`The demonstration was not completed: ${this.broken}\n${this.said}`);
      if (child?.exitCode !== null || child.signalCode !== null) throw new Error(`The service ended:\n${this.said}`);
      await pause(20);
    }
  }

  private async isReady(until: string): Promise<boolean> {
    try {
      const body = (await (await fetch(`${this.url}/health/ready`)).json()) as Readiness;
      // Said at once instead of being waited for until a hook's time is up.
      this.broken = body.seedingFailed;
      return body.status === 'ok' && body.seeding === null && this.said.includes(until);
    } catch {
      return false;
    }
  }
}

function hear(child: ChildProcess): () => string {
  let said = '';
  const add = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-8_000));
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => said;
}

import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../apps/cli/src/run';
import type { TestApi } from './api';

export interface CommandLine {
  /** An empty folder the commands run in. */
  readonly cwd: string;
  /** Runs `slate …` with a token and `--json`; answers the exit code and the document. */
  slate(token: string, ...argv: readonly string[]): Promise<{ readonly exit: number; readonly json: Record<string, never> }>;
  close(): void;
}

/** `slate` against a service that listens on a free loopback port. */
export async function commandLine(api: TestApi): Promise<CommandLine> {
  await api.app.listen(0, '127.0.0.1');
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  const cwd = mkdtempSync(join(tmpdir(), 'slate-cli-'));
  return {
    cwd,
    async slate(token, ...argv) {
      let out = '';
      const env = { SLATE_URL: `http://127.0.0.1:${port}`, SLATE_TOKEN: token };
      const stdout = { write: (text: string | Uint8Array) => (out += String(text)) };
      const io = { env, cwd, root: cwd, stdout, stderr: { write: () => undefined }, fetch, alive: () => false };
      const exit = await run([...argv, '--json'], io);
      return { exit, json: JSON.parse(out) as Record<string, never> };
    },
    close: () => rmSync(cwd, { recursive: true, force: true }),
  };
}

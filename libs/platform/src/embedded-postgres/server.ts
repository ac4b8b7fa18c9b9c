import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { adminRole, plainEnvironment } from './cluster';
import { serverIdentity } from './identity';
import { executable } from './native';
import type { Place } from './place';
import { EmbeddedPostgresError } from './problem';
import { alive, isPostgres, pause, standingIn } from './processes';
import type { Secrets } from './secrets';

/** A running server, ours or found. */
export interface Running {
  readonly pid: number;
  readonly port: number;
}

const keptLogBytes = 10_000_000;

/** A free port of 127.0.0.1; the wanted one if it is free. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      wanted !== 0 && (error.code === 'EADDRINUSE' || error.code === 'EACCES') ? resolve(freePort()) : reject(error),
    );
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** What postmaster.pid says, if it is there: the server's process and port (0 while it is not yet written). */
export function postmaster(place: Place): Running | undefined {
  const file = join(place.dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(pid), port: Number(port ?? 0) };
}

/** Connects as the superuser to a database of the server. */
export async function connectAdmin(port: number, secrets: Secrets, database = 'postgres'): Promise<Client> {
  const login = { host: '127.0.0.1', port, user: adminRole, password: secrets.admin, database };
  const client = new Client({ ...login, ssl: false, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the server may go away under an idle connection
  await client.connect();
  return client;
}

type Answer = 'ours' | 'stranger' | 'not yet' | 'nobody';

/** Asks whoever listens on the port whether it is the server of this data folder. */
export async function ask(place: Place, port: number, secrets: Secrets): Promise<Answer> {
  let client: Client | undefined;
  try {
    client = await connectAdmin(port, secrets);
    const { rows } = await client.query<{ dir: string }>("select current_setting('data_directory') as dir");
    return sameFolder(rows[0]?.dir, place.dataDir) ? 'ours' : 'stranger';
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '57P03') return 'not yet';
    return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P01' ? 'nobody' : 'stranger';
  } finally {
    await client?.end().catch(() => undefined);
  }
}

function sameFolder(a: string | undefined, b: string): boolean {
  return a !== undefined && existsSync(a) && realpathSync(a) === realpathSync(b);
}

/** The live server of this data folder, if there is one: an earlier process left it, or another one runs it. */
export async function adoptable(place: Place, secrets: Secrets, patienceMs = 60_000): Promise<Running | undefined> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = postmaster(place);
    if (found === undefined || !isPostgres(found.pid)) return undefined;
    const answer = found.port > 0 ? await ask(place, found.port, secrets) : 'not yet';
    if (answer === 'ours') return found;
    // A stranger on that port with a PostgreSQL under that number: a stale note whose number is used again.
    if (answer === 'stranger' || Date.now() > until) return undefined;
    if (answer === 'nobody' && !standsHere(place, found.pid)) return undefined;
    await pause(50);
  }
}

function standsHere(place: Place, pid: number): boolean {
  return standingIn(realpathSync(place.dataDir))?.includes(pid) ?? true;
}

/**
 * Starts the server and waits until it answers. It gets a session of its own, so that the terminal's Ctrl-C reaches us
 * alone and the database outlives the draining. Refusals that pass by themselves are retried: the children of a server
 * killed with -9 hold the data folder for a second or two, and a port may be taken between choosing and listening.
 */
export async function launch(
  place: Place,
  native: string,
  secrets: Secrets,
  wanted: number | undefined,
  tell: (zh: string, en: string) => void,
): Promise<Running> {
  const until = Date.now() + 20_000;
  for (let port = await freePort(wanted); ;) {
    const refusal = await tryOnce(place, native, port, secrets, tell);
    if (typeof refusal !== 'string') return refusal;
    if (/could not (create any TCP\/IP sockets|bind IPv4)/.test(refusal)) port = await freePort();
    else if (/already exists|still in use/.test(refusal)) {
      clearRemains(place);
      await pause(250);
    } else throw startFailed(place, refusal);
    if (Date.now() > until) throw startFailed(place, refusal);
  }
}

function startFailed(place: Place, reason: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'START_FAILED',
    '数据库没有启动',
    `the database did not start: ${reason}`,
    `看日志 ${place.logFile} · see the log ${place.logFile}`,
  );
}

/**
 * Clears what a dead server left. Nothing stands in the data folder: postmaster.pid is stale, whoever bears its number now
 * (PostgreSQL itself only looks whether the number lives, and would refuse for ever in a container). Its server is gone but
 * orphans stand there: they are told to go, which is crash-safe.
 */
function clearRemains(place: Place): void {
  const found = postmaster(place);
  const standing = standingIn(realpathSync(place.dataDir));
  if (found === undefined || standing === undefined || standing.includes(found.pid)) return;
  if (standing.length === 0) rmSync(join(place.dataDir, 'postmaster.pid'), { force: true });
  for (const orphan of standing.filter(isPostgres)) process.kill(orphan, 'SIGQUIT');
}

async function tryOnce(
  place: Place,
  native: string,
  port: number,
  secrets: Secrets,
  tell: (zh: string, en: string) => void,
): Promise<Running | string> {
  const logged = rotate(place.logFile);
  const log = openSync(place.logFile, 'a', 0o600);
  const child = spawnServer(place, native, port, log);
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ??= `exit ${code ?? signal}`));
  for (let waited = 0; ; waited += 1) {
    if (ended !== undefined) return `${ended}\n${readFileSync(place.logFile, 'utf8').slice(logged).trim()}`;
    if ((await ask(place, port, secrets)) === 'ours') {
      child.unref();
      return { pid: child.pid ?? 0, port };
    }
    if (waited > 0 && waited % 250 === 0) tell('数据库正在恢复，请稍候', 'the database is recovering, please wait');
    await pause(20);
  }
}

function spawnServer(place: Place, native: string, port: number, log: number): ChildProcess {
  const identity = serverIdentity(place.dataDir);
  const who = identity === undefined ? {} : { uid: identity.uid, gid: identity.gid };
  // Reached by 127.0.0.1 alone: no other address, no socket file.
  const where = ['listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((setting) => ['-c', setting]);
  return spawn(executable(native, 'postgres'), ['-D', place.dataDir, '-p', String(port), ...where], {
    ...who,
    cwd: '/',
    env: plainEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
}

function rotate(file: string): number {
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size <= keptLogBytes) return size;
  renameSync(file, `${file}.1`);
  return 0;
}

/** Stops the server of the place, whoever started it: sessions are ended, everything is flushed; then it is gone. */
export async function halt(place: Place, native: () => string, patienceMs = 30_000): Promise<void> {
  const found = postmaster(place);
  if (found === undefined || !isPostgres(found.pid)) return;
  await sendStop(place, native, found.pid, 'SIGINT', 'fast');
  if (await gone(found.pid, patienceMs)) return;
  await sendStop(place, native, found.pid, 'SIGQUIT', 'immediate'); // crash-safe; the next start recovers
  if (await gone(found.pid, 10_000)) return;
  throw new EmbeddedPostgresError(
    'STOP_FAILED',
    `数据库进程 ${found.pid} 没有停下`,
    `the database process ${found.pid} did not stop`,
    `看日志 ${place.logFile} · see the log ${place.logFile}`,
  );
}

async function sendStop(place: Place, native: () => string, pid: number, name: NodeJS.Signals, mode: string): Promise<void> {
  if (process.platform !== 'win32') process.kill(pid, name);
  else await promisify(execFile)(executable(native(), 'pg_ctl'), ['stop', '-W', '-m', mode, '-D', place.dataDir]);
}

async function gone(pid: number, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (alive(pid)) {
    if (Date.now() > until) return false;
    await pause(20);
  }
  return true;
}

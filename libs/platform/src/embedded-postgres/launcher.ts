import { ensureCluster, adminRole, writeSettings } from './cluster';
import { serverIdentity } from './identity';
import { findNative } from './native';
import { type Place, placeNative, recordedPlace, removePlace, takePlace } from './place';
import { appRole, ensureApplication } from './roles';
import { type Secrets, knownSecrets, secretsOf } from './secrets';
import { type Running, adoptable, connectAdmin, halt, launch, postmaster } from './server';
import { alone, moveIn, moveOut, others } from './tenancy';

/** What `startPostgres` needs. */
export interface StartOptions {
  /** SLATE_HOME; made if it is missing. */
  readonly home: string;
  /** Takes one line for people: what happens and where things are. */
  readonly log: (line: string) => void;
  /** The port wanted; another free one is taken and said if it is busy. Without it, any free port. */
  readonly port?: number | undefined;
  /** Server settings that differ from ours, e.g. `{ max_connections: '200' }`; they hold from this server's start on. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folders tried for the data when `home` is out of reach for the database user. */
  readonly outside?: readonly string[];
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Connection of the application's role `slate` to its own database `slate`. */
  readonly url: string;
  /** Connection of the superuser to the database `postgres`. The service must not use it. */
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  /** True when the server was found running: left by a killed process, or shared with a living one. */
  readonly adopted: boolean;
  readonly dataDir: string;
  readonly logFile: string;
  /**
   * Stops the server, adopted or not, unless another living process uses it. Call it last, after the service has drained.
   * May be called twice.
   */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a home, or adopts the one that runs there. Behaves the same as root (the server then
 * runs as another user), below /root, with umask 077 and with install scripts off.
 * @throws EmbeddedPostgresError with a remedy in words.
 */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const tell = (zh: string, en: string): void => options.log(`${zh} · ${en}`);
  const place = takePlace(options.home, options.outside);
  return alone(place, async () => {
    const secrets = secretsOf(place);
    const native = placeNative(place, findNative());
    if (native.copied) tell(`PostgreSQL 已复制到 ${native.dir}`, `PostgreSQL was copied to ${native.dir}`);
    const found = await adoptable(place, secrets);
    const running = found ?? (await startHere(place, native.dir, secrets, options, tell));
    if (found !== undefined)
      tell(`接管已在运行的数据库（进程 ${found.pid}，端口 ${found.port}）`, 'took over the running database');
    const admin = await connectAdmin(running.port, secrets);
    try {
      await ensureApplication(admin, secrets);
    } finally {
      await admin.end();
    }
    moveIn(place);
    return handle(place, native.dir, secrets, running, found !== undefined);
  });
}

async function startHere(
  place: Place,
  native: string,
  secrets: Secrets,
  { port, settings }: StartOptions,
  tell: (zh: string, en: string) => void,
): Promise<Running> {
  if (await ensureCluster(place, native, secrets)) tell(`数据库已创建：${place.dataDir}`, `database created in ${place.dataDir}`);
  if (place.elsewhere) tell(`数据放在 ${place.root}`, `the data is in ${place.root}: the database user cannot enter SLATE_HOME`);
  const identity = serverIdentity(place.dataDir);
  if (identity !== undefined)
    tell(`数据库以用户 ${identity.name} 运行`, `the database runs as user ${identity.name}, not as root`);
  writeSettings(place, settings);
  const running = await launch(place, native, secrets, port, tell);
  if (port !== undefined && port !== running.port)
    tell(`端口 ${port} 被占用，数据库改用 ${running.port}`, `port ${port} is busy, the database uses ${running.port}`);
  return running;
}

function urlOf(secrets: Secrets, port: number): string {
  return `postgres://${appRole}:${secrets.app}@127.0.0.1:${port}/${appRole}`;
}

function handle(place: Place, native: string, secrets: Secrets, running: Running, adopted: boolean): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    alone(place, async () => {
      moveOut(place);
      if (others(place).length === 0) await halt(place, () => native);
    });
  return {
    ...running,
    adopted,
    url: urlOf(secrets, running.port),
    adminUrl: `postgres://${adminRole}:${secrets.admin}@127.0.0.1:${running.port}/postgres`,
    dataDir: place.dataDir,
    logFile: place.logFile,
    stop: () => (stopping ??= stop()),
  };
}

/** What is known of a home's server without starting it. */
export interface PostgresState {
  readonly dataDir: string;
  readonly logFile: string;
  /** The live server, if there is one, with the connection of the application's role. */
  readonly running?: { readonly pid: number; readonly port: number; readonly url: string };
  /** Living processes that use it, other than this one. */
  readonly users: readonly number[];
}

/** Looks at a home's server without starting, adopting or stopping it; undefined when this home has none. */
export async function inspectPostgres(home: string): Promise<PostgresState | undefined> {
  const place = recordedPlace(home);
  if (place === undefined) return undefined;
  const state = { dataDir: place.dataDir, logFile: place.logFile, users: others(place) };
  const secrets = knownSecrets(place);
  if (postmaster(place) === undefined || secrets === undefined) return state;
  const running = await adoptable(place, secrets, 1_000);
  return running === undefined ? state : { ...state, running: { ...running, url: urlOf(secrets, running.port) } };
}

/**
 * Stops a home's server and deletes its data, wherever it is. Other living processes keep it from happening.
 * @returns the folders deleted, and the processes that were in the way (then nothing was done).
 */
export async function removePostgres(
  home: string,
): Promise<{ readonly removed: readonly string[]; readonly inUseBy: readonly number[] }> {
  const place = recordedPlace(home);
  if (place === undefined) return { removed: [], inUseBy: [] };
  return alone(place, async () => {
    const inUseBy = others(place);
    if (inUseBy.length > 0) return { removed: [], inUseBy };
    await halt(place, () => placeNative(place, findNative()).dir);
    removePlace(place);
    return { removed: [...new Set([place.root, place.own])], inUseBy };
  });
}

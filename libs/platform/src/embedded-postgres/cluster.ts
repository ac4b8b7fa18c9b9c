import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, chmodSync, renameSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Identity, serverIdentity } from './identity';
import { executable } from './native';
import { type Place, give } from './place';
import { EmbeddedPostgresError } from './problem';
import type { Secrets } from './secrets';

/** Superuser of the embedded server; only the launcher and the doctor use it. */
export const adminRole = 'postgres';

/** The server's settings. Durability is PostgreSQL's default and is said here only so that nobody needs to guess. */
const settings: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_connections: '60',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  password_encryption: "'scram-sha-256'",
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  log_line_prefix: "'%m [%p] '",
  log_checkpoints: 'off',
};

/**
 * Makes the data folder if there is none: built-in C.UTF-8 (equal on every machine), checksums, SCRAM. Made aside and
 * renamed, so that a half-made cluster is never taken for one.
 * @returns true when it was made now.
 */
export async function ensureCluster(place: Place, native: string, secrets: Secrets): Promise<boolean> {
  if (existsSync(join(place.dataDir, 'PG_VERSION'))) return false;
  const identity = serverIdentity(place.dataDir);
  const fresh = join(place.root, 'data.new');
  const password = join(place.root, 'password.tmp');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  chmodSync(fresh, 0o700);
  give(fresh, identity);
  try {
    rmSync(password, { force: true });
    writeFileSync(password, `${secrets.admin}\n`, { mode: 0o600, flag: 'wx' });
    give(password, identity);
    await run(executable(native, 'initdb'), initdbOptions(fresh, password), identity);
  } finally {
    rmSync(password, { force: true });
  }
  renameSync(fresh, place.dataDir);
  return true;
}

function initdbOptions(dataDir: string, password: string): string[] {
  return [
    ['-D', dataDir],
    ['-U', adminRole],
    ['--pwfile', password],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
    ['--locale', 'C'],
    ['--data-checksums'],
    // Nothing is in it yet: should the machine die now, the next start makes it again.
    ['--no-sync'],
  ].flat();
}

/** Writes our settings into the data folder; an operator's own go into `local.conf` beside them and win. */
export function writeSettings(place: Place, extra: Readonly<Record<string, string>> = {}): void {
  const identity = serverIdentity(place.dataDir);
  const main = join(place.dataDir, 'postgresql.conf');
  const ours = join(place.dataDir, 'slate.conf');
  const lines = Object.entries({ ...settings, ...extra }).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(ours, `# Written at every start. Put your own settings into local.conf.\n${lines.join('\n')}\n`, { mode: 0o600 });
  give(ours, identity);
  const include = "include = 'slate.conf'\ninclude_if_exists = 'local.conf'\n";
  const text = readFileSync(main, 'utf8');
  if (!text.includes(include)) writeFileSync(main, `${text}\n${include}`);
}

/** The environment PostgreSQL sees: none of the caller's PG… variables. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ|NODE_|npm_)/i.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

function run(command: string, options: readonly string[], identity: Identity | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const who = identity === undefined ? {} : { uid: identity.uid, gid: identity.gid };
    const child = spawn(command, options, { ...who, cwd: '/', env: plainEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const fail = (reason: string): void =>
      reject(
        new EmbeddedPostgresError(
          'INITDB_FAILED',
          '创建数据库失败',
          `the database could not be created: ${reason}\n${said.trim().split('\n').slice(-8).join('\n')}`,
          '看上面的原因；npm run slate doctor 会检查常见问题 · see the reason above; npm run slate doctor checks the usual ones',
        ),
      );
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => (code === 0 ? resolve() : fail(`initdb exit ${code}`)));
  });
}

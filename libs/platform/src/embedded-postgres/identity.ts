import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EmbeddedPostgresError } from './problem';

/** The user PostgreSQL runs as, when that is another than ours. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** True when this process is root on a POSIX system: PostgreSQL refuses to run so. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Who PostgreSQL must run as: nobody else for an ordinary user; for root the owner of an existing data folder, else the
 * account `postgres`, else `nobody`. No account is ever created.
 */
export function serverIdentity(dataDir?: string, passwd = '/etc/passwd'): Identity | undefined {
  if (!isRoot()) return undefined;
  if (dataDir !== undefined && existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid, name: nameOf(uid, passwd) };
  }
  const accounts = readAccounts(passwd);
  const found = accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody');
  if (found === undefined || found.uid === 0) {
    throw new EmbeddedPostgresError(
      'NO_UNPRIVILEGED_USER',
      '以 root 运行，但系统没有 postgres 或 nobody 账户可供数据库使用',
      'running as root, and there is no account postgres or nobody for the database to run as',
      '改用普通用户运行，或设置 DATABASE_URL · run as an ordinary user, or set DATABASE_URL',
    );
  }
  // A negative id (macOS: nobody is -2) stands for its unsigned twin.
  return { name: found.name, uid: found.uid >>> 0, gid: found.gid >>> 0 };
}

function nameOf(uid: number, passwd: string): string {
  return readAccounts(passwd).find((account) => account.uid === uid)?.name ?? String(uid);
}

function readAccounts(passwd: string): Identity[] {
  if (!existsSync(passwd)) return [];
  return readFileSync(passwd, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => Number.isInteger(uid) && Number.isInteger(gid));
}

type Right = 'read' | 'enter';

/** Whether the identity may read a file or enter a folder, judged by the mode bits; always true without an identity. */
export function may(identity: Identity | undefined, path: string, right: Right): boolean {
  if (!existsSync(path)) return false;
  if (identity === undefined) return true;
  const { mode, uid, gid } = statSync(path);
  const bit = right === 'read' ? 4 : 1;
  if (uid === identity.uid) return (mode & (bit << 6)) !== 0;
  if (gid === identity.gid) return (mode & (bit << 3)) !== 0;
  return (mode & bit) !== 0;
}

/** Whether the identity may walk to a path, links followed: every existing folder above it must let it through. */
export function reaches(identity: Identity | undefined, path: string): boolean {
  if (identity === undefined) return true;
  const folders = upwards(dirname(resolve(path))).filter((folder) => existsSync(folder));
  const real = realpathSync(folders[0] ?? '/');
  return [...folders, ...upwards(real)].every((folder) => may(identity, folder, 'enter'));
}

/** The folder and all above it. */
function upwards(folder: string): string[] {
  return folder === dirname(folder) ? [folder] : [folder, ...upwards(dirname(folder))];
}

/** Whether something stands at the path, a dangling link included. */
export function present(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

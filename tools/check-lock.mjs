// The lock file must install everywhere: a package can be served before all its platform siblings are, and npm drops the
// missing ones in silence; and it must name no registry, so that a mirror can serve it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/root.mjs';

/** @type {{ packages: Record<string, { optionalDependencies?: Record<string, string>, resolved?: string }> }} */
const { packages } = JSON.parse(readFileSync(process.argv[2] ?? join(root, 'package-lock.json'), 'utf8'));

/** Node's own way: the nearest node_modules upwards from the package. */
function resolves(from, name) {
  for (let path = from; ; path = path.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (`${path}${path && '/'}node_modules/${name}` in packages) return true;
    if (path === '') return false;
  }
}

const faults = Object.entries(packages).flatMap(([path, entry]) => [
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !resolves(path, name))
    .map((name) => `${path || 'package.json'}: optional dependency ${name} is not in the lock file`),
  ...(/^https?:/.test(entry.resolved ?? '') ? [`${path}: names the host it was fetched from`] : []),
]);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(
    '→ 固定到各平台齐全的版本，按仓库的 .npmrc 重新生成 · pin a version that is complete, write the lock anew with our .npmrc',
  );
  process.exitCode = 1;
}

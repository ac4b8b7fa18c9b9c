import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureConsoleBuilt } from './build-console.mjs';
import { fingerprint, slashes, upToDate, walk } from './fingerprint.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './root.mjs';
import { step } from './step.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.stamp');
const lock = join(dist, '.lock');
const tests = /(\.spec|\.int-spec|\.e2e-spec)\.ts$|(^|\/)testing\//;
/** The console is built by itself (build-console.mjs): an edit on either side leaves the other as it is. */
const ofConsole = /^apps\/console\//;
/** Locks and stamps, and what the other build wrote. */
const notOurs = /^dist\/(\.|apps\/console\/)/;

/** Everything the build reads, as paths relative to the repository with forward slashes. */
function sources() {
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'tools/lib/build.mjs'];
  const files = ['apps', 'libs', 'tools/assets'].flatMap((folder) => walk(join(root, folder)));
  return [...settings.filter((file) => existsSync(join(root, file))), ...files.map(slashes)]
    .filter((file) => !tests.test(file) && !ofConsole.test(file))
    .sort();
}

/** Builds `dist` where it does not answer to the sources: the services and the console, each by itself. */
export async function ensureBuilt() {
  const both = await Promise.allSettled([ensureServicesBuilt(), ensureConsoleBuilt()]);
  const failed = both.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

/** Two builds at once: the second waits and finds it done. */
async function ensureServicesBuilt() {
  if (upToDate(stamp, fingerprint(sources()))) return;
  await oneAtATime(lock, async () => {
    const files = sources();
    const print = fingerprint(files);
    if (upToDate(stamp, print)) return;
    rmSync(stamp, { force: true });
    const tsc = join(root, 'node_modules', 'typescript7', 'bin', 'tsc');
    await step('编译 · building', process.execPath, [tsc, '-p', 'tsconfig.build.json']);
    const kept = new Set([...files.filter((file) => file.endsWith('.ts')).flatMap(outputs), ...copyAssets(files)]);
    for (const file of await generateAssets()) kept.add(file);
    for (const file of walk(dist).map(slashes)) if (!notOurs.test(file) && !kept.has(file)) rmSync(join(root, file));
    writeFileSync(stamp, print);
  });
}

function outputs(file) {
  const out = `dist/${file.replace(/\.ts$/, '.js')}`;
  return [out, `${out}.map`];
}

/** Whatever in apps and libs is neither TypeScript nor prose goes along: pages, data, queries. */
function copyAssets(files) {
  const assets = files.filter((file) => /^(apps|libs)\//.test(file) && !/\.(ts|tsx|md)$/.test(file));
  for (const file of assets) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    copyFileSync(join(root, file), join(dist, file));
  }
  return assets.map((file) => `dist/${file}`);
}

/** Every module in tools/assets writes files into dist: `export default async ({ root, dist }) => [paths it wrote]`. */
async function generateAssets() {
  const written = [];
  for (const file of walk(join(root, 'tools', 'assets')).sort()) {
    const { default: generate } = await import(pathToFileURL(file).href);
    written.push(...(await generate({ root, dist })).map(slashes));
  }
  return written;
}

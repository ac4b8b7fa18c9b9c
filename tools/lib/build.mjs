import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './root.mjs';
import { step } from './step.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.stamp');
const lock = join(dist, '.lock');
const tests = /(\.spec|\.int-spec|\.e2e-spec)\.ts$|(^|\/)testing\//;

/** Everything the build reads, as paths relative to the repository with forward slashes. */
function sources() {
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'tools/lib/build.mjs'];
  const files = ['apps', 'libs', 'tools/assets'].flatMap((folder) => walk(join(root, folder)));
  return [...settings.filter((file) => existsSync(join(root, file))), ...files.map(slashes)]
    .filter((file) => !tests.test(file))
    .sort();
}

const slashes = (path) => relative(root, path).split(sep).join('/');

function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' ? [] : walk(path);
  });
}

/** One hash over names and contents: a checkout that only touches times builds nothing. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

const upToDate = (print) => existsSync(stamp) && readFileSync(stamp, 'utf8') === print;

/** Builds `dist` when it does not answer to the sources. Two builds at once: the second waits and finds it done. */
export async function ensureBuilt() {
  if (upToDate(fingerprint(sources()))) return;
  await oneAtATime(lock, async () => {
    const files = sources();
    const print = fingerprint(files);
    if (upToDate(print)) return;
    rmSync(stamp, { force: true });
    const tsc = join(root, 'node_modules', 'typescript7', 'bin', 'tsc');
    await step('编译 · building', process.execPath, [tsc, '-p', 'tsconfig.build.json']);
    const kept = new Set([...files.filter((file) => file.endsWith('.ts')).flatMap(outputs), ...copyAssets(files)]);
    for (const file of await generateAssets()) kept.add(file);
    for (const file of walk(dist)) if (!file.startsWith(lock) && !kept.has(slashes(file))) rmSync(file);
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

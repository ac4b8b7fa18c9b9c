import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { fingerprint, slashes, upToDate, walk } from './fingerprint.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './root.mjs';
import { step } from './step.mjs';

/** Where the console is built to; the build of the services leaves it alone. */
export const consoleDist = join(root, 'dist', 'apps', 'console');
const stamp = join(root, 'dist', '.stamp-console');
const lock = join(root, 'dist', '.lock-console');
const tests = /\.spec\.tsx?$|(^|\/)testing\//;

/** What the console is made of: its own files, the kernel, the interface it speaks, the libraries. */
function sources() {
  const settings = ['apps/api/schema.graphql', 'package-lock.json', 'tools/lib/build-console.mjs'];
  const files = ['apps/console', 'libs/kernel/src'].flatMap((folder) => walk(join(root, folder)));
  return [...settings.filter((file) => existsSync(join(root, file))), ...files.map(slashes)]
    .filter((file) => !tests.test(file))
    .sort();
}

/** Builds the console when it does not answer to its sources; an edit of the services builds nothing here. */
export async function ensureConsoleBuilt() {
  if (!existsSync(join(root, 'apps/console/index.html'))) return;
  if (upToDate(stamp, fingerprint(sources()))) return;
  await oneAtATime(lock, async () => {
    const print = fingerprint(sources());
    if (upToDate(stamp, print)) return;
    rmSync(stamp, { force: true });
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', join(root, 'apps', 'console'), '--logLevel', 'warn'];
    await step('编译界面 · building the console', process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } });
    for (const file of walk(consoleDist)) compress(file);
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, print);
  });
}

/** The service sends what was compressed once, here. */
function compress(file) {
  if (!/\.(js|css|svg|json)$/.test(file)) return;
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
}

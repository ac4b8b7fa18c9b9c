import './lib/node-version.mjs';

// `npm run bench [name …]`: every tools/bench/*.mjs in order, each on the same fresh PostgreSQL, given as DATABASE_URL.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { ready } = await import('./lib/ready.mjs');
const { root } = await import('./lib/root.mjs');
const { beforeLeaving, show } = await import('./lib/step.mjs');

await ready();
const { startPostgres, removePostgres } = createRequire(import.meta.url)(
  join(root, 'dist/libs/platform/src/embedded-postgres/index.js'),
);
const names = process.argv.slice(2);
const folder = join(root, 'tools', 'bench');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .sort();
const chosen = all.filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
const home = mkdtempSync(join(tmpdir(), 'slate-bench-'));
chmodSync(home, 0o755); // run as root, the database's user must be able to enter
const server = await startPostgres({ home, log: console.error });
const tidy = async () => {
  await server.stop();
  await removePostgres(home);
  rmSync(home, { recursive: true, force: true });
};
beforeLeaving.push(tidy);
let code = 0;
try {
  const env = { ...process.env, DATABASE_URL: server.url, SLATE_BENCH_ADMIN_URL: server.adminUrl };
  for (const file of chosen) {
    console.log(`\n── ${file}`);
    code = Math.max(code, await show(process.execPath, [join(folder, file)], { env }));
  }
} finally {
  await tidy();
}
process.exitCode = code;

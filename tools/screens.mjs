import './lib/node-version.mjs';

// `npm run screens [name …]`: pictures of every screen from the demonstration country, at 1440 and 1280 wide, into
// docs/screens. It fails where a figure on a picture is not what the interface answered, where a page asked a foreign host,
// or where the pictures become too heavy for a repository.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { ready } = await import('./lib/ready.mjs');
const { root } = await import('./lib/root.mjs');
const { beforeLeaving } = await import('./lib/step.mjs');
await ready();

const load = createRequire(import.meta.url);
load('reflect-metadata');
const { startPostgres, removePostgres } = load(join(root, 'dist/libs/platform/src/embedded-postgres/index.js'));
const { createApp } = load(join(root, 'dist/apps/api/src/serve.js'));
const { openRuntime } = load(join(root, 'dist/apps/api/src/runtime.js'));
const { Seeding } = load(join(root, 'dist/apps/api/src/demo/seeding.js'));
const { demonstrate } = load(join(root, 'dist/apps/api/src/demo/demonstrate.js'));
const { SCREENS, TODAY, NOW } = await import('./screens/list.mjs');
const { photographer } = await import('./screens/photographer.mjs');

const WIDTHS = [1440, 1280];
const MOST_MB = 6;
const folder = join(root, 'docs/screens');
const wanted = process.argv.slice(2);
const chosen = SCREENS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const home = mkdtempSync(join(tmpdir(), 'slate-screens-'));
chmodSync(home, 0o755); // run as root, the database's user must be able to enter
const server = await startPostgres({ home, log: console.error });
beforeLeaving.push(async () => {
  await server.stop();
  await removePostgres(home);
  rmSync(home, { recursive: true, force: true });
});

const faults = [];
try {
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const runtime = await openRuntime({ databaseUrl: server.url, minWaitMs: 60_000, demo: true, log });
  const place = { url: 'http://127.0.0.1:0', home: '', database: 'embedded', version: 'screens' };
  const seeding = new Seeding();
  const app = await createApp({ runtime, seeding, place, consoleFolder: join(root, 'dist/apps/console') }, true);
  // Everything asked is asked at half past five on the fifteenth.
  app.use((_request, _response, next) => void runtime.clock.at(NOW, () => Promise.resolve(next())));
  await app.listen(0, '127.0.0.1');
  console.log(`the demonstration country up to ${TODAY} is being written …`);
  await demonstrate({ app, runtime, seeding, today: TODAY, say: () => undefined });
  await runtime.reads.waitFor(await runtime.store.head(), 60_000);

  mkdirSync(folder, { recursive: true });
  const camera = await photographer(await app.getUrl());
  for (const screen of chosen) {
    for (const width of WIDTHS) {
      const { image, wrong, figures } = await camera.take(screen, width);
      const file = `${screen.name}-${width}.webp`;
      writeFileSync(join(folder, file), image);
      console.log(`${file.padEnd(32)} ${String(Math.round(image.length / 1024)).padStart(4)} kB, ${figures} figures`);
      faults.push(...wrong.map((each) => `${file}: ${each}`));
    }
  }
  await camera.close();
  await app.close();
  await runtime.close();
} finally {
  for (const tidy of beforeLeaving.splice(0)) await tidy();
}

const heavy = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1024 / 1024;
console.log(`docs/screens  ${heavy.toFixed(1)} MB of ${MOST_MB} MB`);
if (heavy > MOST_MB) faults.push(`the pictures weigh ${heavy.toFixed(1)} MB`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

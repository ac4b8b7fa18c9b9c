// The console on the demonstration country: script bytes of each screen, the overview from navigation to painted numbers
// (to reach: 1,000 ms with nothing cached, 200 ms with everything cached), a number's list at the server (150 ms), and what
// the overview costs the server beside its own SQL run bare on one connection, in the same run.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launchChromium } from '../lib/chromium.mjs';
import { root } from '../lib/root.mjs';

const load = createRequire(import.meta.url);
load('reflect-metadata');
const pg = load('pg');
const { createDatabase } = load(join(root, 'dist/libs/platform/src/embedded-postgres/index.js'));
const { createApp } = load(join(root, 'dist/apps/api/src/serve.js'));
const { openRuntime } = load(join(root, 'dist/apps/api/src/runtime.js'));
const { Seeding } = load(join(root, 'dist/apps/api/src/demo/seeding.js'));
const { demonstrate } = load(join(root, 'dist/apps/api/src/demo/demonstrate.js'));

const RUNS = 15;
const MANAGER = 'demo-nrta-manager';
const consoleFolder = join(root, 'dist/apps/console');
const median = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];
const ms = (time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

scriptBytes();

const database = 'slate_bench_console';
const admin = new pg.Client({ connectionString: process.env.SLATE_BENCH_ADMIN_URL });
await admin.connect();
await createDatabase(admin, database);
await admin.end();
const databaseUrl = Object.assign(new URL(process.env.DATABASE_URL), { pathname: `/${database}` }).href;

const log = { info: () => undefined, warn: () => undefined, error: console.error };
const runtime = await openRuntime({ databaseUrl, minWaitMs: 60_000, demo: true, log });
const place = { url: 'http://127.0.0.1:0', home: '', database: 'embedded', version: 'bench' };
const seeding = new Seeding();
const app = await createApp({ runtime, seeding, place, consoleFolder }, true);
await app.listen(0, '127.0.0.1');
const url = await app.getUrl();
await demonstrate({ app, runtime, seeding, say: () => undefined });
await runtime.reads.waitFor(await runtime.store.head(), 60_000);

const asked = await paint();
await serverSide(asked);
await app.close();
await runtime.close();

/** What the browser has to fetch before a screen stands: the first load, and what the screen adds, compressed as it is sent. */
function scriptBytes() {
  const manifest = JSON.parse(readFileSync(join(consoleFolder, '.vite/manifest.json'), 'utf8'));
  const needs = (key, found = new Set()) => {
    if (found.has(key)) return found;
    found.add(key);
    for (const each of manifest[key].imports ?? []) needs(each, found);
    return found;
  };
  const size = (keys) =>
    [...keys].reduce((sum, key) => sum + statSync(join(consoleFolder, `${manifest[key].file}.gz`)).size, 0) / 1024;
  const first = needs('index.html');
  console.log(`script       first load ${size(first).toFixed(0)} kB, compressed; a screen adds:`);
  const screens = Object.keys(manifest).filter((key) => /^src\/features\/.*\.tsx$/.test(key) && manifest[key].isDynamicEntry);
  for (const key of screens.sort()) {
    const added = [...needs(key)].filter((each) => !first.has(each));
    console.log(`             ${key.replace('src/features/', '').padEnd(36)} ${size(added).toFixed(1).padStart(6)} kB`);
  }
}

/** From navigation to the frame after the numbers stand, as the page's own clock has it; answers what the page asked. */
async function paint() {
  const chrome = await launchChromium();
  const operations = [];
  /** From another screen back by the menu, as one moves about: from the click to the frame after the numbers stand. */
  const back = async (page) => {
    await page.locator('nav.menu a[href^="/monitor"]').click();
    await page.locator('[data-metric=reportsDue] strong').waitFor();
    return page.evaluate(
      () =>
        new Promise((resolve) => {
          let begun = 0;
          const look = () => {
            if (document.querySelectorAll('.overview [data-metric] strong').length < 5) return;
            watcher.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
          };
          const watcher = new MutationObserver(look);
          watcher.observe(document, { childList: true, subtree: true });
          begun = performance.now();
          document.querySelector('nav.menu a[href^="/overview"]').click();
        }),
    );
  };
  const visit = async (context, inside) => {
    const page = await context.newPage();
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) operations.push(request.postDataJSON());
    });
    await page.goto(`${url}/overview`);
    const handle = await page.waitForFunction(() => globalThis.painted);
    const time = await handle.jsonValue();
    if (inside) inside.push(await back(page));
    await page.close();
    return time;
  };
  const fresh = async () => {
    const context = await chrome.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript(`sessionStorage.setItem('slate.token', ${JSON.stringify(MANAGER)});
      new MutationObserver((_changes, observer) => {
        const numbers = document.querySelectorAll('[data-metric] strong');
        if (numbers.length < 5 || !document.querySelector('.tiles, svg')) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.painted = performance.now(); }));
      }).observe(document, { childList: true, subtree: true });`);
    return context;
  };
  const cold = [];
  const warm = [];
  const moved = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await fresh();
    cold.push(await visit(context));
    operations.length = 0;
    warm.push(await visit(context, moved));
    await context.close();
  }
  await chrome.close();
  console.log(
    `overview     ${ms(median(cold))} with nothing cached (to reach: 1000), ${ms(median(warm))} by a reload, ${ms(median(moved))} from another screen (200)`,
  );
  return operations;
}

async function ask(body) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${MANAGER}` },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok || text.includes('"errors"')) throw new Error(`${answer.status} ${text.slice(0, 400)}`);
  return text;
}

async function timed(work) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
  }
  return median(times);
}

/** The list behind a number, and the overview's operations one after another beside the SQL they run. */
async function serverSide(operations) {
  const list = {
    query: `{ figures(metrics: ["projects"]) { rows(first: 100) { totalCount edges { node { key project { title stage productionCost } } } } } }`,
  };
  console.log(`list         ${ms(await timed(() => ask(list)))} for the first 100 rows behind a number (to reach: 150)`);

  const statements = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function recorded(config, values, ...rest) {
    const text = typeof config === 'string' ? config : config?.text;
    if (/^\s*(select|with)/i.test(text ?? ''))
      statements.push({ text, values: config.values ?? (Array.isArray(values) ? values : []) });
    return query.call(this, config, values, ...rest);
  };
  let bytes = 0;
  for (const operation of operations) bytes += (await ask(operation)).length;
  pg.Client.prototype.query = query;
  const ran = [...statements];
  const whole = await timed(async () => {
    for (const operation of operations) await ask(operation);
  });
  const bare = new pg.Client({ connectionString: databaseUrl });
  await bare.connect();
  const sql = await timed(async () => {
    for (const { text, values } of ran) await bare.query(text, values);
  });
  await bare.end();
  console.log(
    `server       ${ms(whole)} for the overview's ${operations.length} operations (${(bytes / 1024).toFixed(0)} kB), ` +
      `${ms(sql)} for their ${ran.length} statements bare: ${(whole / sql).toFixed(2)}×`,
  );
}

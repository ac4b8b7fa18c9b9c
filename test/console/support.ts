import axe from 'axe-core';
import { existsSync, mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { PositionToken } from '../../libs/platform/src/event-store';
import { country, type Country } from '../support/country';

const PATIENCE_MS = 10_000;
const AGAIN_MS = 25;

/** What a page comes to show: asks again until the expectation holds, and fails as it did last when the patience is over. */
export async function soon(holds: () => Promise<void>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await holds();
    } catch (unmet) {
      if (performance.now() > until) throw unmet;
      await setTimeout(AGAIN_MS);
    }
  }
}

const open = new Set<BrowserContext>();
// A window left open would go on drawing, and slow what comes after it.
afterEach(async () => {
  for (const context of open) await context.close();
  open.clear();
});

const root = resolve(__dirname, '../..');
const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** The whole service over a small country, with the built console, on a real port of this machine. */
export async function consoleApi(): Promise<Country & { readonly url: string }> {
  const api = await country({ consoleFolder: join(root, 'dist/apps/console') });
  const server = await api.app.listen(0, '127.0.0.1');
  return {
    ...api,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    // Somebody else's act, which a browser does not wait for: it can be read before the test goes on.
    async act(...asked) {
      const done = await api.act(...asked);
      if (done.position !== null) await api.runtime.reads.waitFor(done.position as PositionToken);
      return done;
    },
  };
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a page of the console, signed in. */
  open(path: string, token?: string): Promise<void>;
  /** What must not have happened: requests to other hosts, errors on the console, uncaught exceptions. */
  faults(): readonly string[];
  /** Serious and critical findings of axe-core on what is shown now. */
  barriers(): Promise<readonly string[]>;
  /** A picture of what is shown, where SLATE_SCREENS names a folder. */
  picture(name: string): Promise<void>;
}

/** A headless Chromium; several visitors may share it. */
export const browser = (): Promise<Browser> => {
  if (EXECUTABLE === undefined) throw new Error('Chromium is not installed: apt-get install chromium fonts-noto-cjk');
  // Without a locale of the machine it cannot name a download in Chinese.
  const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', '--lang=zh-CN'], env });
};

/**
 * With SLATE_SLOW_MS answers come up to that much later, each by another part of it as SLATE_SLOW_SEED says, and the browser counts half as fast,
 * so that a test which reads before it has waited fails each time and not only on a busy machine.
 */
async function slowly(page: Page): Promise<void> {
  const late = Number(process.env['SLATE_SLOW_MS'] ?? 0);
  if (late === 0) return;
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 2 });
  const seed = Number(process.env['SLATE_SLOW_SEED'] ?? 0);
  let asked = 0;
  await page.route('**/graphql', async (route) => {
    asked += 1;
    await setTimeout(late * (((asked * 7 + seed) % 10) / 10));
    await route.continue();
  });
}

/** Somebody with a window of their own. */
export async function visitor(chrome: Browser, url: string, { width = 1440, language = 'zh' } = {}): Promise<Visitor> {
  const context = await chrome.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', timezoneId: 'America/New_York' });
  open.add(context);
  await context.addInitScript(`localStorage.setItem('slate.language', ${JSON.stringify(language)})`);
  const page = await context.newPage();
  await slowly(page);
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${url}/`)) faults.push(`request: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  return {
    page,
    context,
    async open(path, token) {
      if (token !== undefined) {
        await page.goto(`${url}/sign-in`);
        await page.evaluate(`sessionStorage.setItem('slate.token', ${JSON.stringify(token)})`);
      }
      await page.goto(url + path);
    },
    faults: () => faults,
    async barriers() {
      // What still gives way to a newer answer is greyed.
      await page.locator('body:not(:has(.updating))').waitFor();
      await page.evaluate(axe.source);
      // What passes is not listed: that would take longer than the tests themselves.
      const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as axe.AxeResults;
      return found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
        );
    },
    async picture(name) {
      const folder = process.env['SLATE_SCREENS'];
      if (folder === undefined) return;
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
  };
}

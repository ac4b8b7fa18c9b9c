import axe from 'axe-core';
import { existsSync, mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { PositionToken } from '../../libs/platform/src/event-store';
import { country, type Country } from '../support/country';

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

/** Somebody with a window of their own. */
export async function visitor(chrome: Browser, url: string, { width = 1440, language = 'zh' } = {}): Promise<Visitor> {
  const context = await chrome.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', timezoneId: 'America/New_York' });
  await context.addInitScript(`localStorage.setItem('slate.language', ${JSON.stringify(language)})`);
  const page = await context.newPage();
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

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launchChromium } from '../lib/chromium.mjs';
import { root } from '../lib/root.mjs';

const load = createRequire(import.meta.url);
const { formatWanYuan } = load(join(root, 'dist/libs/kernel/src/index.js'));
const METRICS = new Map(load(join(root, 'dist/libs/insight/src/index.js')).METRICS.map((metric) => [metric.id, metric]));
/** Fields that give a metric under a shorter name. */
const SHORTER = { running: 'projectsRunning' };

/** Of the picture's own scale; text stays sharp above 75. */
const QUALITY = 80;
/** For fonts, bars and lists that grow into their place. */
const SETTLING_MS = 800;

/** One browser that opens screens of a running service, compares their figures with the answers they got, and takes pictures. */
export async function photographer(url) {
  const chrome = await launchChromium();

  const ask = async (token, query, variables = {}) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  return {
    /** @returns {Promise<{ image: Buffer, wrong: string[], figures: number }>} */
    async take({ name, token, path, language = 'zh', prepare }, width) {
      const context = await chrome.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      await context.addInitScript(`localStorage.setItem('slate.language', ${JSON.stringify(language)});
        ${token === null ? '' : `sessionStorage.setItem('slate.token', ${JSON.stringify(token)});`}`);
      const page = await context.newPage();
      const wrong = [];
      const answered = new Map();
      page.on('request', (request) => {
        if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${url}/`)) wrong.push(`asked ${request.url()}`);
      });
      page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
      page.on('pageerror', (error) => wrong.push(`exception: ${error.message}`));
      page.on('response', async (response) => {
        if (response.url().endsWith('/graphql')) collect(await response.json().catch(() => null), answered);
      });
      const address = typeof path === 'function' ? await path((query, variables) => ask(token, query, variables)) : path;
      await page.goto(url + address);
      await page.locator('h1').first().waitFor();
      if (prepare) await prepare(page, { url, token, ask: (query, variables) => ask(token, query, variables) });
      await page
        .waitForFunction(() => !document.querySelector('.skeleton'))
        .catch(() => wrong.push(`${name} never stopped reading`));
      // A screen that follows the log never falls silent: it has settled when nothing is being read and the rest is painted.
      await page.waitForTimeout(SETTLING_MS);
      const shown = await page.locator('[data-metric]').evaluateAll((found) =>
        found.map((each) => ({
          metric: each.dataset.metric,
          text: (each.querySelector('strong') ?? each.querySelector('td') ?? each).textContent ?? '',
        })),
      );
      for (const { metric, text } of shown) {
        if (!answered.get(metric)?.has(text))
          wrong.push(`${metric} shows ${text}, answered ${[...(answered.get(metric) ?? [])]}`);
      }
      const session = await context.newCDPSession(page);
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
      await context.close();
      return { image: Buffer.from(data, 'base64'), wrong, figures: shown.length };
    },
    close: () => chrome.close(),
  };
}

/** Every figure of an answer, as a screen has to show it: figures by their metric, and fields that are called like one. */
function collect(part, found) {
  if (part === null || typeof part !== 'object') return;
  const add = (metric, value, unit) => {
    const text = unit === '分' ? formatWanYuan(Number(value)) : Number(value).toLocaleString('en-US');
    found.set(metric, (found.get(metric) ?? new Set()).add(text));
  };
  if (part.metric?.id !== undefined && part.value !== undefined) add(part.metric.id, part.value, part.metric.unit);
  if (part.metric?.id !== undefined && part.groups !== undefined) {
    // A group that holds nothing is not answered, and shown as none.
    for (const { value } of [...part.groups, { value: 0 }]) add(part.metric.id, value, part.metric.unit);
  }
  for (const [name, each] of Object.entries(part)) {
    const id = SHORTER[name] ?? name;
    const metric = METRICS.get(id);
    if (metric && (typeof each === 'number' || typeof each === 'string')) add(id, each, metric.unit);
    collect(each, found);
  }
}

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { APPROVER, MANAGER, REPORTED } from '../support/country';
import { browser, consoleApi, soon, visitor, type Visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

describe('a page on paper, and a magnified one (I-04, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  /** Width and height in points of each sheet that would be printed. */
  const sheets = async ({ page }: Visitor, name: string): Promise<readonly string[]> => {
    const folder = process.env['SLATE_SCREENS'];
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: false,
      ...(folder === undefined ? {} : { path: join(folder, `${name}.pdf`) }),
    });
    return [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) =>
      Number(width) > Number(height) ? 'across' : 'upright',
    );
  };

  it.each([
    ['zh', ['当前情况', '口径：各单位上报', '打印于 20']],
    ['en', ['As of now', 'Basis: As reported', 'printed 20']],
  ] as const)('says in %s whose it is, of which moment and basis, when and by whom it was printed', async (language, told) => {
    const it = await visitor(chrome, api.url, { language });
    const { page } = it;
    const me = (await api.data(MANAGER, '{ me { name organisation { zh en } } }')) as unknown as {
      readonly me: { readonly name: string; readonly organisation: { readonly zh: string; readonly en: string } };
    };
    const lying: Record<string, readonly string[]> = {};
    for (const [name, path] of [
      ['overview', '/overview'],
      ['monitor', '/monitor'],
      ['projects', '/projects'],
    ] as const) {
      await page.emulateMedia({ media: 'screen' });
      await it.open(path, MANAGER);
      await page.locator('body:not(:has(.skeleton, [aria-busy=true])) #page-title').waitFor();
      await page.emulateMedia({ media: 'print' });
      const head = page.locator('[data-print=head]');
      await head.waitFor({ state: 'visible' });
      const text = (await head.textContent()) ?? '';
      const { organisation, name: person } = me.me;
      for (const part of [...told, person, language === 'zh' ? organisation.zh : organisation.en]) {
        expect(text).toContain(part);
      }
      for (const gone of ['.menu', '.head', '.as-of'])
        await soon(() => expect(page.locator(gone).filter({ visible: true }).count()).resolves.toBe(0));
      lying[name] = [...new Set(await sheets(it, `${name}-${language}`))];
    }
    expect(lying).toEqual({ overview: ['upright'], monitor: ['across'], projects: ['across'] });
    expect(it.faults()).toEqual([]);
  });

  it('of a past moment says which; a receipt keeps the identifier of its rule', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/overview?asOf=2026-06-15&basis=ACCEPTED', MANAGER);
    await page.locator('body:not(:has(.skeleton, [aria-busy=true])) #page-title').waitFor();
    await soon(() =>
      expect(page.locator('[data-print=head]').textContent()).resolves.toContain('2026年6月上半月期末 的情况 · 口径：总局已接收'),
    );
    await it.open(`/sent?period=${REPORTED}`, APPROVER);
    await page.getByText('依据 半月报时限规则 2026-06-01 版').waitFor();
    expect(await page.locator('.rule-named').first().getAttribute('title')).toBe('half-month-deadline@2026-06-01');
    expect(it.faults()).toEqual([]);
  });

  it('has its menu above it where the window is narrow, and nothing is cut off', async () => {
    const it = await visitor(chrome, api.url, { width: 720 });
    const { page } = it;
    await it.open('/overview', MANAGER);
    await page.locator('body:not(:has(.skeleton, [aria-busy=true])) #page-title').waitFor();
    const menu = await page.locator('nav.menu').boundingBox();
    const main = await page.locator('main').boundingBox();
    expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeLessThanOrEqual(main?.y ?? 0);
    expect(main?.width).toBe(720);
    expect(await it.barriers()).toEqual([]);
    await it.picture('narrow');
    expect(it.faults()).toEqual([]);
  });
});

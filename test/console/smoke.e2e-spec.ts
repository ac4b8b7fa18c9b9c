import type { Browser } from 'playwright-core';
import { figures, MANAGER } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

describe('the console in a browser (I-04, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('a manager chooses an account, sees what the API says, and opens a number down to its fact', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/overview');
    expect(await it.barriers()).toEqual([]);
    await page.getByRole('button', { name: /总局项目管理/ }).click();
    const { projects } = await figures(api, ['projects'], {});
    const value = String(projects?.value);
    await soon(() => expect(page.locator('[data-metric=projects] strong').textContent()).resolves.toBe(value));
    expect(await it.barriers()).toEqual([]);

    await page.locator('[data-metric=projects] a').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: /./ }).nth(1).waitFor();
    await soon(() => expect(drawer.locator('tbody tr').count()).resolves.toBe(Number(projects?.value)));
    await drawer.locator('tbody button').first().click();
    await drawer
      .getByRole('button', { name: /查看来源/ })
      .first()
      .click();
    await drawer.getByText('收到时间').waitFor();
    expect(page.url()).toMatch(/figure=projects&row=[\w-]+&claim=/);
    expect(it.faults()).toEqual([]);
  });

  it('Ctrl+K finds a page and a project by keyboard alone, in both languages', async () => {
    for (const language of ['zh', 'en']) {
      const it = await visitor(chrome, api.url, { language });
      const { page } = it;
      await it.open('/overview', MANAGER);
      await page.locator('[data-metric=projects] strong').waitFor();
      await page.keyboard.press('Control+k');
      const [title] = await titles();
      await page.getByRole('combobox', { name: /项目名称|by title/ }).waitFor();
      await page.keyboard.type(title.slice(0, 4));
      const option = page.getByRole('option', { name: new RegExp(title) });
      await option.waitFor();
      expect(await it.barriers()).toEqual([]);
      await it.picture(`jump-${language}`);
      while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText(title).first().waitFor();
      expect(page.url()).toMatch(/row=|\/projects\//);
      expect(it.faults()).toEqual([]);
      await it.context.close();
    }
  });

  /** Titles as the API tells them. */
  async function titles(): Promise<readonly [string, ...string[]]> {
    const { projects } = (await api.data(MANAGER, '{ projects(first: 3) { edges { node { title } } } }')) as unknown as {
      readonly projects: { readonly edges: readonly { readonly node: { readonly title: string } }[] };
    };
    return projects.edges.map(({ node }) => node.title) as [string, ...string[]];
  }
});

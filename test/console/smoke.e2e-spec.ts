import type { Browser } from 'playwright-core';
import { figures } from '../support/country';
import { browser, consoleApi, visitor } from './support';

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
    const shown = await page.locator('[data-metric=projects] strong').textContent();
    const { projects } = await figures(api, ['projects'], {});
    expect(shown).toBe(String(projects?.value));
    expect(await it.barriers()).toEqual([]);

    await page.locator('[data-metric=projects] a').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: /./ }).nth(1).waitFor();
    expect(await drawer.locator('tbody tr').count()).toBe(Number(projects?.value));
    await drawer.locator('tbody button').first().click();
    await drawer
      .getByRole('button', { name: /查看来源/ })
      .first()
      .click();
    await drawer.getByText('收到时间').waitFor();
    expect(page.url()).toMatch(/figure=projects&row=[\w-]+&claim=/);
    expect(it.faults()).toEqual([]);
  });
});

import type { Browser } from 'playwright-core';
import { figures, MANAGER, NEWEST } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const DUPLICATES = '{ duplicates(first: 100, filter: { open: true }) { totalCount edges { node { project title } } } }';
interface Duplicates {
  readonly duplicates: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly project: string; readonly title: string } }[];
  };
}

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

  it('tells NRTA of works entered twice, with both sides and the way to each (B-13, D-01, D-03)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/overview', MANAGER);
    await page.getByText('没有发现疑似重复').waitFor();
    await page.locator('[data-duplicates="0"]').waitFor();

    // 渔灯 of Guangdong comes under the planning number of 盐道 of Sichuan.
    const [of, filler] = [{ unit: 'bureau-44', period: NEWEST }, 'demo-44-filler'];
    await api.act(filler, 'openDraft', of);
    const cell = { line: '44-2026-0001', attribute: 'planningNumber', value: '（川）网微剧备字（2026）第00101号' };
    const { draft } = await api.act(filler, 'editCells', { ...of, cells: [cell] });
    await api.act(filler, 'waiveFinding', { ...of, finding: draft?.findings[0]?.key, reason: '号码以备案公示为准' });
    await api.act('demo-44-approver', 'submitReport', { ...of, certify: true });
    const told = (await api.data(MANAGER, DUPLICATES)) as unknown as Duplicates;
    expect(told.duplicates.edges.map(({ node }) => node.project).sort()).toEqual(['44-2026-0001', '51-2026-0002']);

    for (const [language, alike] of [
      ['zh', '规划立项备案号相同'],
      ['en', 'Same planning filing number'],
    ] as const) {
      const at = await visitor(chrome, api.url, { language, width: language === 'zh' ? 1440 : 1280 });
      await at.open('/overview', MANAGER);
      await at.page.locator(`[data-duplicates="${told.duplicates.totalCount}"]`).waitFor();
      const row = at.page.locator('.overview-duplicates tbody tr');
      await soon(() => expect(row.count()).resolves.toBe(1));
      await soon(() => expect(row.textContent()).resolves.toContain(alike));
      await soon(() => expect(row.getByRole('link').allTextContents()).resolves.toEqual(['渔灯', '盐道']));
      expect(await at.barriers()).toEqual([]);
      await row.scrollIntoViewIfNeeded();
      await at.picture(`overview-duplicates-${language}`);
      for (const { node } of told.duplicates.edges) {
        await row.getByRole('link', { name: node.title }).click();
        await at.page.waitForURL(new RegExp(`/projects/${node.project}$`));
        await at.page.getByRole('heading', { name: new RegExp(node.title), level: 1 }).waitFor();
        await at.page.goBack();
      }
      expect(at.faults()).toEqual([]);
    }
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

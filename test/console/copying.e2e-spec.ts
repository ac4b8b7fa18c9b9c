import type { Browser, Page } from 'playwright-core';
import { FILLER, MANAGER, NEWEST, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor, type Visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

/** As the page of a secure context has it; what was copied can be read back. */
const SECURE = 'window.pasted = () => navigator.clipboard.readText();';
/** As over plain http, where there is no `navigator.clipboard`. */
const PLAIN = `{ const kept = navigator.clipboard; window.pasted = () => kept.readText(); Object.defineProperty(navigator, 'clipboard', { value: undefined }); }`;
const NEVER = 'document.execCommand = () => false;';

describe('copying, over plain http as well (I-08, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    await api.act(FILLER, 'openDraft', { unit: SICHUAN, period: NEWEST });
    const cells = [{ line: '51-2026-0002', attribute: 'productionCost', value: '310', seen: '300.50' }];
    await api.act(FILLER, 'editCells', { unit: SICHUAN, period: NEWEST, cells });
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });
  const someone = async (script: string, language = 'zh'): Promise<Visitor> => {
    const it = await visitor(chrome, api.url, { language });
    await it.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: api.url });
    await it.context.addInitScript(script);
    return it;
  };
  const pasted = (page: Page): Promise<string> => page.evaluate<string>('window.pasted()');
  /** Presses the button, waits for the word, and answers what is on the clipboard. */
  const copy = async (page: Page, name: string, told: string): Promise<string> => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByText(told, { exact: true }).first().waitFor();
    return pasted(page);
  };

  it.each([
    ['with a clipboard', SECURE],
    ['without one', PLAIN],
  ])('%s: tables, links, queries, calls, the data of a picture and the list of who owes', async (_name, script) => {
    const it = await someone(script);
    const { page } = it;
    await it.open('/projects', MANAGER);
    const { projects } = (await api.data(MANAGER, '{ projects(first: 100) { totalCount } }')) as unknown as {
      readonly projects: { readonly totalCount: number };
    };
    const table = (await copy(page, '复制表格', `已复制 ${projects.totalCount} 行`)).split('\n');
    expect(table).toHaveLength(projects.totalCount + 1);
    expect(table[0]?.split('\t').slice(0, 2)).toEqual(['名称/主题', '项目编号']);
    expect(await copy(page, '复制链接', '链接已复制')).toBe(page.url());
    expect(await it.barriers()).toEqual([]);
    await it.picture('copied-projects');

    await it.open('/history');
    expect(await copy(page, '复制链接', '已复制')).toBe(page.url());
    const query = page.locator('details.history-query').first();
    await query.locator('summary').click();
    expect(await copy(page, '复制查询', '已复制')).toBe(await query.locator('pre').first().textContent());

    await it.open('/api-explorer');
    const call = page.locator('.api-curl .api-text').first();
    await call.getByRole('button').click();
    await call.getByText('已复制').waitFor();
    expect(await pasted(page)).toBe(await call.locator('pre').textContent());

    await it.open('/overview');
    const data = page.locator('details.chart-data').first();
    await data.locator('summary').click();
    await data.getByRole('button', { name: '复制' }).click();
    await data.getByText('已复制').waitFor();
    expect((await pasted(page)).split('\n')).toHaveLength(await data.locator('tr').count());

    await it.open('/monitor');
    await page.getByRole('button', { name: '复制名单' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^复\s?制$/ }).click();
    await dialog.getByText('已复制').waitFor();
    expect(await pasted(page)).toBe(await dialog.getByRole('textbox').inputValue());
    expect(it.faults()).toEqual([]);

    const filler = await someone(script);
    await filler.open(`/submit/${NEWEST}`, FILLER);
    expect(await copy(filler.page, '复制本页链接发给审签人', '已复制')).toBe(filler.page.url());
    expect(filler.faults()).toEqual([]);
  });

  it('says how many rows of a long list were copied, and how to have them all', async () => {
    const it = await someone(SECURE);
    const { page } = it;
    await page.route('**/graphql', async (route) => {
      if ((route.request().postDataJSON() as { operationName: string }).operationName !== 'ProjectList') return route.fallback();
      const answer = await route.fetch();
      return route.fulfill({ response: answer, body: (await answer.text()).replace(/"totalCount":\d+/, '"totalCount":10000') });
    });
    await it.open('/projects', MANAGER);
    const read = await page.getByText(/^已读入 \d+ 条$/).textContent();
    const count = /\d+/.exec(read ?? '')?.[0] ?? '';
    const table = await copy(page, '复制表格', `已复制 ${count} 行（共 10,000 行，要全部请导出）`);
    expect(table.split('\n')).toHaveLength(Number(count) + 1);
    expect(it.faults()).toEqual([]);
  });

  it.each([
    ['zh', '复制链接', /浏览器没有复制成/],
    ['en', 'Copy the link', /The browser did not copy it/],
  ])('where the browser copies nothing, gives the text selected to copy by hand (%s)', async (language, name, told) => {
    const it = await someone(PLAIN + NEVER, language);
    const { page } = it;
    await it.open('/history', MANAGER);
    await page.getByRole('button', { name, exact: true }).click();
    const field = page.getByRole('textbox', { name: told });
    await field.waitFor();
    await soon(() => expect(field.inputValue()).resolves.toBe(page.url()));
    expect(await page.evaluate('document.activeElement.value.slice(document.activeElement.selectionStart)')).toBe(page.url());
    expect(await it.barriers()).toEqual([]);
    await it.picture(`copy-by-hand-${language}`);
    expect(it.faults()).toEqual([]);
  });
});

import type { Browser, Page, Route } from 'playwright-core';
import { FILLER, NEWEST, SICHUAN } from '../support/country';
import { sendFile } from '../support/send-file';
import { officersFile } from './officer-file';
import { browser, consoleApi, soon, visitor, type Visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

const DRAFT = `query D($unit: ID!, $period: ID!) { draft(unit: $unit, period: $period) { edits differences { line attribute now } } }`;

interface Draft {
  readonly edits: number;
  readonly differences: readonly { readonly line: string; readonly attribute: string; readonly now: string }[];
}

describe('a network that goes and a server that is away (I-08, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    const taken = await sendFile(api, `${SICHUAN}/${NEWEST}/sheet`, await officersFile(api), { key: 'officer-offline' });
    expect(taken.status).toBe(200);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });
  const draftNow = async (): Promise<Draft> =>
    (await api.data(FILLER, DRAFT, { unit: SICHUAN, period: NEWEST }))['draft'] as unknown as Draft;
  const stands = async (attribute: string): Promise<string | undefined> =>
    (await draftNow()).differences.find((each) => each.line === '51-2026-0002' && each.attribute === attribute)?.now;
  const faultsOf = (it: Visitor): readonly string[] => it.faults().filter((fault) => !/Failed to load resource/.test(fault));
  const cost = (page: Page) => page.getByRole('textbox', { name: '盐道 制作成本（万元） 改为' });
  const aired = (page: Page) => page.getByRole('textbox', { name: '雪线之上 播出日期 改为' });
  /** The bar over the page; the acts tell of themselves where they stand. */
  const bar = (page: Page) => page.locator('.not-refreshed');
  /** Acts arrive, and every read is answered so. */
  const readsAnswer = async (page: Page, answer: (route: Route) => Promise<void>): Promise<void> => {
    await page.route('**/graphql', (route) =>
      /^\s*mutation/.test((route.request().postDataJSON() as { query: string }).query) ? route.fallback() : answer(route),
    );
  };

  it('says that it is offline before anything was read, and goes on by itself when the network is back', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/sign-in');
    const account = page.getByRole('button', { name: /总局项目管理/ });
    await account.waitFor();
    await it.context.setOffline(true);
    await account.click();
    const told = page.getByRole('alert');
    await told.getByRole('heading', { name: '连接不上服务器' }).waitFor();
    await told.getByRole('button', { name: '重试' }).waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('offline-first-zh');
    await it.context.setOffline(false);
    await page.locator('[data-metric=projects] strong').waitFor();
    expect(faultsOf(it)).toEqual([]);
  });

  it('refuses an act while offline, keeps what was typed, and sends nothing behind one’s back', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    const { edits } = await draftNow();
    await it.open('/upload', FILLER);
    await cost(page).fill('310');
    await it.context.setOffline(true);
    await cost(page).press('Enter');
    const cell = page.locator('.mend', { has: cost(page) });
    await cell.getByRole('alert').getByText('连接不上服务器').waitFor();
    await soon(() => expect(cost(page).inputValue()).resolves.toBe('310'));
    expect(await it.barriers()).toEqual([]);
    await it.context.setOffline(false);
    // The next thing that is sent is what is pressed now: it is the first edit that arrives.
    await cost(page).fill('311');
    await cost(page).press('Enter');
    await cost(page).waitFor({ state: 'detached' });
    expect(await stands('productionCost')).toBe('311');
    expect((await draftNow()).edits).toBe(edits + 1);
    expect(faultsOf(it)).toEqual([]);
  });

  it('keeps a half-typed cell while the server is away, says so, and reads again when asked', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/upload', FILLER);
    await aired(page).fill('2026-06-2');
    await readsAnswer(page, (route) => route.fulfill({ status: 503, json: {} }));
    await page
      .locator('.changes tr', { hasText: '1,234.50' })
      .getByRole('button', { name: /撤回这一格/ })
      .click();
    await bar(page).getByText('服务器正忙').waitFor();
    await soon(() => expect(bar(page).count()).resolves.toBe(1));
    await soon(() => expect(aired(page).inputValue()).resolves.toBe('2026-06-2'));
    expect(await it.barriers()).toEqual([]);
    await it.picture('not-refreshed-zh');
    await page.getByRole('button', { name: 'English' }).click();
    await bar(page).getByText('what you typed is still here').waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('not-refreshed-en');
    await page.getByRole('button', { name: '中文' }).click();

    await page.unrouteAll();
    await bar(page).getByRole('button', { name: '重试' }).click();
    await bar(page).waitFor({ state: 'detached' });
    await soon(() => expect(page.locator('.changes tr', { hasText: '1,234.50' }).count()).resolves.toBe(0));
    await soon(() => expect(aired(page).inputValue()).resolves.toBe('2026-06-2'));

    await readsAnswer(page, (route) =>
      route.fulfill({ json: { errors: [{ message: '没有权限', extensions: { code: 'FORBIDDEN', en: 'Not allowed' } }] } }),
    );
    await aired(page).fill('2026-06-28');
    await aired(page).press('Enter');
    await page.getByRole('heading', { name: '没有权限' }).first().waitFor();
    await soon(() => expect(aired(page).count()).resolves.toBe(0));
    expect(faultsOf(it)).toEqual([]);
  });
});

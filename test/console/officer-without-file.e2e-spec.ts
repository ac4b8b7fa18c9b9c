import type { Browser, Page } from 'playwright-core';
import { APPROVER, FILLER, REPORTED, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

const DRAFT = `{ draft(unit: "${SICHUAN}", period: "${REPORTED}") { differences { line attribute was now } } }`;

describe('a correction without any file, by keys (B-08, B-09, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });
  const draftNow = async () =>
    (
      (await api.data(FILLER, DRAFT)) as unknown as {
        readonly draft: { readonly differences: readonly { line: string; attribute: string; was: string; now: string }[] };
      }
    ).draft.differences;
  const choose = async (page: Page, name: string, text: string): Promise<void> => {
    const select = page.getByRole('combobox', { name });
    await select.focus();
    await page.keyboard.type(text);
    await page.locator('.ant-select-item-option-active').filter({ hasText: text }).waitFor();
    await page.keyboard.press('Enter');
  };

  it('is typed cell by cell, changed again before it is sent, taken back, and sent with its reason', async () => {
    await api.act(FILLER, 'openDraft', { unit: SICHUAN, period: REPORTED });
    const it = await visitor(chrome, api.url);
    const { page } = it;
    const [letter] = api.sichuan;
    await it.open(`/upload/${REPORTED}?reason=决算调整`, APPROVER);
    await page.getByRole('heading', { name: '改另一格' }).waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('another-zh');
    for (const [column, value, field] of [
      ['制作成本', '168', '川西来信 制作成本（万元） 改为'],
      ['编剧', '阿来、马识途', '川西来信 编剧 改为'],
    ] as const) {
      await choose(page, '改另一格 项目', '川西来信');
      await choose(page, '改另一格 内容', column);
      await page.getByRole('button', { name: '修改这一格' }).focus();
      await page.keyboard.press('Enter');
      const input = page.getByRole('textbox', { name: field });
      await input.waitFor();
      // The present value stands beside and in the field, which has the focus.
      await page.locator(`[id="edit-${letter}-${column === '编剧' ? 'writers' : 'productionCost'}"]:focus`).waitFor();
      if (column === '制作成本') {
        await soon(() => expect(input.inputValue()).resolves.toBe('120'));
        await page.getByText('制作成本（万元），现为 120.00').waitFor();
        expect(await it.barriers()).toEqual([]);
        await it.picture('editing-zh');
      }
      await page.keyboard.press('Control+a');
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: new RegExp(`^修改 川西来信 ${column}`) }).waitFor();
    }
    expect((await draftNow()).map(({ now }) => now)).toEqual(expect.arrayContaining(['168']));

    await it.open(`/submit/${REPORTED}?reason=决算调整`);
    await page.getByRole('button', { name: '修改 川西来信 制作成本（万元）' }).focus();
    await page.keyboard.press('Enter');
    const cost = page.getByRole('textbox', { name: '川西来信 制作成本（万元） 改为' });
    await soon(() => expect(cost.inputValue()).resolves.toBe('168'));
    await cost.fill('186');
    await cost.press('Enter');
    await page.locator('tr[data-attribute=productionCost] td.now', { hasText: '186.00' }).waitFor();
    // One's own change is no news.
    await soon(() => expect(page.getByText('您核对之后，草稿又有改动').count()).resolves.toBe(0));
    expect(await it.barriers()).toEqual([]);
    await it.picture('submit-mends-zh');
    await page.getByRole('button', { name: '撤回这一格 川西来信 编剧' }).click();
    await page.locator('tr[data-attribute=writers]').waitFor({ state: 'detached' });
    expect(await draftNow()).toEqual([{ line: letter, attribute: 'productionCost', was: '120', now: '186' }]);
    await page.getByRole('checkbox', { name: /确认真实、准确、完整/ }).check();
    await page.getByRole('button', { name: '报送', exact: true }).click();
    await page.getByRole('heading', { name: '报送回执' }).waitFor();
    const report = await api.data(APPROVER, `{ report(unit: "51", period: "${REPORTED}") { state revision } }`);
    expect(report).toMatchObject({ report: { state: 'CORRECTED', revision: 2 } });
    expect(it.faults()).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { APPROVER, MANAGER, NEWEST, NEXT, SICHUAN } from '../support/country';
import { FILE_TYPE, officersFile } from './officer-file';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

/** Tabs on until the focused element fits; a keyboard user has no other way. */
async function tabTo(page: Page, what: string | RegExp): Promise<void> {
  const named = `(() => { const it = document.activeElement; if (!it) return '';
    const label = it.labels && it.labels.length > 0 ? it.labels[0].textContent : '';
    return [it.getAttribute('aria-label') || label || it.textContent || '', it.tagName].join('|'); })()`;
  const fits = (text: string): boolean => (typeof what === 'string' ? text.includes(what) : what.test(text));
  const passed: string[] = [];
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press('Tab');
    const text = (await page.evaluate(named)) as string;
    if (fits(text)) return;
    passed.push(text.slice(0, 20));
  }
  throw new Error(`The keyboard never reached ${String(what)}: ${passed.join(' › ')}`);
}

describe('the officer’s half-month without a mouse (I-09, B-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    // As on the first of every month: the half-month that is done here is in grace, and the next one is open.
    await api.act(MANAGER, 'openPeriod', { period: NEXT });
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('from the file to the receipt by keys alone', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    const { keyboard } = page;
    const buffer = await officersFile(api);
    await it.open('/template', APPROVER);
    await page.getByRole('heading', { name: '本期填报表' }).waitFor();
    await tabTo(page, '填好后：上传与校验');
    await keyboard.press('Enter');
    await page.getByText('把填好的表拖到这里').waitFor();

    // Listened for before the keys: Chromium begins to hand over its dialog a moment after it is asked to.
    const chosen = page.waitForEvent('filechooser');
    await tabTo(page, '选择文件');
    await keyboard.press('Enter');
    await (await chosen).setFiles({ name: '四川推进表.xlsx', mimeType: FILE_TYPE, buffer });
    await page.getByRole('heading', { name: '校验结果：四川推进表.xlsx' }).waitFor();
    await tabTo(page, '第 6 行 川西来信新篇');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await page.locator('#file-row-7:focus').waitFor();
    await tabTo(page, '导入全部能读懂的内容');
    await tabTo(page, '导入草稿');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '草稿：还有 5 处要处理' }).waitFor();

    await tabTo(page, '是 51-2026-0001《川西来信》');
    await keyboard.press('Space');
    await tabTo(page, '是另一个已有项目');
    await keyboard.press('ArrowDown');
    await tabTo(page, '确认 2 个回答');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '草稿：还有 2 处要处理' }).waitFor();

    await tabTo(page, '盐道 制作成本（万元） 改为');
    await keyboard.press('Control+a');
    await keyboard.type('310');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '草稿：还有 1 处要处理' }).waitFor();
    await tabTo(page, '雪线之上 播出日期 改为');
    await keyboard.press('Control+a');
    await keyboard.type('2026-06-28');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '草稿：都处理好了' }).waitFor();

    await tabTo(page, '下一步：核对并提交');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '审签并报送' }).waitFor();
    await tabTo(page, '确认真实、准确、完整');
    await keyboard.press('Space');
    await tabTo(page, /^报送\|BUTTON/);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '报送回执' }).waitFor();
    const { report } = (await api.data(
      APPROVER,
      'query R($unit: ID!, $period: ID!) { report(unit: $unit, period: $period) { receipt state } }',
      { unit: SICHUAN, period: NEWEST },
    )) as unknown as { readonly report: { readonly receipt: string; readonly state: string } };
    expect(report.state).toBe('SUBMITTED');
    await soon(() => expect(page.locator('[data-receipt=number]').textContent()).resolves.toBe(report.receipt));
    expect(it.faults()).toEqual([]);
  });
});

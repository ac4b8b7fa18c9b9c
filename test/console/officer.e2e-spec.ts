import type { Browser, Page } from 'playwright-core';
import { APPROVER, FILLER, MANAGER, NEWEST, NEXT, SICHUAN } from '../support/country';
import { FILE_TYPE, officersFile } from './officer-file';
import { browser, consoleApi, soon, visitor, type Visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

const DRAFT = `query D($unit: ID!, $period: ID!) { draft(unit: $unit, period: $period) {
  canSubmit changedLines openLines { title } missing { project } differences { line attribute was now }
  totals { id before after change } } }`;

interface Draft {
  readonly canSubmit: boolean;
  readonly changedLines: number;
  readonly openLines: readonly { readonly title: string }[];
  readonly missing: readonly { readonly project: string }[];
  readonly differences: readonly { line: string; attribute: string; was: string; now: string }[];
  readonly totals: readonly { readonly id: string; readonly before: string; readonly after: string }[];
}

const wan = (fen: string): string => (Number(fen) / 1_000_000).toLocaleString('en-US', { minimumFractionDigits: 2 });

describe('the officer’s half-month by file, from the sheet to the receipt (B-01, B-06, B-09, I-04)', () => {
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
  const draftNow = async (): Promise<Draft | null> =>
    (await api.data(FILLER, DRAFT, { unit: SICHUAN, period: NEWEST }))['draft'] as unknown as Draft | null;

  /** No barrier in either language, and a picture of both; what stands on the page stays. */
  const look = async (it: Visitor, name: string): Promise<void> => {
    expect(await it.barriers()).toEqual([]);
    await it.picture(`${name}-zh`);
    await it.page.getByRole('button', { name: 'English' }).click();
    expect(await it.barriers()).toEqual([]);
    await it.picture(`${name}-en`);
    await it.page.getByRole('button', { name: '中文' }).click();
  };
  const rowOf = (page: Page, title: string) => page.locator('.file-rows tbody tr', { hasText: title });

  it('gets the sheet, sees every finding beside its row, answers, mends, hands over, certifies, has the receipt', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/template', FILLER);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载填报表（.xlsx）' }).click();
    expect((await saved).suggestedFilename()).toBe('填报表-四川-2026年6月下半月.xlsx');
    await page.getByText('已下载：填报表-四川').waitFor();
    await look(it, 'template');

    await page.getByRole('link', { name: '填好后：上传与校验' }).click();
    await page.getByRole('button', { name: '选择文件' }).waitFor();
    await look(it, 'upload-empty');
    const file = { name: '四川推进表.xlsx', mimeType: FILE_TYPE, buffer: await officersFile(api) };
    await page.locator('input[type=file]').setInputFiles({ ...file, name: '四川.csv' });
    await page.getByText('只能上传 .xlsx、.xls 或 .ods 文件').waitFor();
    await page.getByRole('button', { name: '收起' }).click();
    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from('damaged') });
    await page.getByRole('alert').getByText('怎么改：').waitFor();
    await look(it, 'upload-refused');
    await page.getByRole('button', { name: '收起' }).click();

    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: '校验结果：四川推进表.xlsx' }).waitFor();
    expect(await draftNow()).toBeNull();
    await soon(() =>
      expect(rowOf(page, '盐道').locator('[data-code=NOT_MONEY]').textContent()).resolves.toContain('请只填数字，单位为万元'),
    );
    await soon(() => expect(rowOf(page, '雪线之上').locator('[data-code=NOT_A_DATE]').count()).resolves.toBe(1));
    await soon(() =>
      expect(rowOf(page, '窑火').locator('.cell-list').textContent()).resolves.toContain('210.00 → 1,234.50 原文“1,234.5万”'),
    );
    await soon(() => expect(page.locator('.heat-bad').count()).resolves.toBe(2));
    await look(it, 'upload-checked');
    await page.getByRole('radio', { name: '有问题的' }).check();
    await soon(() => expect(page.locator('.file-rows tbody tr').count()).resolves.toBe(4));
    await page.getByRole('button', { name: '导入草稿' }).click();

    await page.getByRole('heading', { name: '草稿：还有 5 处要处理' }).waitFor();
    expect((await draftNow())?.openLines.map(({ title }) => title)).toEqual(['川西来信新篇', '江上来客']);
    await look(it, 'desk');
    await page.close();
    await it.context.close();

    const again = await visitor(chrome, api.url);
    await again.open('/upload', FILLER);
    await again.page.getByRole('heading', { name: '草稿：还有 5 处要处理' }).waitFor();
    const renamed = again.page.getByRole('group', { name: /川西来信新篇/ });
    await soon(() => expect(renamed.textContent()).resolves.toContain('最像'));
    await renamed.getByRole('radio', { name: /是 51-2026-0001《川西来信》.*名称相近、出品机构相同、文件里没有列出它/ }).check();
    await again.page
      .getByRole('group', { name: /江上来客/ })
      .getByRole('radio', { name: '新项目，登记' })
      .check();
    await again.page.getByRole('button', { name: '确认 2 个回答' }).click();
    await again.page.getByRole('heading', { name: '草稿：还有 2 处要处理' }).waitFor();
    expect((await draftNow())?.missing).toEqual([]);

    await again.open(`/submit/${NEWEST}`);
    const summary = again.page.getByRole('alert');
    await summary.getByRole('heading', { name: '还有 2 处没有处理，暂时不能报送' }).waitFor();
    expect(await again.page.evaluate('document.activeElement.matches(".blocked")')).toBe(true);
    await look(again, 'submit-blocked');
    await summary.getByRole('link', { name: '“很多”不是金额' }).click();
    const cost = again.page.getByRole('textbox', { name: '盐道 制作成本（万元） 改为' });
    await again.page.locator('#cell-51-2026-0002-productionCost:focus').waitFor();
    await cost.fill('310');
    await cost.press('Enter');
    await again.page.getByRole('heading', { name: '草稿：还有 1 处要处理' }).waitFor();
    const day = again.page.getByRole('textbox', { name: '雪线之上 播出日期 改为' });
    await day.fill('2026-06-28');
    await day.press('Enter');
    await again.page.getByRole('heading', { name: '草稿：都处理好了' }).waitFor();
    await look(again, 'desk-done');

    await again.page.getByRole('link', { name: '下一步：核对并提交' }).click();
    await again.page.getByRole('heading', { name: '由审签人报送' }).waitFor();
    await soon(() => expect(again.page.getByRole('button', { name: '报送', exact: true }).count()).resolves.toBe(0));
    await look(again, 'submit-filler');
    expect(again.faults().filter((fault) => !fault.includes('422'))).toEqual([]);
    await again.context.close();

    const approver = await visitor(chrome, api.url);
    await approver.open('/submit', APPROVER);
    const draft = await draftNow();
    await approver.page.getByRole('heading', { name: `本期变动：${draft?.changedLines} 个项目` }).waitFor();
    await soon(() => expect(approver.page.locator('.changes tbody tr').count()).resolves.toBe(draft?.differences.length));
    const salt = approver.page.locator('.changes tr[data-line="51-2026-0002"][data-attribute=productionCost]');
    await soon(() =>
      expect(salt.locator('td:not(:has(button))').allTextContents()).resolves.toEqual([
        '制作成本（万元）',
        '300.50',
        '300.50',
        '310.00',
      ]),
    );
    for (const { id, before, after } of draft?.totals.filter((total) => total.id.endsWith('Cost')) ?? []) {
      const cells = approver.page.locator(`[data-total=${id}] td.number`);
      await soon(() => expect(cells.nth(0).textContent()).resolves.toBe(wan(before)));
      await soon(() => expect(cells.nth(1).textContent()).resolves.toBe(wan(after)));
    }
    await look(approver, 'submit-approver');
    await approver.page.getByRole('checkbox', { name: /确认真实、准确、完整/ }).check();
    await approver.page.getByRole('button', { name: '报送', exact: true }).click();
    await approver.page.getByRole('heading', { name: '报送回执' }).waitFor();
    const shown = approver.page.locator('[data-receipt]');
    const RECEIPT = `query R($number: ID!) { receipt(number: $number) { number hash submittedAt lines cells projects } }`;
    const number = (await shown.first().textContent()) ?? '';
    const { receipt } = (await api.data(APPROVER, RECEIPT, { number })) as unknown as {
      readonly receipt: { number: string; hash: string; lines: number; cells: number; projects: number };
    };
    expect(number).toBe('51-2026-06-H2-01');
    await soon(() => expect(approver.page.locator('[data-receipt=hash]').textContent()).resolves.toBe(receipt.hash));
    await soon(() =>
      expect(approver.page.locator('[data-receipt=content]').textContent()).resolves.toBe(
        `项目 ${receipt.projects} 个，变动 ${receipt.lines} 行 ${receipt.cells} 格`,
      ),
    );
    await look(approver, 'receipt');
    const kept = approver.page.waitForEvent('download');
    await approver.page.getByRole('button', { name: '下载回执（.html）' }).click();
    expect((await kept).suggestedFilename()).toBe(`回执-${number}.html`);
    expect(approver.faults()).toEqual([]);
  });
});

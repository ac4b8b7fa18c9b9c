import type { Browser, Page } from 'playwright-core';
import { formatWanYuan } from '../../libs/kernel/src';
import { ANALYST, APPROVER, FILLER, MANAGER, NEWEST, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const PART = `query Part($period: ID!, $issue: Int) { compilation(period: $period, issue: $issue) {
  hash madeFrom totals { projects running changed productionCost promotionCost } missing { short }
  units { unit { short } stateZh latenessZh receipt carriedForward figures { projects running changed productionCost promotionCost } }
  changes(first: 100) { totalCount }
} }`;

interface Figures {
  readonly projects: number;
  readonly running: number;
  readonly changed: number;
  readonly productionCost: string;
  readonly promotionCost: string;
}
interface Answer {
  readonly hash: string;
  readonly madeFrom: string;
  readonly totals: Figures;
  readonly missing: readonly { readonly short: string }[];
  readonly units: readonly {
    readonly unit: { readonly short: string };
    readonly stateZh: string;
    readonly latenessZh: string;
    readonly receipt: string | null;
    readonly carriedForward: boolean;
    readonly figures: Figures;
  }[];
  readonly changes: { readonly totalCount: number };
}

const wan = (fen: string): string => formatWanYuan(Number(fen));
const numbers = (of: Figures): readonly string[] => [
  String(of.projects),
  String(of.running),
  String(of.changed),
  wan(of.productionCost),
  wan(of.promotionCost),
];

describe('the compilation in a browser (B-02, B-03, I-04, W-04)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  const part = async (issue: number | null = null): Promise<Answer> =>
    ((await api.data(MANAGER, PART, { period: NEWEST, issue })) as unknown as { compilation: Answer }).compilation;
  const cost = async (value: string, seen: string, over: object = {}): Promise<void> => {
    const of = { unit: SICHUAN, period: NEWEST };
    await api.act(FILLER, 'openDraft', of);
    await api.act(FILLER, 'editCells', { ...of, cells: [{ line: api.sichuan[0], attribute: 'productionCost', value, seen }] });
    await api.act(APPROVER, 'submitReport', { ...of, certify: true, ...over });
  };
  const rows = (page: Page): Promise<readonly (readonly string[])[]> =>
    page
      .locator('.compilation-table tbody tr, .compilation-table tfoot tr')
      .evaluateAll((list) => list.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    await cost('168', '120');
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('shows a draft as the API has it: figures that open, who is missing in official order, every unit, what changed', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/compilation', MANAGER);
    await page.locator('.compilation-table tbody tr').first().waitFor();
    const draft = await part();
    expect(await rows(page)).toEqual([
      ...draft.units.map(({ unit, stateZh, latenessZh, receipt, carriedForward, figures }) => [
        `${unit.short}${carriedForward ? '沿用' : ''}`,
        stateZh,
        latenessZh,
        receipt ?? '–',
        ...numbers(figures),
      ]),
      ['合计', ...numbers(draft.totals)],
    ]);
    const missing = `未报单位（${draft.missing.length} 家）：${draft.missing.map(({ short }) => short).join('、')}`;
    await soon(() => expect(page.locator('.compilation-missing').textContent()).resolves.toContain(missing));
    expect(draft.missing).toHaveLength(31);
    expect(await it.barriers()).toEqual([]);
    await it.picture('compilation');

    await page.locator('[data-metric=productionCost] a').click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('.facts-value').waitFor();
    await soon(() => expect(drawer.locator('.facts-value').textContent()).resolves.toContain(wan(draft.totals.productionCost)));
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });

    await page.getByText('与上期相比', { exact: true }).click();
    await page.locator('.compilation-project').first().waitFor();
    await soon(() => expect(page.locator('.compilation-project').count()).resolves.toBe(draft.changes.totalCount));
    await soon(() =>
      expect(page.locator('.compilation-table').textContent()).resolves.toMatch(/川西来信.*制作成本.*120\.00.*168\.00/),
    );
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it('is issued after a look at what becomes frozen; refused without a word why before the due day is over', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    api.stand('2026-06-30T10:00:00+08:00');
    await it.open('/compilation', MANAGER);
    await page.getByRole('button', { name: '印发…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('将固定下来的内容').waitFor();
    const { hash } = await part();
    await soon(() => expect(dialog.textContent()).resolves.toContain(hash));
    const confirm = dialog.getByRole('button', { name: '确认印发' });
    await soon(() => expect(confirm.isDisabled()).resolves.toBe(true));
    await dialog.getByRole('checkbox').check();
    await confirm.click();
    await dialog.getByText(/截止日 2026-06-30 尚未结束/).waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('compilation-issue');
    await dialog.getByLabel('印发说明').fill('例会使用');
    await confirm.click();
    await dialog.getByText('2026年6月下半月汇编第 1 次印发完成').waitFor();
    await dialog.getByRole('button', { name: '查看这一份' }).click();
    await page.waitForURL(/issue=1/);
    await page.getByText('内容与印发时的校验一致').waitFor();
    const issued = await part(1);
    await soon(() => expect(page.locator('.compilation-frozen').textContent()).resolves.toContain(issued.hash));
    await soon(() => expect(page.locator('.compilation-frozen').textContent()).resolves.toContain(issued.madeFrom));
    await page.getByText('印发后的变化', { exact: true }).click();
    await page.getByText('印发以后，这一期的数据没有变化。').waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('an issue stays as it was after a correction, which is told beside it; it leaves as a workbook', async () => {
    api.stand('2026-07-05T10:00:00+08:00');
    await api.act(MANAGER, 'acceptReport', { unit: SICHUAN, period: NEWEST, revision: 1 });
    await cost('150.5', '168', { reason: '决算调整' });
    const it = await visitor(chrome, api.url, { width: 1280 });
    const { page } = it;
    await it.open('/compilation?issue=1&tab=differences', ANALYST);
    await page.locator('.compilation-project').first().waitFor();
    const [issued, now] = [await part(1), await part()];
    expect(issued.totals.productionCost).not.toBe(now.totals.productionCost);
    const told = page.getByRole('row', { name: /^合计/ });
    await soon(() => expect(told.textContent()).resolves.toContain(`${wan(issued.totals.productionCost)} →`));
    await soon(() => expect(told.textContent()).resolves.toContain(wan(now.totals.productionCost)));
    await soon(() => expect(page.locator('.compilation-table').textContent()).resolves.toMatch(/川西来信.*168\.00.*150\.50/));
    await soon(() => expect(page.getByRole('button', { name: '印发…' }).count()).resolves.toBe(0));
    expect(await it.barriers()).toEqual([]);
    await it.picture('compilation-differences');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 XLSX' }).click();
    expect((await saved).suggestedFilename()).toBe('汇编-2026年6月下半月-第1次印发.xlsx');
    expect(it.faults()).toEqual([]);
  });

  it('reads in English without a barrier', async () => {
    const it = await visitor(chrome, api.url, { language: 'en', width: 1280 });
    await it.open('/compilation?issue=1', MANAGER);
    await it.page.locator('.compilation-table tbody tr').first().waitFor();
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });
});

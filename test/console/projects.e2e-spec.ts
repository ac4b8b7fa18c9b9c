import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { parseGrid } from '../../libs/platform/src/workbook';
import { JobStore } from '../../libs/platform/src/jobs';
import { FILLER, MANAGER, REPORTED } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const LIST = `query List($at: MomentInput, $filter: ProjectFilter, $orderBy: ProjectOrder) {
  projects(first: 100, at: $at, filter: $filter, orderBy: $orderBy) { edges { node { code title } } }
}`;
const SUMS = `query Sums($filter: ProjectFilter) {
  figures(metrics: ["projects", "productionCost", "promotionCost", "projectsDisputed"], filter: $filter) { metric { id } value }
}`;

describe('the list of projects in a browser (I-04, I-07, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  const answered = async (variables: object, token = MANAGER): Promise<readonly string[]> => {
    const { projects } = (await api.data(token, LIST, { ...variables })) as unknown as {
      readonly projects: { readonly edges: readonly { readonly node: { readonly code: string } }[] };
    };
    return projects.edges.map(({ node }) => node.code);
  };
  const grid = (page: Page) => page.getByRole('grid', { name: '项目' });
  const shown = (page: Page): Promise<readonly string[]> => grid(page).locator('tbody .mono').allTextContents();
  /** The table comes to hold just these rows, and says how many. */
  const settled = async (page: Page, codes: readonly string[]): Promise<void> => {
    await page.locator('.table-foot', { hasText: `共 ${codes.length} 条` }).waitFor();
    await soon(() => expect(shown(page)).resolves.toEqual(codes));
  };
  const choose = async (page: Page, field: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: field }).fill(option);
    await page.locator('.ant-select-item-option', { hasText: option }).click();
    await page.keyboard.press('Escape');
  };
  const saved = async (page: Page, button: string): Promise<Buffer> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    return readFileSync(await file.path());
  };

  it('narrows, sums, sorts and keeps all of it in the address (I-09)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/projects', MANAGER);
    const all = await answered({});
    await settled(page, all);
    expect(await it.barriers()).toEqual([]);

    await choose(page, '单位', '四川');
    await choose(page, '进展阶段', '剧本开发');
    const filter = { units: ['bureau-51'], stages: ['SCRIPT'] };
    const narrowed = await answered({ filter });
    expect(narrowed.length).toBeGreaterThan(1);
    await settled(page, narrowed);
    const { figures } = (await api.data(MANAGER, SUMS, { filter })) as unknown as {
      readonly figures: readonly { readonly metric: { readonly id: string }; readonly value: string }[];
    };
    for (const { metric, value } of figures) {
      const text = value.length > 6 ? `${value.slice(0, -6)}.${value.slice(-6, -4)}` : value;
      const figure = page.locator(`[data-metric=${metric.id}] strong`);
      await soon(async () => expect([metric.id, (await figure.textContent())?.replaceAll(',', '')]).toEqual([metric.id, text]));
    }

    await page.getByRole('button', { name: /制作成本/ }).click();
    const orderBy = { field: 'PRODUCTION_COST', descending: true };
    const sorted = await answered({ filter, orderBy });
    expect(sorted).not.toEqual(narrowed);
    await settled(page, sorted);
    await soon(() => expect(grid(page).locator('th[aria-sort=descending]').textContent()).resolves.toContain('制作成本（万元）'));

    await page.getByText('列设置').click();
    await page.getByRole('checkbox', { name: '出品机构' }).check();
    await page.getByRole('checkbox', { name: '单位' }).uncheck();
    await page.keyboard.press('Escape');
    const headed = (): Promise<readonly string[]> => grid(page).locator('thead th').allTextContents();
    await soon(() => expect(headed()).resolves.toContain('出品机构'));
    await soon(() => expect(headed()).resolves.not.toContain('单位'));
    const heads = await headed();

    const address = page.url();
    await page.reload();
    await settled(page, sorted);
    await soon(() => expect(headed()).resolves.toEqual(heads));
    expect(page.url()).toBe(address);
    expect(await it.barriers()).toEqual([]);

    await page.locator('[data-metric=projects] a').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(`共 ${sorted.length} 条`).first().waitFor();
    const opened = async () => (await drawer.locator('tbody .mono').allTextContents()).toSorted();
    await soon(() => expect(opened()).resolves.toEqual(narrowed.toSorted()));
    expect(await it.barriers()).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '去掉 进展阶段：剧本开发' }).click();
    const wider = await answered({ filter: { units: ['bureau-51'] }, orderBy });
    await settled(page, wider);
    expect(it.faults()).toEqual([]);
  });

  it('takes away exactly what is listed, as CSV and as a workbook (I-07)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/projects?units=bureau-51&missing=promotionCost&sort=-productionCost', MANAGER);
    const listed = await answered({
      filter: { units: ['bureau-51'], missing: ['promotionCost'] },
      orderBy: { field: 'PRODUCTION_COST', descending: true },
    });
    await settled(page, listed);
    const heads = (await grid(page).locator('thead th').allTextContents()).length;
    await page.locator('summary', { hasText: '导出' }).click();
    await page.getByText(`将导出 ${listed.length} 条`).waitFor();
    expect(await it.barriers()).toEqual([]);
    const csv = (await saved(page, '导出 CSV')).toString('utf8');
    expect(csv.startsWith('\ufeff')).toBe(true);
    const lines = csv.split('\r\n').filter((line) => /\d{2}-2026-\d{4}/.test(line) && line.split(',').length >= heads);
    expect(lines.map((line) => /\d{2}-2026-\d{4}/.exec(line)?.[0])).toEqual(listed);
    const sheets = (await parseGrid(await saved(page, '导出 Excel'))).sheets;
    const cells = sheets.find(({ name }) => name === '明细')?.cells ?? [];
    expect(cells.map(({ text }) => text).filter((text) => /^\d{2}-2026-\d{4}$/.test(text))).toEqual(listed);
    expect(it.faults()).toEqual([]);
  });

  it('makes a long workbook in the background, to be ended, or fetched after one was away (I-07)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    // The list says that it is longer than an answer may be; whoever is asked for the file writes what there is.
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replace(/("projects":\{"totalCount":)\d+/, '$110812') });
    });
    await it.open('/projects?units=bureau-51', MANAGER);
    const own = await answered({ filter: { units: ['bureau-51'] } });
    await page.locator('summary', { hasText: '导出' }).click();
    await page.getByText('将导出 10,812 条').waitFor();
    await page.getByText('超过 10,000 条的 Excel 在后台生成').waitFor();
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const jobs = page.getByRole('region', { name: '后台导出' });
    await jobs.getByText(/^已生成/).waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('export-jobs');

    await page.reload();
    await page.locator('summary', { hasText: '导出' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), jobs.getByRole('button', { name: /^下载/ }).click()]);
    expect(file.suggestedFilename()).toMatch(/^项目.*\.xlsx$/);
    const cells = (await parseGrid(readFileSync(await file.path()))).sheets.flatMap((sheet) => sheet.cells);
    expect(cells.map(({ text }) => text).filter((text) => /^\d{2}-2026-\d{4}$/.test(text))).toEqual(own);

    const taking = jest.spyOn(api.app.get(JobStore), 'take').mockResolvedValue(null);
    await page.getByRole('button', { name: '导出 Excel' }).click();
    await jobs.getByText('排队中').waitFor();
    await jobs.getByRole('button', { name: /^取消/ }).click();
    await jobs.getByText('已取消').waitFor();
    taking.mockRestore();
    expect(it.faults()).toEqual([]);
  });

  it('keeps a view under a name, and shows it again (I-09)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/projects?units=bureau-51&text=%E7%9B%90', MANAGER);
    const salt = await answered({ filter: { units: ['bureau-51'], text: '盐' } });
    await settled(page, salt);
    await page.getByText('存为视图').click();
    await page.getByRole('textbox', { name: '视图名称' }).fill('盐');
    expect(await it.barriers()).toEqual([]);
    await page.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByRole('link', { name: '全部', exact: true }).click();
    await settled(page, await answered({}));
    await page.reload();
    await settled(page, await answered({}));
    await page.getByRole('link', { name: '盐', exact: true }).click();
    await settled(page, salt);
    await soon(() =>
      expect(page.getByRole('link', { name: '盐', exact: true }).getAttribute('aria-current')).resolves.not.toBeNull(),
    );
    await soon(() =>
      expect(page.getByRole('link', { name: '全部', exact: true }).getAttribute('aria-current')).resolves.toBeNull(),
    );
    await page.getByRole('button', { name: '删除视图 盐' }).click();
    await soon(() => expect(page.getByRole('link', { name: '盐', exact: true }).count()).resolves.toBe(0));
    await page.getByRole('link', { name: '近四期未报送' }).click();
    await page.locator('.state').waitFor();
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it('is gone through by keys, and a row is opened by Enter (I-09)', async () => {
    const it = await visitor(chrome, api.url, { language: 'en', width: 1280 });
    const { page } = it;
    await it.open('/projects', FILLER);
    const own = await answered({}, FILLER);
    expect(own).toEqual(api.sichuan);
    const table = page.getByRole('grid', { name: 'Projects' });
    await table.locator('tbody tr').nth(9).waitFor();
    await soon(() => expect(table.locator('tbody .mono').allTextContents()).resolves.toEqual(own));
    expect(await it.barriers()).toEqual([]);
    await table.locator('[data-place="0:0"]').focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'Control+End']) await page.keyboard.press(key);
    expect(await page.evaluate('document.activeElement.dataset.place')).toMatch(/^9:[1-9]/);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate('document.activeElement.dataset.place')).toBe('8:0');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/projects/${own[8]}*`);
    expect(it.faults()).toEqual([]);
  });

  it('shows the rows of the past under the as-of bar (I-01)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/projects?asOf=2026-06-10', MANAGER);
    const at = { asOf: '2026-06-10' };
    const past = await answered({ at });
    await settled(page, past);
    await soon(() => expect(grid(page).getByText('尚无').count()).resolves.toBe(past.length));
    await page.goto(`${api.url}/projects?asOf=2026-06-01`);
    await page.getByText('没有符合条件的项目').waitFor();
    expect(await it.barriers()).toEqual([]);
    await page.goto(`${api.url}/projects?reportedIn=${REPORTED}&basis=ACCEPTED`);
    const accepted = await answered({ filter: { reportedIn: [REPORTED] } });
    await settled(page, accepted);
    expect(it.faults()).toEqual([]);
  });
});

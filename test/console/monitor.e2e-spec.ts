import type { Browser, Page } from 'playwright-core';
import { FILLER, MANAGER, NEWEST, REPORTED, SICHUAN } from '../support/country';
import { LiveService } from '../../apps/api/src/live/live.service';
import { until } from '../support/event-stream';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const CALENDAR = `query Calendar { calendar(year: 2026) {
  periods { id zh daysLeft state }
  rows { unit { id short } cells { period state stateZh lateness latenessZh required extended zero } }
} }`;
const REMINDERS = `query Reminders($unit: ID!, $period: ID!) { report(unit: $unit, period: $period) {
  dueOn reminders { text by { name } } extension { reason } } }`;

interface Cell {
  readonly period: string;
  readonly state: string;
  readonly stateZh: string;
  readonly lateness: string;
  readonly required: boolean;
  readonly extended: boolean;
  readonly zero: boolean | null;
}
interface Calendar {
  readonly periods: readonly { readonly id: string; readonly zh: string; readonly daysLeft: number; readonly state: string }[];
  readonly rows: readonly { readonly unit: { readonly id: string; readonly short: string }; readonly cells: readonly Cell[] }[];
}
interface ReportAnswer {
  readonly dueOn: string;
  readonly reminders: readonly { readonly text: string; readonly by: { readonly name: string } }[];
  readonly extension: { readonly reason: string } | null;
}

/** What a cell must say, from the API's answer alone. */
function saidOf({ state, stateZh, lateness, required, extended, zero }: Cell): string {
  const unsent = state === 'NOT_STARTED' || state === 'OPENED';
  const overdue = unsent && required && lateness === 'OVERDUE';
  return [
    overdue ? '逾期' : state === 'CORRECTED' ? '已更正' : stateZh,
    lateness === 'LATE' ? '迟报' : '',
    lateness === 'WITHIN_GRACE' ? '宽限内报送' : '',
    extended ? '已延期' : '',
    zero === true ? '零报告' : '',
    overdue && state === 'OPENED' ? '草稿已开始' : '',
  ]
    .filter((word) => word !== '')
    .join(' ');
}

describe('the report monitor in a browser (B-08, B-09, I-08, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  const calendar = async (): Promise<Calendar> =>
    ((await api.data(MANAGER, CALENDAR)) as unknown as { calendar: Calendar }).calendar;
  const report = async (unit: string): Promise<ReportAnswer> =>
    ((await api.data(MANAGER, REMINDERS, { unit, period: NEWEST })) as unknown as { report: ReportAnswer }).report;
  const labels = (page: Page): Promise<readonly (string | null)[]> =>
    page.locator('[role=grid] button.heat-cell').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')));
  const expected = ({ periods, rows }: Calendar, shown: (cell: Cell) => boolean = () => true): readonly string[] =>
    rows
      .filter(({ cells }) => cells.some((cell) => cell.period === NEWEST && shown(cell)))
      .flatMap(({ unit, cells }) =>
        cells.map((cell) => `${unit.short} ${periods.find(({ id }) => id === cell.period)?.zh} ${saidOf(cell)}`),
      );
  const grid = async (page: Page): Promise<void> => page.locator('[role=grid] button.heat-cell').first().waitFor();

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    await api.act('demo-44-approver', 'submitReport', { unit: 'bureau-44', period: NEWEST, certify: true, zero: true });
    await api.act('demo-11-approver', 'submitReport', { unit: 'bureau-11', period: REPORTED, certify: true, zero: true });
    await api.act(MANAGER, 'returnReport', { unit: 'bureau-44', period: NEWEST, revision: 1, reason: '请列明项目', marks: [] });
    await api.act(FILLER, 'openDraft', { unit: SICHUAN, period: NEWEST });
    api.stand('2026-07-03T10:00:00+08:00');
    await api.act('demo-12-approver', 'submitReport', { unit: 'bureau-12', period: NEWEST, certify: true, zero: true });
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('shows every cell as the API has it, filters by the address, and counts down by the rule', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/monitor?period=${NEWEST}`, MANAGER);
    await grid(page);
    const stands = await calendar();
    expect(stands.rows).toHaveLength(32);
    await soon(() => expect(labels(page)).resolves.toEqual(expected(stands)));
    const period = stands.periods.find(({ id }) => id === NEWEST);
    await soon(() =>
      expect(page.locator('.monitor-days strong').textContent()).resolves.toBe(String(Math.abs(period?.daysLeft ?? 0))),
    );
    expect(period?.daysLeft).toBe(-3);
    await soon(() => expect(page.locator('.monitor-rule').textContent()).resolves.toContain('宽限到 2026-07-03 00:00'));
    expect(await it.barriers()).toEqual([]);
    await it.picture('monitor');

    await page.getByText('只看迟报逾期', { exact: true }).click();
    await page.waitForURL(/show=late/);
    const late = expected(stands, ({ lateness }) => lateness === 'LATE' || lateness === 'OVERDUE');
    await soon(() => expect(labels(page)).resolves.toEqual(late));
    await page.goto(`${api.url}/monitor?period=${NEWEST}&show=open&region=5`);
    await grid(page);
    const southwest = new Set(['重庆', '四川', '贵州', '云南', '西藏']);
    const owed = expected(stands, ({ state }) => ['NOT_STARTED', 'OPENED', 'RETURNED'].includes(state)).filter((label) =>
      southwest.has(label.split(' ')[0] ?? ''),
    );
    await soon(() => expect(labels(page)).resolves.toEqual(owed));
    await page.getByText('以下数字只计：西南').waitFor();
    const due = page.locator('[data-metric=reportsDue]');
    await soon(() => expect(due.locator('strong').textContent()).resolves.toBe(String(southwest.size)));
    await due.locator('a').click();
    await soon(() => expect(page.getByRole('dialog').locator('tbody tr').count()).resolves.toBe(southwest.size));
    expect(it.faults()).toEqual([]);
  });

  it('opens each figure into its list, and the list says the same number', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/monitor?period=${NEWEST}`, MANAGER);
    for (const metric of [
      'reportsDue',
      'reportsSubmitted',
      'reportsLate',
      'reportsOverdue',
      'reportsReturned',
      'reportsAccepted',
    ]) {
      const figure = page.locator(`[data-metric=${metric}] a`);
      const { figures } = (await api.data(
        MANAGER,
        `{ figures(metrics: ["${metric}"], filter: { periods: ["${NEWEST}"] }) { value } }`,
      )) as unknown as {
        readonly figures: readonly { readonly value: string }[];
      };
      const value = figures[0]?.value ?? '';
      await soon(() => expect(figure.locator('strong').textContent()).resolves.toBe(value));
      await figure.click();
      const drawer = page.getByRole('dialog');
      await soon(() => expect(drawer.locator('.facts-value').textContent()).resolves.toMatch(new RegExp(`^${value}\\b`)));
      await soon(() => expect(drawer.locator('tbody tr').count()).resolves.toBe(Number(value)));
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
    }
    expect(it.faults()).toEqual([]);
  });

  it('leads from a figure to the report it counts, and from an accepted report to its review (I-02)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/monitor?period=${REPORTED}`, MANAGER);
    await page.locator('[data-metric=reportsAccepted] a').click();
    const list = page.getByRole('dialog', { name: '清单' });
    const name = list.locator('tbody').getByRole('link', { name: '四川', exact: true });
    await name.waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('monitor-list');
    await name.click();
    await page.waitForURL(({ searchParams }) => searchParams.get('cell') === `${SICHUAN}.${REPORTED}`);
    const drawer = page.getByRole('dialog', { name: '四川 · 2026年6月上半月' });
    await drawer.locator('.monitor-history > li').first().waitFor();
    await list.waitFor({ state: 'hidden' });
    await drawer.getByRole('link', { name: '去审核台' }).click();
    await page.waitForURL(new RegExp(`/review/${SICHUAN}/${REPORTED}$`));
    await page.locator('[data-decision]').waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('goes over the cells with the arrow keys; Enter tells the whole story of a report', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/monitor?period=${NEWEST}&region=1`, MANAGER);
    await grid(page);
    const focused = (): Promise<string> => page.evaluate('document.activeElement.getAttribute("aria-label")');
    await page.locator('[role=grid] [data-heat][tabindex="0"]').focus();
    await soon(() => expect(page.locator('[role=grid] [data-heat][tabindex="0"]').count()).resolves.toBe(1));
    expect(await focused()).toContain('北京 2026年6月下半月');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('天津 2026年6月上半月');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('天津 2026年6月下半月 已报送 迟报 零报告');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('12-2026-06-H2-01').first().waitFor();
    expect(page.url()).toContain('cell=bureau-12.2026-06-H2');
    await soon(() => expect(drawer.textContent()).resolves.toMatch(/及时性迟报.*首次报送2026-07-03 10:00/));
    expect(await it.barriers()).toEqual([]);
    await it.picture('monitor-report');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });

    await page.goto(`${api.url}/monitor?cell=${SICHUAN}.${REPORTED}`);
    await drawer.locator('.monitor-history > li').first().waitFor();
    await soon(() =>
      expect(drawer.locator('.monitor-history > li strong').allTextContents()).resolves.toEqual(['开始填报', '报送', '接收']),
    );
    await soon(() => expect(drawer.locator('.monitor-history').textContent()).resolves.toContain('剧本开发'));
    expect(it.faults()).toEqual([]);
  });

  it('reminds two units at once, says so of each, and next time that they were reminded today', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/monitor?period=${NEWEST}&region=4&region=5`, MANAGER);
    await grid(page);
    await page.getByRole('checkbox', { name: '选中 广东' }).check();
    await page.getByRole('checkbox', { name: '选中 四川' }).check();
    await page.getByRole('button', { name: /^提\s?醒$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('提醒内容').waitFor();
    await soon(() =>
      expect(dialog.getByLabel('提醒内容').inputValue()).resolves.toBe('请尽快报送2026年6月下半月推进表（截止日 2026-06-30）。'),
    );
    await dialog.getByLabel('提醒内容').fill('请今天下班前报送推进表。');
    expect(await it.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '发出提醒（2）' }).click();
    await dialog.getByText('2 个单位全部办成').waitFor();
    await it.picture('monitor-remind');
    for (const unit of ['bureau-44', SICHUAN]) {
      expect((await report(unit)).reminders).toMatchObject([{ text: '请今天下班前报送推进表。' }]);
    }
    expect((await report('bureau-31')).reminders).toEqual([]);
    await dialog.getByRole('button', { name: /^完\s?成$/ }).click();
    // Who was reminded is ticked no more; nor is a tick carried to another half-month.
    const ticked = page.getByRole('checkbox', { name: /^选中 /, checked: true });
    await soon(() => expect(ticked.count()).resolves.toBe(0));
    await page.getByRole('checkbox', { name: '选中 广东' }).check();
    await page.getByRole('checkbox', { name: '选中 四川' }).check();
    await page.getByRole('button', { name: /^提\s?醒$/ }).click();
    await dialog.getByText('今天已提醒（2026-07-03 10:00），共 1 次').first().waitFor();
    await soon(() => expect(dialog.getByRole('checkbox', { checked: true }).count()).resolves.toBe(0));
    expect(it.faults()).toEqual([]);
  });

  it('extends a deadline; what another extended meanwhile is told, and the cell shows it at once', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/monitor?period=${NEWEST}&region=1&cell=bureau-13.${NEWEST}`, MANAGER);
    const drawer = page.getByRole('dialog').first();
    await drawer.getByRole('button', { name: /^延\s?期$/ }).click();
    const dialog = page.getByRole('dialog', { name: /延长截止日/ });
    await dialog.getByLabel('新截止日').fill('2026-07-10');
    await dialog.getByLabel('延期原因').fill('暴雨停电');
    expect(await it.barriers()).toEqual([]);
    const other = { unit: 'bureau-13', period: NEWEST, dueOn: '2026-07-06', was: '2026-06-30', reason: '系统检修' };
    await api.act(MANAGER, 'extendDeadline', other);
    await dialog.getByRole('button', { name: '确认延期（1）' }).click();
    await dialog.getByText('您看到的是“2026-06-30”，现在是“2026-07-06”').waitFor();
    await dialog
      .getByText(/延至 2026-07-06：系统检修/)
      .first()
      .waitFor();
    expect((await report('bureau-13')).dueOn).toBe('2026-07-06');
    await it.picture('monitor-extend');
    await dialog.getByRole('button', { name: '再办没有成功的（1）' }).click();
    await dialog.getByText('1 个单位全部办成').waitFor();
    await page.getByRole('button', { name: '河北 2026年6月下半月 未开始 已延期', includeHidden: true }).waitFor();
    expect(await report('bureau-13')).toMatchObject({ dueOn: '2026-07-10', extension: { reason: '暴雨停电' } });
    expect(it.faults()).toEqual([]);
  });

  it('opens a half-month that has begun, and shows its cells at once (B-01)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/monitor?period=2026-07-H1&region=1', MANAGER);
    await grid(page);
    await soon(() => expect(page.getByRole('button', { name: '北京 2026年7月上半月 未开始' }).count()).resolves.toBe(0));
    await page.getByRole('button', { name: '开启2026年7月上半月' }).click();
    await page.getByRole('button', { name: '北京 2026年7月上半月 未开始' }).waitFor();
    await soon(() => expect(page.getByRole('button', { name: '开启2026年7月上半月' }).count()).resolves.toBe(0));
    expect((await calendar()).periods.find(({ id }) => id === '2026-07-H1')?.state).toBe('RUNNING');
    await page.goto(`${api.url}/monitor?period=2026-08-H1&region=1`);
    await grid(page);
    await soon(() => expect(page.getByRole('button', { name: /^开启/ }).count()).resolves.toBe(0));
    expect(it.faults()).toEqual([]);
  });

  it('refreshes itself when a unit reports', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/monitor?period=${NEWEST}&region=1`, MANAGER);
    await page.getByRole('button', { name: '山西 2026年6月下半月 逾期', exact: true }).waitFor();
    await until(() => api.app.get(LiveService).streams.count > 0);
    await api.act('demo-14-approver', 'submitReport', { unit: 'bureau-14', period: NEWEST, certify: true, zero: true });
    await page.getByRole('button', { name: '山西 2026年6月下半月 已报送 迟报 零报告' }).waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('copies who owes what as plain text, and saves the calendar as a file', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/monitor?period=${NEWEST}`, MANAGER);
    await grid(page);
    await page.getByRole('button', { name: '复制名单' }).click();
    const text = await page.getByRole('textbox', { name: '名单' }).inputValue();
    const overdue = (await calendar()).rows.filter(({ cells }) =>
      cells.some(({ period, lateness }) => period === NEWEST && lateness === 'OVERDUE'),
    );
    expect(text.split('\n')[0]).toBe(
      `2026年6月下半月推进表逾期未报（截止 2026年6月30日）：${overdue.map(({ unit }) => unit.short).join('、')}`,
    );
    expect(text).toContain('已退回、待重报：广东');
    expect(text).toContain('已报但迟报：天津');
    await page.keyboard.press('Escape');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(...(request.url().includes('/api/calendar/export') ? [request.url()] : [])));
    const saved = page.waitForEvent('download');
    // A second click while the file comes asks for no second one.
    await page.getByRole('button', { name: '导出 CSV' }).dblclick();
    expect((await saved).suggestedFilename()).toBe('报送日历-2026-2026-07-03.csv');
    expect(asked).toHaveLength(1);
    expect(it.faults()).toEqual([]);
  });

  it('of a past day shows what was known at its end, marked, and acts on nothing; an analyst only reads', async () => {
    const it = await visitor(chrome, api.url, { width: 1280 });
    const { page } = it;
    await it.open(`/monitor?asOf=2026-06-15&period=${REPORTED}&region=5`, MANAGER);
    await grid(page);
    await page.getByText('日历按 2026年6月15日 终了时所知显示').waitFor();
    await soon(() => expect(page.getByRole('button', { name: '四川 2026年6月上半月 已报送' }).count()).resolves.toBe(1));
    await soon(() => expect(page.locator('[data-metric=reportsAccepted] strong').textContent()).resolves.toBe('0'));
    await soon(() => expect(page.getByRole('checkbox').count()).resolves.toBe(0));
    await soon(() => expect(page.getByRole('button', { name: /^提\s?醒$/ }).count()).resolves.toBe(0));
    expect(await it.barriers()).toEqual([]);

    await it.open('/monitor', 'demo-nrta-analyst');
    await grid(page);
    await soon(() => expect(page.getByRole('checkbox').count()).resolves.toBe(0));
    expect(it.faults()).toEqual([]);
  });

  it('reads in English without a barrier', async () => {
    const it = await visitor(chrome, api.url, { language: 'en', width: 1280 });
    await it.open(`/monitor?period=${NEWEST}`, MANAGER);
    await grid(it.page);
    await soon(() => expect(labels(it.page)).resolves.toContain('Tianjin 16–30 Jun 2026 Sent late zero report'));
    expect(await it.barriers()).toEqual([]);
    await it.open(`/monitor?region=1&cell=bureau-12.${NEWEST}`);
    await it.page.getByRole('dialog').getByText('12-2026-06-H2-01').first().waitFor();
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });
});

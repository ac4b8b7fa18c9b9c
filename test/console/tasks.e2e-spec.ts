import type { Browser } from 'playwright-core';
import { APPROVER, FILLER, MANAGER, NEWEST, NEXT, REPORTED, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const OF = { unit: SICHUAN, period: NEWEST };
const REPORT = `query R($at: MomentInput) { report(unit: "51", period: "${NEWEST}", at: $at) {
  daysLeft graceDaysLeft graceUntil dueOn rule state receipt } }`;

describe('the officer’s tasks (I-08, B-07, B-08, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  let [first, second] = ['', ''];
  const report = async (minPosition?: string | null) => {
    const data: { readonly report?: unknown } = await api.data(FILLER, REPORT, minPosition ? { at: { minPosition } } : {});
    return data.report as { readonly daysLeft: number; readonly graceDaysLeft: number; readonly receipt: string };
  };

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    [first = '', second = ''] = api.sichuan;
    // The half-month before is in grace when the next one opens.
    await api.act(MANAGER, 'openPeriod', { period: NEXT });
    await api.act(MANAGER, 'askAboutCell', {
      unit: SICHUAN,
      period: REPORTED,
      project: first,
      attribute: 'productionCost',
      text: '是否含译制费？',
    });
    await api.act(MANAGER, 'remindUnit', { ...OF, kind: 'MANUAL', text: '请尽快报送六月下半月' });
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('say where one lands what is to be done, how long there is, and by which rule', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/', FILLER);
    await page.getByRole('heading', { name: '我的任务' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/tasks');
    const { daysLeft, graceDaysLeft } = await report();
    expect([daysLeft, graceDaysLeft]).toEqual([-1, 1]);
    await soon(() =>
      expect(page.locator('.tasks-countdown h2').textContent()).resolves.toBe(`已过截止日，宽限期还有 ${graceDaysLeft} 天`),
    );
    await soon(() => expect(page.locator('.tasks-rules').textContent()).resolves.toContain('依据 半月报时限规则 2026-06-01 版'));
    await soon(() =>
      expect(page.locator('.tasks-steps .tasks-tag').allTextContents()).resolves.toEqual([
        '未开始',
        '未开始',
        '还不能开始',
        '未开始',
        '还不能开始',
      ]),
    );
    await page.getByText('请尽快报送六月下半月').waitFor();
    const others = page.getByRole('navigation', { name: '要报的其他期次' });
    await soon(() => expect(others.textContent()).resolves.toBe('还有 1 期要报：2026年7月上半月 2026年7月15日截止'));
    expect(await it.barriers()).toEqual([]);
    await it.picture('tasks-others-zh');
    await others.getByRole('link').click();
    await page.waitForURL(/tasks\?period=2026-07-H1$/);
    await soon(() => expect(others.textContent()).resolves.toBe('还有 1 期要报：2026年6月下半月 2026年6月30日截止'));
    await page.getByRole('heading', { name: '离截止还有 14 天' }).waitFor();
    await others.getByRole('link').click();
    await page.waitForURL(/period=2026-06-H2$/);

    await api.act(FILLER, 'openDraft', OF);
    const cell = (attribute: string, value: string, seen: string) => [{ line: second, attribute, value, seen }];
    const back = cell('stage', '选题策划', '拍摄');
    const { draft } = await api.act(FILLER, 'editCells', { ...OF, cells: back });
    expect(draft?.findings.length).toBeGreaterThan(0);
    await page.reload();
    await page.getByText(`还有 ${draft?.findings.length} 处要改`).waitFor();
    await api.act(FILLER, 'clearCells', { ...OF, cells: [{ line: second, attribute: 'stage' }] });
    await api.act(FILLER, 'editCells', { ...OF, cells: cell('productionCost', '310', '300.5') });
    await page.reload();
    await page.getByText('可以提交').waitFor();
    await soon(() =>
      expect(page.locator('.tasks-steps .tasks-tag').allTextContents()).resolves.toEqual([
        '已完成',
        '已完成',
        '已完成',
        '可以提交',
        '还不能开始',
      ]),
    );
    expect(it.faults()).toEqual([]);
  });

  it('let a question be answered by keyboard, and the next read shows it to both', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/tasks', FILLER);
    await page.getByText('是否含译制费？').waitFor();
    await page.getByRole('textbox').focus();
    await page.keyboard.type('不含，译制费列在备注。');
    await page.reload();
    await soon(() => expect(page.getByRole('textbox').inputValue()).resolves.toBe('不含，译制费列在备注。'));
    await page.getByRole('textbox').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox').waitFor({ state: 'detached' });
    await page.goto(`${api.url}/tasks?period=${REPORTED}`);
    await page.getByText('不含，译制费列在备注。').waitFor();
    await page.getByText('已答复').waitFor();
    const asked = await api.data(
      MANAGER,
      `{ report(unit: "51", period: "${REPORTED}") { questions { open messages { text question } } } }`,
      {},
    );
    expect(asked).toMatchObject({
      report: { questions: [{ open: false, messages: [{ question: true }, { text: '不含，译制费列在备注。' }] }] },
    });
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it('tell what came back and why, each marked cell with its reason and the way to mend it', async () => {
    const { position: sent } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true });
    const { receipt } = await report(sent);
    const it = await visitor(chrome, api.url, { language: 'en', width: 1280 });
    const { page } = it;
    // Sent: the next one is to be done, and what was sent is where the address names it.
    await it.open('/tasks', FILLER);
    await page.getByRole('heading', { name: '14 days until it is due' }).waitFor();
    await soon(() => expect(page.locator('.other-owed').count()).resolves.toBe(0));
    await it.open(`/tasks?period=${NEWEST}`);
    await page.getByText(`Revision 1 sent, receipt ${receipt}`).waitFor();
    expect(await it.barriers()).toEqual([]);
    const marks = [{ project: second, attribute: 'productionCost', reason: '与立项预算相差十倍' }];
    await api.act(MANAGER, 'returnReport', { ...OF, revision: 1, reason: '请核对《盐道》', marks });
    // Returned while the next one is open: that comes first.
    await it.open('/tasks');
    await page.getByText('请核对《盐道》').waitFor();
    await page.locator(`.other-owed [data-owed="${NEXT}"]`).waitFor();
    const row = page.locator('.tasks-returned tbody tr');
    await soon(() =>
      expect(row.locator('td').allTextContents()).resolves.toEqual([
        `盐道${second}`,
        'Production cost (10,000 yuan)',
        '310.00',
        '与立项预算相差十倍',
        'Mend it',
      ]),
    );
    expect(await it.barriers()).toEqual([]);
    for (const screen of ['upload', 'submit']) {
      await it.open(`/${screen}`);
      await page.waitForURL(new RegExp(`/${screen}/${NEWEST}$`));
      await soon(() => expect(page.locator(`[data-owed="${NEXT}"] a`).getAttribute('href')).resolves.toBe(`/${screen}/${NEXT}`));
    }
    await it.open('/template');
    await soon(() => expect(page.locator('.half-about strong').textContent()).resolves.toBe('16–30 Jun 2026'));
    await soon(() => expect(page.locator('[data-owed] a').getAttribute('href')).resolves.toBe(`/template?period=${NEXT}`));
    expect(await it.barriers()).toEqual([]);
    await it.picture('template-others-en');
    await it.open('/tasks');
    await api.act(FILLER, 'openDraft', OF);
    await api.act(FILLER, 'editCells', {
      ...OF,
      cells: [{ line: second, attribute: 'productionCost', value: '31', seen: '310' }],
    });
    await page.reload();
    await page.getByText('The draft says 31.00').waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('are each unit’s own', async () => {
    const it = await visitor(chrome, api.url);
    await it.open('/tasks', 'demo-44-filler');
    await it.page.getByText('本期没有收到提醒。').waitFor();
    await soon(() => expect(it.page.getByText('是否含译制费？').count()).resolves.toBe(0));
    await soon(() => expect(it.page.getByText('请核对《盐道》').count()).resolves.toBe(0));
    expect(it.faults()).toEqual([]);
  });
});

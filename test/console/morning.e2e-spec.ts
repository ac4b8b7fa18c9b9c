import type { Browser, Page } from 'playwright-core';
import { APPROVER, FILLER, MANAGER, NEWEST, NEXT, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

/** Opened the day after the due day, as every half-month is: what is late is never of the newest. */
const RUNNING = NEXT;
const OF = { unit: SICHUAN, period: NEWEST };
const REPORT = `{ report(unit: "51", period: "${NEWEST}") { state revision acceptedRevision reminders { text }
  returns { marks { project attribute reason } } } late: report(unit: "44", period: "${NEWEST}") { reminders { text } } }`;

const STANDING = `{ periods { id state } reports(late: true, first: 100) { totalCount edges { node { period unit { id } } } }
  figures(metrics: ["reportsDue", "reportsSubmitted", "reportsLate", "reportsOverdue", "reportsReturned", "reportsAccepted"], by: ["period"],
    filter: { periods: ["${NEWEST}", "${RUNNING}"] }) { metric { id } groups { value by { value } } } }`;

interface Standing {
  readonly periods: readonly { readonly id: string; readonly state: string }[];
  readonly reports: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly period: string; readonly unit: { readonly id: string } } }[];
  };
  readonly figures: readonly {
    readonly metric: { readonly id: string };
    readonly groups: readonly { readonly value: string; readonly by: readonly { readonly value: string }[] }[];
  }[];
}

interface Stand {
  readonly report: {
    readonly state: string;
    readonly revision: number;
    readonly acceptedRevision: number | null;
    readonly returns: readonly { readonly marks: readonly object[] }[];
  };
  readonly late: { readonly reminders: readonly { readonly text: string }[] };
}

/** One morning of both sides, everything by the screens: what the interface says of it is asked after each step. */
describe('the manager’s morning (B-08, B-10, I-03, I-04, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  let [first, second] = ['', ''];
  const stand = async (): Promise<Stand> => (await api.data(MANAGER, REPORT)) as unknown as Stand;

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    [first = '', second = ''] = api.sichuan;
    api.stand('2026-06-30T16:00:00+08:00');
    await api.act(FILLER, 'openDraft', OF);
    const cells = [
      { line: first, attribute: 'productionCost', value: '180', seen: '120' },
      { line: second, attribute: 'productionCost', value: '3005', seen: '300.5' },
    ];
    await api.act(FILLER, 'editCells', { ...OF, cells });
    const { position } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true });
    await api.runtime.reads.waitFor(position as never);
    api.stand('2026-07-01T00:00:00+08:00');
    await api.act(MANAGER, 'openPeriod', { period: RUNNING });
    api.stand('2026-07-03T09:00:00+08:00');
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('who is late is seen on the overview, and reminded', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/overview', MANAGER);
    const { reports, figures, periods } = await standing();
    expect(periods.slice(0, 2)).toEqual([
      { id: RUNNING, state: 'RUNNING' },
      { id: NEWEST, state: 'CLOSED' },
    ]);
    const owed = reports.edges.map(({ node: { unit, period } }) => `${unit.id}.${period}`);
    expect(owed).toContain(`bureau-15.${NEWEST}`);
    expect(owed).toContain(`bureau-15.2026-06-H1`);
    expect(owed).not.toContain(`bureau-44.2026-06-H1`);
    const rows = page.locator('[data-late] tbody tr');
    const shown = (): Promise<readonly (string | null)[]> =>
      rows.evaluateAll((of) =>
        (of as { getAttribute(name: string): string | null }[]).map((row) => row.getAttribute('data-report')),
      );
    await soon(async () => expect([...(await shown())].sort()).toEqual([...owed].sort()));
    // Newest due first.
    expect((await shown()).map((each) => each?.split('.')[1])).toEqual(reports.edges.map(({ node }) => node.period));
    await page.getByText(`共 ${reports.totalCount} 份`).waitFor();
    for (const { metric, groups } of figures) {
      for (const period of [NEWEST, RUNNING]) {
        const value = groups.find(({ by: [of] }) => of?.value === period)?.value ?? '0';
        const cell = page.locator(`[data-period="${period}"] [data-metric=${metric.id}]`);
        await soon(() => expect(cell.textContent()).resolves.toBe(value));
      }
    }
    expect(await it.barriers()).toEqual([]);
    await rows.nth(6).scrollIntoViewIfNeeded();
    await it.picture('overview-late-zh');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText(`${reports.totalCount} in all`).waitFor();
    expect(await it.barriers()).toEqual([]);
    await rows.nth(6).scrollIntoViewIfNeeded();
    await it.picture('overview-late-en');
    await page.getByRole('button', { name: '中文' }).click();
    await page
      .getByRole('row', { name: /广东.*逾期/ })
      .getByRole('link', { name: '广东' })
      .click();
    const drawer = page.getByRole('dialog').first();
    await drawer.getByRole('button', { name: /^提\s?醒$/ }).click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByLabel('提醒内容').fill('请今天报送。');
    await dialog.getByRole('button', { name: '发出提醒（1）' }).click();
    await dialog.getByText('1 个单位全部办成').waitFor();
    await soon(async () => expect((await stand()).late.reminders).toMatchObject([{ text: '请今天报送。' }]));
    expect(it.faults()).toEqual([]);
  });

  it('a number opens to its list, a project of it to its fact, and the fact to the cell it came from', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/overview', MANAGER);
    const shown = (await page.locator('[data-metric=productionCost] strong').textContent()) ?? '';
    await page.locator('[data-metric=productionCost] a').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(shown).first().waitFor();
    await drawer.getByRole('button', { name: '川西来信' }).first().click();
    await drawer.getByText('180.00').first().waitFor();
    await drawer
      .getByRole('button', { name: /查看来源/ })
      .first()
      .click();
    await drawer.getByText('收到时间').waitFor();
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it('two cells come back with reasons; the officer sees why, mends, sends again; the report is accepted', async () => {
    const manager = await visitor(chrome, api.url);
    await manager.open('/review', MANAGER);
    const desk = manager.page;
    await desk.getByRole('grid').waitFor();
    await desk.keyboard.press('j');
    await desk.keyboard.press('Enter');
    await mark(desk, `${first}/productionCost`, '请附合同');
    await mark(desk, `${second}/productionCost`, '疑多写一位');
    await desk.keyboard.press('r');
    await desk.getByRole('dialog').waitFor();
    await desk.keyboard.type('两处成本请核对');
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^核\s?对$/ })
      .click();
    await desk.getByRole('dialog').getByRole('button', { name: '确认退回' }).click();
    await desk.getByRole('heading', { name: '没有等待审核的报送' }).waitFor();
    const marks = (await stand()).report.returns[0]?.marks;
    expect(marks).toEqual([
      { project: first, attribute: 'productionCost', reason: '请附合同' },
      { project: second, attribute: 'productionCost', reason: '疑多写一位' },
    ]);

    const officer = await visitor(chrome, api.url);
    await officer.open('/tasks', FILLER);
    await officer.page.getByText('两处成本请核对').waitFor();
    await soon(() => expect(officer.page.locator('.tasks-returned tbody tr').count()).resolves.toBe(2));
    await officer.page
      .getByRole('row', { name: /请附合同/ })
      .getByRole('link')
      .click();
    await officer.page.getByRole('button', { name: '逐格修改被标的内容' }).click();
    await mend(officer.page, first, '128');
    await mend(officer.page, second, '310');
    await officer.page.getByRole('heading', { name: '草稿：都处理好了' }).waitFor();
    expect(officer.faults()).toEqual([]);
    await officer.context.close();

    const approver = await visitor(chrome, api.url);
    await approver.open('/submit', APPROVER);
    await approver.page.getByRole('checkbox', { name: /确认真实、准确、完整/ }).check();
    await approver.page.getByRole('button', { name: '报送', exact: true }).click();
    await approver.page.getByRole('heading', { name: '报送回执' }).waitFor();
    await soon(() => expect(approver.page.locator('[data-receipt]').first().textContent()).resolves.toBe('51-2026-06-H2-02'));
    expect(approver.faults()).toEqual([]);
    await approver.context.close();

    await manager.open('/review', MANAGER);
    await desk.getByRole('grid').waitFor();
    await desk.keyboard.press('j');
    await desk.keyboard.press('Enter');
    await desk.locator('[data-became=CHANGED]').first().waitFor();
    await desk.keyboard.press('a');
    await desk.getByRole('dialog').getByRole('button', { name: '确认接收' }).click();
    await desk.getByRole('heading', { name: '没有等待审核的报送' }).waitFor();
    expect((await stand()).report).toMatchObject({ state: 'ACCEPTED', revision: 2, acceptedRevision: 2 });
    expect(manager.faults()).toEqual([]);
  });

  it('what moved is counted and listed against the same day, also before the half-month of today is opened', async () => {
    api.stand('2026-07-17T09:00:00+08:00');
    for (const [title, effectiveOn] of [
      ['前半月来的', '2026-07-10'],
      ['本半月来的', '2026-07-16'],
    ]) {
      await api.act(FILLER, 'registerProject', { unit: SICHUAN, title, category: 'VALUES', bodies: ['成都映山'], effectiveOn });
    }
    const { changes } = (await api.data(
      MANAGER,
      '{ changes(first: 1) { before { asOf } counts { kind zh count } } }',
    )) as unknown as {
      readonly changes: {
        readonly before: { readonly asOf: string };
        readonly counts: readonly { readonly kind: string; readonly zh: string; readonly count: number }[];
      };
    };
    expect(changes.before.asOf).toBe('2026-07-15');
    const fresh = changes.counts.find(({ kind }) => kind === 'NEW');
    expect(fresh?.count).toBe(1);
    const it = await visitor(chrome, api.url);
    await it.open('/overview', MANAGER);
    await it.page
      .getByRole('row', { name: fresh?.zh ?? '' })
      .getByRole('link')
      .click();
    const drawer = it.page.getByRole('dialog');
    await drawer.getByText('本半月来的').waitFor();
    await soon(() => expect(drawer.locator('tbody tr').count()).resolves.toBe(fresh?.count));
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  const standing = async (): Promise<Standing> => (await api.data(MANAGER, STANDING)) as unknown as Standing;

  /** Goes to a cell by keyboard and says what is wrong with it, which marks it. */
  async function mark(page: Page, cell: string, reason: string): Promise<void> {
    await page.locator(`[data-cell="${cell}"]`).focus();
    await page.keyboard.press('e');
    await page.keyboard.type(reason);
    await page.keyboard.press('Enter');
    await page.locator(`[data-cell="${cell}"]:focus`).waitFor();
  }

  async function mend(page: Page, project: string, value: string): Promise<void> {
    const cell = page.locator(`#cell-${project}-productionCost`);
    await cell.fill(value);
    await cell.press('Enter');
    await page.getByText(`${value}.00`).first().waitFor();
  }
});

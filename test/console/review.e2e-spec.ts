import type { Browser, Page } from 'playwright-core';
import { APPROVER, ANALYST, FILLER, MANAGER, NEWEST, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor, type Visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const OF = { unit: SICHUAN, period: NEWEST };
const PATH = `/review/${SICHUAN}/${NEWEST}`;
const REPORT = `query($at: MomentInput) { report(unit: "51", period: "${NEWEST}", at: $at) {
  state revision returns { revision reason marks { project attribute reason } }
  questions { project attribute messages { text } }
  review { decision { accepted text } lines { project cells { attribute accepted now acceptedAmount nowAmount changed } }
    totals { accepted { value metric { unit } } now { value } } }
} }`;

interface Answer {
  readonly state: string;
  readonly revision: number;
  readonly returns: readonly { readonly reason: string; readonly marks: readonly object[] }[];
  readonly questions: readonly object[];
  readonly review: {
    readonly decision: object | null;
    readonly lines: readonly {
      readonly project: string;
      readonly cells: readonly {
        readonly attribute: string;
        readonly accepted: string;
        readonly now: string;
        readonly acceptedAmount: string | null;
        readonly nowAmount: string | null;
      }[];
    }[];
    readonly totals: readonly {
      readonly accepted: { readonly value: string; readonly metric: { readonly unit: string } };
      readonly now: { readonly value: string };
    }[];
  };
}

/** 分 as 万元 with two decimals and thousands commas, written out anew. */
const wan = (fen: string): string => {
  const cents = Math.round(Number(fen) / 10_000);
  const [whole = '', part = ''] = (cents / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
};

describe('审核台: from the queue to the decision by keyboard (B-08, B-10, I-03, I-04, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  let position: string | null = null;
  let [first, second, third] = ['', '', ''];
  const report = async (): Promise<Answer> =>
    ((await api.data(MANAGER, REPORT, { at: { minPosition: position } })) as unknown as { report: Answer }).report;
  const send = async (cells: readonly object[], more: object = {}): Promise<void> => {
    await api.act(FILLER, 'openDraft', OF);
    if (cells.length > 0) await api.act(FILLER, 'editCells', { ...OF, cells });
    ({ position } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true, ...more }));
    await api.runtime.reads.waitFor(position as never);
  };
  /** No serious barrier, in both languages. */
  const open = async (it: Visitor): Promise<void> => expect(await it.barriers()).toEqual([]);
  const said = (page: Page): Promise<string | null> => page.locator('[data-said]').textContent();

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    [first = '', second = '', third = ''] = api.sichuan;
    api.stand('2026-06-30T16:00:00+08:00');
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('says that nobody waits, in both languages', async () => {
    for (const [language, words] of [
      ['zh', '没有等待审核的报送'],
      ['en', 'No report waits for review'],
    ] as const) {
      const it = await visitor(chrome, api.url, { language });
      await it.open('/review', MANAGER);
      await it.page.getByRole('heading', { name: words }).waitFor();
      await open(it);
      expect(it.faults()).toEqual([]);
      await it.context.close();
    }
  });

  it('shows what the interface says, marks two cells with reasons and returns them, without a mouse', async () => {
    await send([
      { line: first, attribute: 'productionCost', value: '180', seen: '120' },
      { line: second, attribute: 'productionCost', value: '3005', seen: '300.5' },
      { line: second, attribute: 'directors', value: '林青' },
    ]);
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/review', MANAGER);
    await page.getByRole('grid').waitFor();
    await open(it);
    await it.picture('review-queue-1440-zh');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('[data-cell]').first().waitFor();
    await expectValues(page, await report());
    await open(it);

    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await open(it);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('j');
    await focusedSoon(page, `${first}/productionCost`);
    await page.keyboard.press('e');
    await page.keyboard.type('请附合同');
    await page.keyboard.press('Enter');
    await focusedSoon(page, `${first}/productionCost`);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await focusedSoon(page, `${second}/productionCost`);
    await page.keyboard.press('m');
    expect(await said(page)).toContain('共 2 格');
    await page.keyboard.press('e');
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Enter');
    await it.picture('review-report-1440-zh');

    // What was typed outlives a reload.
    await page.reload();
    await page.locator('[data-cell]').first().waitFor();
    await soon(() => expect(page.locator('[data-cell] input:checked').count()).resolves.toBe(2));

    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('两处成本请核对');
    await open(it);
    await it.picture('review-return-1440-zh');
    const dialog = page.getByRole('dialog');
    await tabTo(page, '核对');
    await page.keyboard.press('Enter');
    await dialog.getByText('发出前请核对').waitFor();
    expect((await report()).state).toBe('SUBMITTED');
    await tabTo(page, '确认退回');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '没有等待审核的报送' }).waitFor();
    expect(await said(page)).toContain('已退回 四川');
    const { returns, state } = await report();
    expect(state).toBe('RETURNED');
    expect(returns).toEqual([
      {
        revision: 1,
        reason: '两处成本请核对',
        marks: [
          { project: first, attribute: 'productionCost', reason: '请附合同' },
          { project: second, attribute: 'productionCost', reason: '疑多写一位或单位有误（应为万元）' },
        ],
      },
    ]);
    expect(it.faults()).toEqual([]);
  });

  it('shows after the resubmission what became of the marks; a question changes nothing; English has no barrier', async () => {
    api.stand('2026-07-02T10:00:00+08:00');
    await api.act(FILLER, 'openDraft', OF);
    const { draft } = await api.act(FILLER, 'editCells', {
      ...OF,
      cells: [{ line: second, attribute: 'productionCost', value: '300.6', seen: '3005' }],
    });
    const finding = draft?.findings.find(({ code }) => code === 'MARK_UNANSWERED')?.key;
    await api.act(FILLER, 'waiveFinding', { ...OF, finding, reason: '合同如此' });
    await send([]);
    const it = await visitor(chrome, api.url, { language: 'en', width: 1280 });
    const { page } = it;
    await it.open('/review', MANAGER);
    await page.getByRole('grid').waitFor();
    await open(it);
    await it.open(PATH);
    await page.locator('[data-became=CHANGED]').waitFor();
    await soon(() =>
      expect(
        page.locator('[data-became]').evaluateAll((all) => all.map((each) => each.getAttribute('data-became'))),
      ).resolves.toEqual(['EXPLAINED', 'CHANGED']),
    );
    await page.locator('[data-finding=MARK_UNANSWERED]', { hasText: '陆青禾 合同如此' }).waitFor();
    await open(it);
    await it.picture('review-report-1280-en');
    await page.keyboard.press('j');
    await page.keyboard.press('q');
    await page.keyboard.type('哪一份合同？');
    await page.getByRole('button', { name: 'Send the question' }).press('Enter');
    await page.getByText('no answer yet').waitFor();
    expect(await report()).toMatchObject({
      state: 'RESUBMITTED',
      questions: [{ project: first, attribute: 'productionCost', messages: [{ text: '哪一份合同？' }] }],
    });
    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    await open(it);
    await page.keyboard.press('Escape');
    expect(it.faults()).toEqual([]);
  });

  it('lays another manager’s decision beside what was typed, and loses nothing of it', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(PATH, MANAGER);
    await page.locator('[data-cell]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.keyboard.type('还要看合同');
    await page.keyboard.press('Enter');
    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('请补合同');
    await tabTo(page, '核对');
    await page.keyboard.press('Enter');
    ({ position } = await api.act(MANAGER, 'acceptReport', { ...OF, revision: 2, note: '合同已收到' }));
    await tabTo(page, '确认退回');
    await page.keyboard.press('Enter');
    const conflict = page.locator('.review-conflict');
    await conflict.waitFor();
    for (const text of ['请补合同', '还要看合同', '第 2 稿已于', '合同已收到'])
      await soon(() => expect(conflict.textContent()).resolves.toContain(text));
    expect((await report()).state).toBe('ACCEPTED');
    await open(it);
    await it.picture('review-conflict-1440-zh');
    expect(it.faults()).toEqual([]);

    // A newer revision comes: the words are carried to it, and a mark on a cell that it does not change is named.
    api.stand('2026-07-10T10:00:00+08:00');
    await send([{ line: third, attribute: 'productionCost', value: '99', seen: '80' }], { reason: '审计调减' });
    await page.reload();
    await conflict.getByText('将不带入').waitFor();
    await conflict.getByRole('button', { name: '用到第 3 稿' }).press('Enter');
    await conflict.waitFor({ state: 'detached' });
    await page.keyboard.press('r');
    await soon(() => expect(page.getByRole('dialog').locator('textarea').first().inputValue()).resolves.toBe('请补合同'));
    await page.keyboard.press('Escape');
  });

  it('is accepted after a confirmation that says it stands; analysts and the past only read', async () => {
    const analyst = await visitor(chrome, api.url);
    await analyst.open(PATH, ANALYST);
    await analyst.page.getByText('您的角色可以阅读').waitFor();
    await analyst.page.keyboard.press('a');
    await soon(() => expect(analyst.page.getByRole('dialog').count()).resolves.toBe(0));
    expect(
      await analyst.page
        .getByRole('region', { name: '处理' })
        .getByRole('button', { name: /接收|退回/ })
        .count(),
    ).toBe(0);
    await analyst.context.close();

    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`${PATH}?asOf=2026-06-30`, MANAGER);
    await page.getByText('正在查看过去的时点').waitFor();
    await page.keyboard.press('a');
    await soon(() => expect(page.getByRole('dialog').count()).resolves.toBe(0));
    await it.open(PATH);
    await page.locator('[data-cell]').first().waitFor();
    await page.keyboard.press('a');
    await page.getByText('接收后不能撤销').waitFor();
    await open(it);
    await page.keyboard.type('审计已附');
    expect((await report()).state).toBe('CORRECTED');
    await tabTo(page, '确认接收');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '没有等待审核的报送' }).waitFor();
    expect(await report()).toMatchObject({
      state: 'ACCEPTED',
      revision: 3,
      review: { decision: { accepted: true, text: '审计已附' } },
    });
    await it.open(PATH);
    await page.locator('[data-decision]').waitFor();
    await soon(() => expect(page.locator('[data-decision]').textContent()).resolves.toContain('接收不能撤销'));
    await expectValues(page, await report());
    await open(it);
    expect(it.faults()).toEqual([]);
  });

  it('marks what a zero report leaves blank, among all cells, and leads the officer to that cell (B-08, B-09)', async () => {
    const of = { unit: 'bureau-44', period: NEWEST };
    await api.act('demo-44-approver', 'submitReport', { ...of, certify: true, zero: true });
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/review/bureau-44/${NEWEST}`, MANAGER);
    await page.getByText('零报告：本期无变动').waitFor();
    await page.getByText('全部单元格', { exact: true }).click();
    await page.getByRole('checkbox', { name: '标记：《渔灯》导演/监制' }).check();
    await page.getByText('只看变动', { exact: true }).click();
    await page.getByText('零报告：本期无变动').waitFor();
    await page.getByRole('region', { name: '处理' }).getByRole('button', { name: /退回/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('《渔灯》导演/监制').waitFor();
    await dialog.locator('textarea').first().fill('请补导演');
    await open(it);
    await dialog.getByRole('button', { name: '核对' }).click();
    await dialog.getByRole('button', { name: '确认退回' }).click();
    await soon(() => expect(said(page)).resolves.toContain('已退回 广东'));
    expect(it.faults()).toEqual([]);

    await api.act('demo-44-filler', 'openDraft', of);
    const officer = await visitor(chrome, api.url);
    await officer.open('/tasks', 'demo-44-filler');
    const row = officer.page.locator('.tasks-returned tbody tr', { hasText: '渔灯' });
    await row.getByRole('link').click();
    await officer.page.getByRole('textbox', { name: '渔灯 导演/监制 改为' }).waitFor();
    expect(await officer.barriers()).toEqual([]);
    expect(officer.faults()).toEqual([]);
  });

  /** Everything shown is what the interface answers: each cell on both sides, each total. */
  async function expectValues(page: Page, { review }: Answer): Promise<void> {
    const shown = (): Promise<readonly unknown[]> =>
      page.locator('[data-cell]').evaluateAll((rows) =>
        rows.map((row) => {
          const [, accepted, now] = [...row.querySelectorAll('td')].map(
            (cell) => cell.querySelector('button, span')?.textContent ?? '',
          );
          return [row.getAttribute('data-cell'), accepted, now];
        }),
      );
    const text = (value: string, amount: string | null): string => (amount === null ? value || '–' : wan(amount));
    await soon(() =>
      expect(shown()).resolves.toEqual(
        review.lines.flatMap(({ project, cells }) =>
          cells.map((cell) => [
            `${project}/${cell.attribute}`,
            text(cell.accepted, cell.acceptedAmount),
            text(cell.now, cell.nowAmount),
          ]),
        ),
      ),
    );
    const totals = review.totals.map(({ now, accepted }) => (accepted.metric.unit === '分' ? wan(now.value) : now.value));
    await soon(() => expect(page.locator('[data-total] strong').allTextContents()).resolves.toEqual(totals));
  }

  const focusedSoon = async (page: Page, cell: string): Promise<void> =>
    page.locator(`[data-cell="${cell}"]:focus`).waitFor({ timeout: 5_000 });

  /** Presses Tab until a button of that name has the focus, as somebody without a mouse does. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let pressed = 0; pressed < 40; pressed += 1) {
      if ((await page.evaluate('document.activeElement.textContent')) === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${name}`);
  }
});

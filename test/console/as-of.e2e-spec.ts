import type { Browser } from 'playwright-core';
import { FILLER, MANAGER, REPORTED, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

/** Sichuan had sent its report by the end of this day; it was accepted, and others were overdue, only later. */
const PAST = '2026-06-15';
const REPORTS = ['reportsDue', 'reportsSubmitted', 'reportsLate', 'reportsOverdue', 'reportsAccepted'] as const;
const SIDES = `query Sides($metrics: [ID!]!, $at: MomentInput) {
  figures(metrics: $metrics, filter: { periods: ["${REPORTED}"] }, at: $at) { metric { id } value }
  report(unit: "51", period: "${REPORTED}", at: $at) { state }
  reviewQueue(at: $at, first: 100) { totalCount }
}`;

interface Sides {
  readonly figures: readonly { readonly metric: { readonly id: string }; readonly value: string }[];
  readonly report: { readonly state: string };
  readonly reviewQueue: { readonly totalCount: number };
}

describe('the as-of bar over every screen (I-01)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  const sides = async (at: object): Promise<Sides> =>
    (await api.data(MANAGER, SIDES, { metrics: [...REPORTS], at })) as unknown as Sides;

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    await api.act(MANAGER, 'openPeriod', { period: '2026-07-H1' });
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('shows reports of a past day as they were known at its end, on each screen and in each list alike', async () => {
    const [then, now] = [await sides({ knownAt: PAST }), await sides({})];
    expect([then.report.state, now.report.state]).toEqual(['SUBMITTED', 'ACCEPTED']);
    expect([then.reviewQueue.totalCount > 0, now.reviewQueue.totalCount]).toEqual([true, 0]);
    expect(then.figures).not.toEqual(now.figures);

    const it = await visitor(chrome, api.url);
    const { page } = it;
    const submitted = then.figures.find(({ metric }) => metric.id === 'reportsSubmitted');
    for (const [path, figure] of [
      [`/overview?asOf=${PAST}`, `[data-period="${REPORTED}"] [data-metric`],
      [`/monitor?period=${REPORTED}&asOf=${PAST}`, '.monitor-figures [data-metric'],
    ] as const) {
      await it.open(path, MANAGER);
      for (const { metric, value } of then.figures) {
        const shown = page.locator(`${figure}=${metric.id}] a`);
        await soon(() => expect(shown.textContent()).resolves.toMatch(new RegExp(`^${value}\\b`)));
      }
      expect(await it.barriers()).toEqual([]);
      await page.locator(`${figure}=reportsSubmitted] a`).click();
      const list = page.getByRole('dialog');
      await list.getByRole('row', { name: /四川.*已报送/ }).waitFor();
      await list.getByText(`截至 ${PAST}`).waitFor();
      await soon(() => expect(list.locator('tbody tr').count()).resolves.toBe(Number(submitted?.value)));
    }

    await it.open(`/review?asOf=${PAST}`);
    await page.getByRole('row', { name: /四川.*已报送/ }).waitFor();
    await soon(() => expect(page.locator('[role=grid] tbody tr').count()).resolves.toBe(then.reviewQueue.totalCount));
    expect(await it.barriers()).toEqual([]);
    await it.open(`/review/${SICHUAN}/${REPORTED}?asOf=${PAST}`);
    await page.locator('.review-about').getByText('已报送').waitFor();
    await soon(() => expect(page.locator('[data-decision]').count()).resolves.toBe(0));

    await it.open(`/sent?period=${REPORTED}&asOf=${PAST}`, FILLER);
    await soon(() => expect(page.getByRole('button', { pressed: true }).textContent()).resolves.toContain('已报送'));
    await page.getByRole('table', { name: '各次报送与回执' }).waitFor();
    await soon(() => expect(page.locator('.sent-acts > li strong').allTextContents()).resolves.toEqual(['已报送', '填报中']));
    await soon(() => expect(page.getByRole('button', { name: /已接收/ }).count()).resolves.toBe(0));
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it.each(['zh', 'en'])(
    'offers what has ended, up to today, and says what the address says, also after Back (%s)',
    async (language) => {
      const it = await visitor(chrome, api.url, { language });
      const { page } = it;
      const [now, periodEnd, day] = language === 'zh' ? ['现在', '某期期末', '任意一天'] : ['Now', 'End of a period', 'Any day'];
      const bar = page.locator('.as-of');
      const pressed = (): Promise<boolean[]> =>
        Promise.all([now, periodEnd, day].map((name) => bar.getByRole('radio', { name, exact: true }).isChecked()));
      await it.open('/overview', MANAGER);
      // The country stands at 1 July: the first half of July runs, and the second of June has ended.
      await bar.getByText(periodEnd, { exact: true }).click();
      await bar.getByRole('combobox').first().click();
      const ends = page.locator('.ant-select-item-option-content');
      await soon(() => expect(ends.allTextContents()).resolves.toHaveLength(2));
      await ends.last().click();
      await page.waitForURL(/asOf=2026-06-15/);
      await soon(() => expect(pressed()).resolves.toEqual([false, true, false]));
      await bar.getByText(day, { exact: true }).click();
      const field = bar.locator('input[type=date]').first();
      expect(await field.getAttribute('max')).toBe('2026-07-01');
      await field.fill('2026-06-30');
      await page.waitForURL(/asOf=2026-06-30/);
      // A day was being chosen, and this one happens to end a half-month.
      await soon(() => expect(pressed()).resolves.toEqual([false, false, true]));
      expect(await it.barriers()).toEqual([]);
      await it.picture(`as-of-${language}`);
      await page.goBack();
      await page.waitForURL(/asOf=2026-06-15/);
      await soon(() => expect(pressed()).resolves.toEqual([false, true, false]));
      await page.goForward();
      await page.waitForURL(/asOf=2026-06-30/);

      await bar.getByText(now, { exact: true }).click();
      await page.waitForURL(({ search }) => !search.includes('asOf'));
      await soon(() => expect(pressed()).resolves.toEqual([true, false, false]));
      await page.goBack();
      await page.waitForURL(/asOf=2026-06-30/);
      await soon(() => expect(pressed()).resolves.toEqual([false, true, false]));
      await bar.getByRole('status').waitFor();
      await page.goBack();
      await page.waitForURL(/asOf=2026-06-15/);
      await soon(() => expect(pressed()).resolves.toEqual([false, true, false]));
      await page.goBack();
      await page.waitForURL(({ search }) => !search.includes('asOf'));
      await soon(() => expect(pressed()).resolves.toEqual([true, false, false]));
      expect(it.faults()).toEqual([]);
    },
  );

  it('does not judge reports by a day that has not come', async () => {
    const it = await visitor(chrome, api.url);
    await it.open(`/monitor?period=${REPORTED}&asOf=2026-07-31`, MANAGER);
    const now = await sides({});
    for (const { metric, value } of now.figures) {
      const shown = it.page.locator(`.monitor-figures [data-metric=${metric.id}] a`);
      await soon(() => expect(shown.textContent()).resolves.toMatch(new RegExp(`^${value}\\b`)));
    }
    expect(it.faults()).toEqual([]);
  });
});

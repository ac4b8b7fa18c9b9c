import type { Browser } from 'playwright-core';
import { ANALYST, APPROVER, FILLER, MANAGER, REPORTED, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const OF = { unit: SICHUAN, period: REPORTED };
const REVISIONS = `{ report(unit: "51", period: "${REPORTED}") { revisions { revision receipt hash reason } } }`;

describe('the reports sent, and the doors for machines (B-08, B-10, I-03, I-07, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  let code = '';
  const revisions = async () => {
    const data: { readonly report?: unknown } = await api.data(FILLER, REVISIONS, {});
    const report = data.report as {
      readonly revisions: readonly { readonly revision: number; readonly receipt: string; readonly hash: string }[];
    };
    return report.revisions;
  };

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    [code = ''] = api.sichuan;
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('an accepted report is shown with its receipt, which is held against the log, and its correction is begun', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/sent?period=${REPORTED}`, FILLER);
    const table = page.getByRole('table', { name: '各次报送与回执' });
    await table.waitFor();
    const [first] = await revisions();
    await soon(() => expect(table.locator('tbody tr').textContent()).resolves.toContain(first?.receipt));
    await soon(() => expect(table.locator('tbody tr').textContent()).resolves.toContain(first?.hash));
    await page.getByText('只报送过一次').waitFor();
    await table.getByRole('button', { name: '核验' }).click();
    await page.getByText('与留存记录一致').waitFor();
    expect(page.url()).toContain(`number=${first?.receipt}`);
    const [receipt] = await Promise.all([
      page.waitForEvent('download'),
      table.getByRole('button', { name: '回执打印页' }).click(),
    ]);
    expect(await receipt.failure()).toBeNull();
    expect(await it.barriers()).toEqual([]);

    await page.getByRole('textbox', { name: /更正理由/ }).focus();
    await page.keyboard.type('决算调整');
    await page.keyboard.press('Enter');
    await page.getByText('更正草稿已建立').waitFor();
    await soon(() =>
      expect(page.getByRole('link', { name: '去核对并提交' }).getAttribute('href')).resolves.toMatch(
        new RegExp(`/submit/${REPORTED}\\?reason=`),
      ),
    );
    const draft = await api.data(FILLER, `{ draft(unit: "51", period: "${REPORTED}") { baseRevision } }`, {});
    expect(draft).toMatchObject({ draft: { baseRevision: 1 } });
    expect(it.faults()).toEqual([]);
  });

  it('a correction is told with its reason, old and new, between any two revisions', async () => {
    await api.act(FILLER, 'editCells', {
      ...OF,
      cells: [{ line: code, attribute: 'productionCost', value: '168', seen: '120' }],
    });
    await api.act(APPROVER, 'submitReport', { ...OF, certify: true, reason: '决算调整' });
    const it = await visitor(chrome, api.url, { language: 'en', width: 1280 });
    const { page } = it;
    await it.open(`/sent?period=${REPORTED}`, APPROVER);
    const compared = page.getByRole('table', { name: 'What changed between two revisions' });
    await compared.waitFor();
    await soon(() =>
      expect(compared.locator('tbody td').allTextContents()).resolves.toEqual([
        `川西来信${code}`,
        'Production cost (10,000 yuan)',
        '120.00',
        '168.00',
      ]),
    );
    const all = await revisions();
    const receipts = page.getByRole('table', { name: 'Revisions and receipts' }).locator('tbody td.mono');
    const given = [...all].reverse().flatMap(({ receipt, hash }) => [receipt, hash]);
    await soon(() => expect(receipts.allTextContents()).resolves.toEqual(given));
    await page.getByText('Correction: 决算调整').waitFor();
    await page.getByText('1 cells changed').click();
    const cells = page.getByRole('table', { name: '1 cells changed' }).locator('tbody td');
    await cells.first().waitFor();
    await soon(() =>
      expect(cells.allTextContents()).resolves.toEqual([code, 'Production cost (10,000 yuan)', '120.00', '168.00']),
    );
    expect(await it.barriers()).toEqual([]);
    await page.getByRole('textbox', { name: 'Receipt number' }).fill('44-2026-06-H1-01');
    await page.keyboard.press('Enter');
    await page.getByText('There is no such receipt').waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('is where a bureau comes to from a report that a figure counts (I-02)', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/sent?period=2026-06-H2&figure=reportsSubmitted;@of=${REPORTED}`, FILLER);
    // The row as well as the name in it.
    await page.getByRole('dialog').locator('tbody td', { hasText: '2026年6月上半月' }).click();
    await page.waitForURL(({ pathname, search }) => pathname === '/sent' && search === `?period=${REPORTED}`);
    await page.getByRole('table', { name: '各次报送与回执' }).waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('is not shown to another bureau, nor to the nation’s accounts as a page of theirs', async () => {
    const it = await visitor(chrome, api.url);
    await it.open(`/sent?period=${REPORTED}`, 'demo-44-filler');
    await it.page.getByRole('table', { name: '各次报送与回执' }).waitFor();
    await soon(() => expect(it.page.getByText(`51-${REPORTED}`).count()).resolves.toBe(0));
    await it.open('/sent', MANAGER);
    await it.page.getByText('没有这个页面').waitFor();
    expect(it.faults()).toEqual([]);
  });

  it.each([
    ['zh', ANALYST, '读取范围内的一切', '打开'],
    ['en', FILLER, 'Fill the drafts of its unit, register projects', 'Open'],
  ])('says in %s what the account may do, and opens each worked example as it is', async (language, token, may, open) => {
    const it = await visitor(chrome, api.url, { language });
    const { page } = it;
    await it.open('/api-explorer', token);
    await page.getByText(may).waitFor();
    const links = page.getByRole('link', { name: new RegExp(`^${open}：`) });
    await soon(() => expect(links.count()).resolves.toBeGreaterThanOrEqual(4));
    const link = new URL((await links.first().getAttribute('href')) ?? '', api.url);
    const answer = await api.data(ANALYST, link.searchParams.get('query') ?? '', {});
    expect(answer).toHaveProperty('nation');
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });
});

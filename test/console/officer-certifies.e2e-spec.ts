import type { Browser } from 'playwright-core';
import { APPROVER, FILLER, NEWEST, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

const OF = { unit: SICHUAN, period: NEWEST };
const REPORT = `{ report(unit: "${SICHUAN}", period: "${NEWEST}") { state receipt } }`;
const DRAFT = `{ draft(unit: "${SICHUAN}", period: "${NEWEST}") { differences { line attribute now accepted } } }`;

describe('who certifies has read what is sent (B-09, B-10)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });
  const report = async () =>
    ((await api.data(APPROVER, REPORT)) as unknown as { report: { readonly state: string; readonly receipt: string | null } })
      .report;

  it('sends no zero report over a draft that was begun since', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/submit', APPROVER);
    await page.getByRole('button', { name: '报送零报告' }).click();
    const group = page.getByRole('group', { name: '报送零报告' });
    await group.waitFor();
    const [first, second] = api.sichuan;
    await api.act(FILLER, 'openDraft', OF);
    await api.act(FILLER, 'editCells', {
      ...OF,
      cells: [
        { line: first, attribute: 'productionCost', value: '130', seen: '120' },
        { line: second, attribute: 'productionCost', value: '310', seen: '300.5' },
      ],
    });
    await group.getByRole('button', { name: '确认' }).click();
    await page.getByRole('heading', { name: '您核对之后，草稿又有改动' }).waitFor();
    await soon(() => expect(page.locator('[data-overtaken]').count()).resolves.toBe(2));
    await page.getByText('草稿中有变动，不能报零报告').waitFor();
    await soon(() => expect(group.count()).resolves.toBe(0));
    expect(await report()).toMatchObject({ state: 'OPENED', receipt: null });
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it('a cell that the filler changes meanwhile holds the report back, is shown, and has to be certified', async () => {
    const [approver, filler] = [await visitor(chrome, api.url), await visitor(chrome, api.url)];
    const { page } = approver;
    await Promise.all([approver.open('/submit', APPROVER), filler.open('/upload', FILLER)]);
    const box = page.getByRole('checkbox', { name: /确认真实、准确、完整/ });
    const send = page.getByRole('button', { name: '报送', exact: true });
    await box.check();
    await filler.page.getByRole('button', { name: '撤回这一格 盐道 制作成本（万元）' }).click();
    await filler.page.getByText('1 个项目，1 格').waitFor();

    await send.click();
    const told = page.getByRole('alert').filter({ hasText: '您核对之后，草稿又有改动' });
    await told.waitFor();
    await page.locator('.overtaken:focus').waitFor();
    await soon(() =>
      expect(told.locator('tbody td').allTextContents()).resolves.toEqual(['制作成本（万元）', '310.00', '300.50（未改）', '']),
    );
    await soon(() => expect(box.isChecked()).resolves.toBe(false));
    await soon(() => expect(send.isDisabled()).resolves.toBe(true));
    expect(await report()).toMatchObject({ state: 'OPENED', receipt: null });

    await api.act(FILLER, 'editCells', {
      ...OF,
      cells: [{ line: api.sichuan[0], attribute: 'productionCost', value: '131', seen: '130' }],
    });
    await box.check();
    await send.click();
    // What was certified last is what was read: the cell taken back is no news any more.
    await soon(() => expect(told.locator('[data-overtaken]').count()).resolves.toBe(1));
    await soon(() =>
      expect(told.locator('tbody td').allTextContents()).resolves.toEqual([
        '制作成本（万元）',
        '130.00',
        '131.00',
        expect.stringMatching(/^同事 \d{4}-\d\d-\d\d \d\d:\d\d$/) as string,
      ]),
    );
    await page.locator('.overtaken:focus').waitFor();
    await page.getByRole('row', { name: /核对后改动/ }).waitFor();
    expect(await approver.barriers()).toEqual([]);
    await approver.picture('overtaken-zh');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'The draft was changed after you read it' }).waitFor();
    expect(await approver.barriers()).toEqual([]);
    await approver.picture('overtaken-en');
    await page.getByRole('button', { name: '中文' }).click();

    const { draft } = (await api.data(APPROVER, DRAFT)) as unknown as {
      readonly draft: { readonly differences: readonly { readonly now: string; readonly accepted: string }[] };
    };
    await soon(() =>
      expect(page.locator('.changes [data-attribute=productionCost] td.now').allTextContents()).resolves.toEqual(
        draft.differences.map(({ now }) => `${now}.00`),
      ),
    );
    // Beside what NRTA accepted last, quiet where it is what is reported (B-09).
    const accepted = page.locator('[data-attribute=productionCost] td.accepted');
    await soon(() => expect(accepted.allTextContents()).resolves.toEqual(draft.differences.map((each) => `${each.accepted}.00`)));
    await soon(() => expect(accepted.getAttribute('class')).resolves.toContain('quiet'));
    await box.check();
    await send.click();
    await page.getByRole('heading', { name: '报送回执' }).waitFor();
    const { state, receipt } = await report();
    expect(state).toBe('SUBMITTED');
    await soon(() => expect(page.locator('[data-receipt=number]').textContent()).resolves.toBe(receipt));
    expect(approver.faults()).toEqual([]);
    expect(filler.faults()).toEqual([]);
  });
});

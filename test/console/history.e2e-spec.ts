import type { Browser } from 'playwright-core';
import { ANALYST, APPROVER, FILLER, MANAGER, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const AUGUST = '2026-08-H2';
const OF = { unit: SICHUAN, period: AUGUST };
const QUESTION = '/history?m=productionCost&by=unit&compare=1&asOf=2026-08-31&knownAt=2026-09-30';
const ASKED = `query Asked($at: MomentInput, $to: MomentInput!) {
  figures(metrics: ["productionCost"], at: $at, by: ["unit"]) {
    value compare(to: $to) { difference figure { value } groups { by { zh } value other difference } }
  }
}`;

interface Compared {
  readonly value: string;
  readonly compare: {
    readonly difference: string;
    readonly figure: { readonly value: string };
    readonly groups: readonly {
      readonly by: readonly { readonly zh: string }[];
      readonly value: string;
      readonly other: string;
      readonly difference: string;
    }[];
  };
}
const wan = (fen: string): string => {
  const [whole = '', part = ''] = (Math.abs(Number(fen)) / 1_000_000).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
};
const signed = (fen: string): string => (Number(fen) === 0 ? wan(fen) : `${Number(fen) > 0 ? '+' : '−'}${wan(fen)}`);

describe('“what did we believe on 30 September about August, and who corrected it?” on a screen (I-01, I-03, I-07, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  let code = '';
  const cost = async (value: string, seen: string, reason?: string): Promise<void> => {
    await api.act(FILLER, 'openDraft', OF);
    await api.act(FILLER, 'editCells', { ...OF, cells: [{ line: code, attribute: 'productionCost', value, seen }] });
    await api.act(APPROVER, 'submitReport', { ...OF, certify: true, ...(reason === undefined ? {} : { reason }) });
  };
  const ask = async (at: object, to: object): Promise<Compared> =>
    ((await api.data(ANALYST, ASKED, { at, to })) as unknown as { readonly figures: readonly Compared[] }).figures[0] as Compared;

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    [code = ''] = api.sichuan;
    api.stand('2026-08-16T10:00:00+08:00');
    await api.act(MANAGER, 'openPeriod', { period: AUGUST });
    api.stand('2026-08-31T17:00:00+08:00');
    await cost('180', '120');
    api.stand('2026-09-03T15:00:00+08:00');
    await api.act(MANAGER, 'acceptReport', { ...OF, revision: 1 });
    api.stand('2026-10-05T10:00:00+08:00');
    await cost('168', '180', '决算调整');
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('is answered, pinned to a link, and the link says the same to another account after more has come', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(QUESTION, ANALYST);
    await page.getByText('截至2026年8月31日、按2026年9月30日所知，全国的制作成本合计，按单位分组').waitFor();
    const told = await ask({ asOf: '2026-08-31', knownAt: '2026-09-30' }, { asOf: '2026-08-31' });
    const totals = page.locator('[data-metric=productionCost] td');
    const expected = [wan(told.value), wan(told.compare.figure.value), signed(told.compare.difference)];
    await soon(() => expect(totals.allTextContents()).resolves.toEqual(expected));
    expect(expected[2]).toBe('+12.00');
    const split = page.locator('[role=grid] [role=row], table[role=grid] tbody tr').filter({ hasText: '四川' });
    const sichuan = told.compare.groups.find(({ by }) => by[0]?.zh === '四川');
    for (const text of [wan(sichuan?.value ?? ''), wan(sichuan?.other ?? ''), signed(sichuan?.difference ?? '')])
      await soon(() => expect(split.first().textContent()).resolves.toContain(text));

    const corrected = page.getByRole('table', { name: '谁改过' }).locator('tbody tr');
    await soon(() => expect(corrected.count()).resolves.toBe(1));
    for (const text of ['川西来信', code, '180.00', '168.00', '决算调整', '51-2026-08-H2-02', '2026-10-05 10:00'])
      await soon(() => expect(corrected.textContent()).resolves.toContain(text));
    expect(await it.barriers()).toEqual([]);

    await page.getByText('显示 1 / 共 1').waitFor();
    const taken = async (name: RegExp): Promise<string> => {
      const asked: string[] = [];
      const count = (request: { url(): string }): void => {
        if (request.url().includes('/export?')) asked.push(request.url());
      };
      page.on('request', count);
      // A second click while the file comes asks for no second one.
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).dblclick()]);
      page.off('request', count);
      expect(asked).toHaveLength(1);
      const chunks: Buffer[] = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    };
    expect(await taken(/^CSV: 谁改过/)).toMatch(/川西来信.*180,168,.*决算调整/);
    const both = `${[told.value, told.compare.figure.value, told.compare.difference].map((fen) => Number(fen) / 1_000_000).join(',')}\r\n`;
    expect(await taken(/^CSV: 制作成本合计：两个时点与差额/)).toContain(`合计,${both}`);

    await corrected.getByRole('button').click();
    await page.getByRole('dialog').getByText('收到时间').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '固定此刻' }).click();
    await page.getByText('已固定').waitFor();
    const link = page.url().slice(api.url.length);
    expect(link).toMatch(/knownAt=[0-9a-f]{8}-\d{19}/);

    api.stand('2026-10-07T09:00:00+08:00');
    const marks = [{ project: code, attribute: 'productionCost' }];
    await api.act(MANAGER, 'returnReport', { ...OF, revision: 2, reason: '请附决算说明', marks });
    api.stand('2026-10-08T10:00:00+08:00');
    await cost('150', '168', '附决算说明');
    const other = await visitor(chrome, api.url, { language: 'en', width: 1280 });
    await other.open(link, MANAGER);
    await other.page.getByText('Pinned: opened later').waitFor();
    await soon(() => expect(other.page.locator('[data-metric=productionCost] td').allTextContents()).resolves.toEqual(expected));
    await other.page.getByRole('table', { name: 'Who corrected it' }).locator('tbody tr').first().waitFor();
    await soon(() =>
      expect(other.page.getByRole('table', { name: 'Who corrected it' }).locator('tbody tr').count()).resolves.toBe(1),
    );
    expect(await other.barriers()).toEqual([]);
    // Not pinned, the same question is answered with what is known since.
    await other.open(QUESTION);
    await other.page.getByText('附决算说明').waitFor();
    await soon(() =>
      expect(other.page.getByRole('table', { name: 'Who corrected it' }).locator('tbody tr').count()).resolves.toBe(2),
    );
    // A bureau opens the link within its own scope.
    const bureau = await visitor(chrome, api.url);
    await bureau.open(link, 'demo-44-approver');
    await bureau.page.getByText('按单位分组').waitFor();
    await soon(() =>
      expect(bureau.page.locator('[data-metric=productionCost] td').first().textContent()).resolves.toBe('500.00'),
    );
    await bureau.page.getByText('没有人补报或更正').waitFor();
    for (const each of [it, other, bureau]) expect(each.faults()).toEqual([]);
  });

  it('opens each number to its list, at either moment', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(QUESTION.replace('asOf', 'units=bureau-51&asOf'), ANALYST);
    const before = page.locator('[data-metric=productionCost] td a').first();
    await before.waitFor();
    const [was, now] = await page.locator('[data-metric=productionCost] td a').allTextContents();
    expect(was).not.toBe(now);
    await before.click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('川西来信').waitFor();
    await soon(() => expect(drawer.locator('.facts-value').textContent()).resolves.toContain(was));
    await soon(() =>
      expect(drawer.locator('tbody tr').filter({ hasText: '川西来信' }).textContent()).resolves.toContain('180.00'),
    );
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.locator('[data-metric=productionCost] td a').nth(1).click();
    await drawer.getByText('川西来信').waitFor();
    await soon(() => expect(drawer.locator('.facts-value').textContent()).resolves.toContain(now));
    await soon(() =>
      expect(drawer.locator('tbody tr').filter({ hasText: '川西来信' }).textContent()).resolves.toContain('150.00'),
    );
    expect(it.faults()).toEqual([]);
  });

  it('is built by keyboard, shown as a line, and taken away as a file that says the same', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/history', ANALYST);
    await page.getByText('截至今天').waitFor();
    await page.getByRole('checkbox', { name: '与另一时点对比' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('两个时点所知相同').waitFor();
    await page.getByRole('radio', { name: '折线' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('每点为该期期末').waitFor();
    expect(page.url()).toMatch(/compare=1.*view=line/);
    expect(await it.barriers()).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('listitem').filter({ hasText: '制作成本合计：下载所选时点' }).getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^制作成本合计-2026-10-08\.csv$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const csv = Buffer.concat(chunks);
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.toString('utf8')).toContain('川西来信');
    expect(it.faults()).toEqual([]);
  });

  it('shows the operations it asks, and what is opened at the interface runs as it stands', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(QUESTION, ANALYST);
    await page.getByText('本页所用的查询').waitFor();
    await page.getByText('更正', { exact: true }).click();
    const query = page.locator('details[open] pre').first();
    await soon(() => expect(query.textContent()).resolves.toContain('corrections(at: $at, since: $since'));
    const link = page.locator('details[open]').getByRole('link', { name: '在接口中打开' });
    expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual(['_blank', 'opener']);
    const opened = new URL((await link.getAttribute('href')) ?? '', api.url);
    expect(opened.pathname).toBe('/graphiql');
    const variables = JSON.parse(opened.searchParams.get('variables') ?? '') as Record<string, unknown>;
    const answer = await api.data(ANALYST, opened.searchParams.get('query') ?? '', variables);
    expect(answer).toMatchObject({
      corrections: { edges: [{ node: { reason: '决算调整' } }, { node: { reason: '附决算说明' } }] },
    });
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });
});

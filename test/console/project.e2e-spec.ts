import type { Browser, Page } from 'playwright-core';
import { APPROVER, FILLER, MANAGER, REPORTED, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const FILE = `query File($code: ID!, $then: MomentInput!, $at: MomentInput) {
  reported: project(code: $code, at: $at) { title stageZh sideState planningNumber disputed facts { id attribute text }
    moments { knownAt } progress(then: $then) { stages { zh now { from } then { from } } differences { kind } }
    corrected: history(first: 50, kinds: [CORRECTED]) { totalCount } }
  accepted: project(code: $code, at: $at, basis: ACCEPTED) { facts { attribute text } } }`;

interface Fact {
  readonly id: string;
  readonly attribute: string;
  readonly text: string;
}
interface Told {
  readonly reported: {
    readonly title: string;
    readonly stageZh: string;
    readonly sideState: string;
    readonly planningNumber: string;
    readonly disputed: readonly string[];
    readonly facts: readonly Fact[];
    readonly moments: readonly { readonly knownAt: string }[];
    readonly corrected: { readonly totalCount: number };
    readonly progress: {
      readonly stages: readonly {
        readonly zh: string;
        readonly now: readonly { from: string }[];
        readonly then: readonly { from: string }[];
      }[];
      readonly differences: readonly { readonly kind: string }[];
    };
  };
  readonly accepted: { readonly facts: readonly Fact[] };
}

describe('项目档案 (I-01, I-02, I-04, J-06)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  let salt = '';
  let empty = '';
  let position: string | null = null;
  const told = async (then = '2026-06-30'): Promise<Told> =>
    (await api.data(MANAGER, FILE, { code: salt, then: { knownAt: then }, at: { minPosition: position } })) as unknown as Told;

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    salt = api.sichuan[1] ?? '';
    const of = { unit: SICHUAN, period: REPORTED };
    await api.act(FILLER, 'openDraft', of);
    const cells = [
      { line: salt, attribute: 'stage', value: '后期', seen: '拍摄' },
      { line: salt, attribute: 'productionCost', value: '320', seen: '300.5' },
    ];
    await api.act(FILLER, 'editCells', { ...of, cells });
    api.stand('2026-07-02T10:00:00+08:00');
    await api.act(APPROVER, 'submitReport', { ...of, certify: true, reason: '漏计后期' });
    api.stand('2026-07-03T10:00:00+08:00');
    const mark = { project: salt, attribute: 'productionCost', reason: '请附依据' };
    await api.act(MANAGER, 'returnReport', { ...of, revision: 2, reason: '请核对', marks: [mark] });
    const fresh = { title: '蜀道新篇', category: 'VALUES', bodies: ['成都蜀道影视有限公司'], levels: ['PROVINCIAL'] };
    const made = await api.act(FILLER, 'registerProject', { ...fresh, unit: SICHUAN, effectiveOn: '2026-07-03' });
    empty = made.code ?? '';
    ({ position } = made);
    await told(); // waits until all of it can be read
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  const heading = (page: Page) => page.locator('h1');
  const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

  it('shows what the API says, a corrected and disputed value with both sides, and opens each to its claim', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/projects/${salt}?then=2026-06-30`, MANAGER);
    const { reported, accepted } = await told();
    await heading(page).filter({ hasText: reported.title }).waitFor();
    const head = (attribute: string) => page.locator(`.project-head [data-attribute=${attribute}] dd`);
    await soon(() => expect(head('stage').textContent()).resolves.toContain(reported.stageZh));
    await soon(() => expect(head('planningNumber').textContent()).resolves.toContain(reported.planningNumber));
    await soon(() => expect(head('releaseNumber').textContent()).resolves.toBe('未填'));

    const cost = (list: readonly Fact[]) => list.find(({ attribute }) => attribute === 'productionCost');
    expect([cost(reported.facts)?.text, cost(accepted.facts)?.text]).toEqual(['320', '300.5']);
    const row = panel(page, '全部内容与出处').locator('tr', { hasText: '制作成本' });
    await soon(() => expect(row.locator('.side-value').allTextContents()).resolves.toEqual(['320.00', '300.50']));
    await soon(() => expect(row.locator('.mark').allTextContents()).resolves.toEqual(['有争议']));
    const statements = panel(page, '成本与费用').locator('tbody tr .number');
    await soon(() => expect(statements.allTextContents()).resolves.toEqual(['300.50', '320.00']));
    expect(await it.barriers()).toEqual([]);

    await row.getByRole('button', { name: /320\.00/ }).click();
    await page.getByRole('dialog').getByText('收到时间').waitFor();
    expect(new URL(page.url()).searchParams.get('claim')).toBe(cost(reported.facts)?.id);
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it('compares then and now by keyboard, with the difference in words and the data behind', async () => {
    const it = await visitor(chrome, api.url, { width: 1280 });
    const { page } = it;
    await it.open(`/projects/${salt}`, MANAGER);
    const slider = page.getByRole('slider', { name: '回看时点' });
    await slider.focus();
    const { reported } = await told();
    await page.keyboard.press('Home');
    await page.waitForURL(({ searchParams }) => searchParams.get('then') === reported.moments[0]?.knownAt);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(({ searchParams }) => searchParams.get('then') === reported.moments[1]?.knownAt);
    await page.keyboard.press('End');
    await page.getByText('没有不同').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(({ searchParams }) => searchParams.get('then') === '2026-06-30');
    await soon(() => expect(slider.getAttribute('aria-valuetext')).resolves.toBe('2026年6月下半月期末（2026年6月30日）'));
    const sentences = page.locator('.differences li');
    const kinds = (): Promise<readonly (string | null)[]> =>
      sentences.evaluateAll((all) => all.map((each) => each.getAttribute('data-kind')));
    await soon(() => expect(kinds()).resolves.toEqual(reported.progress.differences.map(({ kind }) => kind)));
    await soon(() =>
      expect(sentences.nth(1).textContent()).resolves.toMatch(
        /2026-06-30 时还没有填报后期，后来补报为自 2026-06-15 开始；.*第 2 次报送/,
      ),
    );

    await panel(page, /^进度/).getByText('查看数据').click();
    const rows = panel(page, /^进度/).locator('.chart-data tbody tr');
    const shown = (): Promise<readonly unknown[]> =>
      rows.evaluateAll((all) => all.map((each) => [...each.children].map(({ textContent }) => textContent)));
    const days = (spans: readonly { from: string }[]) => (spans[0] ? expect.stringContaining(spans[0].from) : '–');
    const answered = reported.progress.stages.map(({ zh, then, now }) => [zh, days(then), days(now)]);
    await soon(() => expect(shown()).resolves.toEqual(answered));
    expect(it.faults()).toEqual([]);
  });

  it('tells everything that happened, narrowed in the address, in English as well', async () => {
    const it = await visitor(chrome, api.url, { language: 'en' });
    const { page } = it;
    await it.open(`/projects/${salt}`, APPROVER);
    const history = panel(page, 'Everything that happened');
    await history.getByRole('checkbox', { name: 'Corrected' }).check();
    await page.waitForURL(/kinds=CORRECTED/);
    const { reported } = await told();
    await history.getByText(`${reported.corrected.totalCount} in all`).waitFor();
    const values = history.locator('tr', { hasText: 'Production cost' });
    await soon(() =>
      expect(values.locator('td').allTextContents()).resolves.toEqual(
        expect.arrayContaining(['300.50', expect.stringContaining('320.00')]) as string[],
      ),
    );
    await soon(() => expect(history.textContent()).resolves.toContain('Why: 漏计后期'));
    await soon(() => expect(page.getByRole('button', { name: /Acts of NRTA/ }).count()).resolves.toBe(0));
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it('does what the manager says at once, and shows all values where somebody else was first', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/projects/${salt}`, MANAGER);
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: /总局操作/ }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await choose('更名');
    const form = page.getByRole('dialog');
    await form.getByLabel('改为').fill('盐道千年');
    await form.getByLabel(/^原因/).fill('来函更名');
    expect(await it.barriers()).toEqual([]);
    await page.reload();
    await soon(() => expect(form.getByLabel('改为').inputValue()).resolves.toBe('盐道千年'));
    await soon(() => expect(form.getByLabel(/^原因/).inputValue()).resolves.toBe('来函更名'));
    await form.getByRole('button', { name: '登记' }).click();
    await heading(page).filter({ hasText: '盐道千年' }).waitFor();
    expect((await told()).reported.title).toBe('盐道千年');
    await page.getByText('曾用名：《盐道》').waitFor();

    await choose('暂停、恢复或终止');
    const pause = `mutation Pause($input: RecordSideStateInput!) { recordSideState(input: $input) { position } }`;
    const input = { project: salt, state: 'PAUSED', was: 'ACTIVE', effectiveOn: '2026-07-03', reason: '补拍' };
    const paused = await api.data(MANAGER, pause, { input });
    ({ position } = paused['recordSideState'] as unknown as { position: string });
    await form.getByLabel('改为').click();
    await page.getByTitle('终止').click();
    await form.getByLabel(/^原因/).fill('主创退出');
    await form.getByRole('button', { name: '登记' }).click();
    const conflict = form.getByRole('alert');
    await conflict.waitFor();
    await soon(() => expect(conflict.locator('dd').allTextContents()).resolves.toEqual(['推进中', '暂停', '终止']));
    expect((await told()).reported.sideState).toBe('PAUSED');
    await conflict.getByRole('button').click();
    await page.locator('.notice-bad', { hasText: '终止' }).waitFor();
    expect((await told()).reported.sideState).toBe('TERMINATED');
    expect(await it.barriers()).toEqual([]);

    await it.open(`/projects/${salt}?asOf=2026-06-20`);
    await heading(page)
      .filter({ hasText: /^盐道$/ })
      .waitFor();
    await soon(() => expect(page.getByRole('button', { name: /总局操作/ }).isDisabled()).resolves.toBe(true));
    expect(it.faults()).toEqual([]);
  });

  it('says so where nothing is reported yet, and where there is no such project for the reader', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open(`/projects/${empty}`, FILLER);
    await page.getByText('尚未填报进展').waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.open(`/projects/${salt}`, 'demo-44-approver');
    await page.getByText('没有这个项目').waitFor();
    await soon(() => expect(page.locator('main').textContent()).resolves.not.toContain('盐道'));
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });
});

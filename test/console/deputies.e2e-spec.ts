import type { Browser } from 'playwright-core';
import { APPROVER, FILLER, MANAGER, NEWEST, SICHUAN } from '../support/country';
import { browser, consoleApi, soon, visitor, type Visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const YI = 'person-demo-51-bureau-filler';
const OF = { unit: SICHUAN, period: NEWEST };

describe('代办授权 in a browser (I-10)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  /** Names of approver and filler. */
  let jia = '';
  let yi = '';

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    [jia, yi] = (await Promise.all(
      [APPROVER, FILLER].map(
        async (token) => ((await api.data(token, '{ me { name } }')) as unknown as { me: { name: string } }).me.name,
      ),
    )) as [string, string];
    await api.runtime.reads.waitFor((await api.runtime.store.head())!);
  }, 120_000);
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  const rows = (it: Visitor) => it.page.locator('.deputies tbody tr');
  /** What the server says of every delegation, in the order of the list. */
  const told = async (): Promise<readonly string[]> => {
    const answer = (await api.data(APPROVER, '{ deputies { deputy { name } principal { name } from to } }')) as unknown as {
      readonly deputies: readonly {
        readonly deputy: { readonly name: string };
        readonly principal: { readonly name: string };
        readonly from: string;
        readonly to: string;
      }[];
    };
    return answer.deputies.map(({ deputy, principal, from, to }) => `${deputy.name} ${principal.name} ${from} ${to}`);
  };
  const shown = async (it: Visitor): Promise<readonly string[]> =>
    (await rows(it).allInnerTexts()).map((row) => {
      const [deputy, principal, days = ''] = row.split('\t').map((cell) => cell.trim());
      return `${deputy} ${principal} ${days.split('\n')[0]?.replace(/ (至|to) /, ' ')}`;
    });

  it('nobody was named yet: said to the approver and to the filler, who has no form', async () => {
    const it = await visitor(chrome, api.url);
    await it.open('/deputies', APPROVER);
    await it.page.getByText('还没有授权过代办人').waitFor();
    await it.page.getByRole('button', { name: '授权', exact: false }).last().waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('deputies-empty');
    await it.open('/deputies', FILLER);
    await it.page.getByText('谁可以授权').waitFor();
    await soon(() => expect(it.page.locator('.deputies-form').count()).resolves.toBe(0));
    expect(await it.barriers()).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it('an approver names one by keyboard, from day to day; a second on the same days is refused', async () => {
    const it = await visitor(chrome, api.url);
    await it.open('/deputies', APPROVER);
    await it.page.locator('.ant-select', { hasText: yi }).waitFor();
    const [from, to] = [it.page.getByLabel('自', { exact: true }), it.page.getByLabel('至（含当日）')];
    await soon(() => expect(from.inputValue()).resolves.toBe('2026-07-01'));
    await to.fill('2026-06-30');
    await it.page.getByText('截止日不能早于起始日。').waitFor();
    await soon(() => expect(it.page.locator('.deputies-form button').isDisabled()).resolves.toBe(true));
    await to.fill('2026-07-03');
    await it.page.getByLabel('事由').fill('赴京开会');
    await it.page.keyboard.press('Tab');
    await it.page.keyboard.press('Enter');
    await it.page.getByText(`已授权 ${yi} 在 2026-07-01 至 2026-07-03 代您审签报送。`).waitFor();
    await rows(it).first().getByText('代办中').waitFor();
    await soon(async () => expect(await shown(it)).toEqual(await told()));
    expect(await it.barriers()).toEqual([]);
    await it.picture('deputies-zh');
    await it.page.locator('.deputies-form button').click();
    await it.page.getByRole('alert').getByText('2026-07-01 至 2026-07-03 已授权此人代办').waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('the deputy reads for whom, certifies in that name, and every history shows both', async () => {
    await api.act(FILLER, 'openDraft', OF);
    const cells = [{ line: api.sichuan[0], attribute: 'productionCost', value: '130', seen: '120' }];
    await api.act(FILLER, 'editCells', { ...OF, cells });
    const it = await visitor(chrome, api.url);
    await it.open('/deputies', FILLER);
    await it.page.getByText(`您今天可以代 ${jia}（至 2026年7月3日） 审签报送。`).waitFor();
    await soon(() => expect(it.page.getByRole('button', { name: '撤回' }).count()).resolves.toBe(0));
    await it.open(`/submit/${NEWEST}`);
    await it.page.getByText(`由 ${yi} 代 ${jia} 审签报送。`).waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('deputies-certify');
    await it.page.getByRole('checkbox').check();
    await it.page.getByRole('button', { name: '报送', exact: true }).click();
    await it.page.getByText(`${yi}（代${jia}）`).first().waitFor();
    await it.picture('deputies-receipt');
    await it.open(`/sent?period=${NEWEST}`);
    await it.page.getByRole('cell', { name: `${yi}（代${jia}）` }).waitFor();
    await it.page.getByText(`${yi}（四川，代${jia}）`).first().waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('deputies-sent');
    await it.open(`/review/51/${NEWEST}`, MANAGER);
    await it.page.getByText(`审签 ${yi}（代${jia}）`).waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('in English, and in the past it is only read', async () => {
    const it = await visitor(chrome, api.url, { language: 'en', width: 1280 });
    await it.open('/deputies', APPROVER);
    await rows(it).first().getByText('Running').waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('deputies-en');
    await it.open('/deputies?asOf=2026-06-30');
    await rows(it).first().getByText('Coming').waitFor();
    await it.page.getByText('The past is shown; go back to now').waitFor();
    await soon(() => expect(it.page.getByRole('button', { name: /Withdraw/ }).count()).resolves.toBe(0));
    expect(await it.barriers()).toEqual([]);
    await it.open(`/sent?period=${NEWEST}`);
    await it.page.getByText(`${yi} for ${jia} (Sichuan)`).first().waitFor();
    expect(it.faults()).toEqual([]);
  });

  it('a withdrawal is asked twice, and ends it', async () => {
    const it = await visitor(chrome, api.url);
    await it.open('/deputies', APPROVER);
    await it.page.getByRole('button', { name: `撤回对 ${yi} 的授权` }).click();
    const dialog = it.page.getByRole('dialog');
    await dialog.getByText(`撤回后，${yi} 立即不能再代您审签报送`).waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('deputies-withdraw');
    await dialog.getByLabel('事由').fill('已返岗');
    await dialog.getByRole('button', { name: '确认撤回' }).click();
    await rows(it).first().getByText('已撤回').waitFor();
    await rows(it)
      .first()
      .getByText(/撤回：已返岗/)
      .waitFor();
    const { me } = (await api.data(FILLER, '{ me { id actsFor { to } } }')) as unknown as { me: object };
    expect(me).toEqual({ id: YI, actsFor: [] });
    expect(it.faults()).toEqual([]);
  });
});

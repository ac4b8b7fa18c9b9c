import type { Browser } from 'playwright-core';
import { writeWorkbook } from '../../libs/platform/src/workbook';
import { ANNEX_HEADINGS, annexPlan } from '../../libs/reporting/src/sheet/testing/annex-plan';
import { APPROVER, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN } from '../support/country';
import { getFile, sendFile } from '../support/send-file';
import { FILE_TYPE, officersFile } from './officer-file';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

const CELL = { line: '51-2026-0002', attribute: 'productionCost' };

describe('two officers at one draft, and files that are not as they should be (B-09, B-10, Z-6)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });
  const of = { unit: SICHUAN, period: NEWEST };
  const stands = async (): Promise<string | undefined> => {
    const { draft } = (await api.data(
      FILLER,
      'query D($unit: ID!, $period: ID!) { draft(unit: $unit, period: $period) { differences { line attribute now } } }',
      of,
    )) as unknown as { draft: { differences: readonly { line: string; attribute: string; now: string }[] } };
    return draft.differences.find(({ line, attribute }) => line === CELL.line && attribute === CELL.attribute)?.now;
  };

  it('asks which layout a torn annex has, in words, and stores nothing meanwhile', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    const row = [2, '剧本开发', '川西来信', undefined, '某公司', '红果', '2026-06-20', '24集', 120];
    const other = [3, '剧本备案', '盐道', undefined, '某公司', '抖音', '2026-06-21', '12集', 80];
    const torn = annexPlan([{ section: '培根铸魂、弘扬主流价值' }, { cells: row }, { cells: other }], {
      headings: ANNEX_HEADINGS.slice(2),
    });
    await it.open('/upload', FILLER);
    const buffer = await writeWorkbook(torn);
    await page.locator('input[type=file]').setInputFiles({ name: '附件3.xlsx', mimeType: FILE_TYPE, buffer });
    await page.getByRole('heading', { name: '这份表的列对不准，请告诉系统按哪一种读' }).waitFor();
    expect(await it.barriers()).toEqual([]);
    await page.getByRole('radio', { name: '表头缺“序号”和“进展阶段”两列，数据里有' }).check();
    await page.getByRole('button', { name: '按所选的重新校验' }).click();
    await page.getByText('识别为 表头缺“序号”和“进展阶段”两列').waitFor();
    const files = (await getFile(api, `${SICHUAN}/${NEWEST}/files`)).body['files'];
    expect(files).toEqual([]);
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.getByRole('button', { name: '选择文件' }).waitFor();

    const { bytes } = await getFile(api, `${SICHUAN}/${REPORTED}/sheet`);
    await page.locator('input[type=file]').setInputFiles({ name: '上一期.xlsx', mimeType: FILE_TYPE, buffer: bytes });
    await page.getByText('文件不能用于本单位本期').waitFor();
    expect(await it.barriers()).toEqual([]);
  });

  it('shows both values of a cell that two people mended, keeps what was typed, and stores what is chosen', async () => {
    const taken = await sendFile(api, `${SICHUAN}/${NEWEST}/sheet`, await officersFile(api), { key: 'officer-together' });
    expect(taken.status).toBe(200);
    const [one, two] = [await visitor(chrome, api.url), await visitor(chrome, api.url)];
    await Promise.all([one.open('/upload', FILLER), two.open('/upload', APPROVER)]);
    const field = { name: '盐道 制作成本（万元） 改为' };
    const [mine, theirs] = [one.page.getByRole('textbox', field), two.page.getByRole('textbox', field)];
    await mine.fill('310');
    await theirs.fill('325.5');
    await theirs.press('Enter');
    await two.page.getByRole('heading', { name: '草稿：还有 4 处要处理' }).waitFor();
    expect(await stands()).toBe('325.5');

    await mine.press('Enter');
    const conflict = one.page.getByRole('alert');
    await conflict.getByText('您填的时候，别人已改了这一格').waitFor();
    await soon(() => expect(conflict.locator('[data-side=mine]').textContent()).resolves.toBe('310'));
    await soon(() => expect(conflict.locator('[data-side=theirs]').textContent()).resolves.toBe('325.5'));
    await soon(() => expect(mine.inputValue()).resolves.toBe('310'));
    expect(await stands()).toBe('325.5');
    expect(await one.barriers()).toEqual([]);
    await one.picture('conflict-zh');
    await one.page.getByRole('button', { name: 'English' }).click();
    expect(await one.barriers()).toEqual([]);
    await one.picture('conflict-en');
    await one.page.getByRole('button', { name: 'Use mine' }).click();
    await one.page.getByRole('heading', { name: 'Draft: 4 left to settle' }).waitFor();
    expect(await stands()).toBe('310');
    expect(one.faults()).toEqual([]);
    expect(two.faults()).toEqual([]);
  });

  it('throws a draft away after asking, and sends a zero report as an act of its own', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/upload', APPROVER);
    await page.getByRole('button', { name: '放弃整份草稿' }).click();
    await page.getByRole('group', { name: '放弃整份草稿' }).getByRole('button', { name: '确认' }).click();
    await page.getByText('草稿已放弃，已上报的数据不变。').waitFor();
    await it.open('/submit');
    await page.getByRole('button', { name: '报送零报告' }).click();
    expect(await it.barriers()).toEqual([]);
    await it.picture('zero-zh');
    await page.getByRole('group', { name: '报送零报告' }).getByRole('button', { name: '确认' }).click();
    await page.getByRole('heading', { name: '报送回执' }).waitFor();
    await soon(() => expect(page.getByText('第 1 稿（零报告）').count()).resolves.toBe(1));
    const REPORT = 'query R($unit: ID!, $period: ID!) { report(unit: $unit, period: $period) { zero receipt } }';
    const { report } = (await api.data(MANAGER, REPORT, of)) as unknown as { report: { zero: boolean; receipt: string } };
    expect(report.zero).toBe(true);
    await soon(() => expect(page.locator('[data-receipt=number]').textContent()).resolves.toBe(report.receipt));
    expect(it.faults()).toEqual([]);
  });

  it('does not send a returned zero report again without a word: it asks why, where it is written (B-08, B-10)', async () => {
    await api.act(MANAGER, 'returnReport', { ...of, revision: 1, reason: '《绿皮车》已开机，请核对' });
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/submit', APPROVER);
    const panel = page
      .getByRole('region', { name: '本期无变化（零报告）' })
      .or(page.locator('section.panel', { hasText: '零报告' }));
    const send = async (): Promise<void> => {
      await page.getByRole('button', { name: '报送零报告' }).click();
      await page.getByRole('group', { name: '报送零报告' }).getByRole('button', { name: '确认' }).click();
    };
    await page.getByText('总局退回了零报告，请写明为何仍然没有变化').waitFor();
    await send();
    await panel.first().getByRole('alert').getByText('须说明理由').waitFor();
    expect(await it.barriers()).toEqual([]);
    await it.picture('zero-again-zh');
    await page.getByRole('textbox', { name: '原因' }).fill('开机推迟到七月');
    await page.getByRole('group', { name: '报送零报告' }).getByRole('button', { name: '确认' }).click();
    await page.getByText('第 2 稿（零报告）').waitFor();
    const ASK = 'query R($unit: ID!, $period: ID!) { report(unit: $unit, period: $period) { state revisions { zero reason } } }';
    expect((await api.data(MANAGER, ASK, of))['report']).toEqual({
      state: 'RESUBMITTED',
      revisions: [
        { zero: true, reason: null },
        { zero: true, reason: '开机推迟到七月' },
      ],
    });
    expect(it.faults()).toEqual([]);
  });
});

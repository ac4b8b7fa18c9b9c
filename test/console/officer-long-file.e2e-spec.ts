import type { Browser } from 'playwright-core';
import { writeWorkbook } from '../../libs/platform/src/workbook';
import { annexPlan } from '../../libs/reporting/src/sheet/testing/annex-plan';
import { FILLER } from '../support/country';
import { FILE_TYPE } from './officer-file';
import { browser, consoleApi, visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

const ROWS = 150;

describe('a file of more rows than are drawn at first (I-08, I-09)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  it('each mark of the strip leads to its row, by mouse and by key, whatever is drawn or filtered', async () => {
    const rows = Array.from({ length: ROWS }, (_each, index) => ({
      cells: [
        ...[index + 1, '选题策划', `长卷${index + 1}`, undefined, undefined, undefined, `第${index + 1}影视公司`],
        ...[undefined, undefined, undefined, index === ROWS - 1 || index === 4 ? '很多' : 10 + index],
      ],
    }));
    const buffer = await writeWorkbook(annexPlan([{ section: '培根铸魂、弘扬主流价值' }, ...rows]));
    const it = await visitor(chrome, api.url);
    const { page } = it;
    await it.open('/upload', FILLER);
    await page.locator('input[type=file]').setInputFiles({ name: '长表.xlsx', mimeType: FILE_TYPE, buffer });
    await page.getByRole('heading', { name: '校验结果：长表.xlsx' }).waitFor();
    const red = page.locator('.heat-bad');
    await red.nth(1).waitFor();
    const last = page.locator('.file-rows tbody tr', { hasText: `长卷${ROWS}` });
    expect(await last.count()).toBe(0);
    await red.nth(1).click();
    await page.locator('.file-rows tbody tr:focus', { hasText: `长卷${ROWS}` }).waitFor();
    expect(await it.barriers()).toEqual([]);

    await page.getByRole('radio', { name: '有问题的' }).check();
    await red.nth(0).focus();
    await page.keyboard.press('Enter');
    await page.locator('.file-rows tbody tr:focus', { hasText: '长卷5' }).waitFor();
    await red.nth(0).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.file-rows tbody tr:focus', { hasText: `长卷${ROWS}` }).waitFor();
    expect(it.faults()).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { FILLER, NEWEST, SICHUAN } from '../support/country';
import { sendFile } from '../support/send-file';
import { FILE_TYPE, officersFile } from './officer-file';
import { browser, consoleApi, soon, visitor } from './support';

jest.setTimeout(180_000); // a browser and a database are started

describe('what is half filled in, and a file dropped beside its place (B-09, I-08)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  let file: Buffer;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    file = await officersFile(api);
    const taken = await sendFile(api, `${SICHUAN}/${NEWEST}/sheet`, file, { key: 'officer-half-typed' });
    expect(taken.status).toBe(200);
  });
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });
  const openLines = async (): Promise<readonly string[]> => {
    const { draft } = (await api.data(
      FILLER,
      'query D($unit: ID!, $period: ID!) { draft(unit: $unit, period: $period) { openLines { title } } }',
      { unit: SICHUAN, period: NEWEST },
    )) as unknown as { readonly draft: { readonly openLines: readonly { readonly title: string }[] } };
    return draft.openLines.map(({ title }) => title);
  };
  const kept = (page: Page): Promise<readonly string[]> =>
    page.evaluate<string[]>(
      "Object.keys(sessionStorage).filter((name) => name.startsWith('slate.unsent/')).map((name) => name.split('/').pop())",
    );
  /** Drops so many files on an element; answers whether the browser would have left the page for them. */
  const drop = (page: Page, on: string, names: readonly string[]): Promise<boolean> =>
    page.evaluate<boolean>(`(() => {
      const bytes = Uint8Array.from(atob(${JSON.stringify(file.toString('base64'))}), (each) => each.charCodeAt(0));
      const data = new DataTransfer();
      for (const name of ${JSON.stringify(names)}) data.items.add(new File([bytes], name, { type: ${JSON.stringify(FILE_TYPE)} }));
      const target = document.querySelector(${JSON.stringify(on)});
      const event = (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
      const held = !target.dispatchEvent(event('dragover'));
      return target.dispatchEvent(event('drop')) || !held;
    })()`);

  it('is there again after a reload and after another page, and is forgotten when it was sent or thrown away', async () => {
    const it = await visitor(chrome, api.url);
    const { page } = it;
    const question = page.getByRole('group', { name: /川西来信新篇/ });
    const answer = question.getByRole('radio', { name: /是 51-2026-0001《川西来信》/ });
    const cost = page.getByRole('textbox', { name: '盐道 制作成本（万元） 改为' });
    await it.open('/upload', FILLER);
    await answer.check();
    await cost.fill('31');
    await page.reload();
    await soon(() => expect(answer.isChecked()).resolves.toBe(true));
    await soon(() => expect(cost.inputValue()).resolves.toBe('31'));
    await page.getByRole('button', { name: '确认 1 个回答' }).waitFor();
    await page.getByRole('link', { name: '我的任务' }).first().click();
    await page.getByRole('heading', { name: '我的任务' }).waitFor();
    await page.goBack();
    await soon(() => expect(answer.isChecked()).resolves.toBe(true));
    await soon(() => expect(cost.inputValue()).resolves.toBe('31'));
    expect(await it.barriers()).toEqual([]);

    await page.getByRole('button', { name: '确认 1 个回答' }).click();
    await answer.waitFor({ state: 'detached' });
    expect(await openLines()).toEqual(['江上来客']);
    expect(await kept(page)).toEqual(['typed']);
    await page.getByRole('button', { name: '放弃整份草稿' }).click();
    await page.getByRole('group', { name: '放弃整份草稿' }).getByRole('button', { name: '确认' }).click();
    await page.getByText('草稿已放弃，已上报的数据不变。').waitFor();
    expect(await kept(page)).toEqual([]);
    expect(it.faults()).toEqual([]);
  });

  it.each([
    ['zh', 1440, /一次只收一个文件：拖进了 2 个/, '校验结果：四川推进表.xlsx'],
    ['en', 1280, /One file at a time: 2 were dropped/, 'Checked: 四川推进表.xlsx'],
  ])('a file is taken wherever on the page it is dropped, one at a time (%s)', async (language, width, several, checked) => {
    const it = await visitor(chrome, api.url, { language, width });
    const { page } = it;
    await it.open('/upload', FILLER);
    await page.locator('.drop').waitFor();
    expect(await drop(page, '.head', ['四川推进表.xlsx', '广东推进表.xlsx'])).toBe(false);
    await page.getByRole('alert').getByText(several).waitFor();
    await soon(() => expect(page.locator('.drop').count()).resolves.toBe(1));
    expect(await it.barriers()).toEqual([]);
    await it.picture(`several-files-${language}`);
    expect(await drop(page, '.head', ['四川推进表.xlsx'])).toBe(false);
    await page.getByRole('heading', { name: checked }).waitFor();
    await soon(() => expect(page.getByText(several).count()).resolves.toBe(0));
    expect(await drop(page, '.file-rows', ['又一份.xlsx'])).toBe(false);
    await page.getByRole('heading', { name: checked.replace('四川推进表', '又一份') }).waitFor();
    expect(it.faults()).toEqual([]);
  });
});

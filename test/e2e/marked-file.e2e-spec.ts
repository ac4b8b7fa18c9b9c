import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { writeWorkbook } from '../../libs/platform/src/workbook';
import { malformedUploads } from '../../libs/platform/src/workbook/testing/malformed';
import { annexPlan } from '../../libs/reporting/src/sheet/testing/annex-plan';
import { commandLine } from '../support/command-line';
import { country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';
import { editPlainly, type EditedCell } from '../support/edit-workbook';
import { getFile, sendFile } from '../support/send-file';

const REPORT = `${SICHUAN}/${NEWEST}`;
const MARKED = `${REPORT}/sheet/marked`;
const NEIGHBOUR = 'demo-44-approver';

jest.setTimeout(60_000);

describe('the officer’s file back with its findings (B-12)', () => {
  let api: Country;
  let blank: Buffer;
  let edited: Buffer;
  let spoilt: EditedCell;
  beforeAll(async () => {
    api = await country();
    blank = (await getFile(api, `${REPORT}/sheet`)).bytes;
    const [, second = '', third = ''] = api.sichuan;
    const done = await editPlainly(blank, [
      { code: second, heading: '制作成本（万元）', value: '=很多' },
      { code: third, heading: '制作成本（万元）', value: 900_000 },
    ]);
    edited = done.bytes;
    spoilt = done.cells[0] as EditedCell;
  }, 120_000);
  afterAll(() => api?.close());
  const trace = async () => ({
    head: await api.runtime.store.head(),
    drafts: await api.runtime.source.query('SELECT count(*) FROM slate.draft'),
    files: await api.runtime.source.query('SELECT count(*) FROM slate.draft_file'),
  });
  const sheetsOf = async (bytes: Buffer) => (await readXlsx(bytes)).sheets;

  it('colours and comments the faulty cells in Chinese, lists everything, and stores nothing', async () => {
    const before = await trace();
    const marked = await sendFile(api, MARKED, edited, { name: '四川-6月下.xlsx' });
    expect(marked.status).toBe(200);
    expect(marked.headers).toMatchObject({
      'content-type': expect.stringContaining('spreadsheetml') as string,
      'x-slate-rewritten': 'false',
      'x-slate-findings': '2',
    });
    expect(decodeURIComponent(marked.headers['content-disposition'] ?? '')).toContain('四川-6月下-校验结果.xlsx');
    expect(await trace()).toEqual(before);
    const sheets = await sheetsOf(marked.bytes);
    const sheet = sheets.find(({ name }) => name === '填报表');
    const column = [...spoilt.column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    const cell = sheet?.cells?.get(`${spoilt.row - 1},${column - 1}`);
    expect(cell?.comment?.text).toMatch(/^【错误】.*不是金额[\s\S]*怎么改：/);
    const list = sheets.find(({ name }) => name === '校验结果')?.rows ?? [];
    expect(list[0]?.[0]).toBe('校验结果：错误 1，提醒 1');
    const row = list.find((each) => each[0] === '错误');
    expect(row?.slice(1, 4)).toEqual(['填报表', String(spoilt.row), spoilt.column]);
    // What the officer typed is shown as text, never as a formula (S10).
    expect(row?.[5]).toBe('=很多');
    expect(
      (await readXlsx(marked.bytes)).sheets
        .flatMap(({ cells }) => [...(cells?.values() ?? [])])
        .some(({ formula }) => formula !== undefined),
    ).toBe(false);
  });

  it('is read again as the file it was: mended in the marked file, it can be sent', async () => {
    const marked = await sendFile(api, MARKED, edited);
    const [was, is] = [
      await sendFile(api, `${REPORT}/sheet/check`, edited),
      await sendFile(api, `${REPORT}/sheet/check`, marked.bytes),
    ];
    const { fileHash: _one, findings: _keys, rows: wasRows, ...wasRest } = was.body;
    const { fileHash: _other, findings: _others, rows: isRows, ...isRest } = is.body;
    expect(isRest).toEqual(wasRest);
    const said = (rows: unknown) => (rows as { findings: unknown }[]).map(({ findings: _findings, ...row }) => row);
    expect(said(isRows)).toEqual(said(wasRows));
    const mended = await editPlainly(marked.bytes, [
      { code: api.sichuan[1] ?? '', heading: '制作成本（万元）', value: 88 },
      { code: api.sichuan[2] ?? '', heading: '制作成本（万元）', value: 90 },
    ]);
    expect((await sendFile(api, `${REPORT}/sheet/check`, mended.bytes)).body).toMatchObject({
      findings: [],
      counts: { cells: 2 },
    });
  });

  it('of a file that was taken, by its hash, for its own unit alone (I-06)', async () => {
    const taken = await sendFile(api, `${REPORT}/sheet`, edited, { key: 'marked-later', name: '存档.xlsx' });
    const hash = String(taken.body['fileHash']);
    expect((await getFile(api, `${REPORT}/files`)).body['files']).toMatchObject([
      { hash, name: '存档.xlsx', taken: true, layout: 'ours' },
    ]);
    const again = await getFile(api, `${REPORT}/files/${hash}/marked`);
    expect(again.status).toBe(200);
    expect(again.bytes.equals((await sendFile(api, MARKED, edited)).bytes)).toBe(true);
    for (const token of [NEIGHBOUR, MANAGER]) {
      const there = await getFile(api, `${REPORT}/files/${hash}/marked`, token);
      const nowhere = await getFile(api, `bureau-12/${NEWEST}/files/${hash}/marked`, token);
      expect([there.status, there.body['code'], nowhere.status]).toEqual([404, 'NOT_FOUND', 404]);
      expect((await sendFile(api, MARKED, edited, { token })).status).toBe(404);
    }
    expect((await getFile(api, `${REPORT}/files/${'0'.repeat(64)}/marked`)).status).toBe(404);
  });

  it('refuses what the upload refuses (S9), and asks which layout before it marks one (Z-6)', async () => {
    for (const { what, bytes, code } of malformedUploads(blank).slice(0, 8)) {
      const refused = await sendFile(api, MARKED, bytes);
      expect([what, refused.status, refused.body['code']]).toEqual([
        what,
        bytes.length === 0 ? 415 : 422,
        bytes.length === 0 ? 'NO_FILE' : code,
      ]);
    }
    const one = annexPlan([
      { section: '培根铸魂、弘扬主流价值' },
      { cells: [2, '剧本开发', '川西来信', undefined, undefined, undefined, '某公司'] },
    ]).sheets[0];
    if (!one) throw new Error('No sheet');
    const plan = {
      ...annexPlan([]),
      sheets: [
        { ...one, name: '甲' },
        { ...one, name: '乙' },
      ],
    };
    const bytes = await writeWorkbook(plan);
    expect((await sendFile(api, MARKED, bytes)).body).toMatchObject({ code: 'SHEET_UNCERTAIN', candidates: ['甲', '乙'] });
    const marked = await sendFile(api, `${MARKED}?sheet=${encodeURIComponent('乙')}`, bytes);
    // The row asks who it is: one row, on its first cell.
    const comments = (await sheetsOf(marked.bytes)).map(({ name, cells }) => [
      name,
      [...(cells?.values() ?? [])].filter(({ comment }) => comment).length,
    ]);
    expect(comments).toEqual([
      ['甲', 0],
      ['乙', 1],
      ['校验结果', 0],
    ]);
  });

  it('from the command line: checked and marked without a trace, and never over a file that is there', async () => {
    const cli = await commandLine(api);
    try {
      await api.act(FILLER, 'discardDraft', { unit: SICHUAN, period: NEWEST });
      writeFileSync(join(cli.cwd, '四川.xlsx'), edited);
      const push = ['push', '四川.xlsx', '--unit', '51', '--period', NEWEST, '--check', '--marked', 'out.xlsx'];
      expect(await cli.slate(FILLER, ...push)).toMatchObject({ exit: 3, json: { check: { counts: { bad: 1, cells: 1 } } } });
      expect(existsSync(join(cli.cwd, 'out.xlsx'))).toBe(true);
      expect((await sheetsOf(readFileSync(join(cli.cwd, 'out.xlsx')))).map(({ name }) => name)).toContain('校验结果');
      expect(await cli.slate(FILLER, ...push)).toMatchObject({ exit: 2, json: { code: 'FILE_EXISTS' } });
      expect(await cli.slate(FILLER, ...push, '--force')).toMatchObject({ exit: 3 });
      expect((await getFile(api, REPORT)).body).toMatchObject({ draft: null });
    } finally {
      cli.close();
    }
  });
});

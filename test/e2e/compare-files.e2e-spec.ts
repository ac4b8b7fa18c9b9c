import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkbook } from '../../libs/platform/src/workbook';
import { malformedUploads } from '../../libs/platform/src/workbook/testing/malformed';
import { annexPlan } from '../../libs/reporting/src/sheet/testing/annex-plan';
import { commandLine } from '../support/command-line';
import { country, FILLER, NEWEST, SICHUAN, type Country } from '../support/country';
import { editPlainly } from '../support/edit-workbook';
import { getFile, sendFile } from '../support/send-file';

jest.setTimeout(60_000);

const REPORT = `${SICHUAN}/${NEWEST}`;

describe('two files of one unit, compared (issue 4)', () => {
  let api: Country;
  let blank: Buffer;
  let edited: Buffer;
  let annex: Buffer;
  beforeAll(async () => {
    api = await country();
    blank = (await getFile(api, `${REPORT}/sheet`)).bytes;
    const [dear = '', second = ''] = api.sichuan;
    edited = (
      await editPlainly(blank, [
        { code: dear, heading: '制作成本（万元）', value: 132.5 },
        { code: second, heading: '进展阶段', value: '后期' },
      ])
    ).bytes;
    const row = (stage: string, title: string, body: string, cost: number) => ({
      cells: [3, stage, title, undefined, undefined, undefined, body, undefined, undefined, undefined, cost],
    });
    annex = await writeWorkbook(
      annexPlan([
        { section: '聚焦重大时间节点' },
        row('剧本开发', '川西来信', '成都映山影视文化有限公司', 120),
        row('拍摄', '盐道', '成都映山影视文化有限公司', 310),
        row('剧本开发', '新片', '别家公司', 50),
      ]),
    );
  }, 120_000);
  afterAll(() => api?.close());

  const compare = async (a: Buffer | null, b: Buffer | null, query = '', token = FILLER) => {
    const request = api.http().post(`/api/reports/${REPORT}/sheet/compare${query}`).set('authorization', `Bearer ${token}`);
    if (a) void request.attach('a', a, { filename: encodeURIComponent('甲.xlsx') });
    if (b) void request.attach('b', b, 'b.xlsx');
    const { status, body } = await request;
    return { status, body: body as Record<string, never> };
  };

  it('says each cell that differs with both texts and addresses, and stores nothing', async () => {
    const head = await api.runtime.store.head();
    const { status, body } = await compare(blank, edited);
    expect(status).toBe(200);
    expect(body['counts']).toEqual({ onlyInA: 0, onlyInB: 0, changed: 2, cells: 2, same: 8 });
    const address = expect.stringMatching(/^填报表![A-Z]+\d+$/) as string;
    expect(body['changed']).toMatchObject([
      {
        project: api.sichuan[0],
        title: '川西来信',
        matchedBy: 'code',
        cells: [{ attribute: 'productionCost', a: { text: '120', address }, b: { text: '132.5', address } }],
      },
      { project: api.sichuan[1], cells: [{ attribute: 'stage', a: { text: '拍摄' }, b: { text: '后期' } }] },
    ]);
    expect(await api.runtime.store.head()).toBe(head);
    expect((await getFile(api, REPORT)).body).toMatchObject({ draft: null });
    expect((await compare(blank, blank)).body['counts']).toEqual({ onlyInA: 0, onlyInB: 0, changed: 0, cells: 0, same: 10 });
  });

  it('across layouts: our sheet and 附件3 say the same where they mean the same', async () => {
    const { status, body } = await compare(edited, annex);
    expect(status).toBe(200);
    expect([body['a'], body['b']]).toMatchObject([{ layout: 'ours' }, { layout: 'annex-clean' }]);
    expect(body['onlyInB']).toMatchObject([{ project: null, title: '新片' }]);
    expect(body['counts']).toMatchObject({ onlyInA: 8, onlyInB: 1 });
    const cells = (
      body['changed'] as unknown as readonly {
        title: string;
        cells: readonly { attribute: string; a: { text: string }; b: { text: string } }[];
      }[]
    ).flatMap((line) => line.cells.map(({ attribute, a, b }) => [line.title, attribute, a.text, b.text]));
    expect(cells).toContainEqual(['川西来信', 'productionCost', '132.5', '120']);
    expect(cells).toContainEqual(['盐道', 'productionCost', '300.5', '310']);
    expect(cells).toContainEqual(['盐道', 'stage', '后期', '拍摄']);
    expect(cells.filter(([title, attribute]) => title === '川西来信' && attribute === 'stage')).toEqual([]);
  });

  it('with files taken before, by their hashes', async () => {
    const hash = String((await sendFile(api, `${REPORT}/sheet`, edited, { key: 'compare-later' })).body['fileHash']);
    expect((await compare(blank, null, `?b=${hash}`)).body['counts']).toMatchObject({ changed: 2, cells: 2 });
    const both = await api
      .http()
      .post(`/api/reports/${REPORT}/sheet/compare?a=${hash}&b=${hash}`)
      .set('authorization', `Bearer ${FILLER}`);
    expect([both.status, (both.body as { counts: object }).counts]).toEqual([
      200,
      { onlyInA: 0, onlyInB: 0, changed: 0, cells: 0, same: 10 },
    ]);
    expect((await compare(blank, null, `?b=${'0'.repeat(64)}`)).status).toBe(404);
  });

  it('is refused as an upload is, naming the file it is about; another unit is told nothing', async () => {
    for (const { what, bytes, code } of malformedUploads(blank).slice(1, 6)) {
      const { status, body } = await compare(blank, bytes);
      expect([what, status, body['code'], body['file']]).toEqual([what, 422, code, 'b']);
    }
    expect((await compare(blank, null)).body).toMatchObject({ code: 'NO_FILE', status: 415 });
    const sheet = annexPlan([
      { section: '聚焦重大时间节点' },
      { cells: [2, '剧本开发', '川西来信', undefined, undefined, undefined, '某公司'] },
    ]).sheets[0];
    if (!sheet) throw new Error('No sheet');
    const two = await writeWorkbook({
      ...annexPlan([]),
      sheets: [
        { ...sheet, name: '甲' },
        { ...sheet, name: '乙' },
      ],
    });
    expect((await compare(two, blank)).body).toMatchObject({
      code: 'SHEET_UNCERTAIN',
      file: 'a',
      answerWith: 'sheetA',
      candidates: ['甲', '乙'],
    });
    expect((await compare(two, blank, `?sheetA=${encodeURIComponent('乙')}`)).body['a']).toMatchObject({ sheet: '乙' });
    for (const token of ['demo-44-approver', 'demo-nrta-manager']) {
      expect((await compare(blank, edited, '', token)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
  });

  it('from the command line', async () => {
    const cli = await commandLine(api);
    try {
      writeFileSync(join(cli.cwd, '甲.xlsx'), blank);
      writeFileSync(join(cli.cwd, '乙.xlsx'), edited);
      const ran = await cli.slate(FILLER, 'compare', '甲.xlsx', '乙.xlsx', '--unit', '51', '--period', NEWEST);
      expect(ran).toMatchObject({
        exit: 0,
        json: { compare: { a: { name: '甲.xlsx' }, b: { name: '乙.xlsx' }, counts: { changed: 2, same: 8 } } },
      });
      expect(await cli.slate(FILLER, 'compare', '甲.xlsx', '丙.xlsx', '--unit', '51', '--period', NEWEST)).toMatchObject({
        exit: 2,
      });
    } finally {
      cli.close();
    }
  });
});

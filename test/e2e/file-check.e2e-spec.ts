import type { Instant } from '../../libs/kernel/src';
import { writeWorkbook } from '../../libs/platform/src/workbook';
import { malformedUploads } from '../../libs/platform/src/workbook/testing/malformed';
import { reportStream } from '../../libs/reporting/src';
import { country, FILLER, NEWEST, SICHUAN, type Country } from '../support/country';
import { editPlainly } from '../support/edit-workbook';
import { getFile, sendFile } from '../support/send-file';

const SHEET = `${SICHUAN}/${NEWEST}/sheet`;
/** Of Guangdong. */
const NEIGHBOUR = 'demo-44-approver';

jest.setTimeout(60_000);

describe('checking a file before anything is stored (I-08, B-12, B-13)', () => {
  let api: Country;
  let blank: Buffer;
  let edited: Buffer;
  beforeAll(async () => {
    api = await country();
    blank = (await getFile(api, SHEET)).bytes;
    const [dear = '', second = '', third = ''] = api.sichuan;
    const heading = '制作成本（万元）';
    const { bytes } = await editPlainly(blank, [
      { code: dear, heading, value: 132.5 },
      { code: second, heading, value: '很多' },
      { code: third, heading: '进展阶段', value: '剧本开发' },
    ]);
    edited = bytes;
  }, 120_000);
  afterAll(() => api?.close());
  const trace = async () => ({
    head: await api.runtime.store.head(),
    drafts: await api.runtime.source.query('SELECT count(*) FROM slate.draft'),
    files: await api.runtime.source.query('SELECT count(*) FROM slate.draft_file'),
    keys: await api.runtime.source.query('SELECT count(*) FROM slate.idempotency_key'),
  });

  it('answers what the upload would, leaves no trace, and needs no key', async () => {
    const before = await trace();
    const checked = await sendFile(api, `${SHEET}/check`, edited);
    expect(checked.status).toBe(200);
    expect(await trace()).toEqual(before);
    expect(await api.runtime.store.readStream(reportStream(SICHUAN, NEWEST))).toEqual([]);
    const { reading: _reading, counts: _counts, rows: _rows, ...same } = checked.body;
    const taken = await sendFile(api, SHEET, edited, { key: 'taken-after-check' });
    expect(taken.body).toEqual(same);
    // The control: taking it does leave its traces.
    expect(await trace()).not.toEqual(before);
  });

  it('gives each row with its project, its changes old and new with their addresses, and what is wrong in it', async () => {
    const { body } = await sendFile(api, `${SHEET}/check`, edited);
    const rows = body['rows'] as readonly { project: string; state: string; findings: readonly string[] }[];
    expect(body['reading']).toEqual({ layout: 'ours', sheet: '填报表', why: [], whyEn: [] });
    expect(body['counts']).toEqual({ rows: 10, good: 9, bad: 1, question: 0, cells: 2 });
    const row = (code: string | undefined) => rows.find(({ project }) => project === code);
    const [dear, second, third] = api.sichuan;
    expect(row(dear)).toMatchObject({
      title: '川西来信',
      matchedBy: 'code',
      state: 'good',
      findings: [],
      cells: [
        {
          attribute: 'productionCost',
          attributeZh: '制作成本（万元）',
          address: expect.stringMatching(/^填报表![A-Z]+\d+$/) as string,
          was: '120',
          now: '132.5',
        },
      ],
    });
    expect(row(second)).toMatchObject({ title: '盐道', state: 'bad', cells: [] });
    const findings = body['findings'] as readonly { key: string; code: string; repair: string; row: number; column: string }[];
    expect(findings.filter(({ key }) => row(second)?.findings.includes(key))).toMatchObject([
      { code: 'NOT_MONEY', repair: expect.stringMatching(/\p{Script=Han}/u) as string, column: expect.any(String) as string },
    ]);
    expect(row(third)).toMatchObject({ state: 'good', cells: [{ attribute: 'stage', was: '选题策划', now: '剧本开发' }] });
    expect(rows.filter(({ state }) => state === 'good')).toHaveLength(9);
  });

  it('refuses what the upload refuses, in the same words (S9)', async () => {
    const files = malformedUploads(blank);
    expect(files.length).toBeGreaterThan(10);
    for (const { what, bytes } of files) {
      const [checked, sent] = [
        await sendFile(api, `${SHEET}/check`, bytes),
        await sendFile(api, SHEET, bytes, { key: 'malformed-upload' }),
      ];
      const told = ({ status, body: { instance: _instance, ...body } }: typeof sent) => ({ what, status, body });
      expect(told(checked)).toEqual(told(sent));
      expect([413, 415, 422]).toContain(checked.status);
    }
    const empty = await sendFile(api, `${SHEET}/check`, Buffer.alloc(0));
    expect([empty.status, empty.body['code']]).toEqual([415, 'NO_FILE']);
    const wrong = await sendFile(api, `${SHEET}/check?take=some`, blank);
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'BAD_REQUEST']);
  });

  it('tells another unit nothing, not even whether there is a report (I-06)', async () => {
    for (const [method, door] of [
      ['post', '/sheet/check'],
      ['get', '/files'],
    ] as const) {
      const ask = (unit: string, token = NEIGHBOUR) =>
        method === 'post'
          ? sendFile(api, `${unit}/${NEWEST}${door}`, blank, { token })
          : getFile(api, `${unit}/${NEWEST}${door}`, token);
      const there = await ask(SICHUAN);
      expect([there.status, there.body['code']]).toEqual([404, 'NOT_FOUND']);
      expect({ ...there.body, instance: '' }).toEqual({ ...(await ask('bureau-12')).body, instance: '' });
      expect((await ask(SICHUAN, 'demo-nrta-manager')).status).toBe(404);
      expect((await ask(SICHUAN, FILLER)).status).toBe(200);
    }
  });

  it('says of a workbook without a progress table that it found none', async () => {
    const cells = [{ row: 1, column: 1, value: '别的' }];
    const createdAt = '2026-06-20T02:00:00.000Z' as Instant;
    const bytes = await writeWorkbook({ title: '', createdAt, styles: {}, sheets: [{ name: 'Sheet1', cells }] });
    const refused = await sendFile(api, `${SHEET}/check`, bytes);
    expect([refused.status, refused.body['code']]).toEqual([422, 'FILE_REFUSED']);
    expect(refused.body['errors']).toMatchObject([{ code: 'SHEET_NOT_RECOGNISED' }]);
  });
});

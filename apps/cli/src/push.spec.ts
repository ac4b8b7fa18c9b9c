import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UploadAnswer } from './contract';
import { slate, stub, type Ran, type Stub, type StubAnswer } from './testing/stub';

const SHEET = 'POST /api/reports/bureau-51/2026-06-H1/sheet';
const SUBMISSION = 'POST /api/reports/bureau-51/2026-06-H1/submission';

const clean: UploadAnswer = {
  accepted: true,
  alreadyTaken: false,
  layout: 'ours',
  fileHash: 'ab12',
  changedCells: 3,
  newLines: 1,
  normalisations: [{ sheet: '填报表', row: 8, column: 'K', from: '１２０．５', to: '120.50', kind: 'WIDTH_NORMALISED' }],
  findings: [],
  questions: [],
  missing: [],
  draft: { revision: 4, edition: 'e-4', errors: 0, warnings: 0 },
};
const faulty: UploadAnswer = {
  ...clean,
  findings: [
    {
      key: 'f1',
      severity: 'error',
      code: 'NOT_A_DATE',
      sheet: '填报表',
      row: 12,
      column: 'I',
      value: '六月底',
      message: '播出日期无法识别',
      messageEn: 'not a date',
      rule: 'B-13',
      repair: '写成 2026-06-12',
    },
  ],
  draft: { revision: 4, edition: 'e-4', errors: 1, warnings: 0 },
};
const sent: StubAnswer = {
  status: 201,
  body: {
    receipt: {
      number: '回执-51-2026-06-H1-1',
      hash: 'c0ffee',
      submittedAt: '2026-06-15T04:00:00.000Z',
      revision: 1,
      period: '2026-06-H1',
      unit: 'bureau-51',
      zero: false,
      latenessZh: '按时',
      rule: 'half-month-reporting v1',
    },
    position: '0000000a-0000000000000000042',
  },
};

describe('slate push', () => {
  let folder: string;
  let server: Stub | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slate-cli-'));
    writeFileSync(join(folder, '推进表.xlsx'), Buffer.from([80, 75, 3, 4]));
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
    rmSync(folder, { recursive: true });
  });

  async function push(answers: Readonly<Record<string, StubAnswer>>, ...more: readonly string[]): Promise<Ran> {
    server = await stub(answers);
    const argv = ['push', '推进表.xlsx', '--unit', '51', '--period', '2026-06-H1', '--token', 'tok-12345678', ...more];
    return slate([...argv, '--url', server.url], { cwd: folder });
  }
  const request = (line: string) => server?.requests.find((each) => each.line === line);

  it('drafts the bytes as they are, under the caller’s token, with the file’s name and a key', async () => {
    const ran = await push({ [SHEET]: { body: clean } });
    expect(ran.code).toBe(0);
    const upload = request(SHEET);
    expect(upload?.body).toEqual(Buffer.from([80, 75, 3, 4]));
    expect(upload?.headers).toMatchObject({
      authorization: 'Bearer tok-12345678',
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('推进表.xlsx'),
    });
    expect(upload?.headers['idempotency-key']).toMatch(/^slate-[0-9a-f-]{36}:sheet$/);
    expect(ran.out).toContain('改动 3 格，新增 1 行');
    expect(ran.out).toMatch(/填报表!K8\s+１２０．５\s+120\.50\s+WIDTH_NORMALISED/);
    expect(server?.requests).toHaveLength(1);
  });

  it('with --check shows rows and changes, old and new, and sends nothing else (I-08)', async () => {
    const cells = [{ attributeZh: '制作成本（万元）', address: '填报表!K8', was: '120', now: '132.5' }];
    const rows = [{ sheet: '填报表', row: 8, project: '51-2026-0001', title: '川西来信', state: 'good', cells }];
    const counts = { rows: 1, good: 1, bad: 0, question: 0, cells: 1 };
    const reading = { layout: 'ours', sheet: '填报表', why: [] };
    const ran = await push({ [`${SHEET}/check`]: { body: { ...clean, reading, counts, rows } } }, '--check');
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('检查 1 行：可收 1，有误 0，待回答 0；改动 1 格；未写入');
    expect(ran.out).toMatch(/填报表!K8\s+川西来信\s+制作成本（万元）\s+120\s+132\.5/);
    expect(request(`${SHEET}/check`)?.headers['idempotency-key']).toBeUndefined();
    expect(server?.requests).toHaveLength(1);
  });

  it('answers which layout and which sheet with the upload (Z-6)', async () => {
    const ran = await push(
      { [`${SHEET}?layout=annex-lost-two&sheet=6%E6%9C%88`]: { body: clean } },
      '--layout',
      'annex-lost-two',
      '--sheet',
      '6月',
    );
    expect(ran.code).toBe(0);
  });

  it('shows each finding with its cell, what is wrong and the repair, and exits 3', async () => {
    const ran = await push({ [SHEET]: { body: faulty } });
    expect(ran.code).toBe(3);
    expect(ran.out).toMatch(/填报表!I12\s+错误\s+六月底\s+播出日期无法识别\s+写成 2026-06-12/);
    expect(ran.out).toContain('错误 1，待说明的提醒 0');
  });

  it.each<[string, Partial<UploadAnswer>]>([
    ['an open question', { questions: [{ line: 14, kind: 'NEW_OR_RENAMED', title: '山那边', candidates: [] }] }],
    ['a project missing without explanation', { missing: [{ project: '51-2026-0007', title: '归途' }] }],
    ['a warning without a reason', { draft: { revision: 4, edition: 'e-4', errors: 0, warnings: 1 } }],
    ['a file that was not taken', { accepted: false }],
  ])('does not submit over %s (B-09, B-13, D-04)', async (_name, part) => {
    const ran = await push({ [SHEET]: { body: { ...clean, ...part } }, [SUBMISSION]: sent }, '--submit', '--certify');
    expect(ran.code).toBe(3);
    expect(ran.out).toContain('未提交');
    expect(request(SUBMISSION)).toBeUndefined();
  });

  it('submits when asked to and certified, and prints the receipt (B-08)', async () => {
    const answers = { [SHEET]: { body: clean }, [SUBMISSION]: sent };
    const ran = await push(answers, '--submit', '--certify', '--reason', '退回后更正', '--key', 'key-2026-06-15');
    expect(ran.code).toBe(0);
    expect(JSON.parse(String(request(SUBMISSION)?.body))).toEqual({
      ...{ certify: true, zero: false, reason: '退回后更正', seen: 'e-4' },
    });
    expect(request(SHEET)?.headers['idempotency-key']).toBe('key-2026-06-15:sheet');
    expect(request(SUBMISSION)?.headers['idempotency-key']).toBe('key-2026-06-15:submission');
    expect(ran.out).toContain('回执-51-2026-06-H1-1');
    expect(ran.out).toContain('按时');
  });

  it('certifies the edition that was read, and none without saying so (B-10)', async () => {
    server = await stub({ [SUBMISSION]: sent });
    const where = ['--unit', '51', '--period', '2026-06-H1', '--url', server.url, '--token', 'tok-12345678'];
    expect((await slate(['push', '--submit', '--certify', '--seen', 'e-7', ...where])).code).toBe(0);
    expect(JSON.parse(String(request(SUBMISSION)?.body))).toEqual({ certify: true, zero: false, seen: 'e-7' });
    expect((await slate(['push', 'a.xlsx', '--seen', 'e-7', ...where])).err).toContain('--seen 只与 --submit --certify 同用');
  });

  it('shows what the server refuses at submission', async () => {
    const refusal = {
      status: 422,
      body: {
        code: 'HAS_FINDINGS',
        title: '还有问题未处理',
        titleEn: 'findings stand in the way',
        errors: [{ message: '阶段倒退须说明原因', sheet: '填报表', row: 9, column: 'E', repair: '填写原因' }],
      },
    };
    const ran = await push({ [SHEET]: { body: clean }, [SUBMISSION]: refusal }, '--submit', '--certify');
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('还有问题未处理 · findings stand in the way');
    expect(ran.err).toMatch(/填报表!E9\s+错误\s+阶段倒退须说明原因\s+填写原因/);
  });

  it('sends a zero report without a file (B-10)', async () => {
    server = await stub({ [SUBMISSION]: sent });
    const argv = ['push', '--zero', '--submit', '--certify', '--unit', '四川', '--period', '2026年6月上半月'];
    const ran = await slate([...argv, '--url', server.url, '--token', 'tok-12345678']);
    expect(ran.code).toBe(0);
    expect(JSON.parse(String(request(SUBMISSION)?.body))).toEqual({ certify: true, zero: true });
    expect(server.requests).toHaveLength(1);
  });

  it('sends again under the same key when the line breaks', async () => {
    const ran = await push({ [SHEET]: { body: clean, breaks: 2 } });
    expect(ran.code).toBe(0);
    const keys = server?.requests.map(({ headers }) => headers['idempotency-key']) ?? [];
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('prints one JSON document with --json, whatever the end', async () => {
    const good = await push({ [SHEET]: { body: clean } }, '--json');
    expect(JSON.parse(good.out)).toMatchObject({ ok: true, exitCode: 0, upload: { changedCells: 3 }, submission: null });
    await server?.close();
    const bad = await push({ [SHEET]: { body: faulty } }, '--json');
    expect(JSON.parse(bad.out)).toMatchObject({ ok: false, exitCode: 3, upload: { findings: [{ code: 'NOT_A_DATE' }] } });
    expect(bad.err).toBe('');
  });

  it.each([
    [['--submit'], '--submit --certify'],
    [['--certify'], '--submit'],
    [['--zero'], '--submit --certify'],
    [['--key', 'short'], '--key'],
    [['--check', '--submit', '--certify'], '--check'],
  ])('refuses %j before anything is sent', async (more, hint) => {
    const ran = await push({ [SHEET]: { body: clean }, [SUBMISSION]: sent }, ...more);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(hint);
    expect(server?.requests).toHaveLength(0);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slate, stub, type Stub } from './testing/stub';

describe('slate compile (B-03)', () => {
  let folder: string;
  let server: Stub | undefined;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'slate-compile-'))));
  afterEach(async () => {
    await server?.close();
    server = undefined;
    rmSync(folder, { recursive: true });
  });
  const file = Buffer.from('PK\u0003\u0004');
  const token = ['--token', 'tok-12345678'];
  const PATH = '/api/periods/2026-06-H1/compilation';
  const made = { issue: { number: 2, hash: 'f00d', units: 30, missing: [{}, {}] }, position: 'p-1' };

  it('saves a draft, or an issue by its number', async () => {
    server = await stub({ [`GET ${PATH}?basis=accepted`]: { body: file }, [`GET ${PATH}?issue=1`]: { body: file } });
    const out = join(folder, 'draft.xlsx');
    const draft = await slate(['compile', '2026年6月上半月', '--basis', 'accepted', '--url', server.url, ...token, '-o', out]);
    expect([draft.code, readFileSync(out)]).toEqual([0, file]);
    const again = join(folder, 'one.xlsx');
    const first = await slate([
      'compile',
      '2026-06-H1',
      '--number',
      '1',
      '--url',
      server.url,
      ...token,
      '--out',
      again,
      '--json',
    ]);
    expect([first.code, JSON.parse(first.out)]).toMatchObject([0, { file: again, period: '2026-06-H1' }]);
  });

  it('issues it and saves that very issue', async () => {
    server = await stub({ [`POST ${PATH}`]: { status: 201, body: made }, [`GET ${PATH}?issue=2`]: { body: file } });
    const out = join(folder, 'issued.xlsx');
    const argv = ['compile', '2026-06-H1', '--issue', '--note', '补报', '--url', server.url, ...token];
    const ran = await slate([...argv, '--out', out, '--json']);
    expect([ran.code, JSON.parse(ran.out)]).toMatchObject([0, { file: out, issue: { number: 2, hash: 'f00d' } }]);
    const told = await slate(argv);
    expect(told.out).toMatch(/第 2 次印发.*已报 30 家，未报 2 家/);
  });

  it('says why it was refused', async () => {
    const body = { status: 422, title: '须说明理由', titleEn: 'A reason is needed', code: 'REASON_REQUIRED' };
    server = await stub({ [`POST ${PATH}`]: { status: 422, body } });
    const ran = await slate(['compile', '2026-06-H1', '--issue', '--url', server.url, ...token]);
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('须说明理由')]);
  });

  it.each([
    [['--note', 'x'], '只与 --issue 同用'],
    [['--issue', '--number', '1'], '不能同用'],
  ])('refuses %j', async (more, words) => {
    const ran = await slate(['compile', '2026-06-H1', ...more, '--url', 'http://127.0.0.1:1', ...token]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(words)]);
  });
});

import { slate, stub, type Stub } from './testing/stub';

const act = {
  kindZh: '报送',
  at: '2026-06-15T08:00:00.000Z',
  position: 'p',
  by: { name: '李审', organisation: { short: '四川' } },
  revision: 1,
  receipt: '51-2026-06-H1-01',
  text: null,
  cells: 30,
  dueOn: null,
};
const pageInfo = { hasNextPage: false, endCursor: 'e' };
const answer = (report: unknown) => ({ 'POST /graphql': { status: 200, body: { data: { report } } } });

describe('slate history', () => {
  let server: Stub | undefined;
  afterEach(() => server?.close());
  const run = async (report: unknown, ...options: readonly string[]) => {
    server = await stub(answer(report));
    return slate(['history', '51', '2026-06-H1', '--url', server.url, '--token', 'tok-12345678', ...options]);
  };

  it('prints every act with its Beijing time, who and what', async () => {
    const ran = await run({ history: { edges: [{ node: act }], pageInfo } });
    expect(ran.code).toBe(0);
    for (const part of ['2026-06-15 16:00', '报送', '四川 李审', '回执 51-2026-06-H1-01', '30 格'])
      expect(ran.out).toContain(part);
  });

  it('gives the acts as one JSON document', async () => {
    const ran = await run({ history: { edges: [{ node: act }], pageInfo } }, '--json');
    expect(JSON.parse(ran.out)).toMatchObject({ unit: 'bureau-51', period: '2026-06-H1', history: [{ kindZh: '报送' }] });
  });

  it('says that there is none, or not yours', async () => {
    const ran = await run(null);
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('没有这份报告')]);
  });
});

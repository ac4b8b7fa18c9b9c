import { ANALYST, APPROVER, country, FILLER, MANAGER, REPORTED, SICHUAN, type Country } from '../support/country';

const OF = { unit: SICHUAN, period: REPORTED };
const HISTORY = `query History($unit: ID!, $period: ID!, $at: MomentInput, $first: Int!, $after: String) {
  report(unit: $unit, period: $period, at: $at) { state history(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { kind kindZh at position by { id } revision text receipt hash zero lines cells effectiveFrom effectiveTo
      marks { project attribute reason } reminder dueOn was project attribute
      changes(first: 2) { totalCount pageInfo { hasNextPage } edges { node { project attribute was now effectiveOn takenBack } } } } } } } }`;
const RECEIPT = `query Receipt($number: ID!, $at: MomentInput) { receipt(number: $number, at: $at) {
  number revision hash recomputed genuine submittedAt certifier { id } cells retracted lateness rule } }`;

interface Act {
  readonly kind: string;
  readonly position: string;
  readonly hash: string | null;
  readonly changes: { readonly totalCount: number; readonly edges: readonly { readonly node: object }[] };
}
interface History {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly { readonly node: Act }[];
}

describe('the history of a report and its receipts (B-08, I-01, I-03)', () => {
  let api: Country;
  let position: string | null = null;
  let project = '';
  const history = async (token: string, over: object = {}): Promise<History | null> => {
    const variables = { ...OF, first: 50, at: { minPosition: position }, ...over };
    const data: { readonly report?: unknown } = await api.data(token, HISTORY, variables);
    return (data.report as { readonly history: History } | null)?.history ?? null;
  };
  const acts = async (over: object = {}): Promise<readonly Act[]> =>
    (await history(MANAGER, over))?.edges.map(({ node }) => node) ?? [];
  const receipt = async (token: string, number: string, at: object = { minPosition: position }) => {
    const data: { readonly receipt?: unknown } = await api.data(token, RECEIPT, { number, at });
    return data.receipt as Readonly<Record<string, unknown>> | null;
  };
  const get = (path: string, token = APPROVER) =>
    api.http().get(`/api/reports/51/${REPORTED}/receipts/${path}`).set('authorization', `Bearer ${token}`);

  beforeAll(async () => {
    api = await country();
    [project = ''] = api.sichuan;
    const cell = { ...OF, project, attribute: 'productionCost' };
    await api.act(MANAGER, 'askAboutCell', { ...cell, text: '是否含译制费？' });
    await api.act(FILLER, 'answerQuestion', { ...cell, text: '不含。' });
    await api.act(FILLER, 'openDraft', OF);
    const edit = { line: project, attribute: 'productionCost', value: '180', seen: '120' };
    await api.act(FILLER, 'editCells', { ...OF, cells: [edit] });
    api.stand('2026-07-02T10:00:00+08:00');
    await api.act(APPROVER, 'submitReport', { ...OF, certify: true, reason: '漏计后期' });
    const mark = { project, attribute: 'productionCost', reason: '请附依据' };
    api.stand('2026-07-03T10:00:00+08:00');
    ({ position } = await api.act(MANAGER, 'returnReport', { ...OF, revision: 2, reason: '请核对', marks: [mark] }));
  }, 120_000);
  afterAll(() => api.close());

  it('tells every act in order: who, when, and what changed from what to what', async () => {
    const told = await acts();
    expect(told.map(({ kind }) => kind)).toEqual([
      'OPENED',
      'SUBMITTED',
      'ACCEPTED',
      'ASKED',
      'ANSWERED',
      'CORRECTED',
      'RETURNED',
    ]);
    expect(told.map((each) => each.position)).toEqual([...told.map((each) => each.position)].sort());
    expect(told[1]).toMatchObject({
      revision: 1,
      receipt: `51-${REPORTED}-01`,
      at: '2026-06-15T08:00:00.000Z',
      by: { id: 'person-demo-51-bureau-approver' },
      lines: 10,
      effectiveFrom: '2026-06-15',
      changes: { pageInfo: { hasNextPage: true } },
    });
    expect(told[1]?.changes.edges).toHaveLength(2);
    expect(told[3]).toMatchObject({ project, attribute: 'productionCost', text: '是否含译制费？' });
    expect(told[5]).toMatchObject({
      revision: 2,
      text: '漏计后期',
      cells: 1,
      changes: { totalCount: 1, edges: [{ node: { project, was: '120', now: '180', takenBack: false } }] },
    });
    expect(told[6]).toMatchObject({ revision: 2, text: '请核对', marks: [{ project, reason: '请附依据' }] });
  });

  it('opens as of any past moment', async () => {
    const then = await acts({ at: { knownAt: '2026-07-01T12:00:00+08:00' } });
    expect(then.map(({ kind }) => kind)).toEqual(['OPENED', 'SUBMITTED', 'ACCEPTED', 'ASKED', 'ANSWERED']);
    const [, sent] = then;
    expect((await acts({ at: { knownAt: sent?.position } })).map(({ kind }) => kind)).toEqual(['OPENED', 'SUBMITTED']);
  });

  it('is read page by page', async () => {
    const first = await history(MANAGER, { first: 3, after: null });
    expect(first).toMatchObject({ totalCount: 7, pageInfo: { hasNextPage: true } });
    const rest = await history(MANAGER, { first: 50, after: first?.pageInfo.endCursor });
    expect(rest?.edges.map(({ node }) => node.kind)).toEqual(['ASKED', 'ANSWERED', 'CORRECTED', 'RETURNED']);
  });

  it('is its unit’s and NRTA’s; another bureau is told that there is nothing', async () => {
    expect((await history(FILLER))?.totalCount).toBe(7);
    expect((await history(ANALYST))?.totalCount).toBe(7);
    expect(await history('demo-44-approver')).toBeNull();
    expect(await receipt('demo-44-approver', `51-${REPORTED}-01`)).toBeNull();
    expect((await get('1', 'demo-44-approver')).status).toBe(404);
    expect((await get('1/verify?hash=' + '0'.repeat(64), 'demo-44-approver')).status).toBe(404);
  });

  it('has receipts whose hash is that of the claims in the log', async () => {
    const hashes = (await acts()).flatMap(({ hash }) => (hash === null ? [] : [hash]));
    expect(await receipt(MANAGER, `51-${REPORTED}-02`)).toMatchObject({
      revision: 2,
      hash: hashes[1],
      recomputed: hashes[1],
      genuine: true,
      cells: 1,
      lateness: 'IN_TIME',
      rule: 'half-month-deadline@2026-06-01',
    });
    expect(await receipt(MANAGER, `51-${REPORTED}-03`)).toBeNull();
    expect(await receipt(MANAGER, 'nonsense')).toBeNull();
    expect(await receipt(MANAGER, `51-${REPORTED}-02`, { knownAt: '2026-07-01' })).toBeNull();
    const { body } = (await get('1')) as { body: Record<string, unknown> };
    expect(body).toMatchObject({ number: `51-${REPORTED}-01`, unit: SICHUAN, genuine: true, hash: hashes[0] });
    const verify = async (hash: string) => (await get(`1/verify?hash=${hash}`)).body as Record<string, unknown>;
    expect(await verify(hashes[0] ?? '')).toMatchObject({ genuine: true });
    expect(await verify(hashes[1] ?? '')).toMatchObject({ genuine: false });
    expect((await get('1/verify?hash=abc')).status).toBe(400);
    expect((await get('9')).status).toBe(404);
  });

  it('prints one as a page that asks nobody else for anything', async () => {
    const page = await get('1?format=html');
    expect(page.headers['content-type']).toContain('text/html');
    for (const word of [`51-${REPORTED}-01`, '四川省广播电视局', '按时', '与留存记录一致', '2026-06-15 16:00:00'])
      expect(page.text).toContain(word);
    expect(page.text).not.toMatch(/https?:|src=|url\(|<script|<link/);
    expect((await get('1?format=pdf')).status).toBe(400);
  });
});

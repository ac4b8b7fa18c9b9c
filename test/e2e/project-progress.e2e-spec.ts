import { country, FILLER, MANAGER, REPORTED, SICHUAN, type Country } from '../support/country';

const PROGRESS = `query Progress($code: ID!, $then: MomentInput!, $at: MomentInput) { project(code: $code, at: $at) {
  moments { kind knownAt period claims }
  progress(then: $then) { then { asOf } firstDay
    stages { stage now { from to claim { id person { id } source { address } } } then { from to } }
    differences { stage kind then { from } now { from claim { recordedAt revision reportPeriod } } } } } }`;
const HISTORY = `query History($code: ID!, $first: Int!, $after: String, $kinds: [ClaimKind!], $attributes: [Attribute!], $newest: Boolean!, $at: MomentInput) {
  project(code: $code, at: $at) { history(first: $first, after: $after, kinds: $kinds, attributes: $attributes, newestFirst: $newest) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { attribute text wasText state revision recordedAt } } } } }`;

interface Progress {
  readonly moments: readonly {
    readonly kind: string;
    readonly knownAt: string;
    readonly period: string | null;
    readonly claims: number;
  }[];
  readonly progress: {
    readonly then: { readonly asOf: string };
    readonly firstDay: string | null;
    readonly stages: readonly { readonly stage: string; readonly now: readonly object[]; readonly then: readonly object[] }[];
    readonly differences: readonly object[];
  };
}
interface History {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly {
    readonly node: { readonly attribute: string; readonly text: string; readonly wasText: string; readonly recordedAt: string };
  }[];
}

describe('the file of a project over time (I-01, I-02, J-06)', () => {
  let api: Country;
  let salt = '';
  let position: string | null = null;
  const progress = async (then: string, token = MANAGER, at: object = { minPosition: position }): Promise<Progress | null> => {
    const data: { readonly project?: unknown } = await api.data(token, PROGRESS, { code: salt, then: { knownAt: then }, at });
    return data.project as Progress | null;
  };
  const history = async (over: object = {}): Promise<History> => {
    const variables = {
      code: salt,
      first: 50,
      after: null,
      kinds: null,
      attributes: null,
      newest: true,
      at: { minPosition: position },
      ...over,
    };
    const data: { readonly project?: unknown } = await api.data(MANAGER, HISTORY, variables);
    return (data.project as { readonly history: History }).history;
  };

  beforeAll(async () => {
    api = await country();
    salt = api.sichuan[1] ?? '';
    const of = { unit: SICHUAN, period: REPORTED };
    await api.act(FILLER, 'openDraft', of);
    const cells = [
      { line: salt, attribute: 'stage', value: '后期', seen: '拍摄' },
      { line: salt, attribute: 'productionCost', value: '320', seen: '300.5' },
    ];
    await api.act(FILLER, 'editCells', { ...of, cells });
    api.stand('2026-07-02T10:00:00+08:00');
    ({ position } = await api.act('demo-51-approver', 'submitReport', { ...of, certify: true, reason: '补报' }));
  }, 120_000);
  afterAll(() => api.close());

  it('shows its stages as known then and now, and names each difference with its claim', async () => {
    const told = await progress('2026-06-30');
    expect(told?.progress.then.asOf).toBe('2026-06-30');
    expect(told?.progress.firstDay).toBe('2026-06-15');
    expect(told?.progress.stages.map(({ stage }) => stage)).toEqual([
      'INITIATION',
      'SCRIPT',
      'FILING',
      'SHOOTING',
      'POST',
      'RELEASE',
    ]);
    const [shooting, post] = told?.progress.stages.slice(3) ?? [];
    expect(shooting).toMatchObject({ now: [], then: [{ from: '2026-06-15', to: null }] });
    expect(post).toMatchObject({ now: [{ from: '2026-06-15', to: null }], then: [] });
    expect(told?.progress.differences).toMatchObject([
      { stage: 'SHOOTING', kind: 'DROPPED', now: null },
      { stage: 'POST', kind: 'LEARNED', then: null, now: { claim: { revision: 2, reportPeriod: REPORTED } } },
    ]);
    expect((await progress('2026-07-02'))?.progress.differences).toEqual([]);
  });

  it('counts as its moments what was recorded about it and the ends of half-months since', async () => {
    const moments = (await progress('2026-06-30'))?.moments ?? [];
    expect(moments.map(({ kind, period }) => period ?? kind)).toEqual([
      'RECORDED',
      'RECORDED',
      REPORTED,
      '2026-06-H2',
      'RECORDED',
    ]);
    expect(moments.at(-1)).toMatchObject({ knownAt: '2026-07-02T02:00:00.000Z', claims: 2 });
    const past = (await progress('2026-06-15', MANAGER, { knownAt: '2026-06-20' }))?.moments ?? [];
    expect(past.map(({ kind }) => kind)).toEqual(['RECORDED', 'RECORDED', 'PERIOD_END']);
  });

  it('is not there for another bureau', async () => expect(await progress('2026-06-30', 'demo-44-approver')).toBeNull());

  it('tells its history newest first, by kind and attribute, page by page', async () => {
    const all = await history();
    const times = all.edges.map(({ node }) => node.recordedAt);
    expect(times).toEqual([...times].sort().reverse());
    const corrected = await history({ kinds: ['CORRECTED'] });
    expect(corrected.totalCount).toBe(2);
    expect(corrected.edges.find(({ node }) => node.attribute === 'productionCost')?.node).toMatchObject({
      text: '320',
      wasText: '300.5',
    });
    const official = await history({ kinds: ['OFFICIAL'] });
    const reported = await history({ kinds: ['REPORTED'] });
    expect(official.totalCount + reported.totalCount + corrected.totalCount).toBe(all.totalCount);
    expect((await history({ kinds: ['REPORTED', 'CORRECTED'], attributes: ['productionCost'] })).totalCount).toBe(2);
    expect((await history({ kinds: ['DISPUTED'] })).totalCount).toBe(0);
    const first = await history({ first: 3 });
    const rest = await history({ first: 50, after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges]).toEqual(all.edges);
    const oldest = await history({ newest: false });
    expect(oldest.edges.map(({ node }) => node.recordedAt)).toEqual([...times].sort());
  });

  it('says why a submission was sent, and who disputes which value why, from the return on (I-03)', async () => {
    const CLAIMS = `query Claims($code: ID!, $at: MomentInput) { project(code: $code, at: $at) { history(first: 50, kinds: [CORRECTED]) {
      edges { node { attribute state submissionReason dispute { at reason by { id } } } } } } }`;
    const claims = async (at: object): Promise<readonly { readonly attribute: string }[]> => {
      const data: { readonly project?: unknown } = await api.data(MANAGER, CLAIMS, { code: salt, at });
      return (data.project as { readonly history: History }).history.edges.map(({ node }) => node);
    };
    const mark = { project: salt, attribute: 'productionCost', reason: '请附依据' };
    api.stand('2026-07-03T10:00:00+08:00');
    const of = { unit: SICHUAN, period: REPORTED };
    const returned = await api.act(MANAGER, 'returnReport', { ...of, revision: 2, reason: '请核对', marks: [mark] });
    const cost = (list: readonly { readonly attribute: string }[]) =>
      list.find(({ attribute }) => attribute === 'productionCost');
    const now = await claims({ minPosition: returned.position });
    expect(cost(now)).toMatchObject({
      state: 'DISPUTED',
      submissionReason: '补报',
      dispute: { at: '2026-07-03T02:00:00.000Z', reason: '请附依据', by: { id: 'person-demo-nrta-nrta-manager' } },
    });
    expect(now.find(({ attribute }) => attribute === 'stage')).toMatchObject({ dispute: null, submissionReason: '补报' });
    expect(cost(await claims({ knownAt: '2026-07-02' }))).toMatchObject({ state: 'OPEN', dispute: null });
  });
});

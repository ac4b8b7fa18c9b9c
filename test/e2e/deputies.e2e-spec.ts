import { APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';

const JIA = 'person-demo-51-bureau-approver';
const YI = 'person-demo-51-bureau-filler';
const OF = { unit: SICHUAN, period: NEWEST };
const DELEGATION = { deputy: YI, from: '2026-07-02', to: '2026-07-03', reason: '出差' };
const PERSON = '{ id name onBehalfOf { id name } }';
const DEPUTIES = `query Deputies($unit: ID, $at: MomentInput) { deputies(unit: $unit, at: $at) {
  unit { id } principal { id } deputy { id } from to reason state withdrawnAt withdrawReason mayWithdraw } }`;
const SHOWN = `query Shown($at: MomentInput) { report(unit: "51", period: "${NEWEST}", at: $at) {
  revisions { certifier ${PERSON} } history(first: 9) { edges { node { kind by ${PERSON} } } }
} receipt(number: "51-${NEWEST}-01", at: $at) { certifier ${PERSON} } }`;
const ME = `{ me { may actsFor { person { id name } may from to } colleagues { id } } }`;

describe('an approver is away and a deputy sends the report (I-10)', () => {
  let api: Country;
  let code = '';
  let position: string | null = null;
  const names: Record<string, string> = {};

  beforeAll(async () => {
    api = await country();
    [code = ''] = api.sichuan;
    for (const token of [FILLER, APPROVER]) {
      const { me } = (await api.data(token, '{ me { id name } }')) as unknown as { me: { id: string; name: string } };
      names[me.id] = me.name;
    }
  }, 120_000);
  afterAll(() => api.close());

  const send = async (): Promise<readonly string[]> =>
    (await api.ask(FILLER, 'submitReport', { ...OF, certify: true })).userErrors.map((error) => error.code);
  const overHttp = async (token: string, body: object) =>
    api
      .http()
      .post(`/api/reports/51/${NEWEST}/submission`)
      .set('authorization', `Bearer ${token}`)
      .set('idempotency-key', `deputies-${token}-${JSON.stringify(body).length}`)
      .send(body);
  const codes = async (token: string, mutation: 'nameDeputy' | 'withdrawDeputy', over: object = {}) => {
    const { to, ...named } = DELEGATION;
    const input = { ...named, ...(mutation === 'nameDeputy' ? { to } : {}), ...over };
    return (await api.ask(token, mutation, input)).userErrors.map((error) => error.code);
  };
  const deputies = async (token: string, over: object = {}, at: object = {}) =>
    ((await api.data(token, DEPUTIES, { ...over, at: { minPosition: position, ...at } })) as Record<string, unknown>)[
      'deputies'
    ] as readonly Record<string, unknown>[];
  const forWhom = { id: YI, onBehalfOf: { id: JIA } };

  it('only who holds the right lends it, and only to another of the same unit', async () => {
    expect(await codes(FILLER, 'nameDeputy', { deputy: JIA })).toEqual(['RIGHT_NOT_HELD']);
    expect(await codes(MANAGER, 'nameDeputy')).toEqual(['FORBIDDEN']);
    expect(await codes(APPROVER, 'nameDeputy', { deputy: JIA })).toEqual(['DEPUTY_IS_PRINCIPAL']);
    const [another, nobody] = await Promise.all(
      ['person-demo-44-bureau-filler', 'person-nobody'].map((deputy) =>
        api.ask(APPROVER, 'nameDeputy', { ...DELEGATION, deputy }),
      ),
    );
    expect(another?.userErrors[0]).toMatchObject({ code: 'NOT_OF_THIS_UNIT', message: '本单位没有这个人' });
    expect(another?.userErrors[0]?.message).toBe(nobody?.userErrors[0]?.message);
    expect(await deputies(APPROVER)).toEqual([]);
  });

  it('a draft is ready, and before the first day the deputy is refused at both doors', async () => {
    await api.act(FILLER, 'openDraft', OF);
    const cells = [{ line: code, attribute: 'productionCost', value: '130', seen: '120' }];
    await api.act(FILLER, 'editCells', { ...OF, cells });
    ({ position } = await api.act(APPROVER, 'nameDeputy', DELEGATION));
    expect(await codes(APPROVER, 'nameDeputy', { from: '2026-07-03', to: '2026-07-09' })).toEqual(['DELEGATION_OVERLAPS']);
    expect(await send()).toEqual(['FORBIDDEN']);
    const refused = await overHttp(FILLER, { certify: true });
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'FORBIDDEN' }]);
    expect(await api.data(FILLER, ME)).toMatchObject({ me: { may: ['FILL'], actsFor: [], colleagues: [{ id: JIA }] } });
  });

  it('both, NRTA and no other unit see the delegation; only the principal may take it back', async () => {
    const shown = {
      ...{ unit: { id: SICHUAN }, principal: { id: JIA }, deputy: { id: YI }, from: '2026-07-02', to: '2026-07-03' },
      ...{ reason: '出差', state: 'COMING', withdrawnAt: null, withdrawReason: null },
    };
    expect(await deputies(APPROVER)).toEqual([{ ...shown, mayWithdraw: true }]);
    expect(await deputies(FILLER)).toEqual([{ ...shown, mayWithdraw: false }]);
    expect(await deputies(MANAGER, { unit: '51' })).toEqual([{ ...shown, mayWithdraw: false }]);
    expect(await deputies('demo-44-approver', { unit: '51' })).toEqual([]);
    const states = ['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04'].map(
      async (asOf) => (await deputies(FILLER, {}, { asOf }))[0]?.['state'],
    );
    expect(await Promise.all(states)).toEqual(['COMING', 'CURRENT', 'CURRENT', 'OVER']);
  });

  it('on its days the deputy sends, and every place names both', async () => {
    api.stand('2026-07-03T23:59:00+08:00');
    expect(await api.data(FILLER, ME)).toMatchObject({
      me: { may: ['FILL'], actsFor: [{ person: { id: JIA, name: names[JIA] }, may: ['CERTIFY'], to: '2026-07-03' }] },
    });
    const done = await api.act(FILLER, 'submitReport', { ...OF, certify: true });
    ({ position } = done);
    const facts = await api.runtime.store.readStream(`report-${SICHUAN}-${NEWEST}`);
    const ofBoth = facts.map(({ type, metadata: { actor, onBehalfOf } }) => [type, actor, onBehalfOf]);
    expect(ofBoth).toEqual([
      ['ReportOpened', YI, undefined],
      ['LineReported', YI, JIA],
      ['ReportSubmitted', YI, JIA],
    ]);
    const both = { id: YI, name: names[YI], onBehalfOf: { id: JIA, name: names[JIA] } };
    expect(await api.data(MANAGER, SHOWN, { at: { minPosition: position } })).toEqual({
      report: {
        revisions: [{ certifier: both }],
        history: {
          edges: [{ node: { kind: 'OPENED', by: { ...both, onBehalfOf: null } } }, { node: { kind: 'SUBMITTED', by: both } }],
        },
      },
      receipt: { certifier: both },
    });
    const claims = `query Claims($code: ID!, $at: MomentInput) { project(code: $code, at: $at) {
      history(first: 1, newestFirst: true) { edges { node { person ${PERSON} } } } } }`;
    expect(await api.data(FILLER, claims, { code, at: { minPosition: position } })).toMatchObject({
      project: { history: { edges: [{ node: { person: forWhom } }] } },
    });
  });

  it('the printed receipt and 附件3 say 乙（代甲）', async () => {
    const get = async (path: string): Promise<string> => {
      const { text } = await api.http().get(`/api/reports/51/${NEWEST}/${path}`).set('authorization', `Bearer ${FILLER}`);
      return text;
    };
    const acting = `${names[YI]}（代${names[JIA]}）`;
    expect(await get('receipts/1?format=html')).toContain(`${acting}（${YI}）`);
    expect(await get('annex?format=csv')).toContain(`负责人：${acting}`);
  });

  it('a borrowed right is not lent on, and who holds it acts in the own name', async () => {
    expect(await codes(FILLER, 'nameDeputy', { deputy: JIA, from: '2026-07-03' })).toEqual(['RIGHT_BORROWED']);
    await api.act(MANAGER, 'returnReport', { ...OF, revision: 1, reason: '请核对' });
    const cells = [{ line: code, attribute: 'productionCost', value: '131', seen: '130' }];
    await api.act(FILLER, 'openDraft', OF);
    await api.act(FILLER, 'editCells', { ...OF, cells });
    const sent = await overHttp(APPROVER, { certify: true });
    expect(sent.status).toBe(201);
    const facts = await api.runtime.store.readStream(`report-${SICHUAN}-${NEWEST}`);
    const { metadata } = facts[facts.length - 1] as (typeof facts)[number];
    expect([metadata.actor, metadata.onBehalfOf]).toEqual([JIA, undefined]);
  });

  it('from the day after its last on the deputy is refused again', async () => {
    api.stand('2026-07-04T00:00:00+08:00');
    expect(await send()).toEqual(['FORBIDDEN']);
    expect(await codes(FILLER, 'nameDeputy', { deputy: JIA, from: '2026-07-04' })).toEqual(['RIGHT_NOT_HELD']);
    expect(await codes(APPROVER, 'withdrawDeputy')).toEqual(['NO_SUCH_DELEGATION']);
    expect(await api.data(FILLER, ME)).toMatchObject({ me: { actsFor: [] } });
  });

  it('a withdrawal ends a running one at once, and stays readable as it was known', async () => {
    const days = { from: '2026-07-04', to: '2026-07-31' };
    const given = await api.act(APPROVER, 'nameDeputy', { ...DELEGATION, ...days });
    expect(await api.data(FILLER, ME)).toMatchObject({ me: { actsFor: [{ person: { id: JIA } }] } });
    expect(await codes(FILLER, 'withdrawDeputy', { from: days.from })).toEqual(['NO_SUCH_DELEGATION']);
    ({ position } = await api.act(APPROVER, 'withdrawDeputy', { deputy: YI, from: days.from, reason: '已返岗' }));
    expect(await api.data(FILLER, ME)).toMatchObject({ me: { actsFor: [] } });
    expect(await send()).toEqual(['FORBIDDEN']);
    const [now] = await deputies(APPROVER);
    expect(now).toMatchObject({ ...days, state: 'WITHDRAWN', withdrawReason: '已返岗', mayWithdraw: false });
    const [then] = await deputies(APPROVER, {}, { knownAt: given.position });
    expect(then).toMatchObject({ ...days, state: 'CURRENT', withdrawnAt: null });
  });

  it('who has lost the right lends it no more', async () => {
    await api.act(APPROVER, 'nameDeputy', { ...DELEGATION, from: '2026-07-04', to: '2026-07-31' });
    expect(await api.data(FILLER, ME)).toMatchObject({ me: { actsFor: [{ person: { id: JIA } }] } });
    await api.runtime.tokens.revoke(APPROVER);
    expect(await api.data(FILLER, ME)).toMatchObject({ me: { actsFor: [] } });
    expect(await send()).toEqual(['FORBIDDEN']);
  });
});

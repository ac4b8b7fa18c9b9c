import { APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';

const OF = { unit: SICHUAN, period: NEWEST };
const STANDING = `query Standing($code: ID!, $period: ID!, $at: MomentInput) {
  reported: figures(metrics: ["productionCost", "projectsDisputed"], by: ["unit"], at: $at) {
    metric { id } value disputed groups { by { value } value disputed }
  }
  accepted: figures(metrics: ["productionCost"], basis: ACCEPTED, at: $at) { value disputed }
  asReported: project(code: $code, at: $at) { productionCost disputed facts(attributes: [productionCost]) { text was revision state } }
  asAccepted: project(code: $code, at: $at, basis: ACCEPTED) { productionCost disputed }
  report(unit: "51", period: $period, at: $at) {
    state revision
    returns { revision at by { id } reason marks { project title attribute attributeZh text reason } }
    disputed { project attribute text state }
  }
}`;

interface Standing {
  readonly reported: readonly {
    readonly value: string;
    readonly disputed: number;
    readonly groups: readonly {
      readonly by: readonly { readonly value: string }[];
      readonly value: string;
      readonly disputed: number;
    }[];
  }[];
  readonly accepted: readonly { readonly value: string }[];
  readonly asReported: {
    readonly productionCost: string;
    readonly disputed: readonly string[];
    readonly facts: readonly object[];
  };
  readonly asAccepted: { readonly productionCost: string; readonly disputed: readonly string[] };
  readonly report: {
    readonly state: string;
    readonly revision: number;
    readonly returns: readonly object[];
    readonly disputed: readonly object[];
  };
}

const wan = (text: string | undefined): number => Number(text) / 1_000_000;

describe('a report is returned with marked cells and sent again (B-08)', () => {
  let api: Country;
  let changed = '';
  let marked = '';
  let position: string | null = null;
  const standing = async (): Promise<Standing> =>
    (await api.data(MANAGER, STANDING, {
      code: marked,
      period: NEWEST,
      at: { period: NEWEST, minPosition: position },
    })) as unknown as Standing;
  /** National cost in 万元 by basis, and the marked project's. */
  const both = ({ reported, accepted, asReported, asAccepted }: Standing) => ({
    reported: wan(reported[0]?.value),
    accepted: wan(accepted[0]?.value),
    cell: [wan(asReported.productionCost), wan(asAccepted.productionCost)],
  });
  let before: ReturnType<typeof both>;

  beforeAll(async () => {
    api = await country();
    [changed = '', marked = ''] = api.sichuan;
    position = api.position;
    before = both(await standing());
    await api.act(FILLER, 'openDraft', OF);
    const cells = [
      { line: changed, attribute: 'productionCost', value: '180', seen: '120' },
      { line: marked, attribute: 'productionCost', value: '900', seen: '300.5' },
    ];
    await api.act(FILLER, 'editCells', { ...OF, cells });
    ({ position } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true }));
  }, 120_000);
  afterAll(() => api.close());

  it('counts as reported at once and not yet as accepted', async () => {
    expect(before).toMatchObject({ cell: [300.5, 300.5] });
    expect(both(await standing())).toEqual({
      reported: before.reported + 60 + 599.5,
      accepted: before.accepted,
      cell: [900, 300.5],
    });
  });

  it('is returned by NRTA alone, over the revision and the cells that stand', async () => {
    const mark = { project: marked, attribute: 'productionCost', reason: '多写了一位' };
    const input = { ...OF, revision: 1, reason: '请核对成本', marks: [mark] };
    const code = async (token: string, over: object) =>
      (await api.ask(token, 'returnReport', { ...input, ...over })).userErrors.map((error) => error.code);
    expect(await code(APPROVER, {})).toEqual(['FORBIDDEN']);
    expect(await code('demo-nrta-analyst', {})).toEqual(['FORBIDDEN']);
    expect(await code('demo-44-approver', {})).toEqual(['NOT_FOUND']);
    expect(await code(MANAGER, { revision: 2 })).toEqual(['REVISION_CHANGED']);
    expect(await code(MANAGER, { marks: [{ project: '44-2026-0001', attribute: 'title' }] })).toEqual(['UNKNOWN_MARK']);
    api.stand('2026-07-06T14:00:00+08:00');
    ({ position } = await api.act(MANAGER, 'returnReport', input));
    expect(await code(MANAGER, {})).toEqual(['NOT_SUBMITTED']);
  });

  it('leaves both bases where they were and says everywhere what is disputed', async () => {
    const shown = await standing();
    expect(both(shown)).toEqual({ reported: before.reported + 659.5, accepted: before.accepted, cell: [900, 300.5] });
    expect(shown.asReported).toMatchObject({
      disputed: ['productionCost'],
      facts: [{ text: '900', revision: 1, state: 'DISPUTED' }],
    });
    expect(shown.asAccepted.disputed).toEqual([]);
    expect(shown.reported[0]?.disputed).toBe(1);
    expect(shown.reported[1]?.value).toBe('1');
    const byUnit = shown.reported[0]?.groups.map(({ by, disputed }) => [by[0]?.value, disputed]) ?? [];
    expect(Object.fromEntries(byUnit) as object).toEqual({ 'bureau-51': 1, 'bureau-44': 0, 'bureau-31': 0 });
    expect(shown.report).toMatchObject({
      state: 'RETURNED',
      revision: 1,
      disputed: [{ project: marked, attribute: 'productionCost', text: '900', state: 'DISPUTED' }],
      returns: [
        {
          revision: 1,
          at: '2026-07-06T06:00:00.000Z',
          by: { id: 'person-demo-nrta-nrta-manager' },
          reason: '请核对成本',
          marks: [{ project: marked, title: '盐道', attributeZh: '制作成本（万元）', text: '900', reason: '多写了一位' }],
        },
      ],
    });
  });

  it('is seen so by its unit over plain HTTP and by no other', async () => {
    const get = (token: string) => api.http().get(`/api/reports/51/${NEWEST}`).set('authorization', `Bearer ${token}`);
    const { body } = (await get(FILLER).expect(200)) as { body: Record<string, unknown> };
    expect(body).toMatchObject({
      state: 'RETURNED',
      returned: { revision: 1, reason: '请核对成本', marks: [{ project: marked, text: '900', reason: '多写了一位' }] },
    });
    await get('demo-44-filler').expect(404);
  });

  it('is drafted over what was returned: a marked cell is changed or explained', async () => {
    const RETURNED = `query Returned { draft(unit: "51", period: "${NEWEST}") {
      baseRevision returned { revision reason marks { project attribute text reason } } } }`;
    const { draft } = await api.act(FILLER, 'openDraft', OF);
    expect(draft).toMatchObject({
      baseRevision: 1,
      canSubmit: false,
      differences: [],
      findings: [{ code: 'MARK_UNANSWERED', line: marked, attribute: 'productionCost', value: '900' }],
    });
    expect((await api.data(FILLER, RETURNED)) as object).toEqual({
      draft: {
        baseRevision: 1,
        returned: {
          revision: 1,
          reason: '请核对成本',
          marks: [{ project: marked, attribute: 'productionCost', text: '900', reason: '多写了一位' }],
        },
      },
    });
    const cells = [{ line: marked, attribute: 'productionCost', value: '90', seen: '900' }];
    const edited = await api.act(FILLER, 'editCells', { ...OF, cells });
    expect(edited.draft).toMatchObject({ canSubmit: true, findings: [], differences: [{ was: '900', now: '90' }] });
  });

  it('takes the disputed claim back and claims anew when it is sent again', async () => {
    api.stand('2026-07-08T10:00:00+08:00');
    const sent = await api.act(APPROVER, 'submitReport', { ...OF, certify: true });
    ({ position } = sent);
    expect(sent.receipt).toMatchObject({ revision: 2, lines: 1, cells: 1, lateness: 'WITHIN_GRACE' });
    const shown = await standing();
    expect(both(shown)).toEqual({
      reported: before.reported + 60 - 210.5,
      accepted: before.accepted,
      cell: [90, 300.5],
    });
    expect(shown.asReported).toMatchObject({
      disputed: [],
      facts: [{ text: '90', was: 900_000_000, revision: 2, state: 'OPEN' }],
    });
    expect(shown.report).toMatchObject({ state: 'RESUBMITTED', revision: 2, disputed: [], returns: [{ revision: 1 }] });
  });

  it('brings both bases together when it is accepted, and what was believed stays readable (I-01)', async () => {
    api.stand('2026-07-10T09:00:00+08:00');
    ({ position } = await api.act(MANAGER, 'acceptReport', { ...OF, revision: 2 }));
    const total = before.reported + 60 - 210.5;
    expect(both(await standing())).toEqual({ reported: total, accepted: total, cell: [90, 90] });
    const then = (await api.data(MANAGER, STANDING, {
      code: marked,
      period: NEWEST,
      at: { period: NEWEST, knownAt: '2026-07-07T12:00:00+08:00' },
    })) as unknown as Standing;
    expect(both(then)).toEqual({ reported: before.reported + 659.5, accepted: before.accepted, cell: [900, 300.5] });
    expect(then.asReported.disputed).toEqual(['productionCost']);
    expect(then.report).toMatchObject({ state: 'RETURNED', disputed: [{ text: '900' }] });
  });
});

import { APPROVER, country, FILLER, MANAGER, REPORTED, SICHUAN, type Country } from '../support/country';

const AUGUST = '2026-08-H2';
const OF = { unit: SICHUAN, period: AUGUST };
const FIGURE = `query Cost($code: ID!, $at: MomentInput) {
  reported: figures(metrics: ["productionCost"], at: $at) { value }
  accepted: figures(metrics: ["productionCost"], basis: ACCEPTED, at: $at) { value }
  asReported: project(code: $code, at: $at) { productionCost }
  asAccepted: project(code: $code, at: $at, basis: ACCEPTED) { productionCost }
}`;
const REPORT = `query Report($unit: ID!, $period: ID!, $at: MomentInput) { report(unit: $unit, period: $period, at: $at) {
  state stateZh revision acceptedRevision lateness latenessZh dueOn lateFrom rule
  revisions { revision reason receipt submittedAt acceptedAt certifier { id } lines cells }
} }`;

interface Shown {
  readonly nation: readonly [reported: number, accepted: number];
  readonly cell: readonly [reported: number, accepted: number];
}

describe('a cost of 2026-08-H2 is corrected on 5 October (26 example 10, I-01, I-03, B-08)', () => {
  let api: Country;
  let code = '';
  /** The nation's cost, in 万元, without the project. */
  let others = 0;
  let last: string | null = null;
  const shown = async (at: object): Promise<Shown> => {
    const answer = (await api.data(MANAGER, FIGURE, { code, at: { minPosition: last, ...at } })) as unknown as Record<
      string,
      { readonly productionCost: string } & { readonly value: string }[]
    >;
    const wan = (text: string | undefined): number => Number(text) / 1_000_000;
    return {
      nation: [wan(answer['reported']?.[0]?.value), wan(answer['accepted']?.[0]?.value)],
      cell: [wan(answer['asReported']?.productionCost), wan(answer['asAccepted']?.productionCost)],
    };
  };
  const report = async (): Promise<Record<string, unknown>> =>
    ((await api.data(MANAGER, REPORT, { ...OF, at: { minPosition: last } })) as Record<string, Record<string, unknown>>)[
      'report'
    ] as Record<string, unknown>;
  const draftCost = async (value: string, seen: string): Promise<void> => {
    await api.act(FILLER, 'openDraft', OF);
    const cells = [{ line: code, attribute: 'productionCost', value, seen }];
    await api.act(FILLER, 'editCells', { ...OF, cells });
  };
  const send = async (over: object = {}): Promise<void> => {
    ({ position: last } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true, ...over }));
  };
  const both = (reported: number, accepted = reported): Shown => ({
    nation: [others + reported, others + accepted],
    cell: [reported, accepted],
  });
  const CORNERS = [
    ['2026-08-31', '2026-09-30'],
    ['2026-10-31', '2026-09-30'],
    ['2026-08-31', undefined],
    ['2026-10-31', undefined],
  ] as const;
  const corner = ([asOf, knownAt]: readonly [string, string | undefined]): Promise<Shown> =>
    shown({ asOf, ...(knownAt === undefined ? {} : { knownAt }) });

  beforeAll(async () => {
    api = await country();
    [code = ''] = api.sichuan;
    last = api.position;
    const start = await shown({});
    others = start.nation[0] - start.cell[0];
    api.stand('2026-08-16T10:00:00+08:00');
    await api.act(MANAGER, 'openPeriod', { period: AUGUST });
    api.stand('2026-08-31T17:00:00+08:00');
    await draftCost('180', '120');
    await send();
    api.stand('2026-09-03T15:00:00+08:00');
    ({ position: last } = await api.act(MANAGER, 'acceptReport', { ...OF, revision: 1 }));
    api.stand('2026-10-05T10:00:00+08:00');
  }, 120_000);
  afterAll(() => api.close());

  it('all four corners say the old value before it', async () => {
    for (const each of CORNERS) expect(await corner(each)).toEqual(both(180));
    expect(await shown({ asOf: '2026-08-30' })).toEqual(both(120));
  });

  it('is drafted over what is reported at that period’s end and sent by the approver with a reason', async () => {
    await draftCost('168', '180');
    const codes = async (token: string, over: object): Promise<readonly string[]> =>
      (await api.ask(token, 'submitReport', { ...OF, certify: true, ...over })).userErrors.map((error) => error.code);
    expect(await codes(FILLER, { reason: '决算调整' })).toEqual(['FORBIDDEN']);
    expect(await codes(APPROVER, {})).toEqual(['REASON_REQUIRED']);
    await send({ reason: '决算调整' });
    expect(await report()).toMatchObject({
      state: 'CORRECTED',
      revision: 2,
      acceptedRevision: 1,
      revisions: [
        { revision: 1, reason: null, acceptedAt: '2026-09-03T07:00:00.000Z' },
        {
          revision: 2,
          reason: '决算调整',
          receipt: '51-2026-08-H2-02',
          acceptedAt: null,
          certifier: { id: 'person-demo-51-bureau-approver' },
        },
      ],
    });
  });

  it('is in `reported` at once, for the old period and all days after it, and not in `accepted`', async () => {
    const [oldThen, laterThen, oldNow, laterNow] = await Promise.all(CORNERS.map(corner));
    expect([oldThen, laterThen]).toEqual([both(180), both(180)]);
    expect([oldNow, laterNow]).toEqual([both(168, 180), both(168, 180)]);
  });

  it('stays a correction where NRTA returns it, and needs its reason again', async () => {
    api.stand('2026-10-07T09:00:00+08:00');
    const input = { ...OF, revision: 2, reason: '请附决算说明', marks: [{ project: code, attribute: 'productionCost' }] };
    ({ position: last } = await api.act(MANAGER, 'returnReport', input));
    expect(await shown({ asOf: '2026-08-31' })).toEqual(both(168, 180));
    expect(await report()).toMatchObject({ state: 'RETURNED', revision: 2, acceptedRevision: 1 });
    api.stand('2026-10-08T09:00:00+08:00');
    await draftCost('168.5', '168');
    const refused = await api.ask(APPROVER, 'submitReport', { ...OF, certify: true });
    expect(refused.userErrors).toMatchObject([{ code: 'REASON_REQUIRED' }]);
    await send({ reason: '决算调整，附决算说明' });
    expect(await report()).toMatchObject({ state: 'CORRECTED', revision: 3, acceptedRevision: 1 });
  });

  it('is in `accepted` when NRTA agrees; as known on 30 September nothing has changed', async () => {
    api.stand('2026-10-10T09:30:00+08:00');
    ({ position: last } = await api.act(MANAGER, 'acceptReport', { ...OF, revision: 3 }));
    const [oldThen, laterThen, oldNow, laterNow] = await Promise.all(CORNERS.map(corner));
    expect([oldThen, laterThen, oldNow, laterNow]).toEqual([both(180), both(180), both(168.5), both(168.5)]);
    expect(await shown({ asOf: '2026-08-31', knownAt: '2026-10-06' })).toEqual(both(168, 180));
    expect(await report()).toMatchObject({ state: 'ACCEPTED', revision: 3, acceptedRevision: 3 });
  });
});

describe('2026-06-H1 is due on Monday 15 June (26 example 9, Z-10)', () => {
  let api: Country;
  beforeAll(async () => {
    api = await country();
  }, 120_000);
  afterAll(() => api.close());

  it.each([
    ['11', '2026-06-15T23:59:59+08:00', 'IN_TIME', '按时'],
    ['12', '2026-06-16T00:00:00+08:00', 'WITHIN_GRACE', '宽限期内'],
    ['13', '2026-06-17T23:59:59+08:00', 'WITHIN_GRACE', '宽限期内'],
    ['14', '2026-06-18T00:00:00+08:00', 'LATE', '迟报'],
    // In UTC it is still the 17th.
    ['15', '2026-06-18T07:50:00+08:00', 'LATE', '迟报'],
  ])('unit %s sends it at %s: %s, by a rule that receipt and report name', async (unit, at, lateness, latenessZh) => {
    api.stand(at);
    const of = { unit: `bureau-${unit}`, period: REPORTED };
    const sent = await api.act(`demo-${unit}-approver`, 'submitReport', { ...of, certify: true, zero: true });
    expect(sent.receipt).toMatchObject({ lateness, latenessZh, rule: expect.stringContaining('half-month-deadline') as string });
    const { report } = (await api.data(MANAGER, REPORT, { ...of, at: { minPosition: sent.position } })) as unknown as {
      readonly report: Record<string, unknown>;
    };
    expect(report).toMatchObject({
      lateness,
      dueOn: '2026-06-15',
      lateFrom: '2026-06-17T16:00:00.000Z',
      rule: expect.stringContaining('half-month-deadline') as string,
    });
  });
});

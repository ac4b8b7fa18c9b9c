import { APPROVER, country, FILLER, figures, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';

const CHANGES = `query Changes($period: ID, $at: MomentInput, $compareTo: MomentInput, $basis: Basis! = REPORTED, $kinds: [ChangeKind!], $first: Int!, $after: String) {
  changes(period: $period, at: $at, compareTo: $compareTo, basis: $basis, kinds: $kinds, first: $first, after: $after) {
    totalCount unchanged at { asOf } before { asOf }
    counts { kind metric count }
    byUnit { unit { id } changed unchanged counts { kind count } }
    pageInfo { hasNextPage endCursor }
    edges { node { code unit { id } kinds values { attribute beforeText afterText beforeClaim afterClaim } before { stage } after { stage } } }
  } }`;
const SERIES = `query Series($metrics: [ID!]!, $last: Int! = 12, $by: [String!], $at: MomentInput) {
  figureSeries(metrics: $metrics, last: $last, by: $by, at: $at) {
    metric { id } points { period figure { value at { asOf } groups { by { value } value } rows(first: 5) { totalCount } } }
  } }`;

interface Node {
  readonly code: string;
  readonly unit: { readonly id: string };
  readonly kinds: readonly string[];
  readonly values: readonly {
    attribute: string;
    beforeText: string;
    afterText: string;
    beforeClaim: string;
    afterClaim: string;
  }[];
}
interface Changes {
  readonly totalCount: number;
  readonly unchanged: number;
  readonly at: { readonly asOf: string };
  readonly before: { readonly asOf: string };
  readonly counts: readonly { readonly kind: string; readonly metric: string; readonly count: number }[];
  readonly byUnit: readonly { readonly unit: { readonly id: string }; readonly changed: number; readonly unchanged: number }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly { readonly node: Node }[];
}

describe('what changed since the last half-month (I-04, B-09)', () => {
  let api: Country;
  let last: string | null = null;
  const changes = async (token: string, over: object = {}): Promise<Changes> => {
    const answer = await api.data(token, CHANGES, { period: NEWEST, first: 100, at: { minPosition: last }, ...over });
    return (answer as unknown as { changes: Changes }).changes;
  };
  const nodes = ({ edges }: Changes): readonly Node[] => edges.map(({ node }) => node);
  const counted = ({ counts }: Changes): Readonly<Record<string, number>> =>
    Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count]));

  beforeAll(async () => {
    api = await country();
    const of = { unit: SICHUAN, period: NEWEST };
    const [first, second, third, fourth] = api.sichuan as [string, string, string, string];
    api.stand('2026-06-20T10:00:00+08:00');
    const act = { project: fourth, was: SICHUAN, to: 'bureau-44', effectiveOn: '2026-06-18', reason: '属地调整' };
    await api.act(MANAGER, 'moveProject', act);
    api.stand('2026-06-29T10:00:00+08:00');
    await api.act(FILLER, 'openDraft', of);
    const cells = [
      { line: first, attribute: 'productionCost', value: '168', seen: '120' },
      { line: second, attribute: 'stage', value: '后期', seen: '拍摄' },
      { line: third, attribute: 'stage', value: '剧本开发', seen: '选题策划' },
      { line: third, attribute: 'productionCost', value: '90', seen: '80' },
    ];
    await api.act(FILLER, 'editCells', { ...of, cells });
    ({ position: last } = await api.act(APPROVER, 'submitReport', { ...of, certify: true }));
  }, 120_000);
  afterAll(() => api.close());

  it('is told by project with old and new values, each with the claims it opens to', async () => {
    const answer = await changes(MANAGER);
    const [first, second, third, fourth] = api.sichuan;
    expect([answer.before.asOf, answer.at.asOf]).toEqual(['2026-06-15', '2026-06-30']);
    expect(nodes(answer).map(({ code, unit, kinds }) => [code, unit.id, kinds])).toEqual([
      [fourth, 'bureau-44', ['HANDED_OVER']],
      [first, SICHUAN, ['COST']],
      [second, SICHUAN, ['STAGE_FORWARD']],
      [third, SICHUAN, ['STAGE_FORWARD', 'COST']],
    ]);
    const [cost] = nodes(answer)[1]?.values ?? [];
    expect(cost).toMatchObject({ attribute: 'productionCost', beforeText: '120', afterText: '168' });
    const { old, now } = (await api.data(
      MANAGER,
      `query Claims($old: ID!, $now: ID!) { old: claim(id: $old) { text reportPeriod } now: claim(id: $now) { text reportPeriod } }`,
      { old: cost?.beforeClaim, now: cost?.afterClaim },
    )) as unknown as Record<string, object>;
    expect([old, now]).toEqual([
      { text: '120', reportPeriod: REPORTED },
      { text: '168', reportPeriod: NEWEST },
    ]);
  });

  it('is counted by kind and unit as the figures count it', async () => {
    const answer = await changes(MANAGER);
    expect(counted(answer)).toEqual({ HANDED_OVER: 1, STAGE_FORWARD: 2, COST: 2 });
    expect(answer.byUnit.map(({ unit, changed, unchanged }) => [unit.id, changed, unchanged])).toEqual([
      ['bureau-31', 0, 1],
      ['bureau-44', 1, 1],
      [SICHUAN, 3, 6],
    ]);
    expect([answer.totalCount, answer.unchanged]).toEqual([4, 8]);
    const at = { period: NEWEST };
    const query = `query F($metrics: [ID!]!, $at: MomentInput) { figures(metrics: $metrics, at: $at, compareTo: { period: "${REPORTED}" }) { metric { id } value } }`;
    const { figures: given } = (await api.data(MANAGER, query, {
      metrics: answer.counts.map(({ metric }) => metric),
      at,
    })) as unknown as {
      figures: readonly { readonly metric: { readonly id: string }; readonly value: string }[];
    };
    expect(given.map(({ metric, value }) => [metric.id, Number(value)])).toEqual(
      answer.counts.map(({ metric, count }) => [metric, count]),
    );
  });

  it('stands beside every figure: what it was at the end of the half-month before, by the server (I-04)', async () => {
    const query = `query F($at: MomentInput) { figures(metrics: ["productionCost", "projects", "reportsSubmitted"], at: $at) {
      value earlier { at { asOf } value difference } } }`;
    type Shown = {
      readonly value: string;
      readonly earlier: { readonly at: object; readonly value: string; difference: string } | null;
    };
    const shown = async (token: string, period: string): Promise<readonly Shown[]> =>
      ((await api.data(token, query, { at: { period, minPosition: last } })) as unknown as { figures: readonly Shown[] }).figures;
    for (const token of [MANAGER, FILLER]) {
      const [now, then] = [await shown(token, NEWEST), await shown(token, REPORTED)];
      expect(now[2]?.earlier).toBeNull();
      for (const index of [0, 1]) {
        const [value, was] = [Number(now[index]?.value), Number(then[index]?.value)];
        const told = { at: { asOf: '2026-06-15' }, value: String(was), difference: String(value - was) };
        expect(now[index]?.earlier).toEqual(told);
      }
    }
    const [cost] = await shown(MANAGER, NEWEST);
    // 120 → 168 and 80 → 90, in 分.
    expect(cost?.earlier?.difference).toBe('58000000');
  });

  it('is paged, and narrowed to kinds without narrowing the counts', async () => {
    const one = await changes(MANAGER, { kinds: ['COST'], first: 1 });
    expect([one.totalCount, one.pageInfo.hasNextPage, counted(one)['HANDED_OVER']]).toEqual([2, true, 1]);
    const two = await changes(MANAGER, { kinds: ['COST'], first: 1, after: one.pageInfo.endCursor });
    expect([...nodes(one), ...nodes(two)].map(({ code }) => code)).toEqual([api.sichuan[0], api.sichuan[2]]);
  });

  it('is nothing yet in the accepted basis but the official act', async () =>
    expect(counted(await changes(MANAGER, { basis: 'ACCEPTED' }))).toEqual({ HANDED_OVER: 1 }));

  it('compares two moments of knowing as well: what a report brought in', async () => {
    const at = { asOf: '2026-06-30', minPosition: last };
    const compareTo = { asOf: '2026-06-30', knownAt: '2026-06-28' };
    expect(counted(await changes(MANAGER, { period: null, at, compareTo }))).toEqual({ STAGE_FORWARD: 2, COST: 2 });
  });

  it('shows a bureau its own: what it handed away, what was handed to it, and nothing of others (I-06)', async () => {
    expect(counted(await changes(FILLER))).toEqual({ HANDED_OVER: 1, STAGE_FORWARD: 2, COST: 2 });
    const received = await changes('demo-44-filler');
    expect(nodes(received).map(({ code, kinds, values }) => [code, kinds, values])).toEqual([[api.sichuan[3], ['NEW'], []]]);
    expect((await changes('demo-31-filler')).totalCount).toBe(0);
  });

  it('has lines over the half-months in one request, each point a figure that opens', async () => {
    const metrics = ['productionCost', 'reportsSubmitted', 'costChanged'];
    const { figureSeries } = (await api.data(MANAGER, SERIES, {
      metrics,
      by: ['unit'],
      at: { minPosition: last },
    })) as unknown as {
      readonly figureSeries: readonly {
        readonly metric: { readonly id: string };
        readonly points: readonly {
          readonly period: string;
          readonly figure: { readonly value: string; readonly rows: { totalCount: number } };
        }[];
      }[];
    };
    expect(figureSeries.map(({ points }) => points.map(({ period }) => period))).toEqual(metrics.map(() => [REPORTED, NEWEST]));
    const values = figureSeries.map(({ points }) => points.map(({ figure }) => Number(figure.value)));
    const then = await figures(api, ['productionCost'], { period: REPORTED });
    const now = await figures(api, ['productionCost'], { period: NEWEST });
    expect(values).toEqual([
      [Number(then['productionCost']?.value), Number(now['productionCost']?.value)],
      [3, 1],
      [0, 2],
    ]);
    expect(values[0]?.[1]).toBe((values[0]?.[0] ?? 0) + 58_000_000);
    expect(figureSeries[2]?.points[1]?.figure.rows.totalCount).toBe(2);
  });

  it('keeps lines to the last half-months asked for, and refuses what no figure is', async () => {
    const { figureSeries } = (await api.data(MANAGER, SERIES, { metrics: ['projects'], last: 1 })) as unknown as {
      readonly figureSeries: readonly { readonly points: readonly { readonly period: string }[] }[];
    };
    expect(figureSeries[0]?.points.map(({ period }) => period)).toEqual([NEWEST]);
    const refused = await api.graphql(MANAGER, SERIES, { metrics: ['nothing'] });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', detail: 'FIGURE' });
  });
});

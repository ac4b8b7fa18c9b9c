import { ANALYST, APPROVER, country, FILLER, MANAGER, SICHUAN, type Country } from '../support/country';

const AUGUST = '2026-08-H2';
const OF = { unit: SICHUAN, period: AUGUST };
const ASKED = `query Believed($then: MomentInput, $now: MomentInput!, $since: String!, $filter: ProjectFilter, $attributes: [Attribute!], $first: Int!, $after: String) {
  figures(metrics: ["productionCost"], at: $then, by: ["unit"], filter: $filter) {
    value at { position } compare(to: $now) { difference figure { value rowCount } groups { by { value } value other difference } }
  }
  corrections(at: $now, since: $since, filter: $filter, attributes: $attributes, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { title reason receipt claim { project attribute wasText text recordedAt state person { id } } } }
  }
  projects(first: 1) { totalCount }
}`;

interface Answer {
  readonly figures: readonly {
    readonly value: string;
    readonly at: { readonly position: string };
    readonly compare: {
      readonly difference: string;
      readonly figure: { readonly value: string };
      readonly groups: readonly { readonly by: readonly { readonly value: string }[]; readonly difference: string }[];
    };
  }[];
  readonly corrections: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
  };
}

describe('“what did we believe on 30 September about August, and who corrected it?” (I-01, I-03)', () => {
  let api: Country;
  let code = '';
  let last: string | null = null;
  const ask = async (token: string, over: object = {}): Promise<Answer> => {
    const variables = {
      then: { asOf: '2026-08-31', knownAt: '2026-09-30', minPosition: last },
      now: { asOf: '2026-08-31', minPosition: last },
      since: '2026-09-30',
      first: 50,
      ...over,
    };
    return (await api.data(token, ASKED, variables)) as unknown as Answer;
  };
  const cost = async (value: string, seen: string, reason?: string): Promise<void> => {
    await api.act(FILLER, 'openDraft', OF);
    await api.act(FILLER, 'editCells', { ...OF, cells: [{ line: code, attribute: 'productionCost', value, seen }] });
    ({ position: last } = await api.act(APPROVER, 'submitReport', {
      ...OF,
      certify: true,
      ...(reason === undefined ? {} : { reason }),
    }));
  };

  beforeAll(async () => {
    api = await country();
    [code = ''] = api.sichuan;
    api.stand('2026-08-16T10:00:00+08:00');
    await api.act(MANAGER, 'openPeriod', { period: AUGUST });
    api.stand('2026-08-31T17:00:00+08:00');
    await cost('180', '120');
    api.stand('2026-09-03T15:00:00+08:00');
    await api.act(MANAGER, 'acceptReport', { ...OF, revision: 1 });
    api.stand('2026-10-05T10:00:00+08:00');
    await cost('168', '180', '决算调整');
    api.stand('2026-10-07T09:00:00+08:00');
    const marks = [{ project: code, attribute: 'productionCost' }];
    await api.act(MANAGER, 'returnReport', { ...OF, revision: 2, reason: '请附决算说明', marks });
    api.stand('2026-10-08T10:00:00+08:00');
    await cost('168.5', '168', '附决算说明');
  }, 120_000);
  afterAll(() => api.close());

  it('is answered by one request: then, now, the difference, and each claim in between', async () => {
    const { figures, corrections } = await ask(ANALYST);
    const [figure] = figures;
    expect(Number(figure?.value) - Number(figure?.compare.figure.value)).toBe(Number(figure?.compare.difference));
    expect(figure?.compare.difference).toBe('11500000');
    expect(figure?.compare.groups.filter(({ difference }) => difference !== '0')).toMatchObject([
      { by: [{ value: SICHUAN }], difference: '11500000' },
    ]);
    expect(corrections.totalCount).toBe(2);
    expect(corrections.edges.map(({ node }) => node)).toMatchObject([
      {
        title: '川西来信',
        reason: '决算调整',
        receipt: '51-2026-08-H2-02',
        claim: { project: code, wasText: '180', text: '168', recordedAt: '2026-10-05T02:00:00.000Z', state: 'RETRACTED' },
      },
      { reason: '附决算说明', receipt: '51-2026-08-H2-03', claim: { wasText: '168', text: '168.5', state: 'OPEN' } },
    ]);
  });

  it('is pinned by a position: what comes later changes neither number nor list', async () => {
    const before = await ask(ANALYST, { now: { asOf: '2026-08-31', knownAt: '2026-10-06' } });
    expect(before.corrections.totalCount).toBe(1);
    expect(before.figures[0]?.compare.difference).toBe('12000000');
    const then = before.figures[0]?.at.position;
    expect((await ask(ANALYST, { since: then })).corrections.totalCount).toBe(2);
  });

  it('is narrowed by projects and columns, and read page by page', async () => {
    expect((await ask(MANAGER, { attributes: ['stage'] })).corrections.totalCount).toBe(0);
    expect((await ask(MANAGER, { filter: { units: ['44'] } })).corrections.totalCount).toBe(0);
    expect((await ask(MANAGER, { filter: { text: '川西' } })).corrections.totalCount).toBe(2);
    const first = (await ask(MANAGER, { first: 1 })).corrections;
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const rest = (await ask(MANAGER, { first: 1, after: first.pageInfo.endCursor })).corrections;
    expect(rest.edges[0]?.node).toMatchObject({ reason: '附决算说明' });
  });

  it('is about days that had come: a claim of a later day corrects nothing before it', async () => {
    expect((await ask(MANAGER, { now: { asOf: '2026-08-30', minPosition: last } })).corrections.totalCount).toBe(0);
  });

  it('shows another bureau nothing (I-06)', async () => {
    const { corrections, figures } = await ask('demo-44-approver');
    expect(corrections.totalCount).toBe(0);
    expect(figures[0]?.compare.groups.map(({ by }) => by[0]?.value)).toEqual(['bureau-44']);
    expect((await ask(FILLER)).corrections.totalCount).toBe(2);
  });
});

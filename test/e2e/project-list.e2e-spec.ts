import { country, MANAGER, REPORTED, NEWEST, type Country } from '../support/country';

interface List {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly code: string; readonly reportedIn: string | null };
  }[];
}

const LIST = `query List($at: MomentInput, $first: Int!, $after: String, $skip: Int, $filter: ProjectFilter, $orderBy: ProjectOrder) {
  projects(at: $at, first: $first, after: $after, skip: $skip, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage }
    edges { cursor node { code reportedIn } }
  }
}`;
const OPENED = `query Opened($skip: Int) {
  figures(metrics: ["projects"]) { rows(first: 3, skip: $skip) { edges { node { key } } pageInfo { hasPreviousPage } } }
}`;

describe('the list of projects (I-06, I-07)', () => {
  let api: Country;
  beforeAll(async () => {
    api = await country();
  }, 120_000);
  afterAll(() => api.close());

  const list = async (variables: object): Promise<List> =>
    (await api.data(MANAGER, LIST, { first: 100, ...variables }))['projects'] as unknown as List;
  const codes = ({ edges }: List): readonly string[] => edges.map(({ node }) => node.code);
  const exported = async (query: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { text, status } = await api.http().get('/api/projects/export').query(query).set('authorization', `Bearer ${MANAGER}`);
    if (status !== 200) return [`${status}`];
    return text.split('\r\n').flatMap((line) => /^\d{2}-\d{4}-\d{4}/.exec(line)?.[0] ?? []);
  };

  it('is jumped into: a page behind a cursor and rows passed over are the same rows (I-09)', async () => {
    const all = await list({});
    expect(codes(await list({ first: 3, skip: 5 }))).toEqual(codes(all).slice(5, 8));
    expect(codes(await list({ first: 3, after: all.edges[1]?.cursor, skip: 3 }))).toEqual(codes(all).slice(5, 8));
    const last = await list({ first: 3, skip: all.totalCount - 2 });
    expect(codes(last)).toEqual(codes(all).slice(-2));
    expect(last.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
    const [figure] = (await api.data(MANAGER, OPENED, { skip: 5 }))['figures'] as unknown as readonly {
      readonly rows: Pick<List, 'pageInfo'> & { readonly edges: readonly { readonly node: { readonly key: string } }[] };
    }[];
    expect(figure?.rows.edges.map(({ node }) => node.key)).toEqual(codes(all).slice(5, 8));
    expect(figure?.rows.pageInfo.hasPreviousPage).toBe(true);
    const { errors } = (await api.graphql(MANAGER, LIST, { first: 3, skip: 100_001 })) as { readonly errors?: readonly object[] };
    expect(errors).toHaveLength(1);
  });

  it('is narrowed to what says something else than was known then, new ones too (I-01, I-04)', async () => {
    const since = async (changedSince: string, at: object = {}): Promise<List> =>
      (
        await api.data(
          MANAGER,
          `query Since($at: MomentInput, $since: String) { projects(at: $at, first: 100, changedSince: $since) {
          totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor node { code reportedIn } } } }`,
          { since: changedSince, at },
        )
      )['projects'] as unknown as List;
    const all = codes(await list({}));
    // Registered on the second, first reported on the fifteenth of June.
    expect(codes(await since('2026-06-01'))).toEqual(all);
    expect(codes(await since('2026-06-14'))).toEqual(all);
    expect(await since('2026-06-15')).toMatchObject({ totalCount: 0, edges: [] });
    expect(await since(api.position)).toMatchObject({ totalCount: 0 });
    const project = api.sichuan[1] ?? '';
    const { position } = await api.act(MANAGER, 'moveProject', {
      ...{ project, was: '51', to: '50' },
      effectiveOn: '2026-06-25',
      reason: '移交',
    });
    expect(codes(await since(api.position, { minPosition: position }))).toEqual([project]);
    expect(codes(await since(api.position, { minPosition: position, asOf: '2026-06-24' }))).toEqual([]);
    expect((await api.graphql(MANAGER, '{ projects(first: 1, changedSince: "gestern") { totalCount } }')).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    await api.act(MANAGER, 'moveProject', { project, was: '50', to: '51', effectiveOn: '2026-06-26', reason: '退回' });
  });

  it('is narrowed to what has no value in a column, and the export by the same (I-07)', async () => {
    const all = await list({});
    const missing = await list({ filter: { missing: ['productionCost'] } });
    // 皮影 and 食堂 report no cost.
    expect(codes(missing)).toEqual([api.sichuan[6], api.sichuan[8]]);
    expect(await exported({ missing: 'productionCost' })).toEqual(codes(missing));
    const either = await list({ filter: { missing: ['productionCost', 'promotionCost'] } });
    expect(either.totalCount).toBe(all.totalCount - 2);
    expect(await exported({ missing: 'colour' })).toEqual(['400']);
  });

  it('is narrowed to what was reported in a half-month, or not since one (B-09)', async () => {
    const all = await list({});
    expect(all.edges.map(({ node }) => node.reportedIn)).toEqual(all.edges.map(() => REPORTED));
    expect(codes(await list({ filter: { reportedIn: [REPORTED] } }))).toEqual(codes(all));
    expect(codes(await list({ filter: { reportedIn: [NEWEST] } }))).toEqual([]);
    expect(codes(await list({ filter: { unreportedSince: REPORTED } }))).toEqual([]);
    expect(codes(await list({ filter: { unreportedSince: NEWEST } }))).toEqual(codes(all));
    const fresh = { unit: 'bureau-44', title: '新灯', category: 'VALUES', bodies: ['某公司'], effectiveOn: '2026-07-01' };
    const { code, position } = await api.act('demo-44-filler', 'registerProject', fresh);
    const unreported = await list({ at: { minPosition: position }, filter: { unreportedSince: REPORTED } });
    expect(codes(unreported)).toEqual([code]);
    expect(await exported({ unreportedSince: REPORTED })).toEqual([code]);
    const newestFirst = await list({ orderBy: { field: 'REPORTED_IN', descending: true } });
    expect(newestFirst.edges[newestFirst.edges.length - 1]?.node).toEqual({ code, reportedIn: null });
  });
});

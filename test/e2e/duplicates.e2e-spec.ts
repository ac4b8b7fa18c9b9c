import { APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';

const GUANGDONG = 'bureau-44';
const [GD_FILLER, GD_APPROVER, SH_FILLER] = ['demo-44-filler', 'demo-44-approver', 'demo-31-filler'];
const OF = { unit: GUANGDONG, period: NEWEST };
/** One number in two spellings, so that it shows whose spelling is told to whom. */
const [IN_SICHUAN, IN_GUANGDONG] = ['（川）网微剧备字（2026）第00101号', '(川)网微剧备字(2026)第00101号'];
const [YANDAO, YUDENG] = ['51-2026-0002', '44-2026-0001'];
const SIGN = `kind zh en share written since learned open acrossUnits others { project title unit { id short } }`;
const ROW = `${SIGN} project title sideState unit { id short } claims { id project text reportUnit }`;
const LIST = `query Duplicates($at: MomentInput, $filter: DuplicateFilter, $first: Int!, $after: String) {
  duplicates(at: $at, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${ROW} } }
  } }`;
const OF_PROJECT = `query ($code: ID!, $at: MomentInput) { project(code: $code, at: $at) { duplicates { ${SIGN} } } }`;

interface Told {
  readonly project: string;
  readonly share: string;
  readonly claims: readonly { readonly project: string; readonly text: string; readonly reportUnit: string | null }[];
  readonly others: readonly object[];
}
interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly { readonly node: Told }[];
}

describe('example 6: one work is entered through two provinces', () => {
  let api: Country;
  let position: string | null = null;
  let both: string | null = null;

  const page = async (token: string, over: object = {}): Promise<Page> => {
    const variables = { first: 20, at: { minPosition: position }, ...over };
    return (await api.data(token, LIST, variables))['duplicates'] as unknown as Page;
  };
  const told = async (token: string, over: object = {}): Promise<readonly Told[]> =>
    (await page(token, over)).edges.map(({ node }) => node);
  const projects = async (token: string, over: object = {}): Promise<readonly string[]> =>
    (await told(token, over)).map(({ project }) => project);
  const write = async (value: string, seen?: string) => {
    await api.act(GD_FILLER, 'openDraft', OF);
    const cell = { line: YUDENG, attribute: 'planningNumber', value, ...(seen === undefined ? {} : { seen }) };
    return api.act(GD_FILLER, 'editCells', { ...OF, cells: [cell] });
  };

  beforeAll(async () => {
    api = await country();
    position = api.position;
  }, 120_000);
  afterAll(() => api?.close());

  it('is no sign to anybody while the second entry is a draft', async () => {
    const { draft } = await write(IN_GUANGDONG);
    expect(draft?.findings).toMatchObject([{ code: 'NUMBER_IN_USE' }]);
    position = await api.runtime.store.head();
    for (const token of [MANAGER, FILLER, GD_FILLER]) expect(await page(token)).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('shows NRTA both sides once it is submitted (D-01, D-03)', async () => {
    const [finding] = (await write(IN_GUANGDONG, IN_GUANGDONG)).draft?.findings ?? [];
    await api.act(GD_FILLER, 'waiveFinding', { ...OF, finding: finding?.key, reason: '号码以备案公示为准' });
    ({ position } = await api.act(GD_APPROVER, 'submitReport', { ...OF, certify: true }));
    both = position;
    const rows = await told(MANAGER);
    const common = { kind: 'PLANNING_NUMBER', zh: '规划立项备案号相同', open: true, acrossUnits: true, sideState: 'ACTIVE' };
    const sichuan = { ...common, project: YANDAO, title: '盐道', written: IN_SICHUAN };
    const guangdong = { ...common, project: YUDENG, title: '渔灯', written: IN_GUANGDONG };
    expect([...rows].sort((a, b) => (a.project < b.project ? 1 : -1))).toMatchObject([
      { ...sichuan, others: [{ project: YUDENG }], claims: [{ project: YANDAO, text: IN_SICHUAN, reportUnit: SICHUAN }] },
      { ...guangdong, others: [{ project: YANDAO }], claims: [{ project: YUDENG, text: IN_GUANGDONG, reportUnit: GUANGDONG }] },
    ]);
    expect(new Set(rows.map(({ share }) => share)).size).toBe(1);
  });

  it('tells each bureau of the other side its unit, code and title, and nothing else (I-06)', async () => {
    const sichuan = await told(FILLER);
    expect(sichuan).toMatchObject([{ project: YANDAO, unit: { id: SICHUAN }, claims: [{ project: YANDAO }] }]);
    expect(sichuan[0]?.others).toEqual([{ project: YUDENG, title: '渔灯', unit: { id: GUANGDONG, short: '广东' } }]);
    expect(JSON.stringify(sichuan)).not.toContain(IN_GUANGDONG);
    const guangdong = await told(GD_APPROVER);
    expect(guangdong).toMatchObject([{ project: YUDENG, unit: { id: GUANGDONG }, claims: [{ project: YUDENG }] }]);
    expect(guangdong[0]?.others).toEqual([{ project: YANDAO, title: '盐道', unit: { id: SICHUAN, short: '四川' } }]);
    // Sichuan wrote it in the comparable form, which `share` is of one's own number too.
    expect(JSON.stringify(guangdong.map((row) => ({ ...row, share: '' })))).not.toContain(IN_SICHUAN);
    expect(await projects(SH_FILLER)).toEqual([]);
    expect(await projects(FILLER, { filter: { units: ['44'] } })).toEqual([]);
    expect(await api.graphql(FILLER, OF_PROJECT, { code: YUDENG })).toMatchObject({ data: { project: null } });
  });

  it('stands with the project itself, of either basis', async () => {
    const at = { minPosition: position };
    const own = await api.data(APPROVER, OF_PROJECT, { code: YANDAO, at });
    const [row] = await told(FILLER);
    const { duplicates } = own['project'] as unknown as { readonly duplicates: readonly object[] };
    expect(duplicates).toHaveLength(1);
    expect(row).toMatchObject(duplicates[0] as object);
    const none = await api.data(APPROVER, OF_PROJECT, { code: api.sichuan[0], at });
    expect(none).toEqual({ project: { duplicates: [] } });
  });

  it('is paged and narrowed', async () => {
    const first = await page(MANAGER, { first: 1 });
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const rest = await page(MANAGER, { first: 1, after: first.pageInfo.endCursor });
    expect(rest).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: false } });
    const seen = [...first.edges, ...rest.edges].map(({ node }) => node.project);
    expect(seen).toEqual(await projects(MANAGER));
    const count = async (filter: object): Promise<number> => (await page(MANAGER, { filter })).totalCount;
    expect(await count({ units: ['51'], kinds: ['PLANNING_NUMBER'], open: true, acrossUnits: true })).toBe(1);
    expect(await count({ kinds: ['RELEASE_NUMBER', 'TITLE_AND_BODY'] })).toBe(0);
    expect(await count({ open: false })).toBe(0);
    expect(await count({ acrossUnits: false })).toBe(0);
  });

  it('ends with the corrected number; what was known before stays readable (I-01)', async () => {
    await api.act(MANAGER, 'acceptReport', { ...OF, revision: 1 });
    await write('（粤）网微剧备字（2026）第00900号', IN_GUANGDONG);
    expect(await projects(MANAGER)).toHaveLength(2);
    ({ position } = await api.act(GD_APPROVER, 'submitReport', { ...OF, certify: true, reason: '号码抄录有误' }));
    expect(await projects(MANAGER)).toEqual([]);
    expect(await projects(FILLER)).toEqual([]);
    expect(await projects(FILLER, { at: { asOf: '2026-07-01', knownAt: both } })).toEqual([YANDAO]);
    expect(await projects(MANAGER, { at: { asOf: '2026-07-01', knownAt: both } })).toHaveLength(2);
  });

  it('is never told by a title alone; title and producing body together are (D-03, D-04)', async () => {
    const entry = { unit: 'bureau-31', title: '《盐道》', category: 'VALUES', effectiveOn: '2026-06-20' };
    ({ position } = await api.act(SH_FILLER, 'registerProject', { ...entry, bodies: ['上海潮声影业有限公司'] }));
    expect(await projects(MANAGER)).toEqual([]);
    const input = { ...entry, bodies: ['成都映山影视文化有限公司'] };
    const { code, position: at } = await api.act(SH_FILLER, 'registerProject', input);
    position = at;
    expect([...(await projects(MANAGER, { filter: { kinds: ['TITLE_AND_BODY'] } }))].sort()).toEqual([code, YANDAO].sort());
    expect(await projects(SH_FILLER)).toEqual([code]);
  });
});

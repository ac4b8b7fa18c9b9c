import { APPROVER, country, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';

const OF = { unit: SICHUAN, period: NEWEST };
const REVIEW = `query Review($at: MomentInput, $period: ID!, $all: Boolean!) {
  report(unit: "51", period: $period, at: $at) { state review(all: $all) {
    revision acceptedRevision asOf changedCells projects
    decision { accepted revision by { id } text }
    totals { accepted { metric { id } value } now { value } }
    lines { project title titleBefore kinds explanation { why } findings { code }
      cells { attribute accepted acceptedAmount now nowAmount changed takenBack elsewhere acceptedClaim claim { id text raw reason source { kind } }
        leap { before now difference percent unusual } findings { code message messageEn reason }
        marks { revision reason text became becameZh explanation } } }
  } }
}`;
const QUEUE = `query Queue($at: MomentInput, $units: [ID!], $states: [ReportState!], $first: Int!, $after: String) {
  reviewQueue(at: $at, units: $units, states: $states, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { explained missing disputed openQuestions report { unit { id } period state revision changedCells } } }
  }
}`;

interface Cell {
  readonly attribute: string;
  readonly accepted: string;
  readonly now: string;
  readonly changed: boolean;
  readonly leap: object | null;
  readonly findings: readonly { readonly code: string; readonly message: string; readonly reason: string | null }[];
  readonly marks: readonly { readonly became: string }[];
}
interface Review {
  readonly revision: number;
  readonly acceptedRevision: number | null;
  readonly changedCells: number;
  readonly projects: number;
  readonly decision: object | null;
  readonly totals: readonly {
    readonly accepted: { readonly metric: { readonly id: string }; readonly value: string };
    readonly now: { readonly value: string };
  }[];
  readonly lines: readonly { readonly project: string; readonly kinds: readonly string[]; readonly cells: readonly Cell[] }[];
}

describe('a report beside what NRTA accepted last (B-08, B-09, I-04)', () => {
  let api: Country;
  let position: string | null;
  let [first, second, third] = ['', '', ''];
  const review = async (token = MANAGER, over: object = {}): Promise<Review> => {
    const variables = { period: NEWEST, all: false, at: { minPosition: position }, ...over };
    const { report } = (await api.data(token, REVIEW, variables)) as unknown as { report: { review: Review } };
    return report.review;
  };
  const cellOf = (from: Review, project: string, attribute: string): Cell | undefined =>
    from.lines.find((line) => line.project === project)?.cells.find((cell) => cell.attribute === attribute);
  const queue = async (over: object = {}) => {
    const { reviewQueue } = (await api.data(MANAGER, QUEUE, {
      first: 10,
      at: { minPosition: position },
      ...over,
    })) as unknown as {
      reviewQueue: {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        edges: readonly { node: { disputed: number; openQuestions: number; report: { unit: { id: string }; state: string } } }[];
      };
    };
    return reviewQueue;
  };
  const send = async (cells: readonly object[], more: object = {}): Promise<void> => {
    await api.act(FILLER, 'openDraft', OF);
    await api.act(FILLER, 'editCells', { ...OF, cells });
    ({ position } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true, ...more }));
  };

  beforeAll(async () => {
    api = await country();
    [first = '', second = '', third = ''] = api.sichuan;
    ({ position } = api);
  }, 120_000);
  afterAll(() => api.close());

  it('has nothing to review before it is sent, and nobody waits', async () => {
    expect(await review()).toBeNull();
    expect((await queue()).totalCount).toBe(0);
  });

  it('waits once it is sent: cells that changed, from what to what, how far, and what the checks say', async () => {
    api.stand('2026-06-30T16:00:00+08:00');
    await send([
      { line: first, attribute: 'productionCost', value: '180', seen: '120' },
      { line: second, attribute: 'productionCost', value: '3005', seen: '300.5' },
      { line: second, attribute: 'directors', value: '林青' },
    ]);
    const it = await review();
    expect(it).toMatchObject({ revision: 1, acceptedRevision: null, changedCells: 3, decision: null, projects: 10 });
    expect(it.lines.map(({ project, cells }) => [project, cells.length])).toEqual([
      [first, 1],
      [second, 2],
    ]);
    expect(cellOf(it, first, 'productionCost')).toMatchObject({
      accepted: '120',
      now: '180',
      acceptedAmount: '120000000',
      nowAmount: '180000000',
      changed: true,
      leap: { before: '120000000', now: '180000000', difference: '60000000', percent: 50, unusual: false },
      findings: [],
    });
    expect(cellOf(it, second, 'productionCost')?.findings).toMatchObject([
      { code: 'COST_LEAP', message: '与上次接收的 300.5 万元相比变动 +900%，幅度异常', reason: null },
    ]);
    expect(cellOf(it, second, 'directors')).toMatchObject({ accepted: '', now: '林青', leap: null });
    const waiting = await queue({ states: ['SUBMITTED'] });
    expect(waiting.edges.map(({ node }) => node.report)).toMatchObject([{ unit: { id: SICHUAN }, changedCells: 3 }]);
    expect((await queue({ units: ['44'] })).totalCount).toBe(0);
    expect((await queue({ states: ['RESUBMITTED', 'NOT_STARTED'] })).totalCount).toBe(0);
  });

  it('gives the same totals that the figures give in both bases', async () => {
    const at = { period: NEWEST, minPosition: position };
    const ask = `query($at: MomentInput, $basis: Basis!) { figures(at: $at, basis: $basis, filter: { units: ["51"] },
      metrics: ["projects", "projectsReleased", "productionCost", "promotionCost"]) { value } }`;
    const values = async (basis: string): Promise<readonly string[]> =>
      ((await api.data(MANAGER, ask, { at, basis })) as unknown as { figures: readonly { value: string }[] }).figures.map(
        ({ value }) => value,
      );
    const { totals } = await review();
    expect(totals.map(({ now }) => now.value)).toEqual(await values('REPORTED'));
    expect(totals.map(({ accepted }) => accepted.value)).toEqual(await values('ACCEPTED'));
    expect(totals[2]?.now.value).not.toBe(totals[2]?.accepted.value);
  });

  it('shows every cell when asked, and its own report to a bureau but not to another', async () => {
    const all = await review(MANAGER, { all: true });
    expect(all.lines).toHaveLength(10);
    expect(cellOf(all, third, 'title')).toMatchObject({ changed: false });
    expect((await review(FILLER)).changedCells).toBe(3);
    const { report } = (await api.data('demo-44-filler', REVIEW, { period: NEWEST, all: false })) as unknown as { report: null };
    expect(report).toBeNull();
  });

  it('tells of each mark what became of it: changed, or explained', async () => {
    api.stand('2026-07-01T10:00:00+08:00');
    const marks = [first, second].map((project) => ({ project, attribute: 'productionCost', reason: '请核对' }));
    ({ position } = await api.act(MANAGER, 'returnReport', { ...OF, revision: 1, reason: '两处成本', marks }));
    const returned = await review();
    expect(returned.decision).toMatchObject({
      accepted: false,
      revision: 1,
      by: { id: 'person-demo-nrta-nrta-manager' },
      text: '两处成本',
    });
    expect(cellOf(returned, second, 'productionCost')?.marks).toMatchObject([{ became: 'OPEN', text: '3005' }]);

    api.stand('2026-07-02T10:00:00+08:00');
    await api.act(FILLER, 'openDraft', OF);
    const { draft } = await api.act(FILLER, 'editCells', {
      ...OF,
      cells: [{ line: second, attribute: 'productionCost', value: '300.6', seen: '3005' }],
    });
    const finding = draft?.findings.find(({ code }) => code === 'MARK_UNANSWERED')?.key;
    await api.act(FILLER, 'waiveFinding', { ...OF, finding, reason: '合同如此' });
    ({ position } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true }));
    const again = await review();
    expect(again).toMatchObject({ revision: 2, decision: null, changedCells: 3 });
    expect(cellOf(again, second, 'productionCost')).toMatchObject({
      accepted: '300.5',
      now: '300.6',
      marks: [{ became: 'CHANGED', text: '3005', explanation: null }],
    });
    const stood = cellOf(again, first, 'productionCost');
    expect(stood).toMatchObject({
      now: '180',
      marks: [{ became: 'EXPLAINED', becameZh: '未改，已说明', explanation: '合同如此' }],
    });
    expect(stood?.findings).toMatchObject([{ code: 'MARK_UNANSWERED', reason: '合同如此' }]);
    expect((await queue()).edges[0]?.node).toMatchObject({ disputed: 1, report: { state: 'RESUBMITTED' } });
  });

  it('keeps showing an accepted report as it lay before the acceptance, with who accepted it', async () => {
    const before = await review();
    api.stand('2026-07-03T10:00:00+08:00');
    ({ position } = await api.act(MANAGER, 'acceptReport', { ...OF, revision: 2, note: '已核对' }));
    const after = await review();
    expect(after.decision).toMatchObject({ accepted: true, revision: 2, text: '已核对' });
    expect({ ...after, decision: null }).toEqual(before);
    expect((await queue()).totalCount).toBe(0);
  });

  it('reviews a correction against the revision that was accepted, what it cleared as a claim of its own', async () => {
    api.stand('2026-07-10T10:00:00+08:00');
    const cells = [
      { line: first, attribute: 'productionCost', value: '168', seen: '180' },
      { line: second, attribute: 'directors', value: '无', seen: '林青' },
    ];
    await send(cells, { reason: '审计调减' });
    const it = await review();
    expect(it).toMatchObject({ revision: 3, acceptedRevision: 2, changedCells: 2 });
    expect(cellOf(it, first, 'productionCost')).toMatchObject({ accepted: '180', now: '168', changed: true });
    expect(cellOf(it, second, 'directors')).toMatchObject({ accepted: '林青', now: '', takenBack: false, changed: true });
    expect(it.lines.flatMap((line) => line.cells)).toHaveLength(3);
    expect((await queue({ first: 1 })).edges[0]?.node.report.state).toBe('CORRECTED');
  });

  it('keeps the earlier period as it was accepted', async () => {
    const it = await review(MANAGER, { period: REPORTED });
    expect(it).toMatchObject({ revision: 1, acceptedRevision: null, decision: { accepted: true } });
    expect(it.lines).toHaveLength(10);
    expect(it.lines.every(({ kinds }) => kinds.includes('NEW'))).toBe(true);
    expect(cellOf(it, first, 'productionCost')).toMatchObject({ accepted: '', now: '120' });
  });
});

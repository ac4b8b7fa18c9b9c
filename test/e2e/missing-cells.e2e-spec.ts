import { APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';

const OF = { unit: SICHUAN, period: NEWEST };
const ASK = `query($at: MomentInput) { report(unit: "51", period: "${NEWEST}", at: $at) {
  state disputed { id } returns { revision marks { project title attribute text reason } }
  review(all: true) { lines { project cells { attribute now changed markable marks { became text explanation } findings { code } } } } } }`;

interface Cell {
  readonly attribute: string;
  readonly marks: readonly object[];
}
interface Report {
  readonly disputed: readonly object[];
  readonly returns: readonly { readonly marks: readonly object[] }[];
  readonly review: { readonly lines: readonly { readonly project: string; readonly cells: readonly Cell[] }[] };
}

describe('NRTA marks what is missing or stale in a zero report (B-08, B-09, B-10)', () => {
  let api: Country;
  let [first, second] = ['', ''];
  const report = async (position: string | null): Promise<Report> =>
    (await api.data(MANAGER, ASK, { at: { minPosition: position } }))['report'] as unknown as Report;
  const cellOf = (from: Report, project: string, attribute: string): Cell | undefined =>
    from.review.lines.find((line) => line.project === project)?.cells.find((cell) => cell.attribute === attribute);
  beforeAll(async () => {
    api = await country();
    [first = '', second = ''] = api.sichuan;
  }, 120_000);
  afterAll(() => api?.close());

  it('on any cell of the unit’s projects; nothing is disputed by it', async () => {
    const { position: sent } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true, zero: true });
    const before = await report(sent);
    expect(cellOf(before, first, 'directors')).toMatchObject({ now: '', changed: false, markable: true });
    expect(cellOf(before, second, 'stage')).toMatchObject({ now: '拍摄', changed: false, markable: true });
    const marks = [
      { project: first, attribute: 'directors', reason: '请补导演' },
      { project: second, attribute: 'stage', reason: '据报道已杀青' },
    ];
    const { position } = await api.act(MANAGER, 'returnReport', { ...OF, revision: 1, reason: '两处待补', marks });
    const returned = await report(position);
    expect(returned.disputed).toEqual([]);
    expect(returned.returns).toMatchObject([
      {
        marks: [
          { project: first, title: '川西来信', attribute: 'directors', text: '', reason: '请补导演' },
          { project: second, title: '盐道', attribute: 'stage', text: '拍摄', reason: '据报道已杀青' },
        ],
      },
    ]);
  });

  it('asks the unit about each of them, and shows NRTA what became of it', async () => {
    const { draft } = await api.act(FILLER, 'openDraft', OF);
    const open = draft?.findings.filter(({ code }) => code === 'MARK_UNANSWERED') ?? [];
    expect(open).toMatchObject([
      { line: first, attribute: 'directors' },
      { line: second, attribute: 'stage' },
    ]);
    const silent = await api.ask(APPROVER, 'submitReport', { ...OF, certify: true, zero: true, reason: '无变化' });
    expect(silent.userErrors).toMatchObject([{ code: 'HAS_FINDINGS' }]);
    await api.act(FILLER, 'editCells', { ...OF, cells: [{ line: first, attribute: 'directors', value: '林青', seen: '' }] });
    await api.act(FILLER, 'waiveFinding', { ...OF, finding: open[1]?.key, reason: '七月中旬杀青' });
    const { position } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true });
    const again = await report(position);
    expect(cellOf(again, first, 'directors')).toMatchObject({ now: '林青', marks: [{ became: 'CHANGED', text: '' }] });
    expect(cellOf(again, second, 'stage')).toMatchObject({
      marks: [{ became: 'EXPLAINED', text: '拍摄', explanation: '七月中旬杀青' }],
      findings: [{ code: 'MARK_UNANSWERED' }],
    });
  });
});

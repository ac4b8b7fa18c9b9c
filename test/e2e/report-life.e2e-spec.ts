import { testApi } from '../support/api';
import {
  acting,
  APPROVER,
  country,
  DRAFT,
  FILLER,
  MANAGER,
  NEWEST,
  REPORTED,
  SICHUAN,
  type Country,
  type DraftAnswer,
} from '../support/country';

const OF = { unit: SICHUAN, period: NEWEST };
const codesOf = ({ userErrors }: { readonly userErrors: readonly { readonly code: string }[] }): readonly string[] =>
  userErrors.map(({ code }) => code);

describe('the life of a report (B-08, B-09, B-10)', () => {
  let api: Country;
  beforeAll(async () => {
    api = await country();
  }, 120_000);
  afterAll(() => api?.close());

  const cost = (line: string | undefined, value: string, seen: string) => ({ line, attribute: 'productionCost', value, seen });
  const draft = async (): Promise<DraftAnswer | null> => {
    const query = `query Draft($unit: ID!, $period: ID!) { draft(unit: $unit, period: $period) { ${DRAFT} } }`;
    return (await api.data(FILLER, query, OF))['draft'] as unknown as DraftAnswer | null;
  };
  const facts = async (period = NEWEST): Promise<readonly string[]> =>
    (await api.runtime.store.readStream(`report-${SICHUAN}-${period}`)).map(({ type }) => type);

  it('two officers on one cell: the second is told both values, and nothing of the edit counts (B-08)', async () => {
    const [first, second] = api.sichuan;
    await api.act(FILLER, 'openDraft', OF);
    await api.act(FILLER, 'editCells', { ...OF, cells: [cost(first, '130', '120')] });
    // Saw 120, as the sheet had said; meanwhile 130 stands.
    const cells = [cost(second, '310', '300.5'), cost(first, '140', '120')];
    const late = await api.ask(APPROVER, 'editCells', { ...OF, cells });
    expect(codesOf(late)).toEqual(['VALUE_CHANGED']);
    expect(late.userErrors[0]?.detail).toMatchObject({
      line: first,
      attribute: 'productionCost',
      seen: 120_000_000,
      actual: 130_000_000,
      editor: 'person-demo-51-bureau-filler',
    });
    expect(late.userErrors[0]?.message).toMatch(/130.*120|120.*130/);
    expect((await draft())?.differences.map(({ line, now }) => [line, now])).toEqual([[first, '130']]);
    const again = await api.act(APPROVER, 'editCells', { ...OF, cells: [cost(first, '140', '130')] });
    expect(again.draft?.differences).toMatchObject([{ line: first, was: '120', now: '140' }]);
  });

  it('what would be sent is no zero report, and what is not certified or not by an approver is not sent (B-10)', async () => {
    expect(codesOf(await api.ask(APPROVER, 'submitReport', { ...OF, certify: true, zero: true }))).toEqual(['ZERO_WITH_CHANGES']);
    expect(codesOf(await api.ask(APPROVER, 'submitReport', { ...OF, certify: false }))).toEqual(['NOT_CERTIFIED']);
    expect(codesOf(await api.ask(FILLER, 'submitReport', { ...OF, certify: true }))).toEqual(['FORBIDDEN']);
    expect(await facts()).toEqual(['ReportOpened']);
  });

  it('a draft that was changed since it was read is not sent, nor a zero report over one that was begun since (B-10)', async () => {
    const query = 'query E($unit: ID!, $period: ID!) { draft(unit: $unit, period: $period) { edition } }';
    const edition = async (): Promise<string> =>
      ((await api.data(APPROVER, query, OF)) as unknown as { draft: { edition: string } }).draft.edition;
    const seen = await edition();
    await api.act(FILLER, 'editCells', { ...OF, cells: [cost(api.sichuan[0], '141', '140')] });
    const late = await api.ask(APPROVER, 'submitReport', { ...OF, certify: true, seen });
    expect(codesOf(late)).toEqual(['DRAFT_CHANGED']);
    expect(late.userErrors[0]?.detail).toEqual({ seen, actual: await edition() });
    expect(codesOf(await api.ask(APPROVER, 'submitReport', { ...OF, certify: true, zero: true, seen: '' }))).toEqual([
      'DRAFT_CHANGED',
    ]);
    await api.act(FILLER, 'editCells', { ...OF, cells: [cost(api.sichuan[0], '140', '141')] });
    // What is read again stands as it was read: nothing but the certificate is missing.
    expect(codesOf(await api.ask(APPROVER, 'submitReport', { ...OF, certify: false, seen }))).toEqual(['NOT_CERTIFIED']);
    expect(await facts()).toEqual(['ReportOpened']);
  });

  it('a draft outlives the process and the deadline; discarded it is gone, and what is reported stands', async () => {
    api.stand('2026-07-15T10:00:00+08:00');
    expect(await draft()).toMatchObject({ differences: [{ line: api.sichuan[0], now: '140' }] });
    await api.act(FILLER, 'discardDraft', OF);
    expect(await draft()).toBeNull();
    expect(codesOf(await api.ask(FILLER, 'discardDraft', OF))).toEqual(['NO_DRAFT']);
    const { draft: anew } = await api.act(FILLER, 'openDraft', OF);
    expect(anew?.differences).toEqual([]);
    expect(await facts()).toEqual(['ReportOpened']);
  });

  it('nothing changed is not sent unless it is said: the zero report is an act of its own (B-10)', async () => {
    expect(codesOf(await api.ask(APPROVER, 'submitReport', { ...OF, certify: true }))).toEqual(['NOTHING_CHANGED']);
    const { receipt } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true, zero: true });
    expect(receipt).toMatchObject({ revision: 1, zero: true, projects: 10, lines: 0, cells: 0, lateness: 'LATE' });
    expect(await facts()).toEqual(['ReportOpened', 'ReportSubmitted']);
  });

  it('while NRTA has it nothing is edited or sent again', async () => {
    expect(codesOf(await api.ask(FILLER, 'openDraft', OF))).toEqual(['ALREADY_SUBMITTED']);
    const cells = [cost(api.sichuan[0], '150', '120')];
    expect(codesOf(await api.ask(FILLER, 'editCells', { ...OF, cells }))).toEqual(['ALREADY_SUBMITTED']);
    expect(codesOf(await api.ask(APPROVER, 'submitReport', { ...OF, certify: true, zero: true }))).toEqual(['ALREADY_SUBMITTED']);
  });

  it('is accepted in the revision that was read, by NRTA, once', async () => {
    const changed = await api.ask(MANAGER, 'acceptReport', { ...OF, revision: 2 });
    expect(codesOf(changed)).toEqual(['REVISION_CHANGED']);
    expect(changed.userErrors[0]?.detail).toMatchObject({ seen: 2, actual: 1 });
    for (const other of [FILLER, APPROVER, 'demo-nrta-analyst']) {
      expect(codesOf(await api.ask(other, 'acceptReport', { ...OF, revision: 1 }))).toEqual(['FORBIDDEN']);
    }
    await api.act(MANAGER, 'acceptReport', { ...OF, revision: 1 });
    expect(codesOf(await api.ask(MANAGER, 'acceptReport', { ...OF, revision: 1 }))).toEqual(['ALREADY_ACCEPTED']);
    expect(await facts()).toEqual(['ReportOpened', 'ReportSubmitted', 'ReportAccepted']);
  });

  it('an accepted report is corrected with a reason only', async () => {
    const of = { unit: SICHUAN, period: REPORTED };
    await api.act(FILLER, 'openDraft', of);
    await api.act(FILLER, 'editCells', { ...of, cells: [cost(api.sichuan[0], '118', '120')] });
    expect(codesOf(await api.ask(APPROVER, 'submitReport', { ...of, certify: true }))).toEqual(['REASON_REQUIRED']);
    const { receipt } = await api.act(APPROVER, 'submitReport', { ...of, certify: true, reason: '发票核对后更正' });
    // Timeliness is judged on the first submission.
    expect(receipt).toMatchObject({ revision: 2, cells: 1, lateness: 'IN_TIME' });
    expect((await facts(REPORTED)).slice(-3)).toEqual(['LineRetracted', 'LineReported', 'ReportSubmitted']);
  });
});

it('sent on 16 or 17 June the report of 2026-06-H1 is within grace, on the 18th late, by a named rule (Z-8, Z-10, example 9)', async () => {
  const api = await testApi();
  try {
    const { act } = acting(api);
    api.stand('2026-06-01T10:00:00+08:00');
    await act(MANAGER, 'openPeriod', { period: REPORTED });
    const sent: unknown[] = [];
    let last: string | null = null;
    for (const [code, at] of [
      ['11', '2026-06-15T23:59:59.999+08:00'],
      ['12', '2026-06-16T00:00:00+08:00'],
      ['13', '2026-06-17T23:59:59.999+08:00'],
      ['14', '2026-06-18T00:00:00+08:00'],
      ['15', '2026-06-18T07:50:00+08:00'],
    ] as const) {
      api.stand(at);
      const of = { unit: `bureau-${code}`, period: REPORTED, certify: true, zero: true };
      const { receipt, position } = await act(`demo-${code}-approver`, 'submitReport', of);
      last = position;
      sent.push([code, receipt?.['latenessZh']]);
      expect(receipt?.['rule']).toMatch(/^half-month-deadline 2026-06-01（.*Z-10.*）$/);
    }
    expect(sent).toEqual([
      ['11', '按时'],
      ['12', '宽限期内'],
      ['13', '宽限期内'],
      ['14', '迟报'],
      ['15', '迟报'],
    ]);
    // The calendar says the same, and of a unit that sent nothing that it is overdue from that instant on.
    const query = `query Calendar($last: Position) { reports(period: "${REPORTED}", at: { minPosition: $last }, first: 32) { edges { node { unit { region } latenessZh } } } }`;
    const { reports } = (await api.data(MANAGER, query, { last })) as unknown as {
      reports: { edges: readonly { node: { unit: { region: string }; latenessZh: string } }[] };
    };
    const shown = new Map(reports.edges.map(({ node }) => [node.unit.region, node.latenessZh]));
    expect([shown.size, shown.get('51'), ...['11', '13', '15'].map((code) => shown.get(code))]).toEqual([
      32,
      '逾期未报',
      '按时',
      '宽限期内',
      '迟报',
    ]);
  } finally {
    await api.close();
  }
}, 120_000);

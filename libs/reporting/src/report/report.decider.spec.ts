import { foldEvents, type LocalDate } from '#kernel';
import type { SubmitReport, SubmittedCell } from './submit-report.part';
import { reportDecider, type ReportCommand } from './report.decider';
import type { ReportFact } from './report-state';

const decider = reportDecider((claims) => `hash of ${JSON.stringify(claims).length}`);
const day = (text: string): LocalDate => `2026-${text}` as LocalDate;
const unit = 'bureau-51';
const period = '2026-06-H2';
const [A, B] = ['51-2026-0001', '51-2026-0002'];

const given = (...past: ReportFact[]) => ({
  when: (command: ReportCommand) => decider.decide(command, foldEvents(decider, past)),
});

const opened: ReportFact = { type: 'ReportOpened', data: { unit, period } };
const cell = (over: Partial<SubmittedCell> = {}): SubmittedCell => ({
  attribute: 'productionCost',
  value: 900_000_000,
  was: null,
  since: null,
  source: 'f1',
  row: 7,
  ...over,
});
const submit = (over: Partial<SubmitReport> = {}): SubmitReport => ({
  type: 'SubmitReport',
  unit,
  period,
  from: day('06-16'),
  to: day('06-30'),
  today: day('06-30'),
  seenRevision: 0,
  certifier: 'person-2',
  certified: true,
  zero: false,
  lines: [{ project: B, cells: [cell()] }],
  projects: 2,
  explanations: [],
  waivers: [],
  edition: 'e-1',
  ...over,
});
/** What the first submission left behind, with the ids the store gave. */
const claimed = (project: string, id: string, revision = 1, value = 900_000_000): ReportFact => ({
  type: 'LineReported',
  id,
  data: {
    unit,
    period,
    revision,
    project,
    cells: [{ attribute: 'productionCost', value, was: null, effectiveOn: day('06-30'), source: 'f1' }],
  },
});
const submitted = (revision = 1, undatedOn = day('06-30')): ReportFact => ({
  type: 'ReportSubmitted',
  data: {
    unit,
    period,
    revision,
    zero: false,
    counts: { projects: 2, lines: 1, cells: 1, retracted: 0 },
    hash: 'h',
    receipt: `51-2026-06-H2-0${revision}`,
    certifier: 'person-2',
    undatedOn,
    explanations: [],
    waivers: [],
  },
});
const accepted = (revision: number, ...projects: string[]): ReportFact => ({
  type: 'ReportAccepted',
  data: { unit, period, revision, projects },
});
const returned = (...marks: string[]): ReportFact => ({
  type: 'ReportReturned',
  data: {
    unit,
    period,
    revision: 1,
    reason: '金额有误',
    marks: marks.map((project) => ({ project, attribute: 'productionCost' })),
    projects: marks,
  },
});

describe('opening a report (B-08)', () => {
  it('is said once, whoever begins the draft again', () => {
    expect(given().when({ type: 'OpenReport', unit, period })).toEqual({ ok: true, events: [opened] });
    expect(given(opened).when({ type: 'OpenReport', unit, period })).toEqual({ ok: true, events: [] });
  });
});

describe('submitting a report', () => {
  it('takes the edition that was read, and any where nobody says which (B-10)', () => {
    expect(given(opened).when(submit({ seen: 'e-1' }))).toEqual(given(opened).when(submit()));
    expect(given(opened, submitted()).when(submit({ seen: 'e-0' }))).toMatchObject({ code: 'ALREADY_SUBMITTED' });
  });

  it('records changed cells, counts, certifier, receipt and hash in one append', () =>
    expect(given(opened).when(submit())).toMatchObject({
      ok: true,
      events: [
        {
          type: 'LineReported',
          data: {
            project: B,
            revision: 1,
            cells: [
              { attribute: 'productionCost', value: 900_000_000, was: null, effectiveOn: '2026-06-30', source: 'f1', row: 7 },
            ],
          },
        },
        {
          type: 'ReportSubmitted',
          data: {
            revision: 1,
            zero: false,
            counts: { projects: 2, lines: 1, cells: 1, retracted: 0 },
            receipt: '51-2026-06-H2-01',
            certifier: 'person-2',
            undatedOn: '2026-06-30',
            hash: expect.stringMatching(/^hash of \d+$/) as string,
          },
        },
      ],
    }));

  it('dates a cell by its own day where it has one (worked example, rule 2)', () =>
    expect(
      given(opened).when(
        submit({ lines: [{ project: A, cells: [cell({ attribute: 'stage', value: 'SCRIPT', since: day('06-22') }), cell()] }] }),
      ),
    ).toMatchObject({ events: [{ data: { cells: [{ effectiveOn: '2026-06-22' }, { effectiveOn: '2026-06-30' }] } }, {}] }));

  it.each([
    ['late: the last day of the period', '07-03', '06-30'],
    ['early: the first day', '06-10', '06-16'],
    ['within: the very day', '06-18', '06-18'],
  ])('clamps the day of undated cells into the period, %s', (_name, today, undatedOn) =>
    expect(given(opened).when(submit({ today: day(today) }))).toMatchObject({
      events: [{ data: { cells: [{ effectiveOn: day(undatedOn) }] } }, { data: { undatedOn: day(undatedOn) } }],
    }),
  );

  it.each([
    ['NOT_OPENED', [], submit()],
    ['NOT_CERTIFIED', [opened], submit({ certified: false })],
    ['REVISION_CHANGED', [opened], submit({ seenRevision: 1 })],
    ['DRAFT_CHANGED', [opened], submit({ seen: 'e-0' })],
    ['DRAFT_CHANGED', [opened], submit({ seen: '', zero: true, lines: [] })],
    ['NOTHING_CHANGED', [opened], submit({ lines: [] })],
    ['ALREADY_SUBMITTED', [opened, claimed(B, 'e-1'), submitted()], submit({ seenRevision: 1 })],
  ] as const)('is refused: %s', (code, past, command) => expect(given(...past).when(command)).toMatchObject({ ok: false, code }));
});

describe('a zero report (B-10)', () => {
  it('is an explicit act', () =>
    expect(given(opened).when(submit({ zero: true, lines: [] }))).toMatchObject({
      ok: true,
      events: [{ type: 'ReportSubmitted', data: { zero: true, counts: { lines: 0, cells: 0 } } }],
    }));

  it('is refused beside differences', () =>
    expect(given(opened).when(submit({ zero: true }))).toMatchObject({ code: 'ZERO_WITH_CHANGES', detail: { lines: [B] } }));

  it('is refused over claims that an earlier revision made', () =>
    expect(
      given(opened, claimed(B, 'e-1'), submitted(), returned(B)).when(submit({ zero: true, lines: [], seenRevision: 1 })),
    ).toMatchObject({ code: 'ZERO_WITH_CHANGES', detail: { claimed: [B] } }));
});

describe('sending a returned report again', () => {
  const past = [opened, claimed(A, 'e-a', 1, 120), claimed(B, 'e-b'), submitted(), returned(B)];

  it('takes back the claim it replaces and keeps the day of the first submission (worked example, 7)', () =>
    expect(
      given(...past).when(
        submit({
          today: day('07-08'),
          seenRevision: 1,
          lines: [{ project: B, cells: [cell({ value: 90_000_000, was: 900_000_000 })] }],
        }),
      ),
    ).toMatchObject({
      events: [
        { type: 'LineRetracted', data: { revision: 2, project: B, cells: [{ attribute: 'productionCost', event: 'e-b' }] } },
        { type: 'LineReported', data: { revision: 2, cells: [{ value: 90_000_000, effectiveOn: '2026-06-30' }] } },
        { type: 'ReportSubmitted', data: { revision: 2, undatedOn: '2026-06-30', counts: { cells: 1, retracted: 1 } } },
      ],
    }));

  it('keeps a first day within the period, however late it is sent again (worked example, rule 2)', () => {
    const early = [opened, claimed(B, 'e-b'), submitted(1, day('06-18')), returned(B)];
    expect(
      given(...early).when(
        submit({ today: day('07-08'), seenRevision: 1, lines: [{ project: B, cells: [cell({ value: 90 })] }] }),
      ),
    ).toMatchObject({
      events: [{}, { data: { cells: [{ effectiveOn: '2026-06-18' }] } }, { data: { undatedOn: '2026-06-18' } }],
    });
  });

  it('says “无” also where nothing stood before its own claim: what stands beneath may have changed since (B-09)', () =>
    expect(
      given(...past).when(submit({ seenRevision: 1, lines: [{ project: B, cells: [cell({ value: null, was: 900_000_000 })] }] })),
    ).toMatchObject({
      ok: true,
      events: [
        { type: 'LineRetracted', data: { cells: [{ event: 'e-b' }] } },
        { type: 'LineReported', data: { cells: [{ value: null, was: 900_000_000 }] } },
        { type: 'ReportSubmitted', data: { counts: { lines: 1, cells: 1, retracted: 1 } } },
      ],
    }));

  it('may stand as it was, with a reason and never without', () => {
    expect(given(...past).when(submit({ seenRevision: 1, lines: [] }))).toMatchObject({ code: 'NOTHING_CHANGED' });
    expect(given(...past).when(submit({ seenRevision: 1, lines: [], reason: '经核实无误' }))).toMatchObject({
      ok: true,
      events: [{ type: 'ReportSubmitted', data: { revision: 2, reason: '经核实无误' } }],
    });
  });

  it('as a whole is not answered by one change beside it: what stays disputed needs a reason (B-08)', () => {
    const whole = [opened, claimed(A, 'e-a', 1, 120), claimed(B, 'e-b'), submitted(), returned()];
    const one = submit({ seenRevision: 1, lines: [{ project: B, cells: [cell({ value: 90, was: 900_000_000 })] }] });
    expect(given(...whole).when(one)).toMatchObject({ code: 'REASON_REQUIRED', detail: { left: 1 } });
    const beside = submit({ seenRevision: 1, lines: [{ project: B, cells: [cell({ attribute: 'note', value: '无' })] }] });
    expect(given(...whole).when(beside)).toMatchObject({ code: 'REASON_REQUIRED', detail: { left: 2 } });
    expect(given(...whole).when({ ...beside, reason: '合同属实' })).toMatchObject({ ok: true });
    const both = submit({ seenRevision: 1, lines: [A, B].map((project) => ({ project, cells: [cell({ value: 90 })] })) });
    expect(given(...whole).when(both)).toMatchObject({ ok: true });
  });

  it('as a zero report again needs a reason too (B-08, B-10)', () => {
    const zero: ReportFact[] = [opened, submitted(), returned()];
    const again = submit({ seenRevision: 1, zero: true, lines: [] });
    expect(given(...zero).when(again)).toMatchObject({ code: 'REASON_REQUIRED', detail: { revision: 1 } });
    expect(given(...zero).when({ ...again, reason: ' ' })).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(given(...zero).when({ ...again, reason: '确无变化' })).toMatchObject({
      events: [{ type: 'ReportSubmitted', data: { zero: true, revision: 2, reason: '确无变化' } }],
    });
    expect(given(...zero).when(submit({ seenRevision: 1 }))).toMatchObject({ ok: true });
  });

  it('does not take back a claim that an earlier revision has taken back already', () => {
    const again: ReportFact[] = [
      ...past,
      {
        type: 'LineRetracted',
        data: { unit, period, revision: 2, project: B, cells: [{ attribute: 'productionCost', event: 'e-b' }] },
      },
      claimed(B, 'e-b2', 2, 90),
      submitted(2),
      { ...returned(B), data: { ...returned(B).data, revision: 2 } } as ReportFact,
    ];
    expect(
      given(...again).when(submit({ seenRevision: 2, lines: [{ project: B, cells: [cell({ value: 91, was: 90 })] }] })),
    ).toMatchObject({ events: [{ data: { cells: [{ event: 'e-b2' }] } }, {}, {}] });
  });
});

describe('correcting an accepted report (I-03)', () => {
  const past = [opened, claimed(A, 'e-a', 1, 180), claimed(B, 'e-b'), submitted(), accepted(1, A, B)];
  const correction = submit({
    today: day('10-05'),
    seenRevision: 1,
    lines: [{ project: A, cells: [cell({ value: 168, was: 180 })] }],
    reason: '决算调整',
  });

  it('is revision n+1 with a reason, on the kept day (worked example, 14)', () =>
    expect(given(...past).when(correction)).toMatchObject({
      events: [
        { type: 'LineRetracted', data: { cells: [{ event: 'e-a' }] } },
        { type: 'LineReported', data: { revision: 2, cells: [{ value: 168, effectiveOn: '2026-06-30' }] } },
        { type: 'ReportSubmitted', data: { revision: 2, reason: '决算调整', undatedOn: '2026-06-30' } },
      ],
    }));

  it('is refused without a reason', () =>
    expect(given(...past).when({ ...correction, reason: ' ' })).toMatchObject({ code: 'REASON_REQUIRED' }));

  it('is a correction still where it was returned and is sent again, and needs a reason again (B-08)', () => {
    const decision = given(...past).when(correction);
    const sent = [...past, ...(decision.ok ? decision.events : [])].map((fact) =>
      fact.type === 'LineReported' && fact.data.revision === 2 ? { ...fact, id: 'e-a2' } : fact,
    );
    const back = { type: 'ReturnReport' as const, unit, period, revision: 2, reason: '无依据', projects: [A, B] };
    const marked = given(...sent).when({ ...back, marks: [{ project: A, attribute: 'productionCost' }] });
    expect(marked).toMatchObject({ events: [{ data: { projects: [A] } }] });
    expect(given(...sent).when({ ...back, marks: [{ project: B, attribute: 'productionCost' }] })).toMatchObject({
      code: 'MARK_ACCEPTED',
      detail: { revision: 1 },
    });
    const facts = [...sent, ...(marked.ok ? marked.events : [])];
    const again = { ...correction, seenRevision: 2, lines: [{ project: A, cells: [cell({ value: 170, was: 168 })] }] };
    expect(given(...facts).when({ ...again, reason: '' })).toMatchObject({ code: 'REASON_REQUIRED' });
    const resent = given(...facts).when(again);
    expect(resent).toMatchObject({ events: [{ data: { cells: [{ event: 'e-a2' }] } }, {}, { data: { revision: 3 } }] });
    expect(foldEvents(decider, [...facts, ...(resent.ok ? resent.events : [])])).toMatchObject({
      status: 'CORRECTED',
      acceptedRevision: 1,
      returned: null,
    });
  });

  it('is accepted for the projects it touched only (worked example, 16)', () => {
    const decision = given(...past).when(correction);
    const facts = decision.ok ? decision.events : [];
    expect(given(...past, ...facts).when({ type: 'AcceptReport', unit, period, revision: 2 })).toMatchObject({
      events: [{ data: { revision: 2, projects: [A] } }],
    });
  });
});

describe('accepting a report', () => {
  const past = [opened, claimed(B, 'e-b'), claimed(A, 'e-a'), submitted()];
  const acceptIt = { type: 'AcceptReport' as const, unit, period, revision: 1 };

  it('names the projects with claims to settle, in order', () =>
    expect(given(...past).when(acceptIt)).toEqual({ ok: true, events: [accepted(1, A, B)] }));

  it('keeps a note', () =>
    expect(given(...past).when({ ...acceptIt, note: '已核' })).toMatchObject({ events: [{ data: { note: '已核' } }] }));

  it.each([
    ['REVISION_CHANGED', past, { ...acceptIt, revision: 2 }],
    ['NOT_SUBMITTED', [opened], acceptIt],
    ['NOT_SUBMITTED', [...past, returned(B)], acceptIt],
    ['ALREADY_ACCEPTED', [...past, accepted(1, A, B)], acceptIt],
  ] as const)('is refused: %s', (code, facts, command) => expect(given(...facts).when(command)).toMatchObject({ code }));
});

describe('returning a report', () => {
  const past = [opened, claimed(B, 'e-b'), claimed(A, 'e-a'), submitted()];
  const back = { type: 'ReturnReport' as const, unit, period, revision: 1, reason: '金额有误', marks: [], projects: [A, B] };
  const mark = (project: string) => ({ project, attribute: 'productionCost' as const });

  it('names the projects of the marked cells', () =>
    expect(given(...past).when({ ...back, marks: [mark(B)] })).toEqual({ ok: true, events: [returned(B)] }));

  it('marks what is missing or stale on any project of the unit, of a zero report too (B-08)', () => {
    const missing = { project: A, attribute: 'stage' as const, reason: '已开机' };
    expect(given(...past).when({ ...back, marks: [missing] })).toMatchObject({
      events: [{ type: 'ReportReturned', data: { marks: [missing], projects: [A] } }],
    });
    expect(given(opened, submitted()).when({ ...back, marks: [missing] })).toMatchObject({ ok: true });
    const foreign = { ...missing, project: '44-2026-0001' };
    expect(given(opened, submitted()).when({ ...back, marks: [missing, foreign] })).toMatchObject({
      code: 'UNKNOWN_MARK',
      detail: { marks: [foreign] },
    });
  });

  it('concerns every project with open claims where none is marked', () =>
    expect(given(...past).when(back)).toMatchObject({ events: [{ data: { marks: [], projects: [A, B] } }] }));

  it.each([
    ['REASON_REQUIRED', past, { ...back, reason: '' }],
    ['UNKNOWN_MARK', past, { ...back, marks: [mark('51-2026-0009')] }],
    ['REVISION_CHANGED', past, { ...back, revision: 2 }],
    ['NOT_SUBMITTED', [opened], back],
  ] as const)('is refused: %s', (code, facts, command) => expect(given(...facts).when(command)).toMatchObject({ code }));
});

import { foldEvents, type Instant, type LocalDate } from '#kernel';
import type { ReportEvent } from '../events';
import { reportDecider, type ReportCommand } from './report.decider';

const decider = reportDecider(() => 'hash');
const day = (text: string): LocalDate => `2026-${text}` as LocalDate;
const of = { unit: 'bureau-51', period: '2026-06-H2' };
const given = (...past: ReportEvent[]) => ({
  when: (command: ReportCommand) => decider.decide(command, foldEvents(decider, past)),
});
const late = '2026-07-07T16:00:00.000Z' as Instant;
const extend = (over: Partial<Extract<ReportCommand, { type: 'ExtendDeadline' }>> = {}): ReportCommand => ({
  type: 'ExtendDeadline',
  ...of,
  dueOn: day('07-03'),
  lateFrom: late,
  was: day('06-30'),
  reason: '暴雨停电',
  periodDueOn: day('06-30'),
  today: day('07-01'),
  ...over,
});
const remind = (over: Partial<Extract<ReportCommand, { type: 'RemindUnit' }>> = {}): ReportCommand => ({
  type: 'RemindUnit',
  ...of,
  kind: 'OVERDUE',
  text: '请尽快报送',
  periodDueOn: day('06-30'),
  today: day('07-01'),
  ...over,
});
const opened: ReportEvent = { type: 'ReportOpened', data: of };
const extended: ReportEvent = {
  type: 'DeadlineExtended',
  data: { ...of, was: day('06-30'), dueOn: day('07-03'), lateFrom: late, reason: '暴雨停电' },
};
const submitted: ReportEvent = {
  type: 'ReportSubmitted',
  data: {
    ...of,
    revision: 1,
    zero: true,
    counts: { projects: 0, lines: 0, cells: 0, retracted: 0 },
    hash: 'h',
    receipt: '51-2026-06-H2-01',
    certifier: 'person-2',
    undatedOn: day('06-30'),
    explanations: [],
    waivers: [],
  },
};
const returned: ReportEvent = {
  type: 'ReportReturned',
  data: { ...of, revision: 1, reason: '请核实', marks: [], projects: [] },
};
const reminded = (kind: 'OVERDUE' | 'MANUAL' = 'OVERDUE', dueOn = day('06-30')): ReportEvent => ({
  type: 'ReportReminded',
  data: { ...of, kind, dueOn, text: '请尽快报送' },
});

describe('extending a deadline (B-08)', () => {
  it('names the day that stood, the new one, its grace and the reason, begun or not', () => {
    expect(given().when(extend())).toEqual({ ok: true, events: [extended] });
    expect(given(opened).when(extend())).toEqual({ ok: true, events: [extended] });
  });

  it('may be done again, over the day that stands now', () => {
    expect(given(extended).when(extend({ was: day('07-03'), dueOn: day('07-06') }))).toMatchObject({ ok: true });
    expect(given(extended).when(extend({ dueOn: day('07-06') }))).toMatchObject({
      code: 'VALUE_CHANGED',
      detail: { seen: '2026-06-30', actual: '2026-07-03' },
    });
  });

  it.each([
    ['REASON_REQUIRED', [], extend({ reason: '  ' })],
    ['NOT_AN_EXTENSION', [], extend({ dueOn: day('06-30') })],
    ['NOT_AN_EXTENSION', [extended], extend({ was: day('07-03') })],
    ['DUE_IN_PAST', [], extend({ today: day('07-04') })],
    // What was sent late stays late.
    ['EXTENSION_TOO_LATE', [opened, submitted], extend()],
    ['EXTENSION_TOO_LATE', [opened, submitted, returned], extend()],
  ] as const)('is refused: %s', (code, past, command) => expect(given(...past).when(command)).toMatchObject({ code }));
});

describe('reminding a unit', () => {
  it('is one fact for a kind and a due day, whoever asks again; by hand it is one each time', () => {
    expect(given(opened).when(remind())).toEqual({ ok: true, events: [reminded()] });
    expect(given(opened, reminded()).when(remind({ text: '再次提醒' }))).toEqual({ ok: true, events: [] });
    expect(given(reminded('MANUAL')).when(remind({ kind: 'MANUAL' }))).toMatchObject({ events: [{ data: { kind: 'MANUAL' } }] });
  });

  it('speaks of the extended day, and of it anew', () =>
    expect(given(reminded(), extended).when(remind({ today: day('07-04') }))).toEqual({
      ok: true,
      events: [reminded('OVERDUE', day('07-03'))],
    }));

  it.each([
    ['BEFORE_DUE', '06-29'],
    ['DUE', '06-30'],
    ['OVERDUE', '07-01'],
  ] as const)('of kind %s has its time', (kind, today) => {
    for (const each of ['06-29', '06-30', '07-01']) {
      const decision = given().when(remind({ kind, today: day(each) }));
      expect(decision).toMatchObject(each === today ? { ok: true } : { code: 'REMINDER_OUT_OF_TIME' });
    }
  });

  it.each([
    ['NOTHING_TO_REMIND', [opened, submitted], remind({ kind: 'MANUAL' })],
    ['NOTHING_TO_REMIND', [opened, submitted, returned], remind()],
    ['TEXT_EMPTY', [], remind({ text: ' ' })],
  ] as const)('is refused: %s', (code, past, command) => expect(given(...past).when(command)).toMatchObject({ code }));

  it('may be done by hand over a returned report', () =>
    expect(given(opened, submitted, returned).when(remind({ kind: 'MANUAL' }))).toMatchObject({ ok: true }));
});

describe('a question about a cell', () => {
  const cell = { ...of, project: '51-2026-0002', attribute: 'productionCost' as const, text: ' 是否含译制费？ ' };
  const asked: ReportEvent = { type: 'CellQuestionAsked', data: { ...cell, text: '是否含译制费？' } };

  it('is asked of what was sent, and moves neither state nor revision', () => {
    expect(given(opened, submitted).when({ type: 'AskAboutCell', ...cell })).toEqual({ ok: true, events: [asked] });
    expect(given(opened).when({ type: 'AskAboutCell', ...cell })).toMatchObject({ code: 'NOT_SUBMITTED' });
    const [before, after] = [
      [opened, submitted],
      [opened, submitted, asked],
    ].map((past) => foldEvents(decider, past));
    expect(after).toEqual({ ...before, asked: new Set(['51-2026-0002/productionCost']) });
  });

  it('is answered in the thread of its cell, and nowhere else', () => {
    const answer = { type: 'AnswerQuestion' as const, ...cell, text: '不含。' };
    expect(given(opened, submitted, asked).when(answer)).toMatchObject({ events: [{ type: 'CellQuestionAnswered' }] });
    expect(given(opened, submitted, asked).when({ ...answer, attribute: 'title' })).toMatchObject({ code: 'NO_QUESTION' });
    expect(given(opened, submitted, asked).when({ ...answer, text: ' ' })).toMatchObject({ code: 'TEXT_EMPTY' });
  });
});

import { heatCell, isLate, isOpen, signsOf, standingOf } from './cells';
import type { CalendarCell } from './operations';

const cell = (over: Partial<CalendarCell>): CalendarCell => ({
  period: '2026-06-H1',
  state: 'NOT_STARTED',
  stateZh: '未开始',
  lateness: 'NOT_DUE',
  latenessZh: '未到期',
  required: true,
  dueOn: '2026-06-15' as CalendarCell['dueOn'],
  extended: false,
  revision: null,
  zero: null,
  reminders: 0,
  ...over,
});

describe('a cell of the report calendar (B-08, Z-10, Z-25)', () => {
  it.each<[Partial<CalendarCell>, string, readonly string[]]>([
    [{}, 'notBegun', []],
    [{ state: 'OPENED' }, 'draft', []],
    [{ state: 'NOT_STARTED', lateness: 'OVERDUE' }, 'overdue', []],
    [{ state: 'OPENED', lateness: 'OVERDUE' }, 'overdue', ['begun']],
    [{ required: false, lateness: 'OVERDUE' }, 'optional', []],
    [{ state: 'OPENED', required: false, lateness: 'OVERDUE' }, 'draft', []],
    [{ state: 'SUBMITTED', lateness: 'LATE' }, 'submitted', ['late']],
    [{ state: 'RETURNED', lateness: 'WITHIN_GRACE' }, 'returned', ['grace']],
    [{ state: 'RESUBMITTED', lateness: 'IN_TIME', extended: true }, 'resubmitted', ['extended']],
    [{ state: 'ACCEPTED', lateness: 'IN_TIME', zero: true }, 'accepted', ['zero']],
    [{ state: 'CORRECTED', lateness: 'LATE', zero: false, extended: true }, 'corrected', ['late', 'extended']],
  ])('%j is %s %j', (over, standing, signs) => {
    expect(standingOf(cell(over))).toBe(standing);
    expect(signsOf(cell(over))).toEqual(signs);
  });

  it('is open while something is owed, and late by what was judged', () => {
    const open = ['NOT_STARTED', 'OPENED', 'RETURNED'] as const;
    for (const state of ['NOT_STARTED', 'OPENED', 'SUBMITTED', 'RETURNED', 'RESUBMITTED', 'ACCEPTED', 'CORRECTED'] as const) {
      expect(isOpen(cell({ state }))).toBe(open.some((each) => each === state));
    }
    expect(isOpen(cell({ required: false }))).toBe(false);
    expect(
      (['IN_TIME', 'WITHIN_GRACE', 'LATE', 'OVERDUE', 'NOT_DUE'] as const).filter((lateness) => isLate(cell({ lateness }))),
    ).toEqual(['LATE', 'OVERDUE']);
  });

  it('says unit, period and state in full to whoever does not see it', () => {
    const told = heatCell(cell({ state: 'SUBMITTED', lateness: 'LATE' }), { unit: '四川', period: '6月上' }, (key) => `<${key}>`);
    expect(told).toMatchObject({ tone: 'calm', word: '<submitted>', text: '<submitted> <full_late>' });
    expect(told.signs).toEqual([{ text: '<sign_late>', tone: 'bad' }]);
    expect(told.label).toBe('四川 6月上 <submitted> <full_late>');
  });
});

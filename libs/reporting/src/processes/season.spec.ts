import { localDate, periodId, type Instant } from '#kernel';
import { periodsToOpen } from './open-period-when-it-begins.process';
import { reminderId, remindersDue, type OwedReport } from './remind-units-when-due.process';

const at = (text: string): Instant => new Date(text).toISOString() as Instant;
const owed: OwedReport = {
  unit: 'bureau-51',
  period: '2026-06-H1',
  dueOn: localDate('2026-06-15'),
  lateFrom: '2026-06-17T16:00:00.000Z' as Instant,
  reminded: new Set(),
};
const kinds = (now: string, report: OwedReport = owed) => remindersDue([report], at(now)).map(({ kind }) => kind);

describe('reminding units by the calendar (I-08)', () => {
  it.each([
    // Monday 15 June: two working days before is Thursday 11 June.
    ['2026-06-11T08:59:59+08:00', []],
    ['2026-06-11T09:00:00+08:00', ['BEFORE_DUE']],
    ['2026-06-14T23:59:59+08:00', ['BEFORE_DUE']],
    ['2026-06-15T08:59:59+08:00', []],
    ['2026-06-15T09:00:00+08:00', ['DUE']],
    ['2026-06-16T12:00:00+08:00', []],
    ['2026-06-18T08:59:59+08:00', []],
    ['2026-06-18T09:00:00+08:00', ['OVERDUE']],
    ['2026-06-22T23:59:59+08:00', ['OVERDUE']],
    ['2026-06-23T00:00:00+08:00', []],
  ])('at %s says %j', (now, said) => expect(kinds(now)).toEqual(said));

  it('says a kind once for a due day, and again for an extended one', () => {
    const reminded = new Set(['OVERDUE/2026-06-15']);
    expect(kinds('2026-06-18T10:00:00+08:00', { ...owed, reminded })).toEqual([]);
    const later = { ...owed, reminded, dueOn: localDate('2026-06-17'), lateFrom: '2026-06-22T16:00:00.000Z' as Instant };
    expect(kinds('2026-06-23T10:00:00+08:00', later)).toEqual(['OVERDUE']);
    expect(kinds('2026-06-18T10:00:00+08:00', later)).toEqual([]);
  });

  it('has an id that follows from unit, period, kind and due day', () => {
    const [due] = remindersDue([owed], at('2026-06-15T10:00:00+08:00'));
    expect(due && reminderId(due)).toBe('process/remind/2026-06-H1/bureau-51/DUE/2026-06-15');
  });

  it('counts the days before over a holiday', () =>
    // 8 and 9 October are worked, 1 to 7 are the National Day; 10 October is a worked Saturday.
    expect(kinds('2026-09-30T09:00:00+08:00', { ...owed, dueOn: localDate('2026-10-09'), lateFrom: at('2026-10-14') })).toEqual([
      'BEFORE_DUE',
    ]));
});

describe('opening half-months by the calendar (P-10)', () => {
  const open = (opened: readonly string[], now: string) => periodsToOpen(opened.map(periodId), at(now));

  it('opens the running one on its first day, not before', () => {
    expect(open(['2026-06-H1'], '2026-06-15T23:59:59+08:00')).toEqual([]);
    expect(open(['2026-06-H1'], '2026-06-16T00:00:00+08:00')).toEqual(['2026-06-H2']);
    expect(open(['2026-06-H1', '2026-06-H2'], '2026-06-16T00:00:00+08:00')).toEqual([]);
  });

  it('opens only the running one where none was ever opened', () =>
    expect(open([], '2026-11-21T10:00:00+08:00')).toEqual(['2026-11-H2']));

  it('makes up for what was missed, unless it would be late at once', () => {
    expect(open(['2026-06-H1'], '2026-07-02T10:00:00+08:00')).toEqual(['2026-06-H2', '2026-07-H1']);
    expect(open(['2026-06-H1'], '2026-07-03T00:00:00+08:00')).toEqual(['2026-07-H1']);
  });

  it('opens nothing before the first rule, and tries where a holiday table is missing', () => {
    expect(open([], '2026-05-20T10:00:00+08:00')).toEqual([]);
    expect(open(['2027-12-H1'], '2027-12-16T10:00:00+08:00')).toEqual(['2027-12-H2']);
  });

  it('leaves one alone that was opened ahead of its time', () =>
    expect(open(['2026-07-H1'], '2026-06-16T10:00:00+08:00')).toEqual(['2026-06-H2']));
});

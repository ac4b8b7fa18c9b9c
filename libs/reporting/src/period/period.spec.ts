import { defineRule, foldEvents, localDate, periodId, type Instant, type LocalDate } from '#kernel';
import type { PeriodEvent, PeriodOpened } from '../events';
import { deadlineOf, HOLIDAY_TABLES } from './half-month-deadline';
import { periodDecider } from './period.decider';

const deadline = (text: string) => deadlineOf(periodId(text));
const versionFrom = (from: string, graceWorkingDays: number, to: string | null = null) => ({
  version: from,
  from: localDate(from),
  to: to === null ? null : localDate(to),
  value: { graceWorkingDays },
  source: 'Z-10',
});

describe('the half-month deadline (Z-10)', () => {
  it.each([
    // The golden case: sent on the 16th or 17th is within grace, on the 18th late.
    ['2026-06-H1', '2026-06-15', '2026-06-17T16:00:00.000Z', 'a Monday'],
    ['2026-06-H2', '2026-06-30', '2026-07-02T16:00:00.000Z', 'across a month'],
    ['2026-08-H1', '2026-08-15', '2026-08-18T16:00:00.000Z', 'a Saturday'],
    ['2026-09-H2', '2026-09-30', '2026-10-09T16:00:00.000Z', 'before the National Day week'],
    ['2026-10-H1', '2026-10-15', '2026-10-19T16:00:00.000Z', 'a Thursday, over a weekend'],
    ['2026-11-H2', '2026-11-30', '2026-12-02T16:00:00.000Z', 'a Monday'],
  ])('of %s is %s, late from %s: %s', (period, dueOn, lateFrom) =>
    expect(deadline(period)).toMatchObject({ ok: true, dueOn, lateFrom, graceWorkingDays: 2 }),
  );

  it('names its version and source', () =>
    expect(deadline('2026-06-H1')).toMatchObject({
      rule: { id: 'half-month-deadline', version: '2026-06-01', source: expect.stringContaining('123号') as string },
    }));

  it('counts a worked Saturday (调休) as a working day', () =>
    expect(deadlineOf(periodId('2026-04-H2'), defineRule('half-month-deadline', [versionFrom('2026-01-01', 4)]))).toMatchObject({
      // 6, 7 and 8 May, then Saturday 9 May
      lateFrom: '2026-05-09T16:00:00.000Z',
    }));

  it('is judged by the version in force on the first day of the period', () => {
    const rules = defineRule('half-month-deadline', [versionFrom('2026-06-01', 2, '2026-09-01'), versionFrom('2026-09-01', 0)]);
    expect(deadlineOf(periodId('2026-08-H2'), rules)).toMatchObject({ rule: { version: '2026-06-01' } });
    expect(deadlineOf(periodId('2026-09-H1'), rules)).toMatchObject({
      rule: { version: '2026-09-01' },
      lateFrom: '2026-09-15T16:00:00.000Z',
    });
  });

  it('does not exist before the first period', () =>
    expect(deadline('2026-05-H2')).toMatchObject({ code: 'NO_RULE_FOR_PERIOD' }));

  describe('into a year whose holidays are not published (B-07)', () => {
    it.each([
      // 1 January is a holiday, 2 and 3 January a weekend: the two days of grace are Monday 4 and Tuesday 5 January.
      ['2026-12-H2', '2026-12-31', '2027-01-05T16:00:00.000Z'],
      ['2027-01-H1', '2027-01-15', '2027-01-19T16:00:00.000Z'],
      ['2027-12-H1', '2027-12-15', '2027-12-17T16:00:00.000Z'],
    ])('%s is due %s and late from %s, provisionally', (period, dueOn, lateFrom) =>
      expect(deadline(period)).toMatchObject({
        dueOn,
        lateFrom,
        rule: {
          id: 'half-month-deadline',
          version: '2026-06-01（暂定：2027年节假日安排未公布）',
          source: expect.stringMatching(/123号.*暂定：2027年节假日安排未公布/) as string,
        },
      }),
    );

    it('is not said of a grace that ends before', () =>
      expect(deadline('2026-12-H1')).toMatchObject({ lateFrom: '2026-12-17T16:00:00.000Z', rule: { version: '2026-06-01' } }));

    it('is not said once the notice is known', () => {
      const known = { year: 2027, holidays: [localDate('2027-01-01')], workdays: [localDate('2027-01-03')], source: 'notice' };
      expect(
        deadlineOf(periodId('2026-12-H2'), undefined, [...HOLIDAY_TABLES.filter(({ year }) => year === 2026), known]),
      ).toMatchObject({
        lateFrom: '2027-01-04T16:00:00.000Z',
        rule: { version: '2026-06-01' },
      });
    });

    it.each([
      ['2027-12-H2', 2028],
      ['2028-03-H1', 2028],
    ])('names the year that is further off: %s', (period, year) =>
      expect(deadline(period)).toEqual({ ok: false, code: 'HOLIDAYS_UNKNOWN', detail: { period, year } }),
    );
  });
});

describe('opening a period', () => {
  const opening: PeriodOpened = {
    period: '2026-06-H1',
    from: '2026-06-01' as LocalDate,
    to: '2026-06-15' as LocalDate,
    units: ['bureau-11', 'bureau-51'],
    optional: [],
    dueOn: '2026-06-15' as LocalDate,
    graceWorkingDays: 2,
    lateFrom: '2026-06-17T16:00:00.000Z' as Instant,
    rule: { id: 'half-month-deadline', version: '2026-06-01', source: 'Z-10' },
  };
  const opened: PeriodEvent = { type: 'PeriodOpened', data: opening };
  const open = (given: readonly PeriodEvent[], data = opening) =>
    periodDecider.decide({ type: 'OpenPeriod', opening: data }, foldEvents(periodDecider, given));

  it('says what is due from whom', () => expect(open([])).toEqual({ ok: true, events: [opened] }));
  it('is nothing new in the same words', () => expect(open([opened])).toEqual({ ok: true, events: [] }));
  it('is refused in other words', () =>
    expect(open([opened], { ...opening, units: ['bureau-11'] })).toMatchObject({ code: 'PERIOD_ALREADY_OPEN' }));
  it('is refused without units', () => expect(open([], { ...opening, units: [] })).toMatchObject({ code: 'NO_UNITS' }));
});

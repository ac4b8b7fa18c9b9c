import fc from 'fast-check';
import {
  addDays,
  clampDate,
  dateInWords,
  daysBetween,
  endOfDay,
  instant,
  isInstant,
  isLocalDate,
  type LocalDate,
  localDate,
  millisOf,
  shanghaiDateOf,
  startOfDay,
  weekday,
} from './time';

const anyDate = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays(localDate('2026-06-01'), days));

describe('local dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-6-1', '2026-00-10', '1899-12-31', '', '2026-06-01T00:00'])('refuse %s', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow('NOT_A_DATE');
  });

  it('know leap years', () => {
    expect(addDays(localDate('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(localDate('2100-02-28'), 1)).toBe('2100-03-01');
  });

  it('count days there and back', () =>
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(other < date).toBe(days < 0);
        expect(Math.abs((weekday(other) - weekday(date) - days) % 7)).toBe(0);
      }),
    ));

  it('know the day of the week', () => {
    expect(weekday(localDate('2026-06-15'))).toBe(1);
    expect(weekday(localDate('2026-06-21'))).toBe(7);
    expect(weekday(localDate('1960-01-01'))).toBe(5);
  });

  it('are clamped into a range, ends included', () => {
    const [from, to] = [localDate('2026-06-01'), localDate('2026-06-15')];
    const clamped = ['2026-05-31', '2026-06-01', '2026-06-08', '2026-06-15', '2026-06-17'].map((day) =>
      clampDate(localDate(day), from, to),
    );
    expect(clamped).toEqual(['2026-06-01', '2026-06-01', '2026-06-08', '2026-06-15', '2026-06-15']);
  });

  it('are written in words', () => expect(dateInWords(localDate('2026-06-05'))).toBe('2026年6月5日'));
});

describe('instants', () => {
  it('are kept in one form', () => {
    expect(instant('2026-06-18T07:50:00+08:00')).toBe('2026-06-17T23:50:00.000Z');
    expect(instant('2026-06-18T07:50Z')).toBe('2026-06-18T07:50:00.000Z');
    expect(isInstant('2026-06-18T07:50Z')).toBe(false);
    expect(isInstant('2026-06-18T07:50:00.000Z')).toBe(true);
  });

  it.each(['2026-06-18', '2026-06-18T07:50:00', '2026-02-30T00:00:00Z', '2026-06-18T25:00:00Z', 'now'])('refuse %s', (text) =>
    expect(() => instant(text)).toThrow('NOT_AN_INSTANT'),
  );

  it('fall on the Shanghai day, whatever the machine’s zone', () => {
    expect(shanghaiDateOf(instant('2026-06-17T15:59:59.999Z'))).toBe('2026-06-17');
    expect(shanghaiDateOf(instant('2026-06-17T16:00:00Z'))).toBe('2026-06-18');
  });

  it('begin and end a day at its Shanghai midnights', () =>
    fc.assert(
      fc.property(anyDate, (date: LocalDate) => {
        expect(shanghaiDateOf(startOfDay(date))).toBe(date);
        expect(endOfDay(date)).toBe(startOfDay(addDays(date, 1)));
        expect(millisOf(endOfDay(date)) - millisOf(startOfDay(date))).toBe(86_400_000);
      }),
    ));
});

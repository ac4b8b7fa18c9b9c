import fc from 'fast-check';
import {
  FIRST_PERIOD,
  nextPeriod,
  parsePeriod,
  period,
  periodContains,
  periodDueOn,
  periodName,
  periodOf,
  periodRange,
  periodsBetween,
  previousPeriod,
} from './period';
import { addDays, daysBetween, localDate } from './time';

const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(localDate('2020-01-01'), days));

describe('half-months (B-07)', () => {
  it('are fourteen in 2026, from June on', () => {
    const all = periodsBetween(FIRST_PERIOD, period('2026-12-H2'));
    expect(all).toHaveLength(14);
    expect(all.slice(0, 3)).toEqual(['2026-06-H1', '2026-06-H2', '2026-07-H1']);
    expect(periodsBetween(period('2026-07-H1'), FIRST_PERIOD)).toEqual([]);
  });

  it('Z-10: are due on the 15th and on the last day', () => {
    expect(periodDueOn(period('2026-06-H1'))).toBe('2026-06-15');
    expect(periodDueOn(period('2026-06-H2'))).toBe('2026-06-30');
    expect(periodDueOn(period('2028-02-H2'))).toBe('2028-02-29');
  });

  it('cover every day once and follow one another without a gap', () =>
    fc.assert(
      fc.property(dates, (date) => {
        const id = periodOf(date);
        const { from, to } = periodRange(id);
        expect(from <= date && date <= to && periodContains(id, date)).toBe(true);
        expect(daysBetween(to, periodRange(nextPeriod(id)).from)).toBe(1);
        expect(nextPeriod(id) > id).toBe(true);
        expect(previousPeriod(nextPeriod(id))).toBe(id);
        expect(nextPeriod(previousPeriod(id))).toBe(id);
        expect(period(periodName(id, 'zh'))).toBe(id);
      }),
    ));

  it('have names', () => {
    expect(periodName(period('2026-11-H1'), 'zh')).toBe('2026年11月上半月');
    expect(periodName(period('2026-11-H2'), 'en')).toBe('16–30 Nov 2026');
  });

  it.each(['2026-6-h1', '2026年6月上半月', '2026-06上半月', '２０２６．０６ 上半月', ' 2026-06-H1 '])('read %s', (text) =>
    expect(parsePeriod(text)).toMatchObject({ ok: true, value: '2026-06-H1' }),
  );

  it.each(['2026-13-H1', '2026-06-H3', '2026-06', '2026年0月下半月', '06上半月'])('refuse %s', (text) =>
    expect(parsePeriod(text)).toEqual({ ok: false, code: 'NOT_A_PERIOD', detail: { value: text } }),
  );
});

import { localDate } from '#kernel';
import { deadlineOf } from '#reporting';
import { inventCountry } from './country';

const planned = (today: string) => {
  const { periods, reports } = inventCountry('seed', localDate(today));
  return { periods: periods.map(({ period }) => period), reports };
};

describe('the periods of the invented country', () => {
  it.each([
    ['2026-12-16', '2026-12-H1'],
    ['2026-12-17', '2026-12-H2'],
    ['2027-01-10', '2027-01-H1'],
    ['2028-03-20', '2027-12-H1'],
  ])('up to %s end with %s, each with a deadline (B-07)', (today, last) => {
    const { periods, reports } = planned(today);
    expect(periods.at(-1)).toBe(last);
    expect(periods.filter((period) => !deadlineOf(period).ok)).toEqual([]);
    expect(reports.filter(({ period }) => !periods.includes(period))).toEqual([]);
  });

  it('of 2026 are fourteen, all reported in January', () => {
    const { reports } = planned('2027-01-10');
    expect(new Set(reports.map(({ period }) => period)).size).toBe(14);
  });
});

import { addDays, localDate, periodRange, shanghaiDateOf } from '#kernel';
import { deadlineOf } from '#reporting';
import { inventCountry } from './country';
import { storiesUpTo } from './stories';

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

describe('the turns of the stories', () => {
  const DAYS = Array.from({ length: 260 }, (_, index) => addDays(localDate('2026-06-01'), index));
  const PERIODS = planned('2027-02-15').periods;

  it('speak only of projects that are registered by then, whatever the day the country ends at', () => {
    const early = DAYS.flatMap((today) => {
      const begun = PERIODS.filter((period) => periodRange(period).from < today);
      const stories = storiesUpTo(today, begun);
      const registered = new Map(
        stories
          .flatMap(({ projects = [] }) => projects)
          .map(({ key, registeredOn, answeredNew }) => [
            key,
            answeredNew === undefined ? registeredOn : shanghaiDateOf(answeredNew.answeredAt),
          ]),
      );
      return stories
        .flatMap(({ reports = [] }) => reports.flatMap(({ turns = [] }) => turns))
        .flatMap((turn) => ('cells' in turn ? turn.cells.map(({ project }) => ({ at: turn.at, project })) : []))
        .filter(({ at, project }) => shanghaiDateOf(at) <= (registered.get(project) ?? today))
        .map(({ project }) => `${today} ${project}`);
    });
    expect(early).toEqual([]);
  });
});

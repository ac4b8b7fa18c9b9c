import { addDays, FIRST_PERIOD, nextPeriod, periodRange, UNITS, type Instant, type LocalDate, type PeriodId } from '#kernel';
import { deadlineOf } from '#reporting';
import { at } from './moments';
import type { Country, PlannedReport, Story } from './plan';
import { inventProject, type Place } from './projects';
import { Random } from './random';
import { storiesUpTo } from './stories';

/** How many projects a unit has: the large producing places have more. */
const LARGE: Readonly<Record<string, number>> = {
  '11': 34,
  '31': 30,
  '32': 28,
  '33': 33,
  '37': 27,
  '43': 27,
  '44': 35,
  '51': 26,
};

/** The invented country up to a day: one seed, no clock; the same day gives the same country. */
export function inventCountry(seed: string, today: LocalDate): Country {
  const titles = new Set<string>();
  const periods = periodsUpTo(today);
  const stories = storiesUpTo(
    today,
    periods.map(({ period }) => period),
  );
  const drawn = UNITS.flatMap((unit) => {
    const random = new Random(`${seed}/${unit.id}/projects`);
    // A number belongs to one work (N-07): serials run on within a unit.
    let last = random.between(100, 300);
    const place: Place = { short: unit.short, authority: unit.abbreviation, serial: () => (last += random.between(1, 3)) };
    const many = LARGE[unit.region] ?? random.between(11, 19);
    return Array.from({ length: many }, () => inventProject(random, unit.id, place, titles, today));
  });
  const closed = periods.filter(({ period }) => periodRange(period).to < today).map(({ period }) => period);
  const last = closed[closed.length - 1];
  const reports = closed.flatMap((period) =>
    UNITS.map((unit) => inventReport(new Random(`${seed}/${unit.id}/${period}`), unit.id, period, period === last)),
  );
  return {
    periods,
    projects: [...drawn, ...stories.flatMap(({ projects = [] }) => projects)],
    reports: reports.map((report) => asTold(report, stories)),
    turns: stories
      .flatMap(({ reports: told = [] }) => told)
      .flatMap(({ unit, period, turns = [] }) => turns.map((turn) => ({ ...turn, unit, period }))),
    renamings: stories.flatMap(({ renamings = [] }) => renamings),
    delegations: stories.flatMap(({ delegations = [] }) => delegations),
  };
}

/** A report as a story has it, where one speaks of it; the dice are thrown all the same, so that no other report changes. */
function asTold(drawn: PlannedReport, stories: readonly Story[]): PlannedReport {
  const told = stories
    .flatMap(({ reports = [] }) => reports)
    .find(({ unit, period }) => unit === drawn.unit && period === drawn.period);
  if (!told) return drawn;
  const { turns: _, ...rest } = told;
  return { ...drawn, ...rest };
}

/**
 * Every period that has begun: the closed ones were reported, the running one waits for its drafts. The country ends with
 * the last period whose deadline can be told, since no other can be opened.
 */
function periodsUpTo(today: LocalDate): Country['periods'] {
  const found: { period: PeriodId; openAt: Instant }[] = [];
  const begun = (period: PeriodId): boolean => periodRange(period).from < today;
  for (let period = FIRST_PERIOD; begun(period) && deadlineOf(period).ok; period = nextPeriod(period)) {
    found.push({ period, openAt: at(periodRange(period).from, 10) });
  }
  return found;
}

/** Most are sent on the due day, some a day early, some within grace, some late; the last period has silent units too. */
function inventReport(random: Random, unit: string, period: PeriodId, last: boolean): PlannedReport {
  const due = periodRange(period).to;
  const kind = random.next();
  const days = kind < 0.2 ? -1 : kind < 0.9 ? 0 : kind < 0.95 ? 1 : random.between(5, 8);
  const submitAt = at(addDays(due, days), random.between(9 * 60, 17 * 60 + 50), random.between(0, 59));
  const acceptAt = at(
    addDays(due, Math.max(days, 0) + random.between(1, 6)),
    random.between(9 * 60, 17 * 60),
    random.between(0, 59),
  );
  const silent = last && random.chance(0.12);
  const zero = random.chance(0.05);
  const openAt = at(
    addDays(due, Math.min(days, 0) - random.between(0, 2)),
    random.between(8 * 60, 9 * 60 - 1),
    random.between(0, 59),
  );
  return {
    unit,
    period,
    submitAt: silent ? null : submitAt,
    openAt: zero || (silent && random.chance(0.4)) ? null : openAt,
    zero,
    acceptAt: silent || (last && random.chance(0.25)) ? null : acceptAt,
  };
}

import {
  addDays,
  FIRST_PERIOD,
  nextPeriod,
  periodRange,
  stagesFor,
  startOfDay,
  UNITS,
  type Attribute,
  type AttributeValue,
  type Category,
  type Instant,
  type LocalDate,
  type PeriodId,
  type StageCode,
  type SupportLevel,
} from '#kernel';
import { deadlineOf } from '#reporting';
import { inventHouse, inventPerson, inventTitle, PLATFORMS } from './names';
import { Random } from './random';

/** A value of a project from a day on. */
export interface PlannedCell {
  readonly on: LocalDate;
  readonly attribute: Attribute;
  readonly value: AttributeValue;
  /** Why a stage goes back. */
  readonly reason?: string;
}

export interface PlannedProject {
  readonly unit: string;
  readonly title: string;
  readonly category: Category;
  readonly levels: readonly SupportLevel[];
  readonly bodies: readonly string[];
  readonly registeredOn: LocalDate;
  readonly cells: readonly PlannedCell[];
  /** An official act that sets it aside. */
  readonly aside?: { readonly on: LocalDate; readonly state: 'PAUSED' | 'TERMINATED' | 'WITHDRAWN'; readonly reason: string };
}

export interface PlannedReport {
  readonly unit: string;
  readonly period: PeriodId;
  /** Null: never sent. */
  readonly submitAt: Instant | null;
  /** A draft was begun; null for a zero report, which needs none. */
  readonly openAt: Instant | null;
  readonly acceptAt: Instant | null;
  /** Nothing is said to have changed; what did is news of the next report (B-10). */
  readonly zero: boolean;
}

export interface Country {
  readonly periods: readonly { readonly period: PeriodId; readonly openAt: Instant }[];
  readonly projects: readonly PlannedProject[];
  readonly reports: readonly PlannedReport[];
}

const CATEGORIES: readonly Category[] = ['KEY_DATES', 'VALUES', 'NEW_ERA', 'REGIONAL', 'EVERYDAY', 'GOING_OUT'];
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
/** Days a project stays in a stage, from – to. */
const DAYS: Readonly<Record<StageCode, readonly [number, number]>> = {
  TOPIC: [15, 50],
  INITIATION: [15, 50],
  SCRIPT: [25, 70],
  FILING: [14, 40],
  SHOOTING: [12, 40],
  POST: [24, 70],
  RELEASE: [10, 30],
  PROMOTION: [24, 60],
  EVALUATION: [20, 50],
  SUMMARY: [400, 400],
};

interface Place {
  readonly short: string;
  readonly authority: string;
  readonly serial: () => number;
}

/** The invented country up to a day: one seed, no clock; the same day gives the same country. */
export function inventCountry(seed: string, today: LocalDate): Country {
  const titles = new Set<string>();
  const periods = periodsUpTo(today);
  const projects = UNITS.flatMap((unit) => {
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
  return { periods, projects, reports };
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

function inventProject(random: Random, unit: string, place: Place, titles: Set<string>, today: LocalDate): PlannedProject {
  const category = random.pick(CATEGORIES);
  const early = random.chance(0.72);
  const registeredOn = early
    ? addDays('2026-06-01' as LocalDate, random.between(0, 9))
    : addDays('2026-06-12' as LocalDate, random.between(0, 150));
  const bodies = [inventHouse(random, place.short), ...(random.chance(0.3) ? [inventHouse(random, place.short)] : [])];
  const aside = random.chance(0.035) ? inventAside(random, registeredOn) : undefined;
  const cells = inventLife(random, category, registeredOn, place, early).filter(
    ({ on }) => on < today && (aside === undefined || on < aside.on),
  );
  const level = random.next();
  return {
    unit,
    title: inventTitle(random, titles),
    category,
    levels:
      level < 0.12
        ? ['NATIONAL', 'PROVINCIAL']
        : level < 0.85
          ? ['PROVINCIAL']
          : level < 0.95
            ? ['PROVINCIAL', 'PLATFORM']
            : ['PLATFORM'],
    bodies,
    registeredOn,
    cells,
    ...(aside === undefined ? {} : { aside }),
  };
}

function inventAside(random: Random, registeredOn: LocalDate): NonNullable<PlannedProject['aside']> {
  const [state, reason] = random.pick([
    ['PAUSED', '主创档期调整，暂停推进'],
    ['TERMINATED', '投资方退出，项目终止'],
    ['WITHDRAWN', '申报机构申请退出'],
  ] as const);
  return { on: addDays(registeredOn, random.between(40, 110)), state, reason };
}

/** The stages one after another, and what becomes known at each. */
function inventLife(random: Random, category: Category, from: LocalDate, place: Place, early: boolean): readonly PlannedCell[] {
  const stages = stagesFor(category);
  const cells: PlannedCell[] = [];
  let on = from;
  const start = early ? random.pick([0, 0, 1, 1, 2, 3, 4]) : 0;
  const say = (attribute: Attribute, value: AttributeValue, reason?: string): void => {
    cells.push({ on, attribute, value, ...(reason === undefined ? {} : { reason }) });
  };
  const cost = random.between(60, 480) * 1_000_000 + random.between(0, 99) * 10_000;
  stages.slice(0, start).forEach((stage) => learn(random, stage, say, cost, on, place));
  for (const stage of stages.slice(start)) {
    say('stage', stage);
    learn(random, stage, say, cost, on, place);
    if (stage === 'POST' && random.chance(0.04)) {
      on = addDays(on, random.between(6, 14));
      say('stage', 'SHOOTING', '部分场次重拍');
      on = addDays(on, random.between(6, 14));
      say('stage', 'POST');
    }
    const [low, high] = DAYS[stage];
    on = addDays(on, random.between(low, high));
  }
  return cells;
}

/** J-07: a number before FILING is passed; platform, date and release number with RELEASE. */
function learn(
  random: Random,
  stage: StageCode,
  say: (attribute: Attribute, value: AttributeValue) => void,
  cost: number,
  on: LocalDate,
  place: Place,
): void {
  switch (stage) {
    case 'TOPIC':
    case 'INITIATION':
      return;
    case 'SCRIPT':
      say('writers', [inventPerson(random), ...(random.chance(0.4) ? [inventPerson(random)] : [])]);
      say('producers', [inventPerson(random)]);
      if (random.chance(0.7)) say('productionCost', cost);
      return;
    case 'FILING': {
      const text = `（${place.authority}）网微剧备字（2026）第${String(place.serial()).padStart(5, '0')}号`;
      say('planningNumber', { typed: text, normal: text });
      return;
    }
    case 'SHOOTING':
      say('directors', [inventPerson(random), ...(random.chance(0.3) ? [inventPerson(random)] : [])]);
      say('productionCost', Math.round((cost * random.between(95, 125)) / 100 / 10_000) * 10_000);
      return;
    case 'POST':
      return;
    case 'RELEASE': {
      const text = `（${place.authority}）网微剧审字（2026）第${String(place.serial()).padStart(3, '0')}号`;
      say('platforms', random.chance(0.35) ? [PLATFORMS[0], random.pick(PLATFORMS.slice(1))] : [random.pick(PLATFORMS)]);
      say('firstBroadcastOn', on);
      say('episodes', { count: random.between(12, 80), unit: '集' });
      say('releaseNumber', { typed: text, normal: text });
      return;
    }
    case 'PROMOTION':
      say('promotionCost', random.between(5, 120) * 1_000_000);
      return;
    default:
      return;
  }
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

/** Minutes and seconds after midnight at +08:00. */
export const at = (day: LocalDate, minutes: number, seconds = 0): Instant =>
  new Date(Date.parse(startOfDay(day)) + minutes * 60_000 + seconds * 1_000).toISOString() as Instant;

import { addDays, stagesFor, type Attribute, type AttributeValue, type Category, type LocalDate, type StageCode } from '#kernel';
import { at } from './moments';
import { inventHouse, inventPerson, inventTitle, PLATFORMS } from './names';
import type { PlannedAct, PlannedCell, PlannedProject } from './plan';
import type { Random } from './random';

const CATEGORIES: readonly Category[] = ['KEY_DATES', 'VALUES', 'NEW_ERA', 'REGIONAL', 'EVERYDAY', 'GOING_OUT'];
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

/** Where a project is at home. */
export interface Place {
  readonly short: string;
  readonly authority: string;
  readonly serial: () => number;
}

/** A project and its life up to a day. */
export function inventProject(random: Random, unit: string, place: Place, titles: Set<string>, today: LocalDate): PlannedProject {
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
    acts: aside === undefined ? [] : [aside],
  };
}

/** An official act that sets it aside. */
function inventAside(random: Random, registeredOn: LocalDate): PlannedAct {
  const [state, reason] = random.pick([
    ['PAUSED', '主创档期调整，暂停推进'],
    ['TERMINATED', '投资方退出，项目终止'],
    ['WITHDRAWN', '申报机构申请退出'],
  ] as const);
  const on = addDays(registeredOn, random.between(40, 110));
  return { on, at: at(on, 15 * 60 + 20), input: { type: 'RecordSideState', state, was: 'ACTIVE', reason } };
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

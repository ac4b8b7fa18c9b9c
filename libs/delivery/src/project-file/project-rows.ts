import {
  type Attribute,
  ATTRIBUTES,
  type AttributeValues,
  type Basis,
  type LocalDate,
  type ProjectedRow,
  segments,
  type SupportLevel,
  timeline,
} from '#kernel';
import type { OfficialAct, ProjectFile } from './project-file';
import type { ActAttribute } from './official-values';

type Value = OfficialAct['value'] | AttributeValues[Attribute] | null;

/** What holds for one attribute from a day to a day, and by which claim. */
interface Stretch {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly fact: {
    readonly id: string;
    readonly value: Value;
    readonly disputed?: boolean;
    /** Stream of the report it came in; null or absent for an official act. */
    readonly report?: string | null;
  };
}

interface Track {
  readonly attribute: Attribute | ActAttribute;
  readonly stretches: readonly Stretch[];
}

const BASES: readonly Basis[] = ['reported', 'accepted'];
const ACTS: readonly ActAttribute[] = ['category', 'levels', 'sideState', 'unit'];
const LEVELS: readonly SupportLevel[] = ['NATIONAL', 'PROVINCIAL', 'PLATFORM'];

/** Every row a project's file stands for. */
export function projectRows(file: ProjectFile, project: string): readonly ProjectedRow[] {
  return BASES.flatMap((basis) => {
    const tracks = tracksOf(file, basis);
    return [...factRows(file, project, basis, tracks), ...stateRows(file, project, basis, tracks)];
  });
}

function tracksOf(file: ProjectFile, basis: Basis): readonly Track[] {
  const present = new Set(file.claims.map((claim) => claim.attribute));
  const claimed = ATTRIBUTES.filter(({ attribute }) => present.has(attribute)).map(({ attribute }): Track => ({
    attribute,
    stretches: segments(file.claims, attribute, basis),
  }));
  const official = ACTS.map((attribute): Track => ({
    attribute,
    stretches: timeline(file.acts.filter((act) => act.attribute === attribute)),
  }));
  return [...claimed, ...official].filter(({ stretches }) => stretches.length > 0);
}

const isDisputed = ({ fact }: Stretch, basis: Basis): boolean => basis === 'reported' && fact.disputed === true;

const factRows = (file: ProjectFile, project: string, basis: Basis, tracks: readonly Track[]): readonly ProjectedRow[] =>
  tracks.flatMap(({ attribute, stretches }) =>
    stretches
      .flatMap((whole) => byUnit(file, whole))
      .map(({ unit, ...stretch }) => ({
        table: 'project_fact',
        effectiveFrom: stretch.from,
        effectiveTo: stretch.to,
        values: {
          project,
          basis,
          attribute,
          unit,
          value: stretch.fact.value,
          disputed: isDisputed(stretch, basis),
          claim: stretch.fact.id,
        },
      })),
  );

/** A stretch cut where the project moves: each unit sees the days on which the project is its own (I-06). */
function byUnit(file: ProjectFile, whole: Stretch): readonly (Stretch & { readonly unit: string })[] {
  const moves = timeline(file.acts.filter(({ attribute }) => attribute === 'unit'));
  const within = moves.map(({ from }) => from).filter((day) => day > whole.from && (whole.to === null || day < whole.to));
  const days = [whole.from, ...within];
  return days.map((from, at) => {
    const owner = moves.find((move) => move.from <= from && (move.to === null || from < move.to));
    return { from, to: days[at + 1] ?? whole.to, fact: whole.fact, unit: owner ? String(owner.fact.value) : file.unit };
  });
}

/** One row per stretch in which nothing changes, from the day of registration on, even where a claim is older (rule 3). */
function stateRows(file: ProjectFile, project: string, basis: Basis, tracks: readonly Track[]): readonly ProjectedRow[] {
  const { registeredOn } = file;
  if (registeredOn === null) return [];
  const later = tracks.flatMap(({ stretches }) => stretches.map(({ from }) => from)).filter((from) => from > registeredOn);
  const days = [registeredOn, ...new Set(later)].sort();
  return days.map((day, at) => {
    const standing = new Map<string, Stretch>();
    for (const { attribute, stretches } of tracks) {
      const found = stretches.find(({ from, to }) => from <= day && (to === null || day < to));
      if (found) standing.set(attribute, found);
    }
    return {
      table: 'project_state',
      effectiveFrom: day,
      effectiveTo: days[at + 1] ?? null,
      values: {
        project,
        basis,
        unit: String(standing.get('unit')?.fact.value ?? file.unit),
        registeredOn,
        ...stateValues(standing, basis),
      },
    };
  });
}

function stateValues(standing: ReadonlyMap<string, Stretch>, basis: Basis): ProjectedRow['values'] {
  const of = <A extends Attribute>(attribute: A): AttributeValues[A] | null =>
    (standing.get(attribute)?.fact.value ?? null) as AttributeValues[A] | null;
  const act = (attribute: ActAttribute): Value => standing.get(attribute)?.fact.value ?? null;
  const levels = (act('levels') ?? []) as readonly SupportLevel[];
  const stage = standing.get('stage');
  const episodes = of('episodes');
  return {
    category: act('category'),
    level: LEVELS.find((level) => levels.includes(level)) ?? null,
    levels,
    sideState: act('sideState'),
    stage: of('stage'),
    stageSince: stage && stage.fact.value !== null ? stage.from : null,
    title: of('title'),
    writers: of('writers'),
    directors: of('directors'),
    producers: of('producers'),
    bodies: of('bodies'),
    platforms: of('platforms'),
    firstBroadcastOn: of('firstBroadcastOn'),
    episodes: episodes?.count ?? null,
    episodeUnit: episodes?.unit ?? null,
    productionCost: of('productionCost'),
    promotionCost: of('promotionCost'),
    planningNumber: of('planningNumber')?.typed ?? null,
    releaseNumber: of('releaseNumber')?.typed ?? null,
    planningNumberNormal: of('planningNumber')?.normal ?? null,
    releaseNumberNormal: of('releaseNumber')?.normal ?? null,
    note: of('note'),
    reportedIn: newestReport([...standing.values()]),
    disputed: [...standing].filter(([, stretch]) => isDisputed(stretch, basis)).map(([attribute]) => attribute),
    claims: Object.fromEntries([...standing].map(([attribute, { fact }]) => [attribute, fact.id])),
  };
}

/** The latest half-month among the reports that the standing values came from: `report-bureau-51-2026-06-H1`. */
function newestReport(standing: readonly Stretch[]): string | null {
  const periods = standing.flatMap(({ fact }) => /\d{4}-\d{2}-H[12]$/.exec(fact.report ?? '')?.[0] ?? []);
  return periods.sort().pop() ?? null;
}

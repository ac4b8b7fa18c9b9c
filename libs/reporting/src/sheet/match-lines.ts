import { type AttributeValue, type FilingNumber, normaliseTitle } from '#kernel';
import type { MatchedBy, ReadCell, SheetProject } from './reading';

export interface Match {
  /** Null: a question for the officer ("new, or which one renamed?"). */
  readonly project: SheetProject | null;
  readonly by: MatchedBy | null;
  /** For the question, the likeliest first; empty where nothing is near. */
  readonly candidates: readonly string[];
}

/**
 * Which project of the unit a line means, in the order of the design: by code, by number, then by normalised title with
 * a common 出品机构. A title alone decides nothing (D-04): it only makes a candidate.
 */
export class ProjectMatcher {
  private readonly byCode: ReadonlyMap<string, SheetProject>;
  private readonly byNumber = new Map<string, Set<SheetProject>>();
  private readonly byTitle = new Map<string, Set<SheetProject>>();

  constructor(private readonly projects: readonly SheetProject[]) {
    this.byCode = new Map(projects.map((project) => [project.code, project]));
    for (const project of projects) {
      for (const number of [project.last.planningNumber, project.last.releaseNumber]) {
        if (number) add(this.byNumber, number.normal, project);
      }
      if (project.last.title) add(this.byTitle, normaliseTitle(project.last.title), project);
    }
  }

  code(code: string): SheetProject | undefined {
    return this.byCode.get(code);
  }

  match(read: readonly ReadCell[]): Match {
    const value = (attribute: ReadCell['attribute']): AttributeValue =>
      read.find((cell) => cell.attribute === attribute)?.value ?? null;
    const numbers = [value('planningNumber'), value('releaseNumber')].filter(isNumber);
    const numbered = union(numbers.map(({ normal }) => this.byNumber.get(normal)));
    const [only] = numbered;
    if (numbered.length === 1 && only) return { project: only, by: 'number', candidates: [] };
    const title = value('title');
    const key = typeof title === 'string' ? normaliseTitle(title) : '';
    const titled = key === '' ? [] : [...(this.byTitle.get(key) ?? [])];
    const bodies = value('bodies');
    const sure = Array.isArray(bodies) ? titled.filter((project) => shareBody(project, bodies as readonly string[])) : [];
    const [one] = sure;
    // A number that names two projects, or contradicts the title, is for a person to judge.
    if (numbered.length === 0 && sure.length === 1 && one) return { project: one, by: 'title', candidates: [] };
    const near = key === '' ? [] : this.projects.filter((project) => isNear(key, normaliseTitle(project.last.title ?? '')));
    return { project: null, by: null, candidates: union([numbered, sure, titled, near]).map(({ code }) => code) };
  }
}

const isNumber = (value: AttributeValue): value is FilingNumber =>
  value !== null && typeof value === 'object' && 'normal' in value;

function add(map: Map<string, Set<SheetProject>>, key: string, project: SheetProject): void {
  if (key === '') return;
  const found = map.get(key) ?? new Set<SheetProject>();
  found.add(project);
  map.set(key, found);
}

const union = (groups: readonly (Iterable<SheetProject> | undefined)[]): readonly SheetProject[] => [
  ...new Set(groups.flatMap((group) => [...(group ?? [])])),
];

const shareBody = (project: SheetProject, bodies: readonly string[]): boolean => {
  const known = new Set((project.last.bodies ?? []).map(normaliseTitle));
  return bodies.some((body) => known.has(normaliseTitle(body)));
};

/** Titles that hold one another, or of two or more characters with all but one in common, in order. */
function isNear(one: string, other: string): boolean {
  if (other === '') return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 2 && long.includes(short)) return true;
  return short.length >= 3 && long.length - commonInOrder(short, long) <= 1;
}

function commonInOrder(short: string, long: string): number {
  let row = new Array<number>(long.length + 1).fill(0);
  for (const char of short) {
    const next = [0];
    for (let at = 1; at <= long.length; at += 1) {
      next[at] = long[at - 1] === char ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    }
    row = next;
  }
  return row[long.length] ?? 0;
}

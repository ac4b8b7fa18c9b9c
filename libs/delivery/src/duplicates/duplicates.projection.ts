import { duplicateRelation, type Gathered, gathering, type LocalDate, type ProjectedRow, tableOf } from '#kernel';
import type { SideState } from '../events';
import { projectFile } from '../project-file';
import { kindOfShare, type Shares, sharesOf, type ShareStretch } from './shares';

/** A project and where it stands on one day. */
type Member = readonly [project: string, stands: ShareStretch];

const ASIDE: readonly SideState[] = ['TERMINATED', 'WITHDRAWN', 'REVOKED'];
const runs = ([, { sideState }]: Member): boolean => !ASIDE.includes(sideState);

/**
 * Works that may have been entered twice (D-01, D-03): a row per project and thing it shares with another, for the days
 * on which both have it. What was withdrawn stays listed and says so; what is taken back ends on its day, and what was
 * believed before stays readable.
 */
export const suspectedDuplicates = gathering<Parameters<typeof sharesOf>[0], Shares>({
  name: 'suspected_duplicates',
  from: projectFile,
  tables: [tableOf(duplicateRelation, [['unit'], ['project'], ['share']])],
  parts: sharesOf,
  rows: duplicateRows,
});

export function duplicateRows(gathered: Gathered<Shares>, share: string): readonly ProjectedRow[] {
  const projects = Object.keys(gathered).sort();
  if (projects.length < 2) return [];
  const all = projects.flatMap((project) => gathered[project]?.stretches ?? []);
  const days = [...new Set(all.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].sort();
  const since = new Map<string, LocalDate>();
  const rows = new Map<string, ProjectedRow[]>();
  days.forEach((day, at) => {
    const members = projects.flatMap((project): Member[] => {
      const stands = gathered[project]?.stretches.find(({ from, to }) => from <= day && (to === null || day < to));
      return stands ? [[project, stands]] : [];
    });
    const shared = members.length > 1 ? members : [];
    for (const project of projects) if (!shared.some(([member]) => member === project)) since.delete(project);
    for (const member of shared) {
      const [project] = member;
      if (!since.has(project)) since.set(project, day);
      const mine = rows.get(project) ?? [];
      rows.set(project, mine);
      append(mine, {
        table: 'duplicate',
        effectiveFrom: day,
        effectiveTo: days[at + 1] ?? null,
        values: valuesOf(share, member, shared, since.get(project) as LocalDate),
      });
    }
  });
  return [...rows.values()].flat();
}

function valuesOf(share: string, member: Member, shared: readonly Member[], since: LocalDate): ProjectedRow['values'] {
  const [project, { unit, title, sideState, written, claims, learned }] = member;
  const others = shared.filter((each) => each !== member);
  return {
    project,
    share,
    kind: kindOfShare(share),
    unit,
    title,
    sideState,
    written,
    acrossUnits: shared.some(([, other]) => other.unit !== unit),
    open: runs(member) && others.some(runs),
    first: shared[0] === member,
    since,
    learned: Math.max(learned, Math.min(...others.map(([, other]) => other.learned))),
    // Of the others only what both sides have to know, whatever the reader may see besides.
    others: others.map(([code, other]) => ({ project: code, unit: other.unit, title: other.title })),
    claims,
  };
}

/** What changes on another side only, and is not told here, does not cut a row in two. */
function append(rows: ProjectedRow[], next: ProjectedRow): void {
  const last = rows.at(-1);
  const goes = last && last.effectiveTo === next.effectiveFrom && JSON.stringify(last.values) === JSON.stringify(next.values);
  if (goes) rows[rows.length - 1] = { ...last, effectiveTo: next.effectiveTo ?? null };
  else rows.push(next);
}

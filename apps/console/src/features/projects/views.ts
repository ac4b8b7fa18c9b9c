import { previousPeriod, type PeriodId } from '#kernel';
import { printSearch, type RawSearch } from '../../shared/paths/url';
import { OPEN_PARAMETERS } from '../../shared/paths/open';

/** A view is what stands in the address, under a name. */
export interface View {
  readonly name: string;
  /** Without the leading `?`, names in order. */
  readonly search: string;
}

const MOST = 40;
const keyOf = (person: string): string => `slate.views.projects.${person}`;

/** An address as a view holds it: what is opened in the drawer and what is unfolded are no part of it; order says nothing. */
export function viewSearch(search: RawSearch): string {
  const dropped: readonly string[] = [...OPEN_PARAMETERS, 'more'];
  const kept = Object.entries(search).filter(([name]) => !dropped.includes(name));
  return printSearch(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))).replace(/^\?/, '');
}

const isView = (each: unknown): each is View =>
  typeof (each as View | null)?.name === 'string' && typeof (each as View).search === 'string';

/** A person's own views of this browser. */
export function viewsOf(person: string): readonly View[] {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]') as unknown;
    return Array.isArray(found) ? found.filter(isView) : [];
  } catch {
    return [];
  }
}

/** Keeps the views; a browser that keeps nothing loses them with the page. */
export function keepViews(person: string, views: readonly View[]): void {
  try {
    localStorage.setItem(keyOf(person), JSON.stringify(views));
  } catch {
    // for this page only
  }
}

/** One of the same name is replaced; the oldest gives way where there are too many. */
export const withView = (views: readonly View[], view: View): readonly View[] =>
  [...views.filter(({ name }) => name !== view.name), view].slice(-MOST);

export type BuiltIn = 'all' | 'shooting' | 'changed' | 'stale' | 'disputedView' | 'noStageView' | 'aside';

/** Views that everybody has; those that speak of the running half-month are there once one was opened. */
export function builtIn(running: PeriodId | undefined): readonly { readonly name: BuiltIn; readonly search: RawSearch }[] {
  const back = (period: PeriodId, steps: number): PeriodId => (steps === 0 ? period : back(previousPeriod(period), steps - 1));
  return [
    { name: 'all', search: {} },
    { name: 'shooting', search: { stages: 'SHOOTING', sideStates: 'ACTIVE' } },
    ...(running === undefined
      ? []
      : [
          { name: 'changed' as const, search: { reportedIn: running } },
          { name: 'stale' as const, search: { sideStates: 'ACTIVE', unreportedSince: back(running, 3) } },
        ]),
    { name: 'disputedView', search: { disputed: 'true' } },
    { name: 'noStageView', search: { missing: 'stage', sideStates: 'ACTIVE' } },
    { name: 'aside', search: { sideStates: ['PAUSED', 'TERMINATED', 'WITHDRAWN', 'REVOKED'] } },
  ];
}

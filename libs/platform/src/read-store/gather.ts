import type { Gathers, Projection, ReadGroup, RecordedEvent } from '#kernel';
import type { KeysByProjection } from './keys';

/** A part that a value gives, or no longer gives, to a projection that gathers it, from an append on. */
export interface Passed {
  /** The one that gathers. */
  readonly projection: Projection;
  /** Key of the gathering. */
  readonly key: string;
  /** Key of the value it comes from. */
  readonly from: string;
  /** Undefined: it gives none any more. */
  readonly part: object | undefined;
  /** Last event of the append. */
  readonly event: RecordedEvent;
}

/** Projections that gather, by the name of the one each of them watches. */
export function gatherersOf(group: ReadGroup): ReadonlyMap<string, readonly Projection[]> {
  const found = new Map<string, Projection[]>();
  for (const projection of group.projections) {
    if (!projection.gathers) continue;
    const { from } = projection.gathers;
    const source = group.projections.find(({ name }) => name === from);
    if (!source || source.gathers) throw new Error(`${projection.name} gathers from ${from}, which folds nothing`);
    found.set(from, [...(found.get(from) ?? []), projection]);
  }
  return found;
}

/** What changed between two values of one key, for one that gathers from them. */
export function changedParts(
  projection: Projection,
  from: string,
  before: unknown,
  after: unknown,
  event: RecordedEvent,
): readonly Passed[] {
  const gathers = projection.gathers as Gathers;
  const [had, has] = [before, after].map((value) => (value === undefined ? {} : gathers.parts(value, from))) as [
    Readonly<Record<string, object>>,
    Readonly<Record<string, object>>,
  ];
  return [...new Set([...Object.keys(had), ...Object.keys(has)])]
    .filter((key) => JSON.stringify(had[key]) !== JSON.stringify(has[key]))
    .map((key) => ({ projection, key, from, part: has[key], event }));
}

export function keysOf(passed: readonly Passed[]): KeysByProjection {
  const found = new Map<Projection, Set<string>>();
  for (const { projection, key } of passed) {
    const keys = found.get(projection) ?? new Set();
    found.set(projection, keys.add(key));
  }
  return new Map([...found].map(([projection, keys]) => [projection, [...keys]]));
}

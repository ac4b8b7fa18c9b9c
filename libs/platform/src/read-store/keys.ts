import type { Projection, ReadGroup, RecordedEvent } from '#kernel';
import { FoldFailed } from './errors';

/** What a page wants from the database before it can be folded: keys by projection. */
export type KeysByProjection = ReadonlyMap<Projection, readonly string[]>;

export function touchedKeys(group: ReadGroup, events: readonly RecordedEvent[]): KeysByProjection {
  const found = new Map<Projection, readonly string[]>();
  for (const projection of group.projections) {
    const keys = new Set<string>();
    for (const event of events) {
      if (!projection.handles.includes(event.type)) continue;
      for (const key of attempt(projection, event, () => projection.keys(event))) keys.add(key);
    }
    if (keys.size > 0) found.set(projection, [...keys]);
  }
  return found;
}

/** Work of a projection; what it throws is told with the fact it was about. Errors: FoldFailed. */
export function attempt<T>(projection: Projection, event: RecordedEvent, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new FoldFailed(event.position, event.type, projection.name, cause);
  }
}

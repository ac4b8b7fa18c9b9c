import type { Instant } from '#kernel';
import type { NewEvent } from '../port';

/** UUIDs that differ and repeat from run to run. */
export function idsFrom(start: number): () => string {
  let next = start;
  return () => {
    next += 1;
    return `00000000-0000-4000-8000-${next.toString(16).padStart(12, '0')}`;
  };
}

/** An event with the smallest metadata that is complete. */
export function sampleEvent(id: string, data: object = { note: 'x' }, type = 'NoteTaken'): NewEvent {
  return {
    id,
    type,
    data,
    metadata: {
      actor: 'person-1',
      organisation: 'bureau-51',
      commandId: `command-${id}`,
      commandHash: '0'.repeat(64),
      correlationId: `command-${id}`,
      schemaVersion: 1,
      recordedAt: '2026-06-02T02:00:00.000Z' as Instant,
    },
  };
}

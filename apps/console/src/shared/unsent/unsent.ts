import { useCallback, useRef } from 'react';
import { useViewer } from '../session/viewer';
import { readUnsent, useKept } from './kept';

/** Where something is written: the report it is for, and the field or form of it. */
export interface UnsentPlace {
  readonly unit: string;
  /** Empty where it is about no half-month. */
  readonly period: string;
  readonly place: string;
}

const PREFIX = 'slate.unsent';
const nameOf = (person: string, { unit, period, place }: UnsentPlace): string => [PREFIX, person, unit, period, place].join('/');

/**
 * Like `useState`, for what somebody types or chooses over a report and has not sent: kept in this tab by person, unit,
 * half-month and place until it is `empty` again, which is what it becomes when it was sent. `empty` must be a constant.
 */
export function useUnsent<T>(at: UnsentPlace, empty: T): readonly [T, (next: T | ((before: T) => T)) => void] {
  const { id } = useViewer();
  const read = useCallback((text: string | null) => readUnsent(text, empty), [empty]);
  const [kept, keep] = useKept(nameOf(id, at), read);
  const latest = useRef(kept ?? empty);
  latest.current = kept ?? empty;
  const change = useCallback(
    (next: T | ((before: T) => T)) => {
      const value = typeof next === 'function' ? (next as (before: T) => T)(latest.current) : next;
      latest.current = value;
      keep(JSON.stringify(value) === JSON.stringify(empty) ? null : value);
    },
    [keep, empty],
  );
  return [kept ?? empty, change];
}

/** Forgets what somebody wrote at places of a report that begin so: it was thrown away. */
export function forgetUnsent(person: string, at: UnsentPlace): void {
  try {
    const prefix = nameOf(person, at);
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
  } catch {
    // nothing was kept
  }
}

import { useSyncExternalStore } from 'react';

/** What happened last, for screen readers and for a quiet line on the page; it outlives the way from one report to the next. */
let said = '';
const listeners = new Set<() => void>();

export function announce(text: string): void {
  // The same words twice are told twice.
  said = text === said ? `${text}\u00a0` : text;
  listeners.forEach((tell) => tell());
}

export const useSaid = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );

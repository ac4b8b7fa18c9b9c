import { useCallback, useEffect, useState } from 'react';

function stored<T>(name: string, read: (text: string | null) => T | null): T | null {
  try {
    return read(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

/**
 * Something written and not sent yet, kept in this tab under a name until it is sent or thrown away: it outlives a reload,
 * another page and an expired session. `read` must be the same function at each rendering and answers null for what it
 * does not understand.
 */
export function useKept<T>(
  name: string,
  read: (text: string | null) => T | null,
): readonly [T | null, (value: T | null) => void] {
  const [held, hold] = useState<{ readonly name: string; readonly value: T | null }>(() => ({ name, value: stored(name, read) }));
  useEffect(() => {
    if (held.name !== name) hold({ name, value: stored(name, read) });
  }, [held.name, name, read]);
  const change = useCallback(
    (value: T | null) => {
      hold({ name, value });
      try {
        if (value === null) sessionStorage.removeItem(name);
        else sessionStorage.setItem(name, JSON.stringify(value));
      } catch {
        // kept in memory only
      }
    },
    [name],
  );
  return [held.name === name ? held.value : stored(name, read), change];
}

/** What was kept, where it still has the form of what is written there. */
export function readUnsent<T>(text: string | null, empty: T): T | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as T;
    const alike = typeof value === typeof empty && value !== null && Array.isArray(value) === Array.isArray(empty);
    return alike ? value : null;
  } catch {
    return null;
  }
}

/**
 * The token of this tab. It lives as long as the tab does; another tab signs in by itself, so that two roles can be
 * looked at side by side.
 */
const KEY = 'slate.token';

export type SessionState = { readonly token: string | null; readonly expired: boolean };

let state: SessionState = { token: stored(), expired: false };
const listeners = new Set<() => void>();

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // storage switched off: the session lasts until the page is left
  }
}

function become(next: SessionState): void {
  state = next;
  try {
    if (next.token === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, next.token);
  } catch {
    // kept in memory only
  }
  listeners.forEach((tell) => tell());
}

export const sessionNow = (): SessionState => state;
export const tokenNow = (): string | null => state.token;

export const signIn = (token: string): void => become({ token, expired: false });
export const signOut = (): void => become({ token: null, expired: false });

/** The server refused this token: the session is over, unless another one began meanwhile. */
export function expire(token: string): void {
  if (state.token === token) become({ token: null, expired: true });
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

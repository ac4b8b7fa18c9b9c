import { createContext, useContext } from 'react';

/**
 * Where a screen leads to another: features do not know each other, so a link names the screen and the app answers its
 * address, or nothing where that screen is not there (then no link is shown).
 */
export interface ScreenLink {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string | readonly string[]>>;
}

export type Screens = Readonly<Record<string, string>>;

export const ScreensContext = createContext<Screens>({});

/** Paths of the screens the signed-in person may open, by id; `$name` in one stands for a parameter. */
export const useScreens = (): Screens => useContext(ScreensContext);

/** An address of a screen with its parameters filled in; null where the screen is not there. */
export function screenLinks(screens: Screens, id: string, params: Readonly<Record<string, string>> = {}): string | null {
  const path = screens[id];
  if (path === undefined) return null;
  return path.replace(/\$(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
}

import type { Position } from './graphql';

/** The last place in the log that a mutation of this tab wrote: the next read waits for it, so that one sees what one did. */
let last: Position | null = null;

export const lastPosition = (): Position | null => last;

/** Positions of one store are ordered as text; one of another store (the demonstration was reset) replaces what was. */
export function notePosition(position: Position | null | undefined): void {
  if (position === null || position === undefined) return;
  const sameStore = last !== null && last.slice(0, 8) === position.slice(0, 8);
  if (!sameStore || (last as string) < position) last = position;
}

export const forgetPosition = (): void => {
  last = null;
};

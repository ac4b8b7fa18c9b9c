import { useEffect, useLayoutEffect, useRef } from 'react';
import { announce } from './announce';
import { commandOf, isArrow, isWriting, lettersOn, type Command } from './keys';

type OnCell = 'mark' | 'reason' | 'ask' | 'source';
type OnReport = Exclude<Command, OnCell | 'next' | 'previous'>;

interface Keys {
  /** Something lies over the page and has the keys. */
  readonly covered: boolean;
  /** The cell that a command without a focused row is about. */
  readonly current: string | null;
  readonly say: { readonly first: string; readonly last: string };
  readonly run: Readonly<Record<OnCell, (key: string) => unknown>> & Readonly<Record<OnReport, () => unknown>>;
}

const rows = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-cell]')];

/** Puts the focus on a cell's row and brings it into sight, once what is being rendered stands. */
export function focusRow(key: string): void {
  requestAnimationFrame(() => show(rows().find(({ dataset }) => dataset['cell'] === key)));
}

function show(row: HTMLElement | undefined): void {
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Keys of the report, where nobody writes: each leads somewhere or asks; none decides anything by itself. */
export function useKeys(keys: Keys): void {
  const newest = useRef(keys);
  useLayoutEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      const { covered, current, say, run } = newest.current;
      if (command === null || covered || event.defaultPrevented) return;
      if (isWriting(event.target) || document.querySelector('[role=dialog]')) return;
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
      if (isArrow(event.key) && row !== event.target) return;
      if (event.key.length === 1 && event.key !== '?' && !lettersOn()) return;
      event.preventDefault();
      if (command === 'next' || command === 'previous') return step(command, row, say);
      if (command === 'mark' || command === 'reason' || command === 'ask' || command === 'source') {
        const key = row?.dataset['cell'] ?? current;
        if (key !== null) run[command](key);
        return;
      }
      run[command]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** From no row to the current one, else to the neighbour. */
function step(command: 'next' | 'previous', row: HTMLElement | null, say: Keys['say']): void {
  const all = rows();
  const at = row ? all.indexOf(row) : -1;
  const start = all.find(({ tabIndex }) => tabIndex === 0) ?? all[0];
  const to = at < 0 ? start : all[command === 'next' ? at + 1 : at - 1];
  if (!to) return announce(command === 'next' ? say.last : say.first);
  // At once: the next key, however soon it comes, goes on from here.
  show(to);
}

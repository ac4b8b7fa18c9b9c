/** What a key asks for on a report under review. */
export type Command =
  'next' | 'previous' | 'mark' | 'reason' | 'ask' | 'source' | 'accept' | 'return' | 'nextReport' | 'back' | 'help';

const KEYS: Readonly<Record<string, Command>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  m: 'mark',
  e: 'reason',
  q: 'ask',
  o: 'source',
  a: 'accept',
  r: 'return',
  n: 'nextReport',
  Escape: 'back',
  '?': 'help',
};

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** An input method is composing: its keys are letters of a word, not commands. */
  readonly isComposing: boolean;
}

/** Null: not a key of this screen. Letters count in either case; with Ctrl, Alt or Meta they are the browser's. */
export function commandOf({ key, ctrlKey, metaKey, altKey, isComposing }: Pressed): Command | null {
  if (ctrlKey || metaKey || altKey || isComposing) return null;
  return KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** Single letters are commands only where nobody writes and nothing lies over the page. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true], [role=dialog]') !== null;

/** Arrows scroll and move within controls unless a row of the review has the focus. */
export const isArrow = (key: string): boolean => key === 'ArrowDown' || key === 'ArrowUp';

const STORED = 'slate.review.keys';

/** Whoever dictates or uses another aid switches single letters off (WCAG 2.1.4). */
export function lettersOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

export function switchLetters(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // for this page only
  }
}

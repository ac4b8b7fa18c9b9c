import { useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../../shared/words';
import type { CheckRow } from './check';
import { words } from './words';

const MARKS = { good: '', bad: '×', question: '?' } as const;

/** All rows of the file at a glance, in the file's order; one stop for the keyboard, arrows move inside. */
export function HeatStrip({ rows, onGo }: { readonly rows: readonly CheckRow[]; readonly onGo: (row: number) => void }) {
  const say = useWords(words);
  const [at, setAt] = useState(0);
  const strip = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -rows.length, End: rows.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(rows.length - 1, Math.max(0, at + step));
    setAt(next);
    strip.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="heat" role="toolbar" aria-label={say('strip')} ref={strip} onKeyDown={move}>
      {rows.map(({ row, title, state, cells }, index) => (
        <button
          key={row}
          type="button"
          tabIndex={index === at ? 0 : -1}
          className={`heat-cell heat-${state} ${cells.length > 0 ? 'heat-changed' : ''}`}
          aria-label={say('stripRow', { row, title, state: say(state) })}
          title={say('stripRow', { row, title, state: say(state) })}
          onFocus={() => setAt(index)}
          onClick={() => onGo(row)}
        >
          {MARKS[state]}
        </button>
      ))}
    </div>
  );
}

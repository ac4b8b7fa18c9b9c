import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { UserError } from '../../../shared/api';
import { useLanguage, useWords } from '../../../shared/words';
import { useUnitName } from '../../../shared/organisations';
import { words } from '../words';
import { textOfValue, type ActName, type ActValue } from './acts';

/** The value that stands by now, where somebody changed it since the form was opened; null for every other refusal. */
export function conflictOf(errors: readonly UserError[]): ActValue | null {
  const found = errors.find(({ code }) => code === 'VALUE_CHANGED');
  const actual = (found?.detail as { readonly actual?: unknown } | undefined)?.actual;
  if (typeof actual === 'string') return actual;
  return Array.isArray(actual) ? actual.map(String) : null;
}

/** Somebody else was first: all three values, and the choice to go on from the one that stands. Nothing is lost. */
export function Conflict({
  act,
  name,
  seen,
  actual,
  wanted,
  onAgain,
}: {
  readonly act: ActName;
  readonly name: string;
  readonly seen: ActValue;
  readonly actual: ActValue;
  readonly wanted: ActValue;
  readonly onAgain: () => void;
}) {
  const say = useWords(words);
  const { language } = useLanguage();
  const unitName = useUnitName();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="refused" role="alert" tabIndex={-1} ref={box}>
      <h3>{say('conflict', { name })}</h3>
      <dl className="facts">
        {(
          [
            ['conflictSeen', seen],
            ['conflictActual', actual],
            ['conflictWanted', wanted],
          ] as const
        ).map(([key, value]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{say(key)}</dt>
            <dd>{textOfValue(act, value, language, unitName)}</dd>
          </div>
        ))}
      </dl>
      <Button size="small" onClick={onAgain}>
        {say('conflictAgain')}
      </Button>
    </div>
  );
}

import { useRead } from '../../shared/api';
import { count, day } from '../../shared/format';
import { Reading } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { isLocalDate } from '#kernel';
import { ChangeTable } from './ChangeTable';
import { ChangesQuery, type Compiled } from './operations';
import { words } from './words';

/** Which compilation a part of it is asked of. */
export interface Which {
  readonly period: string;
  readonly issue: number | null;
  readonly basis: 'REPORTED' | 'ACCEPTED';
}

export const FIRST = 60;

/** What changed since the half-month before, counted by kind and told by unit and project (I-04). */
export function Changes({ of, compilation }: { readonly of: Which; readonly compilation: Compiled }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const read = useRead(ChangesQuery, { ...of, first: FIRST });
  const { since, asOf, totals } = compilation;
  const inWords = (text: string): string => (isLocalDate(text) ? day(text, language) : text);
  return (
    <div className="stack">
      <p className="quiet">{say('sinceNote', { since: inWords(since), asOf: inWords(asOf) })}</p>
      <ul className="compilation-kinds">
        {totals.changes.map(({ kind, zh, count: number }) => (
          <li key={kind}>
            <span>{either(zh, kind.toLowerCase().replaceAll('_', ' '))}</span> <strong className="number">{count(number)}</strong>
          </li>
        ))}
      </ul>
      <Reading of={read} lines={8}>
        {({ compilation: found }) => (found ? <ChangeTable list={found.changes} label={say('changes')} /> : null)}
      </Reading>
    </div>
  );
}

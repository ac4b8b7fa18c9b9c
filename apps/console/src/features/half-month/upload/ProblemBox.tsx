import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Problem } from '../../../shared/api';
import { Onward } from '../../../shared/ui';
import { useEither, useWords } from '../../../shared/words';
import { words as common } from '../words';
import { words } from './words';

/** Places that are shown at once. */
const STEP = 50;

interface Place {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly repair?: string;
  readonly repairEn?: string;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Why a file was refused, in the server's words: what, where, and how to mend it. Takes the focus. */
export function ProblemBox({ title, problem, children }: { title: string; problem: Problem; children?: ReactNode }) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const either = useEither();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  const { detail } = problem;
  const errors = Array.isArray(detail['errors']) ? (detail['errors'] as readonly Place[]) : [];
  const [shown, show] = useState(STEP);
  const repair = text(detail['repair']);
  return (
    <div className="refused" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <p>
        <strong>{either(problem.zh, problem.en)}</strong>
      </p>
      {repair !== null && (
        <p>
          {sayCommon('repair')}
          {either(repair, text(detail['repairEn']) ?? repair)}
        </p>
      )}
      {errors.length > 0 && (
        <ul aria-label={say('places')} className="refused-places">
          {errors.slice(0, shown).map((each) => (
            <li key={`${each.code}-${each.row ?? ''}-${each.column ?? ''}`}>
              {each.row !== undefined && <span className="mono">{`${each.sheet ?? ''}!${each.column ?? ''}${each.row} `}</span>}
              {either(each.message, each.messageEn)}
              {each.repair !== undefined && (
                <span className="quiet">
                  {' '}
                  {sayCommon('repair')}
                  {either(each.repair, each.repairEn ?? each.repair)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {errors.length > STEP && (
        <Onward shown={Math.min(shown, errors.length)} total={errors.length} more={() => show(shown + STEP)} />
      )}
      {children}
    </div>
  );
}

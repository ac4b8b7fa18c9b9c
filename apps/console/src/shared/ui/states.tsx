import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import type { UserError } from '../api/act';
import { isTaken, problemOf, type Problem } from '../api/problem';
import { useEither, useWords } from '../words';
import { words } from './words';

/** Grey lines in the place of what is being read. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const say = useWords(words);
  return (
    <div className="skeleton" role="status" aria-label={say('loading')}>
      {Array.from({ length: lines }, (_each, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

interface StateProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children?: ReactNode;
}

/** A whole area that has something to say instead of data. */
export function State({ title, hint, children }: StateProps) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </div>
  );
}

export function Empty({ title, hint, children }: Partial<StateProps>) {
  const say = useWords(words);
  return (
    <State title={title ?? say('empty')} hint={hint ?? say('emptyHint')}>
      {children}
    </State>
  );
}

export function Forbidden() {
  const say = useWords(words);
  return <State title={say('forbidden')} hint={say('forbiddenHint')} />;
}

export function NotFound({ title }: { readonly title?: string }) {
  const say = useWords(words);
  return <State title={title ?? say('notFound')} hint={say('notFoundHint')} />;
}

/** What went wrong, in the reader's words, and what to do now. */
export function ErrorState({ problem, onRetry }: { readonly problem: Problem; readonly onRetry?: () => void }) {
  const say = useWords(words);
  const either = useEither();
  if (problem.kind === 'forbidden') return <Forbidden />;
  if (problem.kind === 'notFound') return <NotFound />;
  const kind = problem.kind === 'unauthenticated' ? 'expired' : problem.kind;
  const hint = kind === 'badInput' ? either(problem.zh, problem.en) : say(`${kind}Hint`);
  return (
    <div role="alert">
      <State title={say(kind)} hint={hint}>
        {kind === 'busy' && <p className="small">{either(problem.zh, problem.en)}</p>}
        {problem.traceId !== null && (
          <p className="small">
            {say('trace')} <span className="mono">{problem.traceId}</span>
          </p>
        )}
        {onRetry && <Button onClick={onRetry}>{say('retry')}</Button>}
      </State>
    </div>
  );
}

/**
 * What a read gives: its skeleton, its error, or its data; data of the moment before are dimmed until the new are there.
 * A later read that fails leaves what is shown, and whatever is typed into it, where it is: `<NotRefreshed>` says so.
 */
export function Reading<T>({
  of,
  children,
  lines,
}: {
  readonly of: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  readonly lines?: number;
}) {
  if (of.data === undefined) {
    if (of.error) return <ErrorState problem={problemOf(of.error)} onRetry={() => void of.refetch()} />;
    return <Loading {...(lines === undefined ? {} : { lines })} />;
  }
  if (of.error && !of.isFetching && isTaken(problemOf(of.error))) return <ErrorState problem={problemOf(of.error)} />;
  return (
    <div className={of.isPlaceholderData ? 'updating' : undefined} aria-busy={of.isPlaceholderData}>
      {children(of.data)}
    </div>
  );
}

/** Refusals of an act, above the form; takes the focus, as people must not look for it. */
export function Refused({ errors, problem }: { readonly errors: readonly UserError[]; readonly problem?: Problem | null }) {
  const say = useWords(words);
  const either = useEither();
  const box = useRef<HTMLDivElement>(null);
  const any = errors.length > 0 || (problem !== null && problem !== undefined);
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any, errors, problem]);
  if (!any) return null;
  return (
    <div className="refused" role="alert" tabIndex={-1} ref={box}>
      <h3>{say('refusedTitle')}</h3>
      <ul>
        {errors.map((error) => (
          <li key={`${error.code}-${error.field?.join('.') ?? ''}`}>
            {either(error.message, error.messageEn)}
            {error.repair ? <span className="quiet"> {either(error.repair, error.repairEn ?? error.repair)}</span> : null}
          </li>
        ))}
        {problem && <li>{either(problem.zh, problem.en)}</li>}
      </ul>
    </div>
  );
}

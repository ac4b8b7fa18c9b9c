import { StatusDot } from '../../shared/ui';
import type { Outcome } from '../../shared/api';
import { useEither, useWords } from '../../shared/words';
import { words } from './act.words';

/** What came of an act for each unit, told apart: nothing is half silent. */
export function Results<Input extends { readonly unit: string }>({
  outcomes,
  all,
  nameOf,
  done,
}: {
  readonly outcomes: readonly Outcome<Input>[];
  readonly all: number;
  readonly nameOf: (unit: string) => string;
  readonly done: (input: Input) => string;
}) {
  const say = useWords(words);
  const either = useEither();
  if (outcomes.length === 0) return null;
  const well = outcomes.filter((each) => each.done).length;
  const summary =
    outcomes.length < all
      ? say('progress', { done: outcomes.length, all })
      : well === all
        ? say('allDone', { count: all })
        : say('someDone', { done: well, failed: all - well });
  return (
    <div className="monitor-results">
      <p role="status">
        <strong>{summary}</strong>
      </p>
      <ul aria-label={say('results')}>
        {outcomes.map(({ input, done: good, refused, problem }) => (
          <li key={input.unit}>
            <StatusDot tone={good ? 'good' : 'bad'}>
              {nameOf(input.unit)}：{good ? done(input) : say('notDone')}
            </StatusDot>
            {refused.map((error) => (
              <p key={error.code} className="monitor-why">
                {either(error.message, error.messageEn)} {error.repair ?? ''}
              </p>
            ))}
            {problem && <p className="monitor-why">{either(problem.zh, problem.en)}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

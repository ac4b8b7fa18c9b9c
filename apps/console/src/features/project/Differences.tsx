import { useEither, useWords } from '../../shared/words';
import type { ShownProgress } from './operations';
import { ClaimLink, useSource } from './said';
import { words } from './words';

const TONES = { ENTERED: 'calm', LEARNED: 'warn', MOVED: 'violet', DROPPED: 'violet' } as const;

/** What is told otherwise now than it was then, each in a sentence: from what to what, by whom, when, in which cell. */
export function Differences({ progress, then }: { readonly progress: ShownProgress; readonly then: string }) {
  const say = useWords(words);
  const either = useEither();
  const source = useSource();
  return (
    <div className="differences" aria-live="polite">
      <h3>{say('differences', { then })}</h3>
      {progress.differences.length === 0 ? (
        <p className="quiet">{say('noDifference')}</p>
      ) : (
        <ol>
          {progress.differences.map((each) => {
            const claim = each.now?.claim ?? each.then?.claim ?? null;
            const sentence = say(each.kind, {
              day: progress.then.asOf,
              stage: either(each.zh, each.en),
              was: each.then?.from ?? '',
              now: each.now?.from ?? '',
            });
            return (
              <li key={`${each.stage}-${each.kind}-${each.now?.from ?? each.then?.from ?? ''}`} data-kind={each.kind}>
                <span className={`mark mark-${TONES[each.kind]}`}>{say(`kind${each.kind}`)}</span> {sentence}{' '}
                {each.now?.claim && <span className="quiet">{source(each.now.claim)}</span>}
                {each.kind === 'DROPPED' && claim && (
                  <span className="quiet">{say('claimNow', { state: say(claim.state) })}</span>
                )}
                {claim && (
                  <>
                    {' '}
                    <ClaimLink claim={claim}>{say('openSource')}</ClaimLink>
                  </>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}

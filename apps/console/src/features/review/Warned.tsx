import { StatusDot } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import type { Review } from './operations';
import { words } from './words';

interface WarnedProps {
  readonly finding: Review['findings'][number];
}

/** A warning that went out all the same: what it says, the reason, and who gave it. */
export function Warned({ finding: { code, message, messageEn, reason, by } }: WarnedProps) {
  const say = useWords(words);
  const either = useEither();
  return (
    <div data-finding={code}>
      <StatusDot tone="warn">{say('finding')}</StatusDot> {either(message, messageEn)}
      {reason !== null && (
        <p className="review-quote">
          <span className="quiet">{by === null ? say('saidUnit') : by.name}</span> {reason}
        </p>
      )}
    </div>
  );
}

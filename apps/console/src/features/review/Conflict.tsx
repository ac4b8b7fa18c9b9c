import { Button } from 'antd';
import { moment } from '../../shared/format';
import { useCellText } from '../../shared/format/values';
import { CopyButton } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { cellName, isMarkable, type Placed } from './names';
import type { Review } from './operations';
import { words as review } from './words';
import { words } from './words-decide';
import type { Work } from './work';

interface ConflictProps {
  readonly work: Work;
  readonly review: Review;
  readonly places: ReadonlyMap<string, Placed>;
  readonly onCarry: () => void;
  readonly onDiscard: () => void;
}

/** Somebody else decided, or a newer revision came: what one wrote and what stands now, side by side; nothing is lost. */
export function Conflict({ work, review: now, places, onCarry, onDiscard }: ConflictProps) {
  const say = useWords(words);
  const sayReview = useWords(review);
  const either = useEither();
  const cellText = useCellText();
  const { decision } = now;
  const lines = Object.entries(work.marks).map(([key, reason]) => {
    const place = places.get(key);
    const name = place ? cellName(either, place.line, place.cell) : key;
    return {
      key,
      name,
      reason,
      now: place ? cellText(place.cell.attribute, place.cell.now) : null,
      carried: place !== undefined && isMarkable(place.cell),
    };
  });
  const left = lines.filter(({ carried }) => !carried);
  const text = [work.reason, work.note, ...lines.map(({ name, reason }) => say('pair', { cell: name, text: reason }))]
    .filter((part) => part !== '')
    .join('\n');
  return (
    <section className="review-conflict panel" role="alert" aria-labelledby="review-conflict">
      <h2 id="review-conflict">{say('conflictTitle')}</h2>
      <div className="review-two">
        <div>
          <h3>
            {say('conflictMine')} <span className="quiet">{say('mineOver', { revision: work.revision })}</span>
          </h3>
          {work.reason !== '' && <p>{work.reason}</p>}
          {work.note !== '' && <p>{work.note}</p>}
          <ul>
            {lines.map(({ key, name, reason }) => (
              <li key={key}>{say('pair', { cell: name, text: reason === '' ? say('sameReason') : reason })}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{say('conflictNow')}</h3>
          <p>
            {decision
              ? sayReview(decision.accepted ? 'decidedAccepted' : 'decidedReturned', {
                  revision: decision.revision,
                  at: moment(decision.at),
                  name: decision.by.name,
                })
              : say('nowWaits', { revision: now.revision })}
          </p>
          {decision?.text != null && <p>{decision.text}</p>}
          <ul>
            {lines.map(({ key, name, now: value }) =>
              value === null ? null : (
                <li key={key}>{say('pair', { cell: name, text: value === '' ? sayReview('empty') : value })}</li>
              ),
            )}
          </ul>
        </div>
      </div>
      {decision === null && left.length > 0 && (
        <p className="review-warn">
          {say('carryLeft', { count: left.length })} {left.map(({ name }) => name).join(say('and'))}
        </p>
      )}
      <div className="row">
        {decision === null && (
          <Button type="primary" onClick={onCarry}>
            {say('carry', { revision: now.revision })}
          </Button>
        )}
        <CopyButton text={text}>{say('copy')}</CopyButton>
        <Button danger onClick={onDiscard}>
          {say('discard')}
        </Button>
      </div>
    </section>
  );
}

import { Button } from 'antd';
import { useLanguage, useWords } from '../../shared/words';
import { thenText, type Then } from './then';
import { words } from './words';

const MOST_TICKS = 80;

/**
 * Chooses the moment that is looked back from. It stands only where something was recorded or a half-month ended; arrow
 * keys go from one to the next, Home and End to the first and the last.
 */
export function MomentSlider({ then }: { readonly then: Then }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { moments, at, known, choose } = then;
  if (!known) return null;
  const text = thenText(known, say, language);
  const last = moments.length - 1;
  return (
    <div className="moment-slider no-print">
      <label htmlFor="then">{say('lookBack')}</label>
      <Button size="small" disabled={at === 0} onClick={() => choose(at - 1)} aria-label={say('earlier')}>
        ‹
      </Button>
      <div className="moment-track">
        <input
          id="then"
          type="range"
          min={0}
          max={last}
          step={1}
          value={at}
          aria-valuetext={text}
          onChange={({ target }) => choose(Number(target.value))}
        />
        {moments.length <= MOST_TICKS && (
          <div className="moment-ticks" aria-hidden="true">
            {moments.map(({ knownAt, kind }, index) => (
              <i
                key={knownAt}
                className={kind === 'PERIOD_END' ? 'tick-period' : 'tick-recorded'}
                style={{ left: `${last === 0 ? 0 : (index / last) * 100}%` }}
              />
            ))}
          </div>
        )}
      </div>
      <Button size="small" disabled={at === last} onClick={() => choose(at + 1)} aria-label={say('later')}>
        ›
      </Button>
      <output htmlFor="then">{text}</output>
      <span className="legend">
        <span>
          <b className="tick-period" /> {say('tickPeriod')}
        </span>
        <span>
          <b className="tick-recorded" /> {say('tickRecorded')}
        </span>
      </span>
    </div>
  );
}

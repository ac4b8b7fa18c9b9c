import { StatusDot } from '../../shared/ui';
import { useWords } from '../../shared/words';
import type { Cell } from './operations';
import { words } from './words';

/** How far an amount moved, in percent; where the server calls it unusual, with two bars of the amounts' lengths. */
export function Leap({ leap }: { readonly leap: NonNullable<Cell['leap']> }) {
  const say = useWords(words);
  const { percent, unusual } = leap;
  const text = percent === null ? null : `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`;
  if (!unusual) return text === null ? null : <span className="quiet small review-percent">{text}</span>;
  const most = Math.max(Number(leap.before), Number(leap.now), 1);
  const width = (amount: string): string => `${Math.max(1, Math.round((Number(amount) / most) * 100))}%`;
  return (
    <div className="review-leap">
      <StatusDot tone="warn">
        <span className="small">
          {say('unusual')} {text}
        </span>
      </StatusDot>
      <span className="review-bars" aria-hidden="true">
        <span className="review-bar-before" style={{ width: width(leap.before) }} />
        <span className="review-bar-now" style={{ width: width(leap.now) }} />
      </span>
    </div>
  );
}

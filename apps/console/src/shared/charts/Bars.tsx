import { FigureLink } from '../ui/Figure';
import type { FigureAddress } from '../paths/open';

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly figure: FigureAddress;
}

/** Bars from the same ground, in the order given: a funnel of stages. Each opens its list. */
export function Bars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol className="bars" aria-label={label}>
      {bars.map(({ key, name, value, text, figure }) => (
        <li key={key}>
          <FigureLink className="bar" figure={figure} label={`${name} ${text}`}>
            <span>{name}</span>{' '}
            <span>
              <span className="bar-fill" style={{ width: `${(value / most) * 100}%` }} />
            </span>
            <span className="number">{text}</span>
          </FigureLink>
        </li>
      ))}
    </ol>
  );
}

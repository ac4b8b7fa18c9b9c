import { count } from '../../shared/format';
import { LATENESS_TONES, Money, REPORT_TONES, StatusDot } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { reportWords } from '../../shared/words/report';
import type { Compiled } from './operations';
import { words } from './words';

/** Every unit in official order: its report as it stood, and its figures; all of them together below. */
export function Units({ compilation }: { readonly compilation: Compiled }) {
  const say = useWords(words);
  const sayState = useWords(reportWords);
  const either = useEither();
  const { units, totals } = compilation;
  const heads = ['projects', 'running', 'changed', 'costWan', 'promotionWan'] as const;
  return (
    <div className="compilation-scroll" tabIndex={0} role="region" aria-label={say('units')}>
      <table className="plain-table compilation-table">
        <thead>
          <tr>
            {(['unit', 'state', 'lateness', 'receipt'] as const).map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
            {heads.map((key) => (
              <th key={key} scope="col" className="number">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, state, lateness, receipt, carriedForward, figures }) => (
            <tr key={unit.id}>
              <th scope="row">
                {either(unit.short, unit.en)}
                {carriedForward && <span className="compilation-carried">{say('carriedMark')}</span>}
              </th>
              <td>
                <StatusDot tone={REPORT_TONES[state] ?? 'still'}>{sayState(state)}</StatusDot>
              </td>
              <td>
                <StatusDot tone={LATENESS_TONES[lateness] ?? 'still'}>{sayState(lateness)}</StatusDot>
              </td>
              <td className="mono">{receipt ?? '–'}</td>
              <td className="number">{count(figures.projects)}</td>
              <td className="number">{count(figures.running)}</td>
              <td className="number">{count(figures.changed)}</td>
              <td className="number">
                <Money amount={figures.productionCost} unit={false} />
              </td>
              <td className="number">
                <Money amount={figures.promotionCost} unit={false} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {say('total')}
            </th>
            <td className="number">{count(totals.projects)}</td>
            <td className="number">{count(totals.running)}</td>
            <td className="number">{count(totals.changed)}</td>
            <td className="number">
              <Money amount={totals.productionCost} unit={false} />
            </td>
            <td className="number">
              <Money amount={totals.promotionCost} unit={false} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

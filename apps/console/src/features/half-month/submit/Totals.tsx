import { figureText } from '../../../shared/format';
import { Panel } from '../../../shared/ui';
import { useEither, useWords } from '../../../shared/words';
import type { Draft } from '../operations';
import { words } from './words';

const WIDTH = 150;

/** The unit's figures as reported and as they would be; the server computed all of it (I-04). */
export function Totals({ totals }: { readonly totals: Draft['totals'] }) {
  const say = useWords(words);
  const either = useEither();
  return (
    <Panel title={say('totals')} note={say('totalsNote')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('total')}</th>
            <th scope="col" className="number">
              {say('before')}
            </th>
            <th scope="col" className="number">
              {say('after')}
            </th>
            <th scope="col" className="number">
              {say('change')}
            </th>
            <th scope="col">{say('bar')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ id, zh, en, unit, before, after, change, missingBefore, missingAfter }) => {
            const [was, now] = [figureText(before, unit), figureText(after, unit)];
            const moved = Number(change);
            const most = Math.max(Number(before), Number(after), 1);
            return (
              <tr key={id} data-total={id}>
                <th scope="row">
                  {either(zh, en)}
                  <span className="quiet">{now.unit === '万元' ? say('wan') : either(`（${now.unit}）`, '')}</span>
                  {(missingBefore > 0 || missingAfter > 0) && (
                    <div className="small quiet">{say('missingNote', { before: missingBefore, after: missingAfter })}</div>
                  )}
                </th>
                <td className="number">{was.text}</td>
                <td className="number">
                  <strong>{now.text}</strong>
                </td>
                <td className="number">{moved === 0 ? '–' : `${moved > 0 ? '+' : ''}${figureText(change, unit).text}`}</td>
                <td>
                  <svg
                    className="before-after"
                    viewBox={`0 0 ${WIDTH} 18`}
                    width={WIDTH}
                    height="18"
                    role="img"
                    aria-label={say('bars', { before: was.text, after: now.text })}
                  >
                    <rect x="0" y="1" width={(Number(before) / most) * WIDTH} height="7" className="bar-before" />
                    <rect x="0" y="10" width={(Number(after) / most) * WIDTH} height="7" className="bar-after" />
                  </svg>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

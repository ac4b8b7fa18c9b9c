import { periodOf } from '#kernel';
import { useMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { count, day } from '../../shared/format';
import { FigureLink, Panel, Reading } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { ChangesQuery } from './operations';
import { words } from './words';

/** What moved since the end of the half-month before, by kind. */
export function Changed() {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { basis } = useMoment();
  const read = useRead(ChangesQuery, { basis });
  return (
    <Reading of={read} lines={5}>
      {({ changes: { before, counts, unchanged } }) => (
        <Panel title={say('changed')} note={say('changedNote', { day: day(before.asOf, language) })}>
          <table className="plain-table">
            <tbody>
              {counts.map(({ kind, zh, count: number, metric }) => (
                <tr key={kind}>
                  <th scope="row">{either(zh, kind.toLowerCase().replace('_', ' '))}</th>
                  <td className="number">
                    {number === 0 ? (
                      0
                    ) : (
                      <FigureLink figure={{ metric, since: periodOf(before.asOf) }} label={`${either(zh, kind)} ${number}`}>
                        {count(number)}
                      </FigureLink>
                    )}
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">{say('unchanged')}</th>
                <td className="number">{count(unchanged)}</td>
              </tr>
            </tbody>
          </table>
        </Panel>
      )}
    </Reading>
  );
}

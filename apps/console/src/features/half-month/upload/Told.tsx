import { useState } from 'react';
import { Onward } from '../../../shared/ui';
import { useEither, useWords } from '../../../shared/words';
import { cellText } from '../labels';
import type { CheckRow, Normalised } from './check';
import { words } from './words';

/** Spellings that are shown at once. */
const STEP = 200;

/** What was made of the file's spellings: told, never silent. */
export function Told({ told, rows }: { readonly told: readonly Normalised[]; readonly rows: readonly CheckRow[] }) {
  const say = useWords(words);
  const either = useEither();
  const [shown, show] = useState(STEP);
  const changed = new Map(
    rows.flatMap(({ row, cells }) =>
      cells.map(({ column, attribute, now }) => [`${column}${row}`, cellText(attribute, now)] as const),
    ),
  );
  return (
    <details className="told">
      <summary>{say('toldTitle', { count: told.length })}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('toldCell')}</th>
            <th scope="col">{say('toldFrom')}</th>
            <th scope="col">{say('toldTo')}</th>
            <th scope="col">{say('toldWhy')}</th>
          </tr>
        </thead>
        <tbody>
          {told.slice(0, shown).map(({ row, column, from, to, message, messageEn }) => (
            <tr key={`${column}${row}-${from}-${message}`}>
              <th scope="row" className="mono">{`${column}${row}`}</th>
              <td>{from}</td>
              <td>{changed.get(`${column}${row}`) ?? to}</td>
              <td>{either(message, messageEn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {told.length > STEP && <Onward shown={Math.min(shown, told.length)} total={told.length} more={() => show(shown + STEP)} />}
    </details>
  );
}

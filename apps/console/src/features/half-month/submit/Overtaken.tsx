import { useEffect, useRef } from 'react';
import { moment } from '../../../shared/format';
import { useViewer } from '../../../shared/session';
import { useWords } from '../../../shared/words';
import { isMoney, useCellText, useColumnName } from '../labels';
import { words as common } from '../words';
import type { Overtaken as Cell } from './seen';
import { words } from './words';

/** What was read is not what stands: each cell as it was read and as it is, and who wrote it. Takes the focus. */
export function Overtaken({
  cells,
  edition,
}: {
  readonly cells: readonly Cell[];
  /** Of what stands now; empty: nothing is left of the draft. */
  readonly edition: string;
}) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const { id } = useViewer();
  const columnName = useColumnName();
  const cellText = useCellText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [edition]);
  const text = (attribute: string, value: string): string => (value === '' ? sayCommon('empty') : cellText(attribute, value));
  const amounts = cells.every(({ before, after }) => isMoney((after ?? before)?.attribute ?? ''));
  const side = amounts ? 'number' : undefined;
  return (
    <div className="refused overtaken" role="alert" tabIndex={-1} ref={box}>
      <h2>{say('overtaken')}</h2>
      <p>{say(edition === '' ? 'overtakenGone' : cells.length > 0 ? 'overtakenHint' : 'overtakenElse')}</p>
      {cells.length > 0 && (
        <table className="plain-table changes" aria-label={say('overtaken')}>
          <thead>
            <tr>
              <th scope="col">{say('headProject')}</th>
              <th scope="col">{say('headColumn')}</th>
              <th scope="col" className={side}>
                {say('headRead')}
              </th>
              <th scope="col" className={side}>
                {say('headNow')}
              </th>
              <th scope="col">{say('headWho')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ key, before, after }) => {
              const { line, title, attribute, was } = (after ?? before) as NonNullable<Cell['before']>;
              const number = isMoney(attribute) ? 'number' : undefined;
              return (
                <tr key={key} data-overtaken={key}>
                  <th scope="row">
                    {title}
                    <br />
                    <span className="small quiet">{line}</span>
                  </th>
                  <td>{columnName(attribute)}</td>
                  <td className={number}>
                    {before ? text(attribute, before.now) : say('unchanged', { was: text(attribute, was) })}
                  </td>
                  <td className={number}>
                    <strong>{after ? text(attribute, after.now) : say('unchanged', { was: text(attribute, was) })}</strong>
                  </td>
                  <td>{after && `${sayCommon(after.editor === id ? 'you' : 'colleague')} ${moment(after.editedAt)}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}

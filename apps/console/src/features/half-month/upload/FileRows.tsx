import { Button } from 'antd';
import { attributeDefinition, isAttribute } from '#kernel';
import { StatusDot, type Tone } from '../../../shared/ui';
import { useEither, useWords } from '../../../shared/words';
import { FindingText } from '../FindingText';
import { useCellText } from '../labels';
import { words as common } from '../words';
import type { CheckCell, CheckFinding, CheckRow, RowState } from './check';
import { words } from './words';

const TONES: Readonly<Record<RowState, Tone>> = { good: 'good', bad: 'bad', question: 'warn' };
export const PAGE = 100;

/** The file row by row: which project, what it would change, what is wrong and how to mend it, all before it is stored. */
export function FileRows({
  rows,
  findings,
  shown,
  onMore,
}: {
  readonly rows: readonly CheckRow[];
  readonly findings: readonly CheckFinding[];
  /** So many of the rows are drawn. */
  readonly shown: number;
  readonly onMore: () => void;
}) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const byKey = new Map(findings.map((each) => [each.key, each]));
  if (rows.length === 0) return <p className="quiet">{say('noRows')}</p>;
  return (
    <>
      <table className="plain-table file-rows">
        <thead>
          <tr>
            <th scope="col" className="number">
              {say('headRow')}
            </th>
            <th scope="col">{say('headProject')}</th>
            <th scope="col">{say('headState')}</th>
            <th scope="col">{say('headChange')}</th>
            <th scope="col">{say('headFinding')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((each) => (
            <tr key={each.row} id={`file-row-${each.row}`} tabIndex={-1} className={`file-row-${each.state}`}>
              <td className="number">{each.row}</td>
              <th scope="row">
                {each.title}
                <br />
                <span className="small quiet">
                  {each.project ?? '–'}
                  {each.matchedBy !== null && ` · ${say(each.matchedBy)}`}
                </span>
              </th>
              <td>
                <StatusDot tone={TONES[each.state]}>{say(each.state)}</StatusDot>
              </td>
              <td>
                {each.cells.length === 0 ? (
                  <span className="quiet">{say('noChange')}</span>
                ) : (
                  <ul className="cell-list">
                    {each.cells.map((cell) => (
                      <Change key={cell.attribute} cell={cell} row={each.row} />
                    ))}
                  </ul>
                )}
              </td>
              <td>
                <ul className="finding-list">
                  {each.findings.flatMap((key) => {
                    const finding = byKey.get(key);
                    return finding ? [<FindingText key={key} finding={finding} />] : [];
                  })}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <Button onClick={onMore}>{sayCommon('more', { count: Math.min(PAGE, rows.length - shown) })}</Button>
      )}
    </>
  );
}

function Change({ cell, row }: { readonly cell: CheckCell; readonly row: number }) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const either = useEither();
  const cellText = useCellText();
  const { attribute, attributeZh, column, was, now, raw } = cell;
  const en = isAttribute(attribute) ? attributeDefinition(attribute).en : attributeZh;
  return (
    <li>
      <span className="mono">{`${column}${row}`}</span> {either(attributeZh, en)}：
      <del className="was">{was === '' ? sayCommon('empty') : cellText(attribute, was)}</del> →{' '}
      <ins className="now">{cellText(attribute, now)}</ins>
      {raw !== now && raw !== '' && <span className="small quiet"> {say('toldAs', { raw })}</span>}
    </li>
  );
}

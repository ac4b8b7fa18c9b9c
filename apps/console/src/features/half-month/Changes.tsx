import type { ReactNode } from 'react';
import { isMoney, useCellText, useColumnName } from './labels';
import type { Difference } from './operations';
import { defineWords, useWords } from '../../shared/words';

const words = defineWords(
  'half-month-changes',
  {
    project: '项目',
    column: '内容',
    accepted: '已接收',
    was: '上报值',
    now: '本期',
    none: '（空）',
    fresh: '待定',
    reason: '原因：{{reason}}',
    since: '自 {{since}}',
  },
  {
    project: 'Project',
    column: 'Column',
    accepted: 'Accepted',
    was: 'Reported',
    now: 'This half-month',
    none: '(empty)',
    fresh: 'open',
    reason: 'Reason: {{reason}}',
    since: 'since {{since}}',
  },
);

/** Only what changes: each project once, its cells old → new beside what NRTA accepted last, the unit in the column's name (B-09, I-04). */
export function Changes({
  differences,
  aside,
  mark,
}: {
  readonly differences: readonly Difference[];
  /** What can be done with one cell. */
  readonly aside?: (cell: Difference) => ReactNode;
  /** What is to be said of a cell beside its name. */
  readonly mark?: (cell: Difference) => ReactNode;
}) {
  const say = useWords(words);
  const columnName = useColumnName();
  const cellText = useCellText();
  // Heads stand over their numbers where there is nothing else.
  const amounts = differences.every(({ attribute }) => isMoney(attribute));
  const lines = new Map<string, Difference[]>();
  for (const cell of differences) lines.set(cell.line, [...(lines.get(cell.line) ?? []), cell]);
  return (
    <table className="plain-table changes">
      <thead>
        <tr>
          <th scope="col">{say('project')}</th>
          <th scope="col">{say('column')}</th>
          <th scope="col" className={amounts ? 'number' : undefined}>
            {say('accepted')}
          </th>
          <th scope="col" className={amounts ? 'number' : undefined}>
            {say('was')}
          </th>
          <th scope="col" className={amounts ? 'number' : undefined}>
            {say('now')}
          </th>
          {aside && <th aria-hidden="true" />}
        </tr>
      </thead>
      <tbody>
        {[...lines].map(([line, cells]) =>
          cells.map((cell, at) => (
            <tr key={`${line}-${cell.attribute}`} data-line={line} data-attribute={cell.attribute}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={cells.length}>
                  {cell.title}
                  <br />
                  <span className="small quiet">{line.startsWith('new-') ? say('fresh') : line}</span>
                </th>
              )}
              <td>
                {columnName(cell.attribute)}
                {mark?.(cell)}
              </td>
              <td className={`${isMoney(cell.attribute) ? 'number ' : ''}accepted${cell.accepted === cell.was ? ' quiet' : ''}`}>
                {cell.accepted === '' ? say('none') : cellText(cell.attribute, cell.accepted)}
              </td>
              <td className={isMoney(cell.attribute) ? 'number was' : 'was'}>
                {cell.was === '' ? say('none') : cellText(cell.attribute, cell.was)}
              </td>
              <td className={isMoney(cell.attribute) ? 'number now' : 'now'}>
                {cellText(cell.attribute, cell.now)}
                {cell.since !== null && <span className="small quiet"> {say('since', { since: cell.since })}</span>}
                {cell.reason !== null && <div className="small quiet">{say('reason', { reason: cell.reason })}</div>}
              </td>
              {aside && <td>{aside(cell)}</td>}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

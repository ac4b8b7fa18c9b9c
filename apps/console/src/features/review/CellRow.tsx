import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../../shared/api';
import { useCellText } from '../../shared/format/values';
import { Refused, useOpen } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { announce } from './announce';
import { Leap } from './Leap';
import { cellName, isMarkable } from './names';
import { Ask, type Cell, type Line, type Report, type Thread } from './operations';
import { Reason } from './Reason';
import { Why } from './Why';
import { words as decide } from './words-decide';
import { words } from './words';
import { cellKey } from './work';

export interface RowHandlers {
  /** False: reading only. */
  readonly may: boolean;
  readonly onFocus: (key: string) => void;
  readonly onMark: (key: string) => void;
  readonly onReason: (key: string, text: string) => void;
  readonly onEdit: (editing: Editing | null) => void;
}

export interface Editing {
  readonly key: string;
  readonly kind: 'reason' | 'ask';
}

interface RowProps extends RowHandlers {
  readonly report: Report;
  readonly line: Line;
  readonly cell: Cell;
  readonly thread: Thread | undefined;
  /** Undefined: not marked. */
  readonly reason: string | undefined;
  readonly editing: Editing['kind'] | null;
  /** The row that stands in the tab order. */
  readonly current: boolean;
}

/** One cell: last accepted, now, why; its mark, and what is being written about it. */
export function CellRow(props: RowProps) {
  const { report, line, cell, thread, reason, editing, current, may, onFocus, onMark, onReason, onEdit } = props;
  const say = useWords(words);
  const sayDecide = useWords(decide);
  const either = useEither();
  const cellText = useCellText();
  const key = cellKey(line.project, cell.attribute);
  const name = cellName(either, line, cell);
  const marked = reason !== undefined;
  const text = (value: string): string => (value === '' ? say('empty') : cellText(cell.attribute, value));
  const label = `${name}: ${text(cell.accepted)} → ${text(cell.now)}${marked ? `, ${say('marked')}` : ''}`;
  return (
    <tr
      className={[marked ? 'review-marked' : '', cell.changed ? '' : 'review-same'].join(' ').trim() || undefined}
      data-cell={key}
      tabIndex={current ? 0 : -1}
      aria-label={label}
      onFocus={() => onFocus(key)}
    >
      <td className="review-mark">
        {may && isMarkable(cell) && (
          <input type="checkbox" checked={marked} aria-label={say('markCell', { cell: name })} onChange={() => onMark(key)} />
        )}
      </td>
      <th scope="row">{either(cell.attributeZh, cell.attributeEn)}</th>
      <td>
        <Value
          text={cellText(cell.attribute, cell.accepted)}
          amount={cell.acceptedAmount !== null}
          claim={cell.acceptedClaim}
          label={say('openAccepted', { cell: name })}
        />
      </td>
      <td>
        <Value
          text={cellText(cell.attribute, cell.now)}
          amount={cell.nowAmount !== null}
          claim={cell.claim?.id ?? null}
          label={say('openSource', { cell: name })}
          strong={cell.changed}
        />
        {cell.takenBack && <p className="quiet small">{say('takenBack')}</p>}
        {cell.leap && <Leap leap={cell.leap} />}
      </td>
      <td>
        {marked && (
          <div className="review-own">
            {editing === 'reason' ? (
              <Reason
                label={sayDecide('cellReason', { cell: name })}
                hint={sayDecide('cellReasonHint')}
                value={reason}
                autoFocus
                onChange={(next) => onReason(key, next)}
                onDone={() => onEdit(null)}
              />
            ) : (
              <button type="button" className="review-own-text" onClick={() => onEdit({ key, kind: 'reason' })}>
                <span className="quiet">{sayDecide('writing')}</span> {reason === '' ? sayDecide('sameReason') : reason}
              </button>
            )}
          </div>
        )}
        <Why cell={cell} name={name} thread={thread}>
          {may && editing === null && (
            <button
              type="button"
              className="link-button"
              aria-label={say('askLabel', { cell: name })}
              onClick={() => onEdit({ key, kind: 'ask' })}
            >
              {say('ask')}
            </button>
          )}
        </Why>
        {may && editing === 'ask' && <AskForm report={report} line={line} cell={cell} name={name} onDone={() => onEdit(null)} />}
      </td>
    </tr>
  );
}

/** A value as it is read, which opens down to its cell. */
function Value({
  text,
  amount,
  claim,
  label,
  strong = false,
}: {
  readonly text: string;
  /** Whether it was read as an amount: set in tabular figures. */
  readonly amount: boolean;
  readonly claim: string | null;
  readonly label: string;
  readonly strong?: boolean;
}) {
  const say = useWords(words);
  const open = useOpen();
  if (text === '') return <span className="quiet">{say('nothing')}</span>;
  const className = `${strong ? 'review-now' : ''} ${amount ? 'review-amount number' : ''}`.trim();
  if (claim === null) return <span className={className}>{text}</span>;
  return (
    <button type="button" className={`review-value ${className}`} aria-label={`${label} ${text}`} onClick={() => open({ claim })}>
      {text}
    </button>
  );
}

function AskForm({
  report,
  line,
  cell,
  name,
  onDone,
}: Pick<RowProps, 'report' | 'line' | 'cell'> & { readonly name: string; readonly onDone: () => void }) {
  const say = useWords(words);
  const act = useAct(Ask);
  const [text, write] = useState('');
  const send = async (): Promise<void> => {
    if (text.trim() === '' || act.running) return;
    const input = { unit: report.unit.id, period: report.period, project: line.project, attribute: cell.attribute, text };
    const { done } = await act.run(input).catch(() => ({ done: false }));
    if (!done) return;
    announce(say('asked', { cell: name }));
    onDone();
  };
  return (
    <form
      className="review-asking"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Refused errors={act.refused} problem={act.problem} />
      <Input.TextArea
        autoFocus
        aria-label={say('askLabel', { cell: name })}
        value={text}
        maxLength={2000}
        rows={2}
        onChange={({ target }) => write(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onDone();
          }
        }}
      />
      <p className="quiet small">{say('askHint')}</p>
      <div className="row">
        <Button size="small" type="primary" htmlType="submit" loading={act.running} disabled={text.trim() === ''}>
          {say('send')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}

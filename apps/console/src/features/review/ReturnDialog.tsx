import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../shared/api';
import { useCellText } from '../../shared/format/values';
import { Refused } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import type { DialogProps } from './AcceptDialog';
import { isConflict } from './conflicts';
import { focusFirst } from './focus';
import { cellName, type Placed } from './names';
import { Return, type Cell } from './operations';
import { Reason } from './Reason';
import { words } from './words-decide';
import { withMark, withoutMark } from './work';

interface ReturnProps extends DialogProps {
  readonly places: ReadonlyMap<string, Placed>;
}

/** A return is written, then checked as the unit will read it, then sent. */
export function ReturnDialog({ report, review, title, work, places, onWork, onClose, onDone, onConflict }: ReturnProps) {
  const say = useWords(words);
  const act = useAct(Return);
  const [checking, check] = useState(false);
  const [missing, setMissing] = useState(false);
  const marked = Object.keys(work.marks).flatMap((key) => {
    const place = places.get(key);
    return place ? [{ ...place, reason: work.marks[key] ?? '' }] : [];
  });
  const toCheck = (): void => {
    setMissing(work.reason.trim() === '');
    if (work.reason.trim() !== '') check(true);
  };
  const send = async (): Promise<void> => {
    if (act.running) return;
    const marks = marked.map(({ line, cell, reason }) => ({
      project: line.project,
      attribute: cell.attribute,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    }));
    const of = { unit: report.unit.id, period: report.period, revision: review.revision };
    const acted = await act.run({ ...of, reason: work.reason.trim(), marks }).catch(() => null);
    if (acted?.done) onDone();
    else if (acted && isConflict(acted.refused)) onConflict(acted.refused);
  };
  const footer = checking
    ? [
        <Button key="change" onClick={() => check(false)}>
          {say('change')}
        </Button>,
        <Button key="send" type="primary" danger autoFocus loading={act.running} onClick={() => void send()}>
          {say('returnConfirm')}
        </Button>,
      ]
    : [
        <Button key="close" onClick={onClose}>
          {say('close')}
        </Button>,
        <Button key="check" type="primary" onClick={toCheck}>
          {say('check')}
        </Button>,
      ];
  return (
    <Modal
      open
      width={720}
      title={checking ? say('checkTitle') : say('returnTitle', { report: title })}
      footer={footer}
      onCancel={onClose}
      afterOpenChange={focusFirst}
    >
      <div className="stack">
        <Refused errors={act.refused} problem={act.problem} />
        {checking ? (
          <>
            <p>{say('checkAbout')}</p>
            <dl className="facts">
              <dt>{say('reason')}</dt>
              <dd>{work.reason}</dd>
            </dl>
          </>
        ) : (
          <div>
            <h3>{say('reason')}</h3>
            <p className="quiet small">{say('reasonHint')}</p>
            {missing && work.reason.trim() === '' && (
              <p className="review-error" role="alert">
                {say('reasonMissing')}
              </p>
            )}
            <Reason
              label={say('reason')}
              value={work.reason}
              rows={3}
              autoFocus
              onChange={(reason) => onWork({ ...work, reason })}
            />
          </div>
        )}
        {marked.length === 0 ? (
          <p className="review-warn">{say('noMarks', { count: review.changedCells })}</p>
        ) : (
          <MarkList
            marked={marked}
            {...(checking
              ? {}
              : {
                  onReason: (key: string, reason: string) => onWork(withMark(work, key, reason)),
                  onRemove: (key: string) => onWork(withoutMark(work, key)),
                })}
          />
        )}
      </div>
    </Modal>
  );
}

interface MarkListProps {
  readonly marked: readonly (Placed & { readonly reason: string })[];
  /** Absent: to be read only. */
  readonly onReason?: (key: string, reason: string) => void;
  readonly onRemove?: (key: string) => void;
}

function MarkList({ marked, onReason, onRemove }: MarkListProps) {
  const say = useWords(words);
  const either = useEither();
  const cellText = useCellText();
  const text = ({ attribute }: Cell, value: string): string => (value === '' ? '–' : cellText(attribute, value));
  const shown = (cell: Cell): string => `${text(cell, cell.accepted)} → ${text(cell, cell.now)}`;
  return (
    <div>
      <h3>
        {say('marks')} · {marked.length}
      </h3>
      <ol className="review-marks">
        {marked.map(({ key, line, cell, reason }) => {
          const name = cellName(either, line, cell);
          return (
            <li key={key} data-marked={key}>
              <p>
                <strong>{name}</strong> <span className="number">{shown(cell)}</span>
                {onRemove && (
                  <Button size="small" type="link" aria-label={`${say('remove')}: ${name}`} onClick={() => onRemove(key)}>
                    {say('remove')}
                  </Button>
                )}
              </p>
              {onReason ? (
                <Reason
                  label={say('cellReason', { cell: name })}
                  hint={say('cellReasonHint')}
                  value={reason}
                  rows={1}
                  onChange={(next) => onReason(key, next)}
                />
              ) : (
                <p>{reason.trim() === '' ? <span className="quiet">{say('sameReason')}</span> : reason}</p>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

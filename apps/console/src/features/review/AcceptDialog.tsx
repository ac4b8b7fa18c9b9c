import { Input, Modal } from 'antd';
import { useAct, type UserError } from '../../shared/api';
import { Refused } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { Accept, type Report, type Review } from './operations';
import { isConflict } from './conflicts';
import { focusFirst } from './focus';
import { words } from './words-decide';
import type { Work } from './work';

export interface DialogProps {
  readonly report: Report;
  readonly review: Review;
  readonly title: string;
  readonly work: Work;
  readonly onWork: (work: Work) => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
  /** Somebody else was faster: what stands now is read and laid beside what was typed. */
  readonly onConflict: (errors: readonly UserError[]) => void;
}

/** Asked before a report is accepted: what it brings about, and that it stands. */
export function AcceptDialog({ report, review, title, work, onWork, onClose, onDone, onConflict }: DialogProps) {
  const say = useWords(words);
  const act = useAct(Accept);
  const marked = Object.keys(work.marks).length;
  const left = review.lines
    .flatMap(({ cells }) => cells)
    .filter(({ marks }) => ['EXPLAINED', 'UNCHANGED'].includes(marks.at(-1)?.became ?? '')).length;
  const send = async (): Promise<void> => {
    if (act.running) return;
    const note = work.note.trim();
    const of = { unit: report.unit.id, period: report.period, revision: review.revision };
    const acted = await act.run({ ...of, ...(note === '' ? {} : { note }) }).catch(() => null);
    if (acted?.done) onDone();
    else if (acted && isConflict(acted.refused)) onConflict(acted.refused);
  };
  return (
    <Modal
      open
      title={say('acceptTitle', { report: title })}
      okText={say('acceptConfirm')}
      cancelText={say('close')}
      confirmLoading={act.running}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={focusFirst}
    >
      <div className="stack">
        <Refused errors={act.refused} problem={act.problem} />
        <p>{say('acceptAbout', { count: review.changedCells })}</p>
        {marked > 0 && <p className="review-warn">{say('acceptMarks', { count: marked })}</p>}
        {left > 0 && <p className="review-warn">{say('acceptDisputed', { count: left })}</p>}
        <label className="review-field">
          {say('note')}
          <Input.TextArea
            autoFocus
            value={work.note}
            maxLength={500}
            rows={3}
            onChange={({ target }) => onWork({ ...work, note: target.value })}
          />
        </label>
        <p className="quiet small">{say('acceptFinal')}</p>
      </div>
    </Modal>
  );
}

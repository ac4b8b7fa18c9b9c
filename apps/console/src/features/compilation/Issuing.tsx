import { Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../../shared/api';
import { periodText } from '../../shared/format';
import { Refused } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { Frozen } from './Frozen';
import { IssueMutation, type Compiled, type Issue } from './operations';
import { words } from './words';

/** Asks before a compilation is issued, and tells what becomes frozen with it: basis, day, position, hash (B-03, W-04). */
export function Issuing({
  compilation,
  onClose,
  onIssued,
}: {
  readonly compilation: Compiled;
  readonly onClose: () => void;
  readonly onIssued: (number: number) => void;
}) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const ids = useId();
  const [note, setNote] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [issue, setIssue] = useState<Issue | null>(null);
  const act = useAct(IssueMutation);
  const { period, basis, missing } = compilation;
  const named = { period: periodText(period, language) };
  const run = async (): Promise<void> => {
    const ended = await act.run({ period, basis, note: note.trim() === '' ? null : note.trim() }).catch(() => null);
    if (ended?.done) setIssue(ended.payload.issue);
  };
  return (
    <Modal open title={say('issueTitle', named)} onCancel={onClose} footer={null} width={680}>
      {issue ? (
        <div className="stack">
          <p role="status">
            <strong>{say('issued', { ...named, number: issue.number })}</strong>
          </p>
          <dl className="facts">
            <dt>{say('madeFrom')}</dt>
            <dd className="mono">{issue.madeFrom}</dd>
            <dt>{say('hash')}</dt>
            <dd className="mono">{issue.hash}</dd>
          </dl>
          <div className="row compilation-buttons">
            <Button type="primary" onClick={() => onIssued(issue.number)}>
              {say('see')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="stack">
          <Refused errors={act.refused} problem={act.problem} />
          <p>{say('issueFreezes')}</p>
          {missing.length > 0 && (
            <p className="compilation-warn">
              {say('issueMissing', {
                count: missing.length,
                names: missing.map(({ short, en }) => either(short, en)).join(language === 'zh' ? '、' : ', '),
              })}
            </p>
          )}
          <div>
            <h3>{say('issueFrozen')}</h3>
            <Frozen compilation={compilation} />
            <p className="quiet small">{say('issueLater')}</p>
          </div>
          <div>
            <label className="compilation-label" htmlFor={`${ids}-note`}>
              {say('noteLabel')}
            </label>
            <Input.TextArea
              id={`${ids}-note`}
              rows={2}
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
              aria-describedby={`${ids}-hint`}
            />
            <p className="quiet small" id={`${ids}-hint`}>
              {say('noteHint')}
            </p>
          </div>
          <Checkbox checked={agreed} onChange={({ target }) => setAgreed(target.checked)}>
            {say('agree')}
          </Checkbox>
          <div className="row compilation-buttons">
            <Button onClick={onClose}>{say('cancel')}</Button>
            <Button type="primary" disabled={!agreed} loading={act.running} onClick={() => void run()}>
              {say('confirm')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

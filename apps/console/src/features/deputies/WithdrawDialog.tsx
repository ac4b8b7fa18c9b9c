import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../shared/api';
import { Refused } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { WithdrawMutation, type Delegation } from './operations';
import { words } from './words';

interface DialogProps {
  readonly delegation: Delegation;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asked before a delegation is taken back: what it brings about, and that what was done stays. */
export function WithdrawDialog({ delegation: { deputy, from, to }, onClose, onDone }: DialogProps) {
  const say = useWords(words);
  const [reason, setReason] = useState('');
  const act = useAct(WithdrawMutation);
  const send = async (): Promise<void> => {
    if (act.running) return;
    const why = reason.trim();
    const input = { deputy: deputy.id, from, ...(why === '' ? {} : { reason: why }) };
    const acted = await act.run(input).catch(() => null);
    if (acted?.done) onDone();
  };
  return (
    <Modal
      open
      title={say('withdrawTitle')}
      okText={say('withdrawYes')}
      okButtonProps={{ danger: true }}
      cancelText={say('cancel')}
      confirmLoading={act.running}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack">
        <Refused errors={act.refused} problem={act.problem} />
        <p>
          <strong>{deputy.name}</strong> · {say('daysText', { from, to })}
        </p>
        <p>{say('withdrawAsk', { name: deputy.name })}</p>
        <label className="deputies-field">
          <span>
            {say('reason')} <span className="quiet small">{say('optional')}</span>
          </span>
          <Input.TextArea rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      </div>
    </Modal>
  );
}

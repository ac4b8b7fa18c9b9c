import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { addDays, isLocalDate } from '#kernel';
import { useAct } from '../../shared/api';
import { Refused } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { NameMutation, type People } from './operations';
import { words } from './words';

/** An absence is a week where nothing else is said. */
const DAYS = 6;

/** Whom, from which day to which, and why: what an approver fills in before he leaves. */
export function NameForm({ people, onDone }: { readonly people: People; readonly onDone: (text: string) => void }) {
  const say = useWords(words);
  const ids = useId();
  const { colleagues } = people.me;
  const today = people.organisation.at.asOf;
  const [deputy, setDeputy] = useState<string | undefined>(colleagues.length === 1 ? colleagues[0]?.id : undefined);
  const [from, setFrom] = useState<string>(today);
  const [to, setTo] = useState<string>(addDays(today, DAYS));
  const [reason, setReason] = useState('');
  const act = useAct(NameMutation);
  if (colleagues.length === 0) return <p>{say('noColleagues')}</p>;
  const backwards = isLocalDate(from) && isLocalDate(to) && to < from;
  const ready = deputy !== undefined && isLocalDate(from) && isLocalDate(to) && from >= today && !backwards;
  const send = async (): Promise<void> => {
    if (!ready || act.running) return;
    const why = reason.trim();
    const acted = await act.run({ deputy, from, to, ...(why === '' ? {} : { reason: why }) }).catch(() => null);
    if (!acted?.done) return;
    setReason('');
    onDone(say('done', { name: colleagues.find(({ id }) => id === deputy)?.name ?? '', from, to }));
  };
  return (
    <form
      className="deputies-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Refused errors={act.refused} problem={act.problem} />
      <div className="deputies-field">
        <label htmlFor={`${ids}-who`}>{say('deputy')}</label>
        <Select
          id={`${ids}-who`}
          placeholder={say('choose')}
          {...(deputy === undefined ? {} : { value: deputy })}
          onChange={setDeputy}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <div className="deputies-two">
        <label className="deputies-field">
          {say('from')}
          <Input type="date" min={today} value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label className="deputies-field">
          {say('to')}
          <Input
            type="date"
            min={isLocalDate(from) ? from : today}
            value={to}
            onChange={({ target }) => setTo(target.value)}
            aria-invalid={backwards}
            aria-describedby={`${ids}-days`}
          />
        </label>
      </div>
      <p className="small" id={`${ids}-days`} role="status">
        {backwards ? say('endsFirst') : ''}
      </p>
      <label className="deputies-field">
        <span>
          {say('reason')} <span className="quiet small">{say('optional')}</span>
        </span>
        <Input.TextArea rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <div>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={act.running}>
          {say('name')}
        </Button>
      </div>
    </form>
  );
}

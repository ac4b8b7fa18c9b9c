import { Button, Input } from 'antd';
import { useId } from 'react';
import { useAct } from '../../shared/api';
import type { ActInput } from '../../shared/api/act';
import { columnText, moment, periodText } from '../../shared/format';
import { Panel, Refused, StatusDot, ToScreen } from '../../shared/ui';
import { useUnsent } from '../../shared/unsent';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { AnswerMutation, type MyReport, type Thread } from './operations';
import { words } from './words';

interface Asked {
  readonly period: string;
  readonly thread: Thread;
}

/** What NRTA asks about single cells: the open ones of every half-month, and the answered ones of the one shown. */
export function Questions({
  unit,
  reports,
  shown,
}: {
  readonly unit: string;
  readonly reports: readonly MyReport[];
  readonly shown: string;
}) {
  const say = useWords(words);
  const asked: readonly Asked[] = reports.flatMap(({ period, questions }) => questions.map((thread) => ({ period, thread })));
  const listed = asked
    .filter(({ period, thread }) => thread.open || period === shown)
    .sort((a, b) => Number(b.thread.open) - Number(a.thread.open));
  if (listed.length === 0) return null;
  return (
    <Panel title={say('questions')} note={say('replyHint')}>
      <ul className="tasks-threads">
        {listed.map((each) => (
          <li key={`${each.period} ${each.thread.project} ${each.thread.attribute}`}>
            <OneThread unit={unit} asked={each} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OneThread({ unit, asked: { period, thread } }: { readonly unit: string; readonly asked: Asked }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const column = columnText(thread.attribute, thread.attributeZh, language);
  return (
    <>
      <p className="tasks-thread-head">
        <ToScreen screen="project" params={{ code: thread.project }}>
          <span className="mono">{thread.project}</span>
        </ToScreen>
        <strong>{column}</strong>
        <span className="quiet">{periodText(period, language)}</span>
        <StatusDot tone={thread.open ? 'warn' : 'good'}>{say(thread.open ? 'open' : 'answered')}</StatusDot>
      </p>
      <ul className="tasks-messages">
        {thread.messages.map((message) => (
          <li key={message.id} className={message.question ? 'tasks-asked' : 'tasks-answered'}>
            <p>{message.text}</p>
            <p className="quiet small">
              {message.by.name}（{either(message.by.organisation.short, message.by.organisation.en)}）· {moment(message.at)}
            </p>
          </li>
        ))}
      </ul>
      {thread.open && <Reply input={{ unit, period, project: thread.project, attribute: thread.attribute }} column={column} />}
    </>
  );
}

interface ReplyProps {
  readonly input: Omit<ActInput<typeof AnswerMutation>, 'text'>;
  readonly column: string;
}

function Reply({ input, column }: ReplyProps) {
  const say = useWords(words);
  const id = useId();
  const { unit, period, project, attribute } = input;
  const [text, setText] = useUnsent({ unit, period, place: `reply/${project}/${attribute}` }, '');
  const act = useAct(AnswerMutation);
  const send = async (): Promise<void> => {
    const acted = await act.run({ ...input, text }).catch(() => null);
    if (acted?.done) setText('');
  };
  return (
    <form
      className="tasks-reply"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Refused errors={act.refused} problem={act.problem} />
      <label htmlFor={id} className="visually-hidden">
        {say('replyLabel', { project: input.project, column })}
      </label>
      <Input.TextArea
        id={id}
        value={text}
        maxLength={2000}
        placeholder={say('reply')}
        rows={3}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={act.running} disabled={text.trim() === ''}>
          {say('send')}
        </Button>
        <ToScreen screen="upload" params={{ period: input.period }}>
          {say('mend')}
        </ToScreen>
      </div>
    </form>
  );
}

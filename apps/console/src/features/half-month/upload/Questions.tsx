import { Button } from 'antd';
import { useState } from 'react';
import type { Category } from '#kernel';
import { useAct } from '../../../shared/api';
import { Panel, Refused } from '../../../shared/ui';
import { useUnsent } from '../../../shared/unsent';
import { useWords } from '../../../shared/words';
import { AnswerLine, DropLine, RegisterLine } from '../acts';
import type { Draft } from '../operations';
import { words } from './desk-words';
import { placeOfDraft } from './place-of-draft';
import { Question, type LineAnswer } from './Question';

const NONE: Readonly<Record<string, LineAnswer>> = {};

/** “New, or which one renamed?”: line by line or all at once, sent together (D-04). */
export function Questions({ unit, period, draft }: { readonly unit: string; readonly period: string; readonly draft: Draft }) {
  const say = useWords(words);
  const answer = useAct(AnswerLine);
  const register = useAct(RegisterLine);
  const drop = useAct(DropLine);
  const [answers, setAnswers] = useUnsent({ unit, period, place: placeOfDraft(draft, 'answers') }, NONE);
  const [sending, setSending] = useState(false);
  const { openLines } = draft;
  if (openLines.length === 0) return null;
  const set = (line: string, given: LineAnswer): void => setAnswers((before) => ({ ...before, [line]: given }));
  const whole = (given: LineAnswer | undefined): boolean =>
    given !== undefined &&
    (given.kind !== 'project' || given.project !== '') &&
    (given.kind !== 'new' || given.category !== null);
  const ready = openLines.filter(({ line }) => whole(answers[line]));

  const send = async (): Promise<void> => {
    setSending(true);
    for (const act of [answer, register, drop]) act.reset();
    try {
      for (const { line } of ready) {
        const given = answers[line];
        if (!given) continue;
        const of = { unit, period, line };
        const done =
          given.kind === 'project'
            ? await answer.run({ ...of, project: given.project })
            : given.kind === 'new'
              ? await register.run({ ...of, ...(given.category === null ? {} : { category: given.category as Category }) })
              : await drop.run(of);
        if (!done.done) return;
        setAnswers(({ [line]: _sent, ...rest }) => rest);
      }
    } catch {
      // shown by the act that failed
    } finally {
      setSending(false);
    }
  };
  const allNew = (): void =>
    setAnswers((before) => ({
      ...Object.fromEntries(openLines.map(({ line, category }) => [line, { kind: 'new', category } as const])),
      ...before,
    }));
  return (
    <Panel
      title={say('questions', { count: openLines.length })}
      aside={<Button onClick={allNew}>{say('allNew')}</Button>}
      note={say('questionsHint')}
    >
      <Refused
        errors={[...answer.refused, ...register.refused, ...drop.refused]}
        problem={answer.problem ?? register.problem ?? drop.problem}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {openLines.map((line) => (
          <Question
            key={line.line}
            line={line}
            draft={draft}
            answer={answers[line.line]}
            onAnswer={(given) => set(line.line, given)}
          />
        ))}
        <div className="row half-main-act">
          <Button type="primary" htmlType="submit" loading={sending} disabled={ready.length === 0}>
            {say('answer', { count: ready.length })}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

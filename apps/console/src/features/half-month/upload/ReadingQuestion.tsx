import { Button } from 'antd';
import { useId, useState } from 'react';
import { Panel } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import type { Answers } from './check';
import type { FileStep } from './useFile';
import { words } from './words';

const LAYOUTS = ['annex-clean', 'annex-lost-two', 'annex-lost-serial', 'annex-lost-stage', 'annex-as-printed'] as const;
export const layoutWord = (id: string) => LAYOUTS.find((each) => each === id) ?? (id === 'ours' ? 'ours' : null);

/** A file that may be read in more than one way: asked, never guessed (Z-6). */
export function ReadingQuestion({
  step,
  onAnswer,
  onLeave,
}: {
  readonly step: Extract<FileStep, { kind: 'asked' }>;
  readonly onAnswer: (answers: Answers) => void;
  readonly onLeave: () => void;
}) {
  const say = useWords(words);
  const name = useId();
  const { answerWith, candidates } = step.asked;
  const [chosen, choose] = useState<string | null>(null);
  const word = (id: string): string => {
    const key = answerWith === 'layout' ? layoutWord(id) : null;
    return key === null ? id : say(key);
  };
  return (
    <Panel title={say(answerWith === 'layout' ? 'askLayout' : 'askSheet')} note={say('askLayoutHint')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) onAnswer({ [answerWith]: chosen });
        }}
      >
        <fieldset className="choices">
          <legend className="visually-hidden">{say(answerWith === 'layout' ? 'askLayout' : 'askSheet')}</legend>
          {candidates.map((id) => (
            <label key={id} className="choice">
              <input type="radio" name={name} checked={chosen === id} onChange={() => choose(id)} />
              <span>{word(id)}</span>
            </label>
          ))}
        </fieldset>
        <div className="row half-main-act">
          <Button type="primary" htmlType="submit" disabled={chosen === null}>
            {say('askGo')}
          </Button>
          <Button onClick={onLeave}>{say('another')}</Button>
        </div>
      </form>
    </Panel>
  );
}

import { Button } from 'antd';
import { useId } from 'react';
import { Panel } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import type { Checked, Take } from './check';
import { words } from './words';

/** All, the good rows, or strict: each told in words before it is done. */
export function TakeChoice({
  counts,
  take,
  taking,
  onChoose,
  onTake,
}: {
  readonly counts: Checked['counts'];
  readonly take: Take;
  readonly taking: boolean;
  readonly onChoose: (take: Take) => void;
  readonly onTake: (take: Take) => void;
}) {
  const say = useWords(words);
  const name = useId();
  const { rows, bad } = counts;
  const choices = [
    { id: 'all', text: say('takeAll'), hint: say('takeAllHint', { rows }) },
    { id: 'good', text: say('takeGood'), hint: say('takeGoodHint', { bad }) },
    { id: 'strict', text: say('takeStrict'), hint: say('takeStrictHint', { bad }) },
  ] as const;
  return (
    <Panel title={say('takeTitle')}>
      <form
        id="take"
        onSubmit={(event) => {
          event.preventDefault();
          onTake(take);
        }}
      >
        <fieldset className="choices">
          <legend className="visually-hidden">{say('takeTitle')}</legend>
          {choices.map(({ id, text, hint }) => (
            <label key={id} className="choice">
              <input type="radio" name={name} checked={take === id} onChange={() => onChoose(id)} />
              <span>
                {text}
                <br />
                <span className="quiet small">{hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="row half-main-act">
          <Button type="primary" size="large" htmlType="submit" loading={taking}>
            {say('take')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../shared/words';
import { lettersOn, switchLetters } from './keys';
import { words } from './words-decide';

const LINES = [
  ['J ↓', 'helpNext'],
  ['K ↑', 'helpPrevious'],
  ['M', 'helpMark'],
  ['E', 'helpReason'],
  ['Q', 'helpAsk'],
  ['O', 'helpSource'],
  ['A', 'helpAccept'],
  ['R', 'helpReturn'],
  ['N', 'helpNextReport'],
  ['Esc', 'helpBack'],
  ['?', 'helpHelp'],
] as const;

/** The keys of a review; whoever does not want single letters switches them off here. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(words);
  const [letters, setLetters] = useState(lettersOn);
  return (
    <Modal open title={say('helpTitle')} onCancel={onClose} footer={<Button onClick={onClose}>{say('close')}</Button>}>
      <dl className="review-keys">
        {LINES.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">{say('helpTab')}</p>
      <label className="row">
        <input
          type="checkbox"
          checked={letters}
          onChange={({ target }) => {
            switchLetters(target.checked);
            setLetters(target.checked);
          }}
        />
        {say('letters')}
      </label>
    </Modal>
  );
}

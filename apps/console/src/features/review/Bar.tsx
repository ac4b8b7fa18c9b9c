import { Button } from 'antd';
import { useWords } from '../../shared/words';
import { words as decide } from './words-decide';
import { words } from './words';

export type Dialog = 'accept' | 'return' | 'help';

interface BarProps {
  /** False: reading only; the decisions are not there. */
  readonly may: boolean;
  readonly marked: number;
  readonly onDialog: (dialog: Dialog) => void;
  readonly onNext: () => void;
}

/** What can be done with the report, in sight however long it is; each button names its key. */
export function Bar({ may, marked, onDialog, onNext }: BarProps) {
  const say = useWords(words);
  const sayDecide = useWords(decide);
  return (
    <section className="review-bar no-print" aria-label={sayDecide('bar')}>
      {may && (
        <>
          <span className={marked === 0 ? 'quiet' : 'review-count'}>
            {marked === 0 ? sayDecide('barNone') : sayDecide('barMarks', { count: marked })}
          </span>
          <Button type="primary" aria-keyshortcuts="A" onClick={() => onDialog('accept')}>
            {say('accept')} <kbd>A</kbd>
          </Button>
          <Button danger aria-keyshortcuts="R" onClick={() => onDialog('return')}>
            {say('return')} <kbd>R</kbd>
          </Button>
        </>
      )}
      <Button aria-keyshortcuts="N" onClick={onNext}>
        {say('next')} <kbd>N</kbd>
      </Button>
      <Button aria-keyshortcuts="?" onClick={() => onDialog('help')}>
        {say('keys')} <kbd>?</kbd>
      </Button>
    </section>
  );
}

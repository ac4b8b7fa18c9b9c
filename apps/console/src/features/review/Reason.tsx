import { Button, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../shared/words';
import { words } from './words-decide';

const PHRASES = ['phrase1', 'phrase2', 'phrase3', 'phrase4', 'phrase5', 'phrase6'] as const;

interface ReasonProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Enter ends writing where it is given; Shift+Enter breaks the line. */
  readonly onDone?: () => void;
  readonly autoFocus?: boolean;
  readonly rows?: number;
}

/** A reason, typed or put together of phrases: by mouse, or Alt with the phrase's number. */
export function Reason({ label, hint, value, onChange, onDone, autoFocus = false, rows = 2 }: ReasonProps) {
  const say = useWords(words);
  const add = (at: number): void => {
    const phrase = PHRASES[at];
    if (phrase) onChange(`${value}${value === '' || /[；;]\s*$/.test(value) ? '' : say('and')}${say(phrase)}`.slice(0, 500));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const digit = event.altKey ? /^Digit([1-6])$/.exec(event.code)?.[1] : undefined;
    if (digit !== undefined) {
      event.preventDefault();
      add(Number(digit) - 1);
    } else if (onDone && event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onDone();
    } else if (onDone && event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
  };
  return (
    <div className="review-reason" onKeyDown={onKeyDown}>
      <Input.TextArea
        aria-label={label}
        placeholder={hint}
        value={value}
        maxLength={500}
        autoFocus={autoFocus}
        // Not autoSize: it writes a style attribute, which the content security policy forbids.
        rows={rows}
        onChange={({ target }) => onChange(target.value)}
      />
      <div className="review-reason-foot">
        <details className="review-phrases">
          <summary className="small">{say('phrases')} Alt+1…6</summary>
          <ul>
            {PHRASES.map((phrase, at) => (
              <li key={phrase}>
                <button type="button" className="link-button small" onClick={() => add(at)}>
                  {at + 1}. {say(phrase)}
                </button>
              </li>
            ))}
          </ul>
        </details>
        {onDone && (
          <Button size="small" onClick={onDone}>
            {say('done')}
          </Button>
        )}
      </div>
    </div>
  );
}

import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../shared/words';
import { words } from './words';

/** A button that asks again before it does what cannot be undone; the answer is beside it, not in a window of its own. */
export function Confirm({
  label,
  question,
  danger = false,
  running = false,
  onYes,
}: {
  readonly label: string;
  readonly question: string;
  readonly danger?: boolean;
  readonly running?: boolean;
  readonly onYes: () => void;
}) {
  const say = useWords(words);
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking) box.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <Button danger={danger} onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  }
  return (
    <div className="confirm" role="group" aria-label={label} tabIndex={-1} ref={box}>
      <p>{question}</p>
      <div className="row">
        <Button type="primary" danger={danger} loading={running} onClick={onYes}>
          {say('confirm')}
        </Button>
        <Button onClick={() => setAsking(false)}>{say('cancel')}</Button>
      </div>
    </div>
  );
}

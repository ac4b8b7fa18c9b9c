import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../words';
import { copyText } from './copy';
import { words } from './words';

export interface Copying {
  /** Copies; `told` is said when it is done, else 已复制. */
  readonly copy: (text: string, told?: string) => void;
  /** What came of it: that it is copied, or the text, selected, to be copied by hand. Stands beside the button. */
  readonly said: ReactNode;
}

/** Copying that says what came of it; with `current`, only as long as that is the text which was copied. */
export function useCopy(current?: string): Copying {
  const say = useWords(words);
  const [last, setLast] = useState<{ readonly text: string; readonly done: boolean; readonly told: string } | null>(null);
  const shown = last !== null && (current === undefined || current === last.text) ? last : null;
  return {
    copy: (text, told = say('copied')) => void copyText(text).then((done) => setLast({ text, done, told })),
    said: (
      <>
        <span className="small quiet" role="status">
          {shown !== null && (shown.done ? shown.told : say('copyByHand'))}
        </span>
        {shown?.done === false && <ByHand text={shown.text} />}
      </>
    ),
  };
}

/** The text, selected, where the browser would not copy it. */
function ByHand({ text }: { readonly text: string }) {
  const say = useWords(words);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [text]);
  return <textarea className="copy-by-hand" readOnly rows={2} aria-label={say('copyByHand')} value={text} ref={field} />;
}

/** A button that copies one text. */
export function CopyButton({
  text,
  children,
  told,
  label,
  size = 'middle',
}: {
  readonly text: string;
  /** Default 复制. */
  readonly children?: ReactNode;
  /** Said when it is done; default 已复制. */
  readonly told?: string;
  /** For those who do not see what it stands at. */
  readonly label?: string;
  readonly size?: 'small' | 'middle';
}) {
  const say = useWords(words);
  const { copy, said } = useCopy(text);
  return (
    <>
      <Button size={size} aria-label={label} onClick={() => copy(text, told)}>
        {children ?? say('copy')}
      </Button>
      {said}
    </>
  );
}

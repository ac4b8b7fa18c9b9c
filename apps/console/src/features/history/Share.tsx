import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../shared/words';
import { words } from './words';

/** The address is the question: copied as it is, or pinned to what is known now, so that its numbers never change. */
export function Share({ pinned, onPin }: { readonly pinned: boolean; readonly onPin: () => void }) {
  const say = useWords(words);
  const [copied, setCopied] = useState('');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(window.location.href);
    setCopied(window.location.href);
  };
  return (
    <>
      <span className="quiet small" role="status">
        {say(pinned ? 'pinned' : 'unpinned')}
      </span>
      <Button onClick={onPin} disabled={pinned}>
        {say('pin')}
      </Button>
      <Button onClick={() => void copy()}>{say(copied === window.location.href ? 'copied' : 'copyLink')}</Button>
    </>
  );
}

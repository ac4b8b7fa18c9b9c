import { Button } from 'antd';
import { CopyButton } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { words } from './words';

/** The address is the question: copied as it is, or pinned to what is known now, so that its numbers never change. */
export function Share({ pinned, onPin }: { readonly pinned: boolean; readonly onPin: () => void }) {
  const say = useWords(words);
  return (
    <>
      <span className="quiet small" role="status">
        {say(pinned ? 'pinned' : 'unpinned')}
      </span>
      <Button onClick={onPin} disabled={pinned}>
        {say('pin')}
      </Button>
      <CopyButton text={window.location.href}>{say('copyLink')}</CopyButton>
    </>
  );
}

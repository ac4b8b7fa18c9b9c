import { Button } from 'antd';
import { count } from '../format';
import { useWords } from '../words';
import { words } from './words';

interface OnwardOf {
  readonly shown: number;
  readonly total: number;
  /** Shows what follows; absent where nothing does. */
  readonly more?: (() => void) | undefined;
  readonly running?: boolean;
}

/** Under a list that is read piece by piece: how many of how many are shown, and what follows. No list ends silently. */
export function Onward({ shown, total, more, running = false }: OnwardOf) {
  const say = useWords(words);
  return (
    <p className="row onward">
      <span className="quiet small" role="status">
        {say('shownOf', { shown: count(shown), total: count(total) })}
      </span>
      {more && shown < total && (
        <Button size="small" className="no-print" loading={running} onClick={more}>
          {say('onward')}
        </Button>
      )}
    </p>
  );
}

import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { formatAttribute, isAttribute, type AttributeValue } from '#kernel';
import type { UserError } from '../../../shared/api';
import { useWords } from '../../../shared/words';
import { words as common } from '../words';
import { words } from './desk-words';

/** What stands in the cell by now, as a sheet shows it, of a refusal VALUE_CHANGED; null where it is none. */
export function standsNow(errors: readonly UserError[]): string | null {
  const refused = errors.find(({ code }) => code === 'VALUE_CHANGED');
  if (!refused || typeof refused.detail !== 'object' || refused.detail === null) return null;
  const { attribute, actual } = refused.detail as { attribute?: unknown; actual?: unknown };
  if (typeof attribute !== 'string' || !isAttribute(attribute)) return null;
  return actual === null || actual === undefined ? '' : formatAttribute(attribute, actual as AttributeValue);
}

/** Two people wrote one cell: both values are shown and neither is lost until somebody chooses. */
export function Conflict({
  mine,
  theirs,
  running,
  onMine,
  onTheirs,
}: {
  readonly mine: string;
  readonly theirs: string;
  readonly running: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [theirs]);
  return (
    <div className="conflict" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{say('conflict')}</strong>
      </p>
      <dl className="facts">
        <dt>{say('mine')}</dt>
        <dd data-side="mine">{mine}</dd>
        <dt>{say('theirs')}</dt>
        <dd data-side="theirs">{theirs === '' ? sayCommon('empty') : theirs}</dd>
      </dl>
      <div className="row">
        <Button type="primary" loading={running} onClick={onMine}>
          {say('useMine')}
        </Button>
        <Button disabled={running} onClick={onTheirs}>
          {say('useTheirs')}
        </Button>
      </div>
    </div>
  );
}

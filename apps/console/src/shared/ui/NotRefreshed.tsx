import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useSyncExternalStore } from 'react';
import { isTaken, problemOf } from '../api/problem';
import { moment } from '../format';
import { useWords } from '../words';
import { words } from './words';

/** What the page shows and could not read again. */
const failedOf = (client: QueryClient): readonly Query[] =>
  client
    .getQueryCache()
    .findAll({ type: 'active' })
    .filter(({ state: { data, error } }) => data !== undefined && error !== null && !isTaken(problemOf(error)));

const nameOf = ({ queryHash, state }: Query): string => `${queryHash} ${state.errorUpdatedAt} ${state.fetchStatus}`;

function useFailed(): readonly Query[] {
  const client = useQueryClient();
  const follow = useCallback((changed: () => void) => client.getQueryCache().subscribe(changed), [client]);
  useSyncExternalStore(follow, () => failedOf(client).map(nameOf).join('\n'));
  return failedOf(client);
}

/** One bar for the whole page while something on it could not be read again: what happened, what is shown instead, and 重试. */
export function NotRefreshed() {
  const say = useWords(words);
  const client = useQueryClient();
  const failed = useFailed();
  const [first] = failed;
  if (!first) return null;
  const { kind, traceId } = problemOf(first.state.error);
  const oldest = Math.min(...failed.map(({ state }) => state.dataUpdatedAt));
  return (
    <div className="not-refreshed no-print" role="alert">
      <strong>{say(kind === 'offline' || kind === 'busy' ? kind : 'unexpected')}</strong>
      <span>{say('stillShown', { at: moment(new Date(oldest).toISOString()) })}</span>
      {traceId !== null && (
        <span className="small">
          {say('trace')} <span className="mono">{traceId}</span>
        </span>
      )}
      <Button
        size="small"
        loading={failed.some(({ state }) => state.fetchStatus === 'fetching')}
        onClick={() => void client.refetchQueries({ predicate: (query) => failed.includes(query) })}
      >
        {say('retry')}
      </Button>
    </div>
  );
}

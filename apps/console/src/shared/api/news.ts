import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '../session/viewer';
import { follow } from './events';
import type { Position } from './graphql';
import { notePosition } from './position';

const NEWS = 'subscription ReportNews { reportStates { position } }';
/** Several changes that come together are read once. */
const GATHER_MS = 400;
/** After a stream has ended, one listens again; what was missed meanwhile, a page reads by its own clock. */
const AGAIN_MS = 30_000;

function positionOf(data: string): Position | null {
  try {
    const told = JSON.parse(data) as { readonly data?: { readonly reportStates?: { readonly position?: Position } } | null };
    return told.data?.reportStates?.position ?? null;
  } catch {
    return null;
  }
}

/** Reads everything on the page again whenever something is done to a report that one may see (B-08). */
export function useReportNews(on: boolean): void {
  const client = useQueryClient();
  const { token } = useSession();
  useEffect(() => {
    if (!on || token === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    let reading: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const heard = (data: string): void => {
      const position = positionOf(data);
      if (position === null) return;
      notePosition(position);
      reading ??= setTimeout(() => {
        reading = undefined;
        void client.invalidateQueries();
      }, GATHER_MS);
    };
    const listen = async (): Promise<void> => {
      try {
        for await (const { event, data } of follow('/graphql', signal, { body: { query: NEWS } }))
          if (event === 'next') heard(data);
      } catch {
        // too many streams, or offline: tried again below
      }
      if (!signal.aborted) again = setTimeout(() => void listen(), AGAIN_MS);
    };
    void listen();
    return () => {
      stop.abort();
      clearTimeout(reading);
      clearTimeout(again);
    };
  }, [client, on, token]);
}

import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMoment, type Moment } from '../as-of/moment';
import type { Document } from '../api/graphql';
import { optionsFor, useRead, type ReadOptions } from '../api/read';
import { useSession } from '../session/viewer';
import type { LocalDate } from '#kernel';
import type { Rows } from './rows';

/** Rows of a page; the interface gives no more at once. */
export const PAGE = 100;
/** A scrollbar that is dragged passes over pages; those where it rests are read. */
const REST_MS = 60;

/** What one answer says of a long list. */
export interface PageAnswer<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** The cut it was answered at, at which all other pages are asked too; null on an empty list. */
  readonly at: { readonly asOf: LocalDate; readonly position: string } | null;
}

export interface Pages<Data, Row> {
  /** The first page, for `<Reading of={head}>`. */
  readonly head: UseQueryResult<Data>;
  readonly rows: Rows<Row>;
  readonly at: PageAnswer<Row>['at'];
}

interface Kept<Row> {
  readonly of: string;
  readonly pages: Map<number, readonly Row[]>;
  readonly asked: Set<number>;
}

/**
 * A long list read page by page as one scrolls, wherever one scrolls to, all of one cut: the first page says which, and
 * every other is asked at that position, so that nothing is shown twice or left out while others write. The document takes
 * `$at`, `$first` and `$skip`; `read` must be the same function at each rendering.
 */
export function usePages<Data, Vars extends { readonly first: number }, Row>(
  document: Document<Data, Vars>,
  variables: Omit<Vars, 'at' | 'first' | 'skip'>,
  read: (data: Data) => PageAnswer<Row>,
  options: ReadOptions = {},
): Pages<Data, Row> {
  const client = useQueryClient();
  const moment = useMoment();
  const { token } = useSession();
  const head = useRead(document, { ...variables, first: PAGE, skip: 0 } as unknown as Omit<Vars, 'at'>, options);
  const answer = useMemo(() => (head.data === undefined ? null : read(head.data)), [head.data, read]);
  const cut = useMemo(() => cutOf(answer?.at ?? null), [answer]);
  const asked = JSON.stringify([variables, options.at ?? moment.at ?? null, cut, head.isPlaceholderData]);
  const kept = useRef<Kept<Row>>({ of: '', pages: new Map(), asked: new Set() });
  if (kept.current.of !== asked) kept.current = { of: asked, pages: new Map(), asked: new Set([0]) };
  const [version, setVersion] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const looked = useRef<readonly [number, number]>([0, 0]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const total = answer?.total ?? 0;

  const ask = useCallback(() => {
    const mine = kept.current;
    const [from, to] = looked.current;
    const last = Math.max(0, Math.ceil(total / PAGE) - 1);
    for (let page = Math.max(0, Math.floor(from / PAGE) - 1); page <= Math.min(last, Math.floor(to / PAGE) + 1); page += 1) {
      if (mine.asked.has(page)) continue;
      mine.asked.add(page);
      const question = optionsFor(document, { ...variables, first: PAGE, skip: page * PAGE }, cut, token);
      client.fetchQuery({ ...question, staleTime: Number.POSITIVE_INFINITY }).then(
        (data) => {
          mine.pages.set(page, read(data as Data).rows);
          setVersion((before) => before + 1);
        },
        () => {
          mine.asked.delete(page);
          setFailed(mine.of);
        },
      );
    }
    // The variables are new objects at each rendering; `asked` says whether they differ.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, client, document, read, token, total]);

  useEffect(() => {
    if (!head.isPlaceholderData && looked.current[1] >= PAGE) ask();
    return () => clearTimeout(timer.current);
  }, [ask, head.isPlaceholderData]);

  const rows = useMemo((): Rows<Row> => {
    const pages = kept.current.pages;
    const pageOf = (page: number): readonly Row[] | undefined => (page === 0 ? answer?.rows : pages.get(page));
    return {
      total,
      at: (index) => pageOf(Math.floor(index / PAGE))?.[index % PAGE],
      want: (from, to) => {
        looked.current = [from, to];
        clearTimeout(timer.current);
        timer.current = setTimeout(ask, REST_MS);
      },
      read: () => [...(answer?.rows ?? []), ...[...pages].sort(([a], [b]) => a - b).flatMap(([, page]) => page)],
      ...(failed === kept.current.of
        ? {
            again: () => {
              setFailed(null);
              ask();
            },
          }
        : {}),
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `version` says that a page came
  }, [answer, total, ask, version, failed]);

  return { head, rows, at: answer?.at ?? null };
}

const cutOf = (at: PageAnswer<unknown>['at']): Moment['at'] =>
  at === null ? undefined : { asOf: at.asOf, knownAt: at.position };

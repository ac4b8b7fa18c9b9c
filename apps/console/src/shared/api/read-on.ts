import { keepPreviousData, useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMoment, type Moment } from '../as-of/moment';
import { useSession } from '../session/viewer';
import { send } from './client';
import { operationOf, type Document } from './graphql';
import { momentVariables } from './read';

/** A connection as an operation asks it: with `pageInfo` and `totalCount`. */
export interface ListPage<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

/** The rows read so far, and how many there are. */
export interface ReadSoFar<Node> {
  readonly nodes: readonly Node[];
  readonly total: number;
}

export interface ReadOn<Node> {
  /** For `<Reading of={read}>`. */
  readonly read: UseQueryResult<ReadSoFar<Node>>;
  /** Reads the page after the last; undefined where nothing follows. */
  readonly more: (() => void) | undefined;
  readonly running: boolean;
}

/**
 * A list read page by page by `$after`, from its beginning, each page when it is asked for. Ask it at a position of the log
 * (`at`, or in the variables), so that all pages are of one cut.
 */
export function useReadOn<Data, Vars extends { readonly first: number }, Node>(
  document: Document<Data, Vars>,
  variables: Omit<Vars, 'at' | 'after'>,
  pageOf: (data: Data) => ListPage<Node>,
  { at }: { readonly at?: Moment['at'] } = {},
): ReadOn<Node> {
  const moment = useMoment();
  const { token } = useSession();
  const { name, text, asksMoment } = operationOf(document);
  const asked = at ?? moment.at;
  const read = useInfiniteQuery({
    queryKey: [name, text, variables, asksMoment ? (asked ?? null) : null, token, 'read-on'],
    queryFn: ({ pageParam, signal }) =>
      send(document, { ...variables, after: pageParam, ...(asksMoment ? momentVariables(asked) : {}) }, signal) as Promise<Data>,
    initialPageParam: null as string | null,
    getNextPageParam: (last: Data) => {
      const { hasNextPage, endCursor } = pageOf(last).pageInfo;
      return hasNextPage ? endCursor : null;
    },
    placeholderData: keepPreviousData,
    select: ({ pages }): ReadSoFar<Node> => ({
      nodes: pages.flatMap((page) => pageOf(page).edges.map(({ node }) => node)),
      total: pages[0] === undefined ? 0 : pageOf(pages[0]).totalCount,
    }),
  });
  return {
    read: read as unknown as UseQueryResult<ReadSoFar<Node>>,
    more: read.hasNextPage ? () => void read.fetchNextPage() : undefined,
    running: read.isFetchingNextPage,
  };
}

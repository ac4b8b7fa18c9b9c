import { keepPreviousData, queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMoment, type Moment } from '../as-of/moment';
import { useSession } from '../session/viewer';
import { send } from './client';
import { operationOf, type Document, type VariablesOf } from './graphql';
import { lastPosition } from './position';

/** What a screen gives itself: everything but the moment, which is the as-of bar's. */
export type ScreenVariables<D> = Omit<VariablesOf<D>, 'at'>;

export interface ReadOptions<Data = unknown> {
  /** False: not asked yet. */
  readonly enabled?: boolean;
  /** Asked at this moment instead of the as-of bar's, e.g. the end of the period before. */
  readonly at?: Moment['at'];
  /** Asked again every so many milliseconds while the page is seen; where the last answer says whether, false ends it. */
  readonly every?: number | ((last: Data | undefined) => number | false);
}

type Variables = Readonly<Record<string, unknown>>;

/** What the operation is asked at: the moment, and the last position one wrote oneself. */
export function momentVariables(at: Moment['at']): Variables {
  const minPosition = lastPosition();
  const given = { ...at, ...(minPosition === null || at?.knownAt !== undefined ? {} : { minPosition }) };
  return Object.keys(given).length === 0 ? {} : { at: given };
}

/** A question as the query client keeps it. */
export function optionsFor(document: object, variables: Variables, at: Moment['at'], session: string | null) {
  const { name, text, asksMoment } = operationOf(document);
  return queryOptions({
    queryKey: [name, text, variables, asksMoment ? (at ?? null) : null, session],
    queryFn: ({ signal }) => send(document, asksMoment ? { ...variables, ...momentVariables(at) } : variables, signal),
  });
}

/**
 * Reads an operation at the moment of the as-of bar (`$at: MomentInput`, filled in here) and shows what it had until the
 * next answer is there. What one wrote oneself is waited for.
 */
export function useRead<Data, Vars>(
  document: Document<Data, Vars>,
  variables: Omit<Vars, 'at'>,
  { enabled = true, at, every }: ReadOptions<Data> = {},
): UseQueryResult<Data> {
  const moment = useMoment();
  const { token } = useSession();
  return useQuery({
    ...optionsFor(document, variables as Variables, at ?? moment.at, token),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }: { readonly state: { readonly data?: unknown } }) =>
      typeof every === 'function' ? every(state.data as Data | undefined) : (every ?? false),
  }) as UseQueryResult<Data>;
}

/** Reads ahead, for what will probably be opened next. */
export function useAhead(): <Data, Vars>(document: Document<Data, Vars>, variables: Omit<Vars, 'at'>) => void {
  const client = useQueryClient();
  const moment = useMoment();
  const { token } = useSession();
  return (document, variables) => void client.prefetchQuery(optionsFor(document, variables as Variables, moment.at, token));
}

import { useMemo } from 'react';
import { useCalendarMoment } from '../../shared/as-of';
import { useRead, type ResultOf, type VariablesOf } from '../../shared/api';
import { urlList, useUrl } from '../../shared/paths';
import { QueueQuery, type Waiting } from './operations';

export const STATES = ['SUBMITTED', 'RESUBMITTED', 'CORRECTED'] as const;
/** The filter of the queue; a report opened from it keeps it, so that "next" stays within it. */
export const filterShape = { periods: urlList(), units: urlList(), states: urlList(STATES) };

export const useFilter = () => useUrl(filterShape);

/** The whole queue, up to 500: longest waiting first. Another decision is seen within half a minute. */
export function useQueue() {
  const [{ periods, units, states }] = useFilter();
  const filter = useMemo(
    () => ({
      periods: periods.length === 0 ? null : [...periods],
      units: units.length === 0 ? null : [...units],
      states: states.length === 0 ? null : [...states],
    }),
    [periods, units, states],
  );
  const { at } = useCalendarMoment();
  const first = useRead(QueueQuery, { ...filter, after: null }, { every: 30_000, ...at });
  const second = usePage(filter, cursorOf(first.data));
  const third = usePage(filter, cursorOf(second));
  const fourth = usePage(filter, cursorOf(third));
  const fifth = usePage(filter, cursorOf(fourth));
  const pages = [first.data, second, third, fourth, fifth];
  const waiting: readonly Waiting[] = pages.flatMap((page) => (page ? page.reviewQueue.edges.map(({ node }) => node) : []));
  return { read: first, waiting };
}

type Data = ResultOf<typeof QueueQuery>;
type Filter = Omit<VariablesOf<typeof QueueQuery>, 'at' | 'after'>;

const cursorOf = (page: Data | undefined): string | null => {
  const info = page?.reviewQueue.pageInfo;
  return info?.hasNextPage === true ? info.endCursor : null;
};

/** The page after a cursor; nothing where there is none. */
function usePage(filter: Filter, after: string | null): Data | undefined {
  const { at } = useCalendarMoment();
  const { data } = useRead(QueueQuery, { ...filter, after }, { enabled: after !== null, ...at });
  return after === null ? undefined : data;
}

export const reportName = ({ report }: Waiting): string => `${report.unit.id}/${report.period}`;

/** The report that follows another in the queue; from its end to its beginning; null where no other waits. */
export function after(waiting: readonly Waiting[], name: string): Waiting | null {
  const at = waiting.findIndex((each) => reportName(each) === name);
  const next = waiting[at + 1] ?? waiting[0];
  return next === undefined || reportName(next) === name ? null : next;
}

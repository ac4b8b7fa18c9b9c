import { isLocalDate } from '#kernel';
import type { FigureAddress } from '../paths/open';
import { useViewer } from '../session/viewer';
import { useMoment } from './moment';

/**
 * The moment of everything that tells of reports. A report has no day it is true on, only what was known of it: under a
 * past day of the bar it is read as known at that day's end, and so is the list of a figure over reports. Of a day that has
 * not come, nothing is known but what is known now.
 */
export interface CalendarMoment {
  readonly past: boolean;
  /** For `useRead`; undefined is the present. */
  readonly at: { readonly at?: { readonly knownAt: string } };
  readonly knownAt: string | undefined;
  /** What a figure's address says of it, so that its list is of the same moment. */
  readonly address: Pick<FigureAddress, 'knownAt'>;
}

/** For every read of reports, every address of a figure over them, and their files. */
export function useCalendarMoment(): CalendarMoment {
  const { asOf, knownAt: chosen } = useMoment();
  const { today } = useViewer();
  const knownAt = chosen ?? (asOf !== undefined && asOf > today ? undefined : asOf);
  if (knownAt === undefined) return { past: false, at: {}, knownAt, address: {} };
  return { past: true, at: { at: { knownAt } }, knownAt, address: isLocalDate(knownAt) ? { knownAt } : {} };
}

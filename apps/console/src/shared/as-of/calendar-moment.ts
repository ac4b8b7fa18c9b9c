import { useMoment } from './moment';
import { isLocalDate } from '#kernel';
import type { FigureAddress } from '../paths/open';

/** The moment of the calendar: a report has no day it is true on, so a past day means what was known at its end. */
export interface CalendarMoment {
  readonly past: boolean;
  /** For `useRead`; undefined is the present. */
  readonly at: { readonly at?: { readonly knownAt: string } };
  readonly knownAt: string | undefined;
  /** What a figure's address says of it, so that its list is of the same moment. */
  readonly address: Pick<FigureAddress, 'knownAt'>;
}

export function useCalendarMoment(): CalendarMoment {
  const { asOf, knownAt: chosen } = useMoment();
  const knownAt = chosen ?? asOf;
  if (knownAt === undefined) return { past: false, at: {}, knownAt, address: {} };
  return { past: true, at: { at: { knownAt } }, knownAt, address: isLocalDate(knownAt) ? { knownAt } : {} };
}

import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { isLocalDate, parseInstant, type LocalDate } from '#kernel';
import type { RawSearch } from '../paths/url';

export type Basis = 'REPORTED' | 'ACCEPTED';

/** The moment everything on the page is read at: the as-of bar's, kept in the address as `asOf`, `knownAt` and `basis`. */
export interface Moment {
  /** As an operation takes it; undefined is the present. */
  readonly at: { readonly asOf?: LocalDate; readonly knownAt?: string } | undefined;
  readonly asOf: LocalDate | undefined;
  readonly knownAt: string | undefined;
  readonly basis: Basis;
  /** Not the present: shown as such everywhere. */
  readonly past: boolean;
}

/** Parameters of the address that every navigation keeps. */
export const MOMENT_PARAMETERS = ['asOf', 'knownAt', 'basis'] as const;

/** A day, an instant, or a place in the log as an answer gave it. */
export const isKnownAt = (text: string): boolean =>
  isLocalDate(text) || parseInstant(text).ok || /^[0-9a-f]{8}-\d{19}$/.test(text);

/** What of an address speaks of the moment; what cannot be read is passed over, as if it were not there. */
export function momentOf(search: RawSearch): Moment {
  const text = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' ? value : undefined;
  };
  const asOfText = text('asOf');
  const asOf = isLocalDate(asOfText) ? asOfText : undefined;
  const knownText = text('knownAt');
  const knownAt = knownText !== undefined && isKnownAt(knownText) ? knownText : undefined;
  const past = asOf !== undefined || knownAt !== undefined;
  return {
    at: past ? { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) } : undefined,
    asOf,
    knownAt,
    basis: text('basis') === 'ACCEPTED' ? 'ACCEPTED' : 'REPORTED',
    past,
  };
}

/** The moment of the as-of bar. `useRead` follows it by itself; ask here for the basis, or to say which moment is shown. */
export function useMoment(): Moment {
  const search = useSearch({ strict: false }) as RawSearch;
  return useMemo(() => momentOf(search), [search]);
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** The search part of an address: a text, or several under the same name. */
export type RawSearch = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `?unit=51&unit=52&q=x` ↔ `{ unit: ['51', '52'], q: 'x' }`: plain, so that people can read and mend it. */
export function parseSearch(text: string): RawSearch {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const there = found[name];
    found[name] = there === undefined ? value : [...(Array.isArray(there) ? there : [there]), value];
  }
  return found;
}

export function printSearch(search: Readonly<Record<string, unknown>>): string {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') out.append(name, String(each));
    }
  }
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}

/** How one parameter is read from an address that anybody may have written, and written back; the default is left out. */
export interface UrlField<T> {
  readonly read: (raw: string | readonly string[] | undefined) => T;
  readonly write: (value: T) => string | readonly string[] | undefined;
}

const first = (raw: string | readonly string[] | undefined): string | undefined =>
  (Array.isArray(raw) ? raw[0] : raw) as string | undefined;

export const urlText = (fallback = ''): UrlField<string> => ({
  read: (raw) => first(raw)?.slice(0, 500) ?? fallback,
  write: (value) => (value === fallback ? undefined : value),
});

export const urlOneOf = <const T extends string>(values: readonly T[], fallback: T): UrlField<T> => ({
  read: (raw) => values.find((each) => each === first(raw)) ?? fallback,
  write: (value) => (value === fallback ? undefined : value),
});

export const urlInt = (fallback: number, [least, most]: readonly [number, number] = [0, 1_000_000]): UrlField<number> => ({
  read: (raw) => {
    const number = Number(first(raw) ?? Number.NaN);
    return Number.isInteger(number) && number >= least && number <= most ? number : fallback;
  },
  write: (value) => (value === fallback ? undefined : String(value)),
});

export const urlFlag = (): UrlField<boolean> => ({
  read: (raw) => first(raw) === '1',
  write: (value) => (value ? '1' : undefined),
});

/** Several values; what is none of the allowed ones is passed over. */
export const urlList = <const T extends string = string>(allowed?: readonly T[]): UrlField<readonly T[]> => ({
  read: (raw) => {
    const list = raw === undefined ? [] : Array.isArray(raw) ? (raw as readonly string[]) : [raw as string];
    return list.slice(0, 200).filter((each): each is T => allowed === undefined || allowed.some((one) => one === each));
  },
  write: (value) => (value.length === 0 ? undefined : value),
});

type Shape = Readonly<Record<string, UrlField<any>>>; // oxlint-disable-line typescript/no-explicit-any -- each field has its own type
export type UrlOf<S extends Shape> = { readonly [K in keyof S]: S[K] extends UrlField<infer T> ? T : never };

export function readUrl<S extends Shape>(shape: S, search: RawSearch): UrlOf<S> {
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, field.read(search[name])])) as UrlOf<S>;
}

export function writeUrl<S extends Shape>(shape: S, values: Partial<UrlOf<S>>): RawSearch {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shape[name]?.write(value)])) as RawSearch;
}

/**
 * A screen's filters, columns and choices, kept in the address: what it says is what is shown, and a link is a saved view.
 * `replace` (default) leaves no trail of single clicks in the history.
 */
export function useUrl<S extends Shape>(
  shape: S,
): readonly [UrlOf<S>, (change: Partial<UrlOf<S>>, options?: { readonly replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as RawSearch;
  const navigate = useNavigate();
  const values = useMemo(() => readUrl(shape, search), [shape, search]);
  const change = useCallback(
    (next: Partial<UrlOf<S>>, { replace = true }: { readonly replace?: boolean } = {}) =>
      void navigate({
        to: '.',
        replace,
        resetScroll: false,
        search: ((previous: RawSearch) => ({ ...previous, ...writeUrl(shape, next) })) as never,
      }),
    [navigate, shape],
  );
  return [values, change];
}

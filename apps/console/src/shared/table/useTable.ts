import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { urlList, urlText, useUrl } from '../paths/url';
import { parseSort, printSort, shownColumns, type Column, type Sort } from './column';

export type Density = 'comfortable' | 'compact';
const KEY = 'slate.density';
const listeners = new Set<() => void>();
let here: Density | null = null;

function densityNow(): Density {
  try {
    here ??= localStorage.getItem(KEY) === 'comfortable' ? 'comfortable' : 'compact';
  } catch {
    here ??= 'compact';
  }
  return here;
}

/** How close the rows of every table stand: a person's habit, kept in this browser. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  const density = useSyncExternalStore((told) => {
    listeners.add(told);
    return () => listeners.delete(told);
  }, densityNow);
  const choose = useCallback((next: Density) => {
    here = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // for this page only
    }
    listeners.forEach((told) => told());
  }, []);
  return [density, choose];
}

export interface TableState<Row> {
  readonly all: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  /** Null: the list's own order. */
  readonly sort: Sort | null;
  readonly chooseColumns: (keys: readonly string[]) => void;
  readonly chooseSort: (sort: Sort | null) => void;
}

/**
 * A table's columns and order, kept in the address as `columns` and `sort` (with a prefix where a screen has two tables).
 * `columns` must be the same array at each rendering.
 */
export function useTable<Row>(columns: readonly Column<Row>[], prefix = ''): TableState<Row> {
  const [columnsName, sortName] = prefix === '' ? ['columns', 'sort'] : [`${prefix}Columns`, `${prefix}Sort`];
  const [ofColumns, ofSort] = useMemo(
    () => [{ [columnsName]: urlList(columns.map(({ key }) => key)) }, { [sortName]: urlText() }] as const,
    [columns, columnsName, sortName],
  );
  const [{ [columnsName]: chosen = [] }, changeColumns] = useUrl(ofColumns);
  const [{ [sortName]: sortText = '' }, changeSort] = useUrl(ofSort);
  const shown = useMemo(() => shownColumns(columns, chosen), [columns, chosen]);
  const sort = useMemo(() => parseSort(sortText, columns), [columns, sortText]);
  return {
    all: columns,
    shown,
    sort,
    chooseColumns: (keys) => changeColumns({ [columnsName]: keys }),
    chooseSort: (next) => changeSort({ [sortName]: printSort(next) }),
  };
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../words';
import { Heads } from './Heads';
import { placeAfter, type Place } from './keys';
import { Gap, GridRow } from './GridRow';
import type { DataTableProps } from './props';
import type { Rows } from './rows';
import { useDensity } from './useTable';
import { words } from './words';

/** From here on only the rows in sight are in the page. */
const VIRTUAL_FROM = 100;
/** Heights of a row of a long list, which must be known beforehand; table.css has the same. */
const HEIGHT = { compact: 32, comfortable: 44 } as const;
const SELECT_WIDTH = 40;

type GridProps<Row> = Omit<DataTableProps<Row>, 'rows'> & { readonly rows: Rows<Row>; readonly printing: boolean };

interface Shown {
  readonly index: number;
  /** Height of what is left out before it. */
  readonly gap: number;
}

/** The table itself: roles of a grid, one cell in the tab order, heads and first column that stay. */
export function Grid<Row>(props: GridProps<Row>) {
  const { caption, state, rows, rowKey, selection, printing, height } = props;
  const say = useWords(words);
  const [density] = useDensity();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const moving = useRef(false);
  const long = rows.total >= VIRTUAL_FROM;
  const virtual = long && !printing;
  const rowHeight = HEIGHT[density];
  const columns = state.shown.length + (selection ? 1 : 0);
  const place: Place = { row: Math.min(active.row, rows.total - 1), column: Math.min(active.column, columns - 1) };

  const virtualizer = useVirtualizer({
    count: virtual ? rows.total : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The cell that has the focus stays in the page, so that the focus is not lost by scrolling.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const range = Array.from({ length: to - from + 1 }, (_each, at) => from + at);
      if (place.row < from) return [place.row, ...range];
      return place.row > to && place.row < count ? [...range, place.row] : range;
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const { startIndex = 0, endIndex = 30 } = virtualizer.range ?? {};
  const { want } = rows;
  useEffect(() => {
    if (virtual) want(startIndex, Math.max(endIndex, startIndex));
  }, [virtual, want, startIndex, endIndex]);

  // Another order or another list is read from its beginning.
  const order = `${state.sort?.key ?? ''} ${state.sort?.descending === true}`;
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [order]);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    if (virtual) {
      // One cell is in the tab order; what can be pressed in the cells is reached by arrows and Enter.
      for (const each of box.querySelectorAll('tbody a, tbody button, tbody input')) each.setAttribute('tabindex', '-1');
    }
    if (!moving.current) return;
    moving.current = false;
    const cell = box.querySelector<HTMLElement>(`[data-place="${place.row}:${place.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('[data-place]');
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && target === cell) {
      event.preventDefault();
      const inner = cell.querySelector<HTMLElement>('a[href], button, input');
      const row = rows.at(place.row);
      if (inner) inner.click();
      else if (row !== undefined) props.onOpen?.(row);
      return;
    }
    if (target.matches('input:not([type=checkbox]), select, textarea')) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const next = placeAfter(event.key, event.ctrlKey, place, { rows: rows.total, columns, page });
    if (!next) return;
    event.preventDefault();
    moving.current = true;
    setActive(next);
  };

  const items = virtual ? virtualizer.getVirtualItems() : [];
  const shown: readonly Shown[] = virtual
    ? items.map(({ index, start }, at) => ({ index, gap: start - (items[at - 1]?.end ?? 0) }))
    : Array.from({ length: rows.total }, (_each, index) => ({ index, gap: 0 }));
  const rest = virtual ? virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0) : 0;
  const width = state.shown.reduce((sum, column) => sum + column.width, selection ? SELECT_WIDTH : 0);
  const grows = state.shown.some(({ grow }) => grow === true);
  return (
    <div
      className={`table-scroll table-${density}${long ? ' table-long' : ''}`}
      ref={scroller}
      {...(printing ? {} : { style: { maxHeight: height ?? (long ? '70vh' : undefined) } })}
    >
      <table
        role="grid"
        aria-label={caption}
        aria-rowcount={rows.total + 1}
        aria-colcount={columns}
        style={{ minWidth: width }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {selection && <col style={{ width: SELECT_WIDTH }} />}
          {state.shown.map(({ key, width: own, grow }) => (
            <col key={key} {...(grow === true && grows ? {} : { style: { width: own } })} />
          ))}
        </colgroup>
        <Heads state={state} rows={rows} rowKey={rowKey} {...(selection ? { selection } : {})} />
        <tbody>
          {shown.map(({ index, gap }) => (
            <GridRow
              key={index}
              {...props}
              index={index}
              gap={gap}
              columns={columns}
              activeColumn={index === place.row ? place.column : null}
              onFocus={(column) => setActive({ row: index, column })}
              waiting={say('wait')}
            />
          ))}
          {rest > 0 && <Gap height={rest} columns={columns} />}
        </tbody>
      </table>
    </div>
  );
}

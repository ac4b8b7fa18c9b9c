import type { MouseEvent, ReactNode } from 'react';
import { useWords } from '../words';
import type { Column } from './column';
import type { DataTableProps } from './props';
import type { Rows } from './rows';
import { words } from './words';

interface GridRowProps<Row> extends Omit<DataTableProps<Row>, 'rows'> {
  readonly rows: Rows<Row>;
  readonly index: number;
  readonly gap: number;
  readonly columns: number;
  /** The cell of this row that is in the tab order. */
  readonly activeColumn: number | null;
  readonly onFocus: (column: number) => void;
  readonly waiting: string;
}

/** One row; grey lines where it has not been read yet. */
export function GridRow<Row>(props: GridRowProps<Row>) {
  const { rows, index, gap, columns, state, selection, onOpen, rowKey, rowTone, activeColumn, onFocus, waiting } = props;
  const say = useWords(words);
  const row = rows.at(index);
  const key = row === undefined ? null : rowKey(row);
  const chosen = key !== null && selection?.selected.has(key) === true;
  const tone = row === undefined ? undefined : rowTone?.(row);
  const open = ({ target }: MouseEvent): void => {
    if (row === undefined || (target as Element).closest('a, button, input, label')) return;
    // Who drags over a row marks its text and opens nothing.
    if (window.getSelection()?.isCollapsed === false) return;
    onOpen?.(row);
  };
  const cellProps = (column: number) => ({
    'data-place': `${index}:${column}`,
    tabIndex: activeColumn === column ? 0 : -1,
    onFocus: () => activeColumn !== column && onFocus(column),
  });
  return (
    <>
      {gap > 0 && <Gap height={gap} columns={columns} />}
      <tr
        aria-rowindex={index + 2}
        className={[onOpen ? 'table-opens' : '', tone === undefined ? '' : `row-${tone}`].join(' ').trim() || undefined}
        {...(selection ? { 'aria-selected': chosen } : {})}
        {...(row === undefined ? { 'aria-busy': true } : {})}
        onClick={onOpen && open}
      >
        {selection && (
          <td {...cellProps(0)} className="table-select">
            {key !== null && (
              <input
                type="checkbox"
                aria-label={say('select', { row: index + 1 })}
                checked={chosen}
                onChange={() => selection.onChange(toggled(selection.selected, key))}
              />
            )}
          </td>
        )}
        {state.shown.map((column, at) => (
          <Cell key={column.key} column={column} first={at === 0} {...cellProps(at + (selection ? 1 : 0))}>
            {row === undefined ? <span className="table-wait" title={waiting} /> : column.render(row)}
          </Cell>
        ))}
      </tr>
    </>
  );
}

function Cell<Row>({
  column,
  first,
  children,
  ...rest
}: {
  readonly column: Column<Row>;
  readonly first: boolean;
  readonly children: ReactNode;
  readonly 'data-place': string;
  readonly tabIndex: number;
  readonly onFocus: () => void;
}) {
  const className = [column.align === 'right' ? 'number' : '', column.sticky === true ? 'table-sticky' : ''].join(' ').trim();
  const named = className === '' ? {} : { className };
  return first ? (
    <th scope="row" {...named} {...rest}>
      {children}
    </th>
  ) : (
    <td {...named} {...rest}>
      {children}
    </td>
  );
}

function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The room of rows that are not in the page. */
export function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" className="table-gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

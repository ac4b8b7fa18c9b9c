import { useWords } from '../words';
import { nextSort } from './column';
import type { Selection } from './props';
import type { Rows } from './rows';
import { useHead } from './Tools';
import type { TableState } from './useTable';
import { words } from './words';

/** The heads: name and unit, a button where the column sorts. */
export function Heads<Row>({
  state,
  rows,
  rowKey,
  selection,
}: {
  readonly state: TableState<Row>;
  readonly rows: Rows<Row>;
  readonly rowKey: (row: Row) => string;
  readonly selection?: Selection;
}) {
  const say = useWords(words);
  const head = useHead();
  const keys = selection ? rows.read().map(rowKey) : [];
  const all = keys.length > 0 && keys.every((key) => selection?.selected.has(key));
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th scope="col" className="table-select">
            <input
              type="checkbox"
              aria-label={say('selectAll')}
              checked={all}
              onChange={() => selection.onChange(new Set(all ? [] : keys))}
            />
          </th>
        )}
        {state.shown.map((column) => {
          const sorts = column.sortable === true || column.compare !== undefined;
          const sorted = state.sort?.key === column.key ? (state.sort.descending ? 'descending' : 'ascending') : 'none';
          const className = [column.align === 'right' ? 'number' : '', column.sticky === true ? 'table-sticky' : ''];
          return (
            <th
              key={column.key}
              scope="col"
              className={className.join(' ').trim() || undefined}
              {...(sorts ? { 'aria-sort': sorted } : {})}
            >
              {sorts ? (
                <button type="button" className="table-sort" onClick={() => state.chooseSort(nextSort(state.sort, column))}>
                  {head(column)}
                  <span aria-hidden="true" className={`table-arrow table-${sorted}`} />
                </button>
              ) : (
                head(column)
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

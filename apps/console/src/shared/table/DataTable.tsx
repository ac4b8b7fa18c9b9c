import { Button } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { count } from '../format';
import { Empty } from '../ui/states';
import { useEither, useWords } from '../words';
import { sortedRows, tsvOf } from './column';
import { Grid } from './Grid';
import { allRows, type Rows } from './rows';
import { Tools, useHead } from './Tools';
import type { TableState } from './useTable';
import { words } from './words';
import './table.css';

export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who do not see it. */
  readonly caption: string;
  /** From `useTable(columns)`. */
  readonly state: TableState<Row>;
  /** All rows, or a long list that is read as one scrolls. */
  readonly rows: readonly Row[] | Rows<Row>;
  readonly rowKey: (row: Row) => string;
  /** Enter, or a click beside a link, opens the row. */
  readonly onOpen?: (row: Row) => void;
  readonly selection?: Selection;
  /** Buttons of the screen, before the table's own. */
  readonly tools?: ReactNode;
  /** False: no columns, density and copy above it, for a table that is a detail of something. */
  readonly withTools?: boolean;
  /** Shown instead of the rows where there are none. */
  readonly empty?: ReactNode;
  /** After the count, below the table. */
  readonly note?: ReactNode;
  /** Most it takes of the screen's height, as CSS; default 70vh for long lists. */
  readonly height?: string;
  /** A word on the row for styling, as `row-…`: `row-late`. */
  readonly rowTone?: (row: Row) => string | undefined;
}

/** A table of any length: heads that stay, columns and order in the address, keys as in a spreadsheet, copied as one. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { state, tools, withTools = true, empty, note } = props;
  const say = useWords(words);
  const head = useHead();
  const either = useEither();
  const { all, shown, sort } = state;
  const given = props.rows;
  const rows = useMemo(() => ('total' in given ? given : allRows(sortedRows(given, all, sort))), [given, all, sort]);
  const printing = usePrinting();
  const read = rows.read();
  const copy = async (): Promise<number> => {
    await navigator.clipboard.writeText(tsvOf(shown, head, read, either));
    return read.length;
  };
  const partly = read.length < rows.total;
  return (
    <div className="data-table">
      {withTools && (
        <Tools state={state} copy={copy}>
          {tools}
        </Tools>
      )}
      {rows.total === 0 ? (empty ?? <Empty />) : <Grid {...props} rows={printing ? allRows(read) : rows} printing={printing} />}
      {rows.again && (
        <p className="table-broken" role="alert">
          {say('broken')}
          <Button size="small" onClick={rows.again}>
            {say('again')}
          </Button>
        </p>
      )}
      <p className="table-foot small quiet">
        <span>{say('total', { count: count(rows.total) })}</span>
        {partly && <span className="no-print">{say('read', { count: count(read.length) })}</span>}
        {partly && printing && <span>{say('printed', { count: count(read.length), total: count(rows.total) })}</span>}
        {props.selection && props.selection.selected.size > 0 && (
          <span>{say('selected', { count: count(props.selection.selected.size) })}</span>
        )}
        {props.onOpen && rows.total > 0 && <span className="no-print">{say('keys')}</span>}
        {note}
      </p>
    </div>
  );
}

/** True while the browser lays the page out for paper: then everything that was read is in the page. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

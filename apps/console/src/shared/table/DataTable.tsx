import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { count } from '../format';
import { Empty } from '../ui/states';
import { useEither, useWords } from '../words';
import { sortedRows, tsvOf } from './column';
import { Grid } from './Grid';
import type { DataTableProps } from './props';
import { allRows } from './rows';
import { Tools, useHead, type Copied } from './Tools';
import { words } from './words';
import './table.css';

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
  const partly = read.length < rows.total;
  const copied = (): Copied => {
    const numbers = { count: count(read.length), total: count(rows.total) };
    return { text: tsvOf(shown, head, read, either), told: say(partly ? 'copiedPartly' : 'copied', numbers) };
  };
  return (
    <div className="data-table">
      {withTools && (
        <Tools state={state} copied={copied}>
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

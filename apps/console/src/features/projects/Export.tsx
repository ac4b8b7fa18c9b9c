import { Button } from 'antd';
import { useState } from 'react';
import { useMoment } from '../../shared/as-of';
import { useAct, useDownload } from '../../shared/api';
import { count } from '../../shared/format';
import { useUrl } from '../../shared/paths';
import { FILTER_SHAPE, filterQuery } from '../../shared/project-filter';
import type { Pages, TableState } from '../../shared/table';
import { Popup, Refused, Segments } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { ORDERS } from './columns';
import { ExportJobs } from './ExportJobs';
import { StartExport, type ListedProject } from './operations';
import { words } from './words';

/** Rows that a workbook is made of while one waits; a longer one is made by a job (docs/api.md). */
const XLSX_ROWS = 10_000;

/** What is listed, as a file: the same filter, order, basis and cut; how many is told before, and a long one is a job. */
export function Export({
  state,
  total,
  at,
}: {
  readonly state: TableState<ListedProject>;
  readonly total: number;
  readonly at: Pages<unknown, ListedProject>['at'];
}) {
  const say = useWords(words);
  const { basis } = useMoment();
  const [filter] = useUrl(FILTER_SHAPE);
  const [columns, chooseColumns] = useState<'shown' | 'all'>('shown');
  const { get, running, told, problem, reset } = useDownload();
  const busy = running !== null;
  const [opened, setOpened] = useState(false);
  const job = useAct(StartExport);
  const queryOf = (format: 'csv' | 'xlsx'): string => {
    const query = new URLSearchParams(
      [['format', format], ['basis', basis.toLowerCase()], ...filterQuery(filter)].map(([a = '', b = '']) => [a, b]),
    );
    if (at) {
      query.set('asOf', at.asOf);
      query.set('knownAt', at.position);
    }
    const order = state.sort && ORDERS[state.sort.key as keyof typeof ORDERS];
    if (order) query.set('orderBy', order);
    if (state.sort?.descending === true) query.set('descending', 'true');
    if (columns === 'shown') query.set('columns', state.shown.map(({ key }) => key).join(','));
    return query.toString();
  };
  const send = (format: 'csv' | 'xlsx'): Promise<void> => get(`/api/projects/export?${queryOf(format)}`);
  const long = total > XLSX_ROWS;
  const workbook = async (): Promise<void> => {
    if (!long) return send('xlsx');
    reset();
    // What went wrong stands in the act itself.
    await job.run({ kind: 'EXPORT_PROJECTS', query: queryOf('xlsx') }).catch(() => undefined);
  };
  return (
    <Popup label={say('export')} onOpen={() => setOpened(true)}>
      <div className="projects-export">
        <p>{say('exportCount', { count: count(total) })}</p>
        <div className="row">
          {say('exportColumns')}
          <Segments
            label={say('exportColumns')}
            value={columns}
            options={[
              { value: 'shown', label: say('shownColumns') },
              { value: 'all', label: say('allColumns') },
            ]}
            onChange={chooseColumns}
          />
        </div>
        {long && <p className="small">{say('long', { most: count(XLSX_ROWS) })}</p>}
        <div className="row">
          <Button type="primary" size="small" disabled={total === 0 || busy} onClick={() => void send('csv')}>
            {say('exportCsv')}
          </Button>
          <Button size="small" disabled={total === 0 || busy || job.running} onClick={() => void workbook()}>
            {say('exportXlsx')}
          </Button>
          <span role="status" className="small quiet">
            {busy ? say('exporting') : told !== null && say('exported', { name: told })}
          </span>
        </div>
        <Refused errors={job.refused} problem={problem ?? job.problem} />
        {opened && <ExportJobs />}
      </div>
    </Popup>
  );
}

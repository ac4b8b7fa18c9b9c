import { Button } from 'antd';
import { useState } from 'react';
import { useMoment } from '../../shared/as-of';
import { download, problemOf, type Problem } from '../../shared/api';
import { count } from '../../shared/format';
import { useUrl } from '../../shared/paths';
import { FILTER_SHAPE, filterQuery } from '../../shared/project-filter';
import type { Pages, TableState } from '../../shared/table';
import { Popup, Refused, Segments } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { ORDERS } from './columns';
import type { ListedProject } from './operations';
import { words } from './words';

/** Rows that a workbook holds at most, as the server says it (docs/api.md). */
const XLSX_ROWS = 10_000;

/** What is listed, as a file: the same filter, order, basis and cut; how many is told before. */
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
  const [told, setTold] = useState('');
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (format: 'csv' | 'xlsx'): Promise<void> => {
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
    setRunning(true);
    setProblem(null);
    setTold(say('exporting'));
    try {
      setTold(say('exported', { name: await download(`/api/projects/export?${query.toString()}`) }));
    } catch (error) {
      setProblem(problemOf(error));
      setTold('');
    } finally {
      setRunning(false);
    }
  };
  const tooLarge = total > XLSX_ROWS;
  return (
    <Popup label={say('export')}>
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
        {tooLarge && <p className="projects-wrong">{say('tooLarge', { most: count(XLSX_ROWS) })}</p>}
        <div className="row">
          <Button type="primary" size="small" disabled={total === 0 || running} onClick={() => void send('csv')}>
            {say('exportCsv')}
          </Button>
          <Button size="small" disabled={total === 0 || running || tooLarge} onClick={() => void send('xlsx')}>
            {say('exportXlsx')}
          </Button>
          <span role="status" className="small quiet">
            {told}
          </span>
        </div>
        <Refused errors={[]} problem={problem} />
      </div>
    </Popup>
  );
}

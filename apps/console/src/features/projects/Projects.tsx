import { useNavigate } from '@tanstack/react-router';
import { useMoment } from '../../shared/as-of';
import { screenLinks, useScreens, useUrl } from '../../shared/paths';
import { FILTER_SHAPE, filterInput } from '../../shared/project-filter';
import { DataTable, usePages, useTable } from '../../shared/table';
import { Empty, PageHead, Reading, useOpen } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { COLUMNS, ORDERS } from './columns';
import { Export } from './Export';
import { Filters } from './Filters';
import { pageOf, ProjectListQuery, type ListedProject } from './operations';
import { Summary } from './Summary';
import { Tags } from './Tags';
import { Views } from './Views';
import { words } from './words';
import './projects.css';

/** Every project one may see: narrowed, sorted, summed up, opened, taken away as a file. */
export function Projects() {
  const say = useWords(words);
  const { basis } = useMoment();
  const [filter] = useUrl(FILTER_SHAPE);
  const state = useTable(COLUMNS);
  const openRow = useOpenProject();
  const field = state.sort === null ? undefined : ORDERS[state.sort.key as keyof typeof ORDERS];
  const { head, rows, at } = usePages(
    ProjectListQuery,
    {
      basis,
      filter: filterInput(filter),
      orderBy: field === undefined ? null : { field, descending: state.sort?.descending === true },
    },
    pageOf,
  );
  return (
    <>
      <PageHead title={say('title')} />
      <Views />
      <Filters />
      <Tags />
      <Summary />
      <section className="panel" aria-label={say('table')}>
        <Reading of={head} lines={12}>
          {() => (
            <DataTable
              caption={say('table')}
              state={state}
              rows={rows}
              rowKey={({ code }) => code}
              onOpen={openRow}
              tools={<Export state={state} total={rows.total} at={at} />}
              empty={<Empty title={say('noneTitle')} hint={say('noneHint')} />}
            />
          )}
        </Reading>
      </section>
    </>
  );
}

/** A project's own page; the drawer where there is none for the reader. */
function useOpenProject(): (row: ListedProject) => void {
  const navigate = useNavigate();
  const screens = useScreens();
  const open = useOpen();
  return ({ code }) => {
    const to = screenLinks(screens, 'project', { code });
    if (to === null) open({ row: code });
    else void navigate({ to });
  };
}

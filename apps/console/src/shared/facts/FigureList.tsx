import { useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { isCategory, isPeriodId, isStageCode, periodId, periodRange } from '#kernel';
import type { ResultOf } from '../api/graphql';
import { useMoment } from '../as-of/moment';
import { count, figureText } from '../format';
import type { FigureAddress } from '../paths/open';
import { readUrl, type RawSearch } from '../paths/url';
import { FILTER_SHAPE, filterInput, SIDE_STATES } from '../project-filter';
import { DataTable, usePages, useTable, type Column, type PageAnswer, type Rows } from '../table';
import { Empty, Reading } from '../ui/states';
import { useEither, useWords } from '../words';
import { words as ui } from '../ui/words';
import { figureFilter, figureMoment } from './figure-moment';
import { OpenRow, PROJECT_LIST, REPORT_LIST, type ListedRow } from './list-columns';
import { FigureListQuery } from './operations';
import { useOpenReport } from './report-place';
import { words } from './words';

type Data = ResultOf<typeof FigureListQuery>;
type Group = Data['figures'][number]['groups'][number];

const inGroup =
  (by: Readonly<Record<string, string>>) =>
  (group: Group): boolean =>
    group.by.every(({ field, value }) => (by[field] ?? '') === (value ?? ''));

/** The figure's own filter, and the one value of each dimension it is opened at, so that no other group's rows are read. */
function useListFilter(figure: FigureAddress) {
  const search = useSearch({ strict: false }) as RawSearch;
  const { unit, stage, category, sideState } = figure.by ?? {};
  const aside = SIDE_STATES.find((each) => each === sideState);
  return {
    ...figureFilter(figure),
    ...(figure.filtered === true ? filterInput(readUrl(FILTER_SHAPE, search)) : {}),
    ...(unit ? { units: [unit] } : {}),
    ...(stage !== undefined && isStageCode(stage) ? { stages: [stage] } : {}),
    ...(category !== undefined && isCategory(category) ? { categories: [category] } : {}),
    ...(aside === undefined ? {} : { sideStates: [aside] }),
  };
}

/** The rows a figure counted, at the figure's own moment; read on as one scrolls. */
export function FigureList({ figure, onRow }: { readonly figure: FigureAddress; readonly onRow: (key: string) => void }) {
  const sayUi = useWords(ui);
  const either = useEither();
  const moment = useMoment();
  const { by = {} } = figure;
  const at = figureMoment(figure, moment.at);
  const wanted = JSON.stringify(by);
  const read = useCallback(
    ({ figures: [found] }: Data): PageAnswer<ListedRow> => {
      const group = found?.groups.find(inGroup(JSON.parse(wanted) as Readonly<Record<string, string>>));
      const cut = found?.at;
      return {
        rows: group?.rows.edges.map(({ node }) => node) ?? [],
        total: group?.rowCount ?? 0,
        at: cut && cut.position !== null ? { asOf: cut.asOf, position: cut.position } : null,
      };
    },
    [wanted],
  );
  const { head, rows } = usePages(
    FigureListQuery,
    {
      basis: moment.basis,
      metrics: [figure.metric],
      by: Object.keys(by),
      period: figure.period ?? null,
      filter: useListFilter(figure),
      compareTo:
        figure.since && isPeriodId(figure.since)
          ? { asOf: periodRange(periodId(figure.since)).to, ...(at?.knownAt === undefined ? {} : { knownAt: at.knownAt }) }
          : null,
    },
    read,
    at === undefined ? {} : { at },
  );
  return (
    <Reading of={head}>
      {({ figures: [found] }) => {
        const group = found?.groups.find(inGroup(by));
        if (!found || !group) return <Empty />;
        const { text, unit } = figureText(group.value, found.metric.unit);
        const ofReports = found.metric.relation === 'REPORT';
        return (
          <OpenRow value={onRow}>
            <p className="quiet">{either(found.metric.zh, found.metric.en)}</p>
            <p className="facts-value">
              {text} <span className="money-unit">{unit === '万元' ? sayUi('wan') : either(unit, '')}</span>
            </p>
            <p className="quiet small">
              {sayUi('asOf')} {found.at.asOf} · {ofReports ? '' : `${sayUi(found.basis)} · `}
              {sayUi('total', { count: count(group.rowCount) })}
            </p>
            <ListTable columns={ofReports ? REPORT_LIST : PROJECT_LIST} rows={rows} onProject={onRow} />
          </OpenRow>
        );
      }}
    </Reading>
  );
}

function ListTable({
  columns,
  rows,
  onProject,
}: {
  readonly columns: readonly Column<ListedRow>[];
  readonly rows: Rows<ListedRow>;
  readonly onProject: (key: string) => void;
}) {
  const say = useWords(words);
  const state = useTable(columns, 'list');
  const onReport = useOpenReport();
  const open = ({ key, report }: ListedRow): void =>
    report ? onReport({ unit: report.unit.id, period: report.period }) : onProject(key);
  return (
    <DataTable
      caption={say('list')}
      state={state}
      rows={rows}
      rowKey={({ key }) => key}
      height="calc(100vh - 270px)"
      onOpen={open}
    />
  );
}

import { createContext, useContext, type ReactNode } from 'react';
import { periodText, wanYuan } from '../format';
import type { ResultOf } from '../api/graphql';
import type { Column } from '../table';
import { Money } from '../ui/Money';
import { LATENESS_TONES, REPORT_TONES, StatusDot, type Tone } from '../ui/StatusDot';
import { useEither, useWords } from '../words';
import { stageOf } from '#kernel';
import type { FigureListQuery } from './operations';
import { ToReport } from './report-place';
import { words } from './words';
import { reportWords } from '../words/report';

type Group = ResultOf<typeof FigureListQuery>['figures'][number]['groups'][number];
export type ListedRow = Group['rows']['edges'][number]['node'];

/** Opens a row of the list by its key. */
export const OpenRow = createContext<(key: string) => void>(() => {});

function Title({ row: { key, project, before } }: { readonly row: ListedRow }) {
  const open = useContext(OpenRow);
  return (
    <button type="button" className="link-button" onClick={() => open(key)}>
      {project?.title ?? before?.title ?? key}
    </button>
  );
}

type Staged = NonNullable<ListedRow['project']>;
const stageName = (of: Pick<Staged, 'stage' | 'stageZh'> | null, either: (zh: string, en: string) => string): string =>
  of?.stage == null ? '' : either(of.stageZh ?? '', stageOf(of.stage).en);

function Stage({ row: { project, before } }: { readonly row: ListedRow }) {
  const say = useWords(words);
  const either = useEither();
  return (
    <>
      {stageName(project, either) || say('noStage')}
      {before && before.stage !== project?.stage && (
        <span className="quiet small">
          {' '}
          {say('before')} {stageName(before, either) || say('noStage')}
        </span>
      )}
    </>
  );
}

function Words({ zh, en, tone }: { readonly zh: string; readonly en: string; readonly tone?: Tone }) {
  const text = useEither()(zh, en);
  return tone === undefined ? <>{text}</> : <StatusDot tone={tone}>{text}</StatusDot>;
}

type Named = keyof (typeof words)['zh'];
const column = (
  key: string,
  name: Named,
  width: number,
  text: Column<ListedRow>['text'],
  render: (row: ListedRow) => ReactNode,
  more: Partial<Column<ListedRow>> = {},
): Column<ListedRow> => ({ key, zh: words.zh[name], en: words.en[name], width, text, render, ...more });

/** Of a figure over projects. */
export const PROJECT_LIST: readonly Column<ListedRow>[] = [
  column(
    'title',
    'title',
    200,
    ({ key, project, before }) => project?.title ?? before?.title ?? key,
    (row) => <Title row={row} />,
    { grow: true, sticky: true },
  ),
  column(
    'code',
    'code',
    120,
    ({ key }) => key,
    ({ key }) => <span className="mono">{key}</span>,
  ),
  column(
    'unit',
    'unit',
    96,
    ({ project }, either) => (project ? either(project.unit.short, project.unit.en) : ''),
    ({ project }) => (project ? <Words zh={project.unit.short} en={project.unit.en} /> : '–'),
  ),
  column(
    'stage',
    'stage',
    130,
    ({ project }, either) => stageName(project, either),
    (row) => <Stage row={row} />,
  ),
  column(
    'cost',
    'cost',
    136,
    ({ project }) => (project?.productionCost ? wanYuan(project.productionCost) : ''),
    ({ project }) => <Money amount={project?.productionCost} unit={false} />,
    { align: 'right' },
  ),
];

/** Of a figure over reports. */
export const REPORT_LIST: readonly Column<ListedRow>[] = [
  column(
    'unit',
    'unit',
    120,
    ({ report }, either) => (report ? either(report.unit.short, report.unit.en) : ''),
    ({ report }) =>
      report && (
        <ToReport unit={report.unit.id} period={report.period}>
          <Words zh={report.unit.short} en={report.unit.en} />
        </ToReport>
      ),
    { sticky: true },
  ),
  column(
    'period',
    'period',
    160,
    ({ report }, either) => (report ? either(periodText(report.period, 'zh'), periodText(report.period, 'en')) : ''),
    ({ report }) => report && <Words zh={periodText(report.period, 'zh')} en={periodText(report.period, 'en')} />,
  ),
  column(
    'state',
    'reportState',
    130,
    ({ report }, either) => (report ? either(reportWords.zh[report.state], reportWords.en[report.state]) : ''),
    ({ report }) =>
      report && (
        <Words zh={reportWords.zh[report.state]} en={reportWords.en[report.state]} tone={REPORT_TONES[report.state] ?? 'still'} />
      ),
  ),
  column(
    'lateness',
    'lateness',
    130,
    ({ report }, either) => (report ? either(reportWords.zh[report.lateness], reportWords.en[report.lateness]) : ''),
    ({ report }) =>
      report && (
        <Words
          zh={reportWords.zh[report.lateness]}
          en={reportWords.en[report.lateness]}
          tone={LATENESS_TONES[report.lateness] ?? 'still'}
        />
      ),
  ),
];

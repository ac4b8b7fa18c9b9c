import { Button, Select } from 'antd';
import { useState } from 'react';
import { focusOf, newestFirst, useCalendarMoment, usePeriods } from '../../shared/as-of';
import { download, useDownload, useRead, useReportNews } from '../../shared/api';
import { lastPosition } from '../../shared/api/position';
import { day } from '../../shared/format';
import { urlList, urlOneOf, urlText, useUrl } from '../../shared/paths';
import { useViewer } from '../../shared/session';
import { Empty, PageHead, Reading, Refused } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { isLocalDate } from '#kernel';
import { CalendarPanel } from './CalendarPanel';
import { CopyList } from './CopyList';
import { Extend } from './Extend';
import { Focus } from './Focus';
import { CalendarQuery } from './operations';
import { REGIONS, unitsOf } from './regions';
import { Remind } from './Remind';
import { ReportDrawer } from './ReportDrawer';
import { words } from './words';
import './monitor.css';

const shape = {
  year: urlText(),
  period: urlText(),
  show: urlOneOf(['all', 'open', 'late'], 'all'),
  region: urlList(REGIONS),
  cell: urlText(),
};

/** While the page is seen, it is read again this often, for what no report tells: the day that goes by. */
const AGAIN_MS = 60_000;

export interface Doing {
  readonly what: 'remind' | 'extend' | 'copy';
  readonly period: string;
  readonly units: readonly string[];
}

/** The units that are ticked, for one half-month and one act. */
interface Ticked {
  readonly period: string;
  readonly units: ReadonlySet<string>;
}
const NOBODY: Ticked = { period: '', units: new Set() };

/** Who has reported, who is late, what is due next; and what a manager does about it (B-08, B-09, I-08). */
export function Monitor() {
  const say = useWords(words);
  const { language } = useLanguage();
  const [view, change] = useUrl(shape);
  const moment = useCalendarMoment();
  useReportNews(!moment.past);
  const manages = useViewer().may.includes('MANAGE');
  const periods = usePeriods();
  const opened = newestFirst(periods.data?.periods ?? []);
  const newest = opened[0]?.id.slice(0, 4) ?? '';
  const year = /^20(2[6-9]|[3-9]\d)$/.test(view.year) ? view.year : newest;
  const units = unitsOf(view.region);
  const read = useRead(
    CalendarQuery,
    { year: Number(year), ...(units === undefined ? {} : { units: [...units] }) },
    { enabled: year !== '', every: AGAIN_MS, ...moment.at },
  );
  const [doing, setDoing] = useState<Doing | null>(null);
  const [chosen, setChosen] = useState<Ticked>(NOBODY);
  const over = (): void => setDoing(null);
  const acted = (units: readonly string[]): void =>
    setChosen((old) => ({ ...old, units: new Set([...old.units].filter((unit) => !units.includes(unit))) }));
  if (periods.data && newest === '') {
    return (
      <>
        <PageHead title={say('title')} />
        <Empty title={say('noPeriod')} hint={say('noPeriodHint')} />
      </>
    );
  }
  const [cellUnit, cellPeriod] = view.cell.split('.');
  return (
    <>
      <PageHead title={say('title')} about={say('about', { year })}>
        <Years year={year} newest={newest} onYear={(next) => change({ year: next, period: '', cell: '' })} />
        <Button disabled={!read.data} onClick={() => setDoing({ what: 'copy', period: view.period, units: [] })}>
          {say('copyList')}
        </Button>
        <Exports year={year} units={units} knownAt={moment.knownAt} />
      </PageHead>
      {moment.past && moment.knownAt !== undefined && (
        <p className="monitor-past" role="status">
          <strong>
            {say('pastTitle', { day: isLocalDate(moment.knownAt) ? day(moment.knownAt, language) : moment.knownAt.slice(0, 16) })}
          </strong>{' '}
          {manages && say('pastHint')}
        </p>
      )}
      <Reading of={read} lines={14}>
        {({ calendar }) => {
          const period = calendar.periods.find(({ id }) => id === view.period) ?? focusOf(calendar.periods);
          if (!period) return <Empty title={say('noPeriod')} hint={say('noPeriodHint')} />;
          const start = (what: Doing['what'], of: readonly string[], at = period.id): void =>
            setDoing({ what, period: at, units: of });
          return (
            <div className="stack">
              <Focus
                calendar={calendar}
                period={period}
                region={view.region}
                acts={manages && !moment.past}
                onPeriod={(id) => change({ period: id })}
              />
              <CalendarPanel
                calendar={calendar}
                period={period}
                view={view}
                change={change}
                manages={manages}
                past={moment.past}
                chosen={chosen.period === period.id ? chosen.units : NOBODY.units}
                onChosen={(units) => setChosen({ period: period.id, units })}
                onDo={start}
              />
              {cellUnit && cellPeriod && (
                <ReportDrawer
                  unit={cellUnit}
                  period={cellPeriod}
                  acts={manages && !moment.past}
                  onDo={(what) => start(what, [cellUnit], cellPeriod)}
                  onClose={() => change({ cell: '' })}
                />
              )}
              {doing?.what === 'remind' && <Remind {...doing} today={calendar.moment.now} onActed={acted} onClose={over} />}
              {doing?.what === 'extend' && <Extend {...doing} today={calendar.moment.now} onActed={acted} onClose={over} />}
              {doing?.what === 'copy' && <CopyList calendar={calendar} period={period} onClose={over} />}
            </div>
          );
        }}
      </Reading>
    </>
  );
}

function Years({ year, newest, onYear }: { year: string; newest: string; onYear: (year: string) => void }) {
  const say = useWords(words);
  const last = Number(newest || year) + 1;
  const years = Array.from({ length: Math.max(0, last - 2025) }, (_, at) => String(2026 + at));
  return (
    <Select
      aria-label={say('year')}
      value={year}
      onChange={onYear}
      options={years.map((value) => ({ value, label: value }))}
      className="monitor-year"
    />
  );
}

function Exports({ year, units, knownAt }: { year: string; units: readonly string[] | undefined; knownAt: string | undefined }) {
  const say = useWords(words);
  const { keep, running, problem } = useDownload();
  const pathOf = (format: string): string => {
    const minPosition = lastPosition();
    const query = new URLSearchParams({
      year,
      format,
      ...(units ? { units: units.join(',') } : {}),
      ...(knownAt === undefined ? (minPosition === null ? {} : { minPosition }) : { knownAt }),
    });
    return `/api/calendar/export?${query}`;
  };
  return (
    <>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button key={format} loading={running === format} onClick={() => void keep(format, () => download(pathOf(format)))}>
          {say('exportAs', { format: format.toUpperCase() })}
        </Button>
      ))}
      <Refused errors={[]} problem={problem} />
    </>
  );
}

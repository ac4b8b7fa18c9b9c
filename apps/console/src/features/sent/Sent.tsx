import { Button } from 'antd';
import { isPeriodId, localDate, periodId, periodOf } from '#kernel';
import { newestFirst, useCalendarMoment, useMoment, usePeriods } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { day, periodText } from '../../shared/format';
import { urlInt, urlText, useUrl } from '../../shared/paths';
import { useViewer } from '../../shared/session';
import { Empty, LATENESS_TONES, PageHead, Panel, Reading, REPORT_TONES, Rule, StatusDot } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { Acts } from './Acts';
import { Compare } from './Compare';
import { Correct } from './Correct';
import { Downloads } from './Downloads';
import { ReportQuery } from './operations';
import { Revisions } from './Revisions';
import { Strip } from './Strip';
import { Verify } from './Verify';
import { words } from './words';
import './sent.css';

const shape = { year: urlInt(0, [2026, 2100]), period: urlText(), number: urlText() };

/** Every report of the unit with its revisions, receipts, corrections and files; and how an accepted one is corrected (B-08, I-03). */
export function Sent() {
  const say = useWords(words);
  const either = useEither();
  const { organisation } = useViewer();
  const { asOf } = useMoment();
  const [{ year, period, number }, change] = useUrl(shape);
  const periods = newestFirst(usePeriods().data?.periods ?? []);
  // The half-month shown first is the last one that has been due; the newest has hardly begun.
  const first = asOf === undefined ? (periods[1] ?? periods[0])?.id : periodOf(localDate(asOf));
  const shown = isPeriodId(period) ? period : first;
  const shownYear = year !== 0 ? year : Number((shown ?? '2026').slice(0, 4));
  return (
    <>
      <PageHead title={say('title')} about={say('about', { unit: either(organisation.zh, organisation.en), year: shownYear })}>
        <Button disabled={shownYear <= 2026} onClick={() => change({ year: shownYear - 1 })}>
          {say('earlierYear')}
        </Button>
        <Button onClick={() => change({ year: shownYear + 1 })}>{say('laterYear')}</Button>
      </PageHead>
      <div className="sent">
        <Strip year={shownYear} unit={organisation.id} shown={shown} onPeriod={(next) => change({ period: next })} />
        {shown && <OfPeriod key={shown} unit={organisation.id} period={shown} onVerify={(next) => change({ number: next })} />}
        <Verify number={number} onNumber={(next) => change({ number: next })} />
      </div>
    </>
  );
}

interface OfPeriodProps {
  readonly unit: string;
  readonly period: string;
  readonly onVerify: (number: string) => void;
}

function OfPeriod({ unit, period, onVerify }: OfPeriodProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const read = useRead(ReportQuery, { unit, period }, useCalendarMoment().at);
  return (
    <Reading of={read} lines={10}>
      {({ report }) => {
        if (!report || report.revisions.length === 0) {
          return (
            <Panel title={periodText(period, language)}>
              <Empty title={say('none')} hint={say('noneHint')} />
            </Panel>
          );
        }
        return (
          <div className="sent">
            <Panel
              title={periodText(periodId(report.period), language)}
              aside={
                <span className="row">
                  <StatusDot tone={REPORT_TONES[report.state] ?? 'still'}>{say(report.state)}</StatusDot>
                  <StatusDot tone={LATENESS_TONES[report.lateness] ?? 'still'}>{say(report.lateness)}</StatusDot>
                </span>
              }
              note={
                <>
                  {say('due', { due: day(report.dueOn, language), grace: day(report.graceUntil, language) })} · {say('rule')}{' '}
                  <Rule rule={report.rule} />
                </>
              }
            >
              <Revisions unit={unit} report={report} onVerify={onVerify} />
            </Panel>
            <div className="sent-two">
              <Compare unit={unit} report={report} />
              <div className="sent">
                <Downloads unit={unit} report={report} />
                <Correct unit={unit} report={report} />
              </div>
            </div>
            <Acts unit={unit} report={report} />
          </div>
        );
      }}
    </Reading>
  );
}

import { Button, Select } from 'antd';
import { useAct, useRead } from '../../shared/api';
import { day, moment, periodText } from '../../shared/format';
import { FigureView, Reading, Refused, Rule, StatusDot, type Tone } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { isLocalDate, shanghaiDateOf } from '#kernel';
import { useCalendarMoment } from '../../shared/as-of';
import { MonitorFiguresQuery, OpenPeriodMutation, type Calendar, type CalendarPeriod } from './operations';
import { unitsOf, type Region } from './regions';
import { words } from './words';

const TONES: Readonly<Record<CalendarPeriod['state'], Tone>> = {
  NOT_OPENED: 'still',
  RUNNING: 'calm',
  DUE: 'warn',
  CLOSED: 'still',
};

interface FocusOf {
  readonly calendar: Calendar;
  readonly period: CalendarPeriod;
  /** The regions that the calendar is narrowed to; the figures count the same units. */
  readonly region: readonly Region[];
  readonly acts: boolean;
  readonly onPeriod: (period: string) => void;
}

/** The half-month the page speaks of: how long is left, by which rule, and how it stands in figures. */
export function Focus({ calendar, period, region, acts, onPeriod }: FocusOf) {
  const say = useWords(words);
  const { language } = useLanguage();
  const at = useCalendarMoment();
  const units = unitsOf(region);
  const only = units === undefined ? {} : { units: [...units] };
  const figures = useRead(MonitorFiguresQuery, { periods: [period.id], ...only }, { ...at.at, every: 60_000 });
  const open = useAct(OpenPeriodMutation);
  const due = acts && period.state === 'NOT_OPENED' && period.from <= shanghaiDateOf(calendar.moment.now);
  return (
    <section className="panel monitor-focus" aria-label={periodText(period.id, language)}>
      <div className="monitor-due">
        <div className="row">
          <Select
            aria-label={say('period')}
            value={period.id}
            onChange={onPeriod}
            options={calendar.periods.map(({ id }) => ({ value: id, label: periodText(id, language) }))}
            className="monitor-period"
          />
          <StatusDot tone={TONES[period.state]}>{say(`state_${period.state}`)}</StatusDot>
        </div>
        <p className="monitor-days">
          {period.daysLeft === 0 ? (
            <strong>{say('dueToday')}</strong>
          ) : (
            <>
              <strong>{Math.abs(period.daysLeft)}</strong> {say(period.daysLeft > 0 ? 'daysLeft' : 'daysOver')}
            </>
          )}
        </p>
        <Terms calendar={calendar} period={period} />
        {due && (
          <Button
            type="primary"
            loading={open.running}
            onClick={() => void open.run({ period: period.id }).catch(() => undefined)}
          >
            {say('openPeriod', { period: periodText(period.id, language) })}
          </Button>
        )}
        <Refused errors={open.refused} problem={open.problem} />
      </div>
      <div className="monitor-figures-side">
        <Reading of={figures} lines={3}>
          {({ figures: list }) => (
            <>
              {region.length > 0 && (
                <p className="quiet small">
                  {say('countedIn', {
                    regions: region.map((each) => say(`region_${each}`)).join(language === 'zh' ? '、' : ', '),
                  })}
                </p>
              )}
              <div className="monitor-figures">
                {list.map((figure) => (
                  <FigureView
                    key={figure.metric.id}
                    figure={figure}
                    address={{ periods: [period.id], filter: only, ...at.address }}
                  />
                ))}
              </div>
            </>
          )}
        </Reading>
      </div>
    </section>
  );
}

/** Due day and grace with the rule they come from, days off in between, and what else is due the same day. */
function Terms({ calendar, period }: { readonly calendar: Calendar; readonly period: CalendarPeriod }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { dueOn, lateFrom, rule, ruleSource, provisional, alsoDue } = period;
  const until = lateFrom === null ? dueOn : shanghaiDateOf(lateFrom);
  const off = calendar.days.filter(({ kind, on }) => kind === 'HOLIDAY' && on >= dueOn && on < until);
  const names = [...new Set(off.map(({ zh, en }) => either(zh ?? '', en ?? '')))].filter((name) => name !== '');
  return (
    <div className="monitor-rule">
      <p>{say('dueOn', { day: isLocalDate(dueOn) ? day(dueOn, language) : dueOn })}</p>
      <p>{lateFrom === null ? say('graceUnknown') : say('grace', { at: moment(lateFrom) })}</p>
      {names.length > 0 && <p>{say('daysOff', { names: names.join(language === 'zh' ? '、' : ', ') })}</p>}
      {provisional && <p>{say('provisional')}</p>}
      {rule !== null && (
        <p className="quiet small">
          <Rule rule={rule} />
          {ruleSource !== null && ruleSource !== '' && (
            <>
              {' · '}
              <span lang="zh-CN">{ruleSource}</span>
            </>
          )}
        </p>
      )}
      {alsoDue.length > 0 && (
        <p className="quiet small">{say('alsoDue', { what: alsoDue.map(({ zh, en }) => either(zh, en)).join('；') })}</p>
      )}
    </div>
  );
}

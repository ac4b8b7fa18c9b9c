import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { isLocalDate, localDate, periodOf, periodRange, type PeriodId } from '#kernel';
import { day, periodText } from '../format';
import { useViewer } from '../session/viewer';
import { useLanguage, useWords } from '../words';
import { isKnownAt, useMoment, type Basis, type Moment } from './moment';
import { useEndedPeriods } from './periods';
import { words } from './words';

type Kind = 'now' | 'periodEnd' | 'day';

const periodEndedBy = (asOf: string | undefined): PeriodId | null => {
  if (asOf === undefined || !isLocalDate(asOf)) return null;
  const period = periodOf(asOf);
  return periodRange(period).to === asOf ? period : null;
};

/** Sets the moment of the address; `undefined` takes a parameter away. */
function useSetMoment(): (change: { asOf?: string | undefined; knownAt?: string | undefined; basis?: Basis }) => void {
  const navigate = useNavigate();
  return (change) =>
    void navigate({
      to: '.',
      resetScroll: false,
      search: ((previous: object) => ({
        ...previous,
        ...change,
        ...(change.basis === 'REPORTED' ? { basis: undefined } : {}),
      })) as never,
    });
}

/** A way of choosing that was pressed, and the day it was pressed over: of another day of the address it says nothing. */
interface Pressed {
  readonly kind: Kind;
  readonly over: string | undefined;
}

/** One moment for everything on the page: now, the end of a period, any day; as known at another day behind “更多”. */
export function AsOfBar() {
  const say = useWords(words);
  const { language } = useLanguage();
  const moment = useMoment();
  const set = useSetMoment();
  const ids = useId();
  const { today } = useViewer();
  const { asOf } = moment;
  const ended = periodEndedBy(asOf);
  const [pressed, press] = useState<Pressed | null>(null);
  const [asked, setAsked] = useState<boolean | null>(null);
  const more = asked ?? moment.knownAt !== undefined;
  const told: Kind = asOf === undefined ? 'now' : ended === null || asOf > today ? 'day' : 'periodEnd';
  const kind = pressed !== null && pressed.over === asOf ? pressed.kind : told;
  const periods = useEndedPeriods(today, kind === 'periodEnd');

  const pick = (next: Kind): void => {
    press(next === 'now' ? null : { kind: next, over: asOf });
    if (next === 'now') set({ asOf: undefined });
  };
  /** Stays with the way it was chosen by, also where a day happens to end a half-month. */
  const choose = (next: string | undefined): void => {
    press(next === undefined ? null : { kind, over: next });
    set({ asOf: next });
  };
  return (
    <div className={`as-of ${moment.past ? 'as-of-past' : ''}`} role="region" aria-label={say('label')}>
      <div className="as-of-line">
        <fieldset className="segments">
          <legend className="visually-hidden">{say('label')}</legend>
          {(['now', 'periodEnd', 'day'] as const).map((each) => (
            <label key={each} className={kind === each ? 'segment segment-on' : 'segment'}>
              <input type="radio" name={`${ids}-kind`} checked={kind === each} onChange={() => pick(each)} />
              {say(each)}
            </label>
          ))}
        </fieldset>
        {kind === 'periodEnd' && (
          <Select
            aria-label={say('periodLabel')}
            placeholder={say('choosePeriod')}
            className="as-of-period"
            value={ended}
            onChange={(period) => choose(periodRange(period).to)}
            options={periods.map((value) => ({ value, label: periodText(value, language) }))}
          />
        )}
        {kind === 'day' && (
          <DayField label={say('dayLabel')} value={asOf ?? ''} last={today} onPick={(next) => choose(next || undefined)} />
        )}
        <label className="as-of-basis">
          <span className="quiet">{say('basis')}</span>
          <Select<Basis>
            aria-label={say('basis')}
            value={moment.basis}
            onChange={(basis) => set({ basis })}
            options={(['REPORTED', 'ACCEPTED'] as const).map((value) => ({ value, label: say(value) }))}
          />
        </label>
        <Button type="link" size="small" aria-expanded={more} onClick={() => setAsked(!more)}>
          {say(more ? 'less' : 'more')}
        </Button>
      </div>
      {more && (
        <div className="as-of-line">
          <DayField
            label={say('knownAt')}
            value={moment.knownAt?.slice(0, 10) ?? ''}
            last={today}
            onPick={(knownAt) => set({ knownAt: knownAt === '' || !isKnownAt(knownAt) ? undefined : knownAt })}
          />
          <span className="quiet">{say('knownAtHelp')}</span>
        </div>
      )}
      {moment.past && (
        <p className="as-of-banner" role="status">
          <strong>{momentWords(moment, say, language)}</strong>
          <span>{say('readOnly')}</span>
          <Button
            size="small"
            onClick={() => {
              press(null);
              setAsked(null);
              set({ asOf: undefined, knownAt: undefined });
            }}
          >
            {say('back')}
          </Button>
        </p>
      )}
    </div>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  /** Later ones cannot be chosen. */
  readonly last: string;
  readonly onPick: (day: string) => void;
}

function DayField({ label, value, last, onPick }: DayFieldProps) {
  return (
    <label className="as-of-day">
      <span className="quiet">{label}</span>
      <Input
        type="date"
        value={value}
        min="2026-01-01"
        max={last}
        onChange={({ target }) => {
          if (target.value === '' || (isLocalDate(target.value) && target.value <= last)) onPick(target.value);
        }}
      />
    </label>
  );
}

type Say = ReturnType<typeof useWords<keyof (typeof words)['zh']>>;

/** The moment in words: 2026年6月上半月期末，按 2026-07-01 当时所知. */
export function momentWords(moment: Moment, say: Say, language: 'zh' | 'en'): string {
  const ended = periodEndedBy(moment.asOf);
  const parts: string[] = [];
  if (moment.asOf !== undefined) {
    const shown = ended === null ? day(moment.asOf, language) : say('ofPeriod', { period: periodText(ended, language) });
    parts.push(say('pastAsOf', { day: shown }));
  }
  if (moment.knownAt !== undefined) {
    const known = moment.knownAt.slice(0, 10);
    parts.push(isLocalDate(known) ? say('pastKnown', { day: day(localDate(known), language) }) : say('pastKnownPosition'));
  }
  return parts.join(language === 'zh' ? '，' : ', ');
}

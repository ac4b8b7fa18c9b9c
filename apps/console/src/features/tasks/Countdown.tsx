import { addDays, clampDate, daysBetween, isPeriodId, periodRange, weekday, type LocalDate } from '#kernel';
import { day, moment } from '../../shared/format';
import { LATENESS_TONES, Panel, Rule, StatusDot, type Tone } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import type { DayOff, MyReport } from './operations';
import { words } from './words';

const WEEKDAYS = [
  ['周一', 'Mon'],
  ['周二', 'Tue'],
  ['周三', 'Wed'],
  ['周四', 'Thu'],
  ['周五', 'Fri'],
  ['周六', 'Sat'],
  ['周日', 'Sun'],
] as const;

/** How long there is, and by which rule: due day, grace with the days that do not count, an extension with its reason (B-07, Z-10). */
export function Countdown({ report, days }: { readonly report: MyReport; readonly days: readonly DayOff[] }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { dueOn, graceUntil, extension } = report;
  const [zh, en] = WEEKDAYS[weekday(dueOn) - 1] ?? ['', ''];
  const { headline, tone } = headlineOf(report);
  const idle = idleDays(dueOn, graceUntil, days).map((each) => {
    const named = each.off ? either(each.off.zh ?? '', each.off.en ?? '') : say('weekend');
    return `${Number(each.on.slice(5, 7))}-${each.on.slice(8)} ${named}`;
  });
  return (
    <Panel
      title={
        <StatusDot tone={tone}>
          {headline.key === 'sentOn'
            ? say('sentOn', { at: moment(report.firstSubmittedAt ?? ''), lateness: say(report.lateness) })
            : say(headline.key, { count: headline.count })}
        </StatusDot>
      }
      className="tasks-countdown"
    >
      <Bar report={report} />
      <ul className="tasks-rules">
        <li>{say('due', { day: day(dueOn, language), weekday: either(zh, en) })}</li>
        <li>
          {say('grace', { day: day(graceUntil, language) })}
          {idle.length > 0 &&
            `${language === 'zh' ? '；' : '; '}${say('graceDays', { days: idle.join(language === 'zh' ? '、' : ', ') })}`}
        </li>
        {extension && (
          <li>
            {say('extended', {
              was: extension.dueByRule === null ? '–' : day(extension.dueByRule, language),
              day: day(extension.dueOn, language),
              reason: extension.reason,
            })}
          </li>
        )}
        <li className="quiet">
          {say('rule')} <Rule rule={report.rule.split('；')[0] ?? report.rule} />
        </li>
      </ul>
    </Panel>
  );
}

type Headline = {
  readonly key: 'sentOn' | 'left' | 'today' | 'graceLeft' | 'graceToday' | 'over';
  readonly count: number;
};

/** The days are the server's; which sentence says them follows from their sign. */
function headlineOf(report: MyReport): { readonly headline: Headline; readonly tone: Tone } {
  const { daysLeft, graceDaysLeft, firstSubmittedAt, lateness } = report;
  if (firstSubmittedAt !== null) return { headline: { key: 'sentOn', count: 0 }, tone: LATENESS_TONES[lateness] ?? 'still' };
  if (daysLeft > 0) return { headline: { key: 'left', count: daysLeft }, tone: daysLeft <= 3 ? 'warn' : 'calm' };
  if (daysLeft === 0) return { headline: { key: 'today', count: 0 }, tone: 'warn' };
  if (graceDaysLeft > 0) return { headline: { key: 'graceLeft', count: graceDaysLeft }, tone: 'warn' };
  if (graceDaysLeft === 0) return { headline: { key: 'graceToday', count: 0 }, tone: 'warn' };
  return { headline: { key: 'over', count: -graceDaysLeft }, tone: 'bad' };
}

/** Days of grace that are no working days, each with its festival or as a weekend. */
function idleDays(dueOn: LocalDate, until: LocalDate, days: readonly DayOff[]) {
  const idle: { readonly on: LocalDate; readonly off: DayOff | null }[] = [];
  for (let on = addDays(dueOn, 1); on <= until; on = addDays(on, 1)) {
    const known = days.find((each) => each.on === on);
    if (known?.kind === 'HOLIDAY') idle.push({ on, off: known });
    else if (!known && weekday(on) > 5) idle.push({ on, off: null });
  }
  return idle;
}

/** From the first day of the half-month to the end of grace; a mark where today stands. */
function Bar({ report }: { readonly report: MyReport }) {
  const say = useWords(words);
  const { period, dueOn, graceUntil, daysLeft, firstSubmittedAt } = report;
  const from = isPeriodId(period) ? periodRange(period).from : dueOn;
  const today = addDays(dueOn, -daysLeft);
  const whole = Math.max(1, daysBetween(from, graceUntil) + 1);
  const share = (days: number): string => `${(days * 100) / whole}%`;
  const filled = daysBetween(from, clampDate(today, from, graceUntil));
  const open = daysBetween(from, dueOn) + 1;
  return (
    <div className="tasks-bar" role="img" aria-label={say('barLabel', { from, to: graceUntil, today })}>
      <span className="tasks-bar-open" style={{ width: share(open) }} />
      <span className="tasks-bar-grace" style={{ width: share(whole - open) }} />
      {firstSubmittedAt === null && (
        <span className="tasks-bar-now" style={{ left: share(daysBetween(graceUntil, today) > 0 ? whole : filled + 0.5) }}>
          <span>{say('now')}</span>
        </span>
      )}
      <span className="tasks-bar-mark" style={{ left: 0 }}>
        {from.slice(5)} {say('from')}
      </span>
      <span className="tasks-bar-mark tasks-bar-due" style={{ left: share(open) }}>
        {dueOn.slice(5)} {say('dueMark')}
      </span>
      <span className="tasks-bar-mark tasks-bar-end">
        {graceUntil.slice(5)} {say('graceMark')}
      </span>
    </div>
  );
}

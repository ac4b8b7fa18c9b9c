import { isLocalDate } from '#kernel';
import { day, periodText } from '../format';
import { LATENESS_TONES, REPORT_TONES, StatusDot } from '../ui/StatusDot';
import { ToScreen } from '../ui/To';
import { useLanguage, useWords } from '../words';
import { owedFirst, type Owing } from './in-hand';
import { words } from './words';
import './owed.css';

/** As many as fit a line. */
const SHOWN = 4;

/** It came back, or its grace is over: told in another colour than what is merely to come. */
const isPressing = ({ state, lateness }: Owing): boolean => state === 'RETURNED' || lateness === 'OVERDUE';

/** Where a half-month is done on the screen that asks. */
export interface OwedPlace {
  readonly screen: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string>>;
}

/** One line on top of a screen that works on a half-month: which others the unit owes, most urgent first, each with its link. */
export function OtherOwed({
  shown,
  reports,
  placeOf,
}: {
  readonly shown: string;
  readonly reports: readonly Owing[];
  readonly placeOf: (period: string) => OwedPlace;
}) {
  const say = useWords(words);
  const { language } = useLanguage();
  const others = owedFirst(reports).filter(({ period }) => period !== shown);
  if (others.length === 0) return null;
  return (
    <nav
      className={`other-owed no-print${others.some(isPressing) ? ' other-owed-pressing' : ''}`}
      aria-label={say('othersLabel')}
    >
      <strong>{say('others', { count: others.length })}</strong>
      <ul>
        {others.slice(0, SHOWN).map((each) => (
          <li key={each.period} data-owed={each.period}>
            <ToScreen {...placeOf(each.period)}>{periodText(each.period, language)}</ToScreen> <Standing report={each} />
          </li>
        ))}
        {others.length > SHOWN && (
          <li>
            <ToScreen screen="tasks">{say('more')}</ToScreen>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Why it is owed: it came back, it is overdue, or the day it is due. */
function Standing({ report: { state, lateness, dueOn } }: { readonly report: Owing }) {
  const say = useWords(words);
  const { language } = useLanguage();
  if (state === 'RETURNED') return <StatusDot tone={REPORT_TONES[state] ?? 'still'}>{say(state)}</StatusDot>;
  if (lateness === 'OVERDUE') return <StatusDot tone={LATENESS_TONES[lateness] ?? 'still'}>{say(lateness)}</StatusDot>;
  return <span className="quiet">{say('dueOn', { day: isLocalDate(dueOn) ? day(dueOn, language) : dueOn })}</span>;
}

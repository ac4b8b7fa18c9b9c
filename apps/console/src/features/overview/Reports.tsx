import type { LocalDate } from '#kernel';
import { useCalendarMoment } from '../../shared/as-of';
import { useRead, type ResultOf } from '../../shared/api';
import { count, day, periodText } from '../../shared/format';
import { FigureLink, Panel, Reading, StatusDot, type Tone } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { LateList } from './LateList';
import { ReportingQuery } from './operations';
import { words } from './words';

/** A half-month the panel speaks of. */
export interface ShownPeriod {
  readonly id: string;
  readonly dueOn: LocalDate;
  readonly state: 'NOT_OPENED' | 'RUNNING' | 'DUE' | 'CLOSED';
}

const TONES: Readonly<Record<ShownPeriod['state'], Tone>> = {
  NOT_OPENED: 'still',
  RUNNING: 'calm',
  DUE: 'warn',
  CLOSED: 'still',
};

/** Short heads of the figures; the whole name stands with each number. */
const HEADS: Readonly<Record<string, keyof (typeof words)['zh']>> = {
  reportsDue: 'headDue',
  reportsSubmitted: 'headSent',
  reportsLate: 'headLate',
  reportsOverdue: 'headOverdue',
  reportsReturned: 'headReturned',
  reportsAccepted: 'headAccepted',
};

type Figures = ResultOf<typeof ReportingQuery>['figures'];

/** How the due half-month and the one beside it stand, and every report of any half-month that is late or came back (B-08, I-08). */
export function Reports({ periods }: { readonly periods: readonly ShownPeriod[] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { at } = useCalendarMoment();
  const read = useRead(ReportingQuery, { periods: periods.map(({ id }) => id) }, at);
  const asOf = read.data?.figures[0]?.at.asOf;
  return (
    <Panel title={say('late')} {...(asOf === undefined ? {} : { note: say('lateNote', { day: day(asOf, language) }) })}>
      <Reading of={read} lines={8}>
        {({ figures, reports }) => (
          <>
            <Standings figures={figures} periods={periods} />
            <LateList reports={reports} />
          </>
        )}
      </Reading>
    </Panel>
  );
}

/** One row per half-month, one column per figure; each number opens its list. */
function Standings({ figures, periods }: { readonly figures: Figures; readonly periods: readonly ShownPeriod[] }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { address } = useCalendarMoment();
  return (
    <table className="plain-table overview-standings">
      <caption className="visually-hidden">{say('late')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('period')}</th>
          {figures.map(({ metric }) => (
            <th key={metric.id} scope="col" className="number">
              {say(HEADS[metric.id] ?? 'value')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {periods.map(({ id, dueOn, state }) => (
          <tr key={id} data-period={id}>
            <th scope="row">
              {periodText(id, language)}
              <span className="overview-standing">
                <StatusDot tone={TONES[state]}>{say(`state_${state}`)}</StatusDot>
                <span className="quiet small">{say('dueOn', { day: day(dueOn, language) })}</span>
              </span>
            </th>
            {figures.map(({ metric, groups }) => {
              const value = groups.find(({ by: [first] }) => first?.value === id)?.value ?? 0;
              const text = count(Number(value));
              const name = `${periodText(id, language)} ${either(metric.zh, metric.en)} ${text}`;
              return (
                <td key={metric.id} className="number" data-metric={metric.id}>
                  <FigureLink figure={{ metric: metric.id, periods: [id], ...address }} label={name}>
                    {text}
                  </FigureLink>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { unitOrder } from '#kernel';
import type { ResultOf } from '../../shared/api';
import { count, periodText } from '../../shared/format';
import { Heads, LATENESS_TONES, REPORT_TONES, StatusDot, ToScreen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { reportWords } from '../../shared/words/report';
import type { ReportingQuery } from './operations';
import { words } from './words';

type Late = ResultOf<typeof ReportingQuery>['reports'];

/** Reports to be seen to, of whichever half-month: newest due first, units in official order; each leads to where one reminds. */
export function LateList({ reports: { totalCount, pageInfo, edges } }: { readonly reports: Late }) {
  const say = useWords(words);
  const called = useWords(reportWords);
  const either = useEither();
  const { language } = useLanguage();
  if (totalCount === 0) return <p className="quiet">{say('lateNone')}</p>;
  const late = edges
    .map(({ node }) => node)
    .sort((a, b) => (a.period === b.period ? unitOrder(a.unit.id) - unitOrder(b.unit.id) : a.period < b.period ? 1 : -1));
  return (
    <>
      <h3 className="overview-late">
        {say('lateList')} <span className="quiet">{say('lateCount', { count: count(totalCount) })}</span>
      </h3>
      <div className="overview-scroll" tabIndex={0} role="region" aria-label={say('lateList')}>
        <table className="plain-table" data-late>
          <caption className="visually-hidden">{say('lateList')}</caption>
          <Heads of={['unit', 'period', 'state', 'lateness']} say={say} />
          <tbody>
            {late.map(({ unit, period, state, lateness }) => (
              <tr key={`${unit.id} ${period}`} data-report={`${unit.id}.${period}`}>
                <th scope="row">
                  <ToScreen screen="monitor" search={{ year: period.slice(0, 4), period, cell: `${unit.id}.${period}` }}>
                    {either(unit.short, unit.en)}
                  </ToScreen>
                </th>
                <td>{periodText(period, language)}</td>
                <td>
                  <StatusDot tone={REPORT_TONES[state] ?? 'still'}>{called(state)}</StatusDot>
                </td>
                <td>
                  <StatusDot tone={LATENESS_TONES[lateness] ?? 'still'}>{called(lateness)}</StatusDot>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {pageInfo.hasNextPage && (
          <p className="small">
            {say('lateMore', { count: late.length })} <ToScreen screen="monitor">{say('toMonitor')}</ToScreen>
          </p>
        )}
      </div>
    </>
  );
}

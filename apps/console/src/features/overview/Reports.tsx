import { unitOrder } from '#kernel';
import { useRead } from '../../shared/api';
import { Heads, FigureView, LATENESS_TONES, Panel, Reading, REPORT_TONES, StatusDot, ToScreen } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { reportWords } from '../../shared/words/report';
import { ReportingQuery } from './operations';
import { words } from './words';

/** Who sent this period's report, and who is late. */
export function Reports({ period }: { readonly period: string }) {
  const say = useWords(words);
  const called = useWords(reportWords);
  const either = useEither();
  const read = useRead(ReportingQuery, { periods: [period], period });
  return (
    <Panel title={say('late')}>
      <Reading of={read} lines={5}>
        {({ figures, reports }) => {
          const late = reports.edges
            .map(({ node }) => node)
            .filter(({ lateness }) => lateness === 'LATE' || lateness === 'OVERDUE')
            .sort((a, b) => unitOrder(a.unit.id) - unitOrder(b.unit.id));
          return (
            <>
              <div className="overview-figures">
                {figures.map((figure) => (
                  <FigureView key={figure.metric.id} figure={figure} address={{ periods: [period] }} />
                ))}
              </div>
              {late.length === 0 ? (
                <p className="quiet">{say('lateNone')}</p>
              ) : (
                <div className="overview-scroll" tabIndex={0} role="region" aria-label={say('lateList')}>
                  <table className="plain-table">
                    <caption className="visually-hidden">{say('lateList')}</caption>
                    <Heads of={['unit', 'state', 'lateness']} say={say} />
                    <tbody>
                      {late.map(({ unit, state, lateness }) => (
                        <tr key={unit.id}>
                          <th scope="row">
                            <ToScreen screen="monitor" search={{ period, cell: `${unit.id}.${period}` }}>
                              {either(unit.short, unit.en)}
                            </ToScreen>
                          </th>
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
                </div>
              )}
            </>
          );
        }}
      </Reading>
    </Panel>
  );
}

import { unitOrder } from '#kernel';
import { useRead } from '../../shared/api';
import { FigureView, LATENESS_TONES, Panel, Reading, REPORT_TONES, StatusDot } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { ReportingQuery } from './operations';
import { words } from './words';

/** Who sent this period's report, and who is late. */
export function Reports({ period }: { readonly period: string }) {
  const say = useWords(words);
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
                    <thead>
                      <tr>
                        {(['unit', 'state', 'lateness'] as const).map((key) => (
                          <th key={key} scope="col">
                            {say(key)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {late.map(({ unit, state, stateZh, lateness, latenessZh }) => (
                        <tr key={unit.id}>
                          <th scope="row">{either(unit.short, unit.en)}</th>
                          <td>
                            <StatusDot tone={REPORT_TONES[state] ?? 'still'}>{either(stateZh, state)}</StatusDot>
                          </td>
                          <td>
                            <StatusDot tone={LATENESS_TONES[lateness] ?? 'still'}>{either(latenessZh, lateness)}</StatusDot>
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

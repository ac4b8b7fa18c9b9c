import { periodId, periodRange, isPeriodId } from '#kernel';
import { useState } from 'react';
import { Button } from 'antd';
import { useMoment } from '../as-of/moment';
import { useRead } from '../api/read';
import { count, figureText, periodText } from '../format';
import type { FigureAddress } from '../paths/open';
import { Empty, Reading } from '../ui/states';
import { Money } from '../ui/Money';
import { LATENESS_TONES, REPORT_TONES, StatusDot } from '../ui/StatusDot';
import { useEither, useLanguage, useWords } from '../words';
import { words as ui } from '../ui/words';
import { figureFilter, figureMoment } from './figure-moment';
import { FigureListQuery } from './operations';
import { words } from './words';

const STEP = 50;

/** The rows a figure counted, at the figure's own moment. */
export function FigureList({ figure, onRow }: { readonly figure: FigureAddress; readonly onRow: (key: string) => void }) {
  const say = useWords(words);
  const sayUi = useWords(ui);
  const either = useEither();
  const { language } = useLanguage();
  const moment = useMoment();
  const [first, setFirst] = useState(STEP);
  const by = figure.by ?? {};
  const at = figureMoment(figure, moment.at);
  const read = useRead(
    FigureListQuery,
    {
      basis: moment.basis,
      metrics: [figure.metric],
      by: Object.keys(by),
      period: figure.period ?? null,
      filter: figureFilter(figure),
      compareTo: figure.since && isPeriodId(figure.since) ? { asOf: periodRange(periodId(figure.since)).to } : null,
      first: Math.min(first, 100),
    },
    at === undefined ? {} : { at },
  );
  return (
    <Reading of={read}>
      {({ figures: [found] }) => {
        const group = found?.groups.find((each) => each.by.every(({ field, value }) => (by[field] ?? '') === (value ?? '')));
        if (!found || !group) return <Empty />;
        const { text, unit } = figureText(group.value, found.metric.unit);
        const rows = group.rows.edges.map(({ node }) => node);
        const ofReports = found.metric.relation === 'REPORT';
        return (
          <>
            <p className="quiet">{either(found.metric.zh, found.metric.en)}</p>
            <p className="facts-value">
              {text} <span className="money-unit">{unit === '万元' ? sayUi('wan') : either(unit, '')}</span>
            </p>
            <p className="quiet small">
              {sayUi('asOf')} {found.at.asOf} · {ofReports ? '' : `${sayUi(found.basis)} · `}
              {sayUi('total', { count: count(group.rowCount) })}
            </p>
            <table className="plain-table">
              <thead>
                <tr>
                  {(ofReports
                    ? (['unit', 'period', 'reportState', 'lateness'] as const)
                    : (['title', 'unit', 'stage'] as const)
                  ).map((key) => (
                    <th key={key} scope="col">
                      {say(key)}
                    </th>
                  ))}
                  {!ofReports && (
                    <th scope="col" className="number">
                      {say('cost')}
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, project, before, report }) =>
                  report ? (
                    <tr key={key}>
                      <td>{either(report.unit.short, report.unit.en)}</td>
                      <td>{periodText(report.period, language)}</td>
                      <td>
                        <StatusDot tone={REPORT_TONES[report.state] ?? 'still'}>{either(report.stateZh, report.state)}</StatusDot>
                      </td>
                      <td>
                        <StatusDot tone={LATENESS_TONES[report.lateness] ?? 'still'}>
                          {either(report.latenessZh, report.lateness)}
                        </StatusDot>
                      </td>
                    </tr>
                  ) : (
                    <tr key={key}>
                      <td>
                        <button type="button" className="link-button" onClick={() => onRow(key)}>
                          {project?.title ?? before?.title ?? key}
                        </button>
                        <div className="quiet small mono">{key}</div>
                      </td>
                      <td>{project ? either(project.unit.short, project.unit.en) : '–'}</td>
                      <td>
                        {project?.stageZh ?? say('noStage')}
                        {before && before.stageZh !== project?.stageZh && (
                          <div className="quiet small">
                            {say('before')} {before.stageZh ?? say('noStage')}
                          </div>
                        )}
                      </td>
                      <td className="number">
                        <Money amount={project?.productionCost} unit={false} />
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
            {group.rowCount > rows.length && rows.length < 100 && (
              <Button onClick={() => setFirst(first + STEP)}>
                {sayUi('more', { count: Math.min(STEP, group.rowCount - rows.length) })}
              </Button>
            )}
          </>
        );
      }}
    </Reading>
  );
}

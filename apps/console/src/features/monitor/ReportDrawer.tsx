import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../../shared/api';
import { doerText, moment, periodText } from '../../shared/format';
import { useUnitName } from '../../shared/organisations';
import { useScreens } from '../../shared/paths';
import { Empty, LATENESS_TONES, Reading, REPORT_TONES, Rule, StatusDot, ToScreen } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { reportWords } from '../../shared/words/report';
import { History } from './History';
import { useCalendarMoment } from '../../shared/as-of';
import { ReportQuery, type MonitorReport } from './report.operations';
import { words } from './report.words';
import { words as monitor } from './words';

interface DrawerOf {
  readonly unit: string;
  readonly period: string;
  readonly acts: boolean;
  readonly onDo: (what: 'remind' | 'extend') => void;
  readonly onClose: () => void;
}

/** One cell of the calendar opened: how the report stands, its revisions, and all that happened to it (B-08). */
export function ReportDrawer({ unit, period, acts, onDo, onClose }: DrawerOf) {
  const say = useWords(words);
  const sayDo = useWords(monitor);
  const { language } = useLanguage();
  const at = useCalendarMoment();
  const reviewable = useScreens()['review-report'] !== undefined;
  const read = useRead(ReportQuery, { unit, period }, at.at);
  const unitName = useUnitName();
  const report = read.data?.report;
  return (
    <Drawer
      open
      size={820}
      title={`${unitName(unit)} · ${periodText(period, language)}`}
      onClose={onClose}
      destroyOnHidden
      extra={
        report && (
          <div className="row">
            {reviewable && report.revision !== null && (
              <ToScreen screen="review-report" params={{ unit, period }}>
                {say('review')}
              </ToScreen>
            )}
            {acts && (
              <>
                <Button size="small" disabled={!remindable(report)} onClick={() => onDo('remind')}>
                  {sayDo('remind')}
                </Button>
                <Button size="small" disabled={report.firstSubmittedAt !== null} onClick={() => onDo('extend')}>
                  {sayDo('extend')}
                </Button>
              </>
            )}
          </div>
        )
      }
    >
      <Reading of={read} lines={10}>
        {({ report: shown }) => (shown ? <ReportView report={shown} /> : <Empty title={say('notOpened')} hint="" />)}
      </Reading>
    </Drawer>
  );
}

const remindable = ({ state }: MonitorReport): boolean => state === 'NOT_STARTED' || state === 'OPENED' || state === 'RETURNED';

function ReportView({ report }: { readonly report: MonitorReport }) {
  const say = useWords(words);
  const sayState = useWords(reportWords);
  const { extension, reminders } = report;
  const last = reminders[reminders.length - 1];
  const lines: readonly (readonly [string, ReactNode])[] = [
    [
      say('state'),
      <StatusDot key="state" tone={REPORT_TONES[report.state] ?? 'still'}>
        {sayState(report.state)}
        {report.zero === true && ` · ${say('zero')}`}
      </StatusDot>,
    ],
    [
      say('lateness'),
      <StatusDot key="lateness" tone={LATENESS_TONES[report.lateness] ?? 'still'}>
        {sayState(report.lateness)}
      </StatusDot>,
    ],
    [say('firstSubmittedAt'), report.firstSubmittedAt === null ? say('notSent') : moment(report.firstSubmittedAt)],
    [say('dueOn'), say('dueText', { day: report.dueOn, at: moment(report.lateFrom) })],
    [say('rule'), <Rule key="rule" rule={report.rule} />],
    ...(extension
      ? ([
          [
            say('extension'),
            say('extensionText', {
              was: extension.dueByRule ?? '',
              dueOn: extension.dueOn,
              by: extension.by.name,
              at: moment(extension.at),
              reason: extension.reason,
            }),
          ],
        ] as const)
      : []),
    ...(last ? ([[say('reminders'), say('remindersText', { count: reminders.length, at: moment(last.at) })]] as const) : []),
  ];
  return (
    <div className="monitor-report">
      <dl className="facts">
        {lines.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.revisions.length > 0 && <Revisions report={report} />}
      <section>
        <h3>{say('history')}</h3>
        <History report={report} />
      </section>
    </div>
  );
}

function Revisions({ report }: { readonly report: MonitorReport }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const outcome = ({ revision, acceptedAt, returnedAt }: MonitorReport['revisions'][number]): string => {
    if (acceptedAt !== null) return say('acceptedOn', { at: moment(acceptedAt) });
    if (returnedAt !== null) return say('returnedOn', { at: moment(returnedAt) });
    return say(revision === report.revision ? 'waiting' : 'replaced');
  };
  return (
    <section>
      <h3>{say('revisions')}</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('receipt')}</th>
            <th scope="col">{say('submittedAt')}</th>
            <th scope="col">{say('certifier')}</th>
            <th scope="col" className="number">
              {say('lines')}
            </th>
            <th scope="col" className="number">
              {say('cells')}
            </th>
            <th scope="col">{say('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {report.revisions.map((each) => (
            <tr key={each.revision}>
              <td>
                <span className="mono">{each.receipt}</span>
                <div className="quiet small mono" title={each.hash}>
                  {say('hash')} {each.hash.slice(0, 12)}
                </div>
              </td>
              <td>{moment(each.submittedAt)}</td>
              <td>{doerText(each.certifier, language)}</td>
              <td className="number">{each.zero ? say('zero') : each.lines}</td>
              <td className="number">{each.zero ? '–' : each.cells}</td>
              <td>{outcome(each)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../../shared/api';
import { day, periodText } from '../../shared/format';
import { inHand, OtherOwed, type OwedPlace } from '../../shared/owed';
import { useViewer } from '../../shared/session';
import { LATENESS_TONES, Loading, PageHead, Reading, REPORT_TONES, State, StatusDot, ToScreen } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { reportWords } from '../../shared/words/report';
import { MyReportsQuery, PRESENT, type MyReport } from './operations';
import { words } from './words';
import './half-month.css';

/** NRTA has it: nothing can be drafted until it is accepted or comes back. */
export const isWaiting = ({ state }: Pick<MyReport, 'state'>): boolean =>
  state === 'SUBMITTED' || state === 'RESUBMITTED' || state === 'CORRECTED';

/** Reports due from one's own unit, newest first. */
export const useMyReports = () => useRead(MyReportsQuery, { units: [useViewer().organisation.id] }, { at: PRESENT });

function Now({ to }: { readonly to: '/upload' | '/submit' }) {
  const say = useWords(words);
  const reports = useMyReports();
  // What was read before may not know yet what came back since; one is led by what is true now.
  if (reports.isFetching && !reports.isFetchedAfterMount) return <Loading />;
  return (
    <Reading of={reports}>
      {({ reports: { edges } }) => {
        const report = inHand(edges.map(({ node }) => node));
        if (!report) return <State title={say('noPeriod')} hint={say('noPeriodHint')} />;
        return <Navigate to={`${to}/${report.period}`} replace />;
      }}
    </Reading>
  );
}
export const UploadNow = () => <Now to="/upload" />;
export const SubmitNow = () => <Now to="/submit" />;

type Step = 'template' | 'upload' | 'submit';

/** Where a step is done for a half-month. */
const placeOf =
  (step: Step) =>
  (period: string): OwedPlace =>
    step === 'template' ? { screen: step, search: { period } } : { screen: step, params: { period } };

/** Head of a step: its name, the half-month it is about and its due day, where one is among the three steps. */
export function StepPage({
  step,
  period,
  children,
}: {
  readonly step: Step;
  /** Null: the one in hand. */
  readonly period: string | null;
  readonly children: (report: MyReport) => ReactNode;
}) {
  const say = useWords(words);
  const reports = useMyReports();
  const titles = { template: say('step1'), upload: say('step2'), submit: say('step3') };
  return (
    <Reading of={reports} lines={10}>
      {({ reports: { edges } }) => {
        const all = edges.map(({ node }) => node);
        const report = period === null ? inHand(all) : all.find((each) => each.period === period);
        return (
          <>
            <PageHead title={titles[step]} about={report && <About report={report} />}>
              {all.length > 0 && <PeriodPicker step={step} all={all} period={report?.period ?? null} />}
            </PageHead>
            {report ? (
              <>
                <OtherOwed shown={report.period} reports={all} placeOf={placeOf(step)} />
                <Steps step={step} period={report.period} />
                {children(report)}
              </>
            ) : all.length === 0 ? (
              <State title={say('noPeriod')} hint={say('noPeriodHint')} />
            ) : (
              <State title={say('notThisPeriod')} hint={say('notThisPeriodHint')} />
            )}
          </>
        );
      }}
    </Reading>
  );
}

export const usePeriodParam = (): string => (useParams({ strict: false }) as { readonly period?: string }).period ?? '';

function About({ report }: { readonly report: MyReport }) {
  const say = useWords(words);
  const sayState = useWords(reportWords);
  const { language } = useLanguage();
  const { period, dueOn, state, lateness } = report;
  return (
    <span className="half-about">
      <strong>{periodText(period, language)}</strong>
      <span>{say('due', { day: day(dueOn, language) })}</span>
      <StatusDot tone={REPORT_TONES[state] ?? 'still'}>{sayState(state)}</StatusDot>
      {lateness !== 'NOT_DUE' && <StatusDot tone={LATENESS_TONES[lateness] ?? 'still'}>{sayState(lateness)}</StatusDot>}
    </span>
  );
}

function PeriodPicker({ step, all, period }: { step: Step; all: readonly MyReport[]; period: string | null }) {
  const say = useWords(words);
  const sayState = useWords(reportWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const go = (next: string): void =>
    void (step === 'template'
      ? navigate({ to: '/template', search: { period: next } as never })
      : navigate({ to: `/${step}/${next}` }));
  return (
    <Select
      aria-label={say('choosePeriod')}
      className="half-period"
      value={period}
      onChange={go}
      options={all.map(({ period: id, state }) => ({
        value: id,
        label: `${periodText(id, language)} · ${sayState(state)}`,
      }))}
    />
  );
}

function Steps({ step, period }: { readonly step: Step; readonly period: string }) {
  const say = useWords(words);
  const steps = [
    { id: 'template', text: say('step1'), search: { period } },
    { id: 'upload', text: say('step2') },
    { id: 'submit', text: say('step3') },
  ] as const;
  return (
    <nav aria-label={say('steps')} className="half-steps no-print">
      <ol>
        {steps.map((each, at) => (
          <li key={each.id} className={each.id === step ? 'half-step half-step-on' : 'half-step'}>
            <span className="half-step-number" aria-hidden="true">
              {at + 1}
            </span>
            {each.id === step ? (
              <strong aria-current="step">{each.text}</strong>
            ) : (
              <ToScreen screen={each.id} params={{ period }} {...('search' in each ? { search: each.search } : {})}>
                {each.text}
              </ToScreen>
            )}
          </li>
        ))}
      </ol>
      <span className="half-steps-aside">
        <ToScreen screen="tasks">{say('tasks')}</ToScreen>
        <ToScreen screen="sent">{say('sent')}</ToScreen>
      </span>
    </nav>
  );
}

import { moment } from '../../shared/format';
import { Panel, ToScreen } from '../../shared/ui';
import { useWords } from '../../shared/words';
import type { MyDraft, MyReport } from './operations';
import { stepsOf, type Step, type StepId } from './steps';
import { words } from './words';

/** Which screen does a step; the last one is NRTA's. */
const SCREENS: Readonly<Record<StepId, string | null>> = {
  template: 'template',
  upload: 'upload',
  answer: 'upload',
  submit: 'submit',
  review: null,
};

/** The half-month as a list of tasks, each with where it stands. */
export function Steps({ report, draft }: { readonly report: MyReport; readonly draft: MyDraft }) {
  const say = useWords(words);
  const steps = stepsOf(report, draft);
  const done = steps.filter(({ state }) => state === 'DONE').length;
  return (
    <Panel title={say('steps')} aside={<span className="quiet">{say('stepsDone', { done, count: steps.length })}</span>}>
      <ol className="tasks-steps">
        {steps.map((step, index) => (
          <li key={step.id}>
            <span className="tasks-step-number" aria-hidden="true">
              {index + 1}
            </span>
            <div className="tasks-step-name">
              <Name step={step} period={report.period} />
              <p className="quiet">{hintOf(step, report, say)}</p>
            </div>
            <span className={`tasks-tag tasks-tag-${step.state}`}>{say(step.state)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Name({ step, period }: { readonly step: Step; readonly period: string }) {
  const say = useWords(words);
  const screen = SCREENS[step.id];
  if (screen === null || step.state === 'NOT_YET') return <strong>{say(step.id)}</strong>;
  return (
    <ToScreen screen={screen} params={{ period }} search={screen === 'template' ? { period } : {}} className="tasks-step-link">
      {say(step.id)}
    </ToScreen>
  );
}

type Say = ReturnType<typeof useWords<keyof (typeof words)['zh']>>;

function hintOf({ id, state, open }: Step, report: MyReport, say: Say): string {
  if (id === 'upload' && open > 0) return say('uploadOpen', { count: open });
  if (id === 'answer' && open > 0) return say('answerOpen', { count: open });
  if (id === 'review' && state === 'WAITING') {
    return say('reviewWaiting', { revision: report.revision ?? 1, receipt: report.receipt ?? '–' });
  }
  if (id === 'review' && state === 'DONE') return say('reviewDone', { at: moment(report.acceptedAt ?? '') });
  if (id === 'review' && state === 'RETURNED') return say('reviewReturned');
  return say(`${id}Hint`);
}

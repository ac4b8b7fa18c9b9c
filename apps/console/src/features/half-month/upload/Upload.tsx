import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../shared/api';
import { useViewer } from '../../../shared/session';
import { Panel, Reading } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { isWaiting, StepPage, usePeriodParam } from '../InHand';
import { DraftQuery, type MyReport } from '../operations';
import { Waiting } from '../Waiting';
import { Returned } from '../Returned';
import { CheckedFile } from './CheckedFile';
import { words as deskWords } from './desk-words';
import { Desk } from './Desk';
import { DropFile } from './DropFile';
import { ProblemBox } from './ProblemBox';
import { ReadingQuestion } from './ReadingQuestion';
import { useDrop } from './useDrop';
import { useFile } from './useFile';
import { words } from './words';

/** A file in, checked before anything is stored; then the draft, settled place by place (B-06, B-09, I-08). */
export function Upload() {
  const period = usePeriodParam();
  return (
    <StepPage step="upload" period={period}>
      {(report) => (isWaiting(report) ? <Waiting report={report} /> : <Work report={report} key={report.period} />)}
    </StepPage>
  );
}

function Work({ report }: { readonly report: MyReport }) {
  const say = useWords(words);
  const sayDesk = useWords(deskWords);
  const { organisation } = useViewer();
  const { period } = report;
  const place = `/api/reports/${organisation.id}/${period}`;
  const read = useRead(DraftQuery, { unit: organisation.id, period });
  const { step, check, take, leave } = useFile(place);
  const [discarded, setDiscarded] = useState(false);
  const begin = (file: File): void => {
    setDiscarded(false);
    check(file);
  };
  const [several, setSeveral] = useState(0);
  const taking = step.kind === 'checked' && step.taking;
  const over = useDrop((files) => {
    const [file] = files;
    setSeveral(files.length > 1 ? files.length : 0);
    if (file && files.length === 1 && !taking) begin(file);
  });
  return (
    <Reading of={read} lines={10}>
      {({ draft }) => (
        <div className="stack">
          <Returned report={report} begun={draft !== null} />
          {several > 0 && (
            <p role="alert" className="drop-several">
              {say('oneFile', { count: several })}
            </p>
          )}
          {over && step.kind !== 'none' && <p className="drop-here">{say('dropHere')}</p>}
          {step.kind === 'taken' && (
            <p role="status" className="half-done">
              {say(step.same ? 'takenSame' : 'taken', { name: step.name })}
            </p>
          )}
          {discarded && (
            <p role="status" className="half-done">
              {sayDesk('discarded')}
            </p>
          )}
          {step.kind === 'refused' && (
            <ProblemBox title={say('refused', { name: step.file.name })} problem={step.problem}>
              <div className="row half-main-act">
                <Button onClick={leave}>{say('close')}</Button>
                {(step.problem.kind === 'offline' || step.problem.kind === 'busy') && (
                  <Button onClick={() => check(step.file, step.answers)}>{say('again')}</Button>
                )}
              </div>
            </ProblemBox>
          )}
          {(step.kind === 'none' || step.kind === 'taken' || step.kind === 'refused') && (
            <DropFile period={period} again={draft !== null || step.kind === 'refused'} over={over} onFile={begin} />
          )}
          {step.kind === 'under-way' && <UnderWay name={step.file.name} share={step.share} onLeave={leave} />}
          {step.kind === 'asked' && (
            <ReadingQuestion step={step} onAnswer={(answers) => check(step.file, answers)} onLeave={leave} />
          )}
          {step.kind === 'checked' && <CheckedFile place={place} step={step} onTake={take} onLeave={leave} />}
          {draft && step.kind !== 'checked' && step.kind !== 'asked' && (
            <Desk
              {...{ place, period, draft }}
              onDiscarded={() => {
                leave();
                setDiscarded(true);
              }}
            />
          )}
        </div>
      )}
    </Reading>
  );
}

function UnderWay({ name, share, onLeave }: { readonly name: string; readonly share: number; readonly onLeave: () => void }) {
  const say = useWords(words);
  const sent = share >= 1;
  return (
    <Panel title={say(sent ? 'judging' : 'sending', { name })} aside={<Button onClick={onLeave}>{say('another')}</Button>}>
      <Progress percent={Math.round(share * 100)} status="active" aria-label={say(sent ? 'judging' : 'sending', { name })} />
      <p role="status" className="visually-hidden">
        {say(sent ? 'judging' : 'sending', { name })}
      </p>
    </Panel>
  );
}

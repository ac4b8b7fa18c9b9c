import { useState } from 'react';
import { useRead } from '../../../shared/api';
import { useViewer } from '../../../shared/session';
import { Panel, Reading, State, ToScreen } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { Changes } from '../Changes';
import { isWaiting, StepPage, usePeriodParam } from '../InHand';
import { DraftQuery, type Draft, type MyReport } from '../operations';
import { Returned } from '../Returned';
import { Waiting } from '../Waiting';
import { Blocked } from './Blocked';
import { Certify, HandOver } from './Certify';
import { Totals } from './Totals';
import { words } from './words';
import { Zero } from './Zero';

/** What changes, old and new, what it makes of the totals; certified and sent, or handed over; then the receipt (B-08…B-10). */
export function Submit() {
  const period = usePeriodParam();
  const [fresh, setFresh] = useState(false);
  return (
    <StepPage step="submit" period={period}>
      {(report) =>
        isWaiting(report) ? (
          <Waiting report={report} fresh={fresh} />
        ) : (
          <Review report={report} onSent={() => setFresh(true)} key={report.period} />
        )
      }
    </StepPage>
  );
}

function Review({ report, onSent }: { readonly report: MyReport; readonly onSent: () => void }) {
  const { organisation } = useViewer();
  const { period, state } = report;
  const read = useRead(DraftQuery, { unit: organisation.id, period });
  return (
    <Reading of={read} lines={10}>
      {({ draft }) => {
        if (draft === null && state === 'ACCEPTED') return <Waiting report={report} />;
        return (
          <div className="stack">
            <Returned report={report} begun={draft !== null} />
            {draft === null ? <NoDraft period={period} /> : <OfDraft report={report} draft={draft} onSent={onSent} />}
            {(report.revision === null || (state === 'RETURNED' && report.zero === true)) && (
              <Zero report={report} changes={draft !== null && draft.differences.length > 0} onSent={onSent} />
            )}
          </div>
        );
      }}
    </Reading>
  );
}

function NoDraft({ period }: { readonly period: string }) {
  const say = useWords(words);
  return (
    <div className="panel">
      <State title={say('noDraft')} hint={say('nothingHint')}>
        <ToScreen screen="upload" params={{ period }} className="half-next half-next-go">
          {say('toUpload')}
        </ToScreen>
      </State>
    </div>
  );
}

function OfDraft({ report, draft, onSent }: { report: MyReport; draft: Draft; onSent: () => void }) {
  const say = useWords(words);
  const { may } = useViewer();
  const { period, state } = report;
  const { differences, changedLines, canSubmit } = draft;
  const changes = differences.length > 0;
  // A returned report may stand as it was, with a reason; nothing else is sent without a change. A zero report stands as one.
  const stands = !changes && state === 'RETURNED' && report.zero !== true;
  const corrects = (report.acceptedRevision ?? 0) > 0;
  const reasonFor = corrects ? 'correct' : stands ? 'stand' : draft.disputedLeft > 0 ? 'left' : null;
  return (
    <>
      {!canSubmit && <Blocked period={period} draft={draft} />}
      {changes ? (
        <Panel title={say('changes', { lines: changedLines, cells: differences.length })} note={say('changesHint')}>
          <Changes differences={differences} />
        </Panel>
      ) : (
        <Panel title={say('nothing')}>
          <p>{say('nothingHint')}</p>
          <p>
            <ToScreen screen="upload" params={{ period }} className="half-next">
              {say('toUpload')}
            </ToScreen>
          </p>
        </Panel>
      )}
      {changes && <Totals totals={draft.totals} />}
      {canSubmit && (changes || stands) && (
        <>
          {may.includes('CERTIFY') ? (
            <Certify report={report} reasonFor={reasonFor} left={draft.disputedLeft} onSent={onSent} />
          ) : (
            <HandOver />
          )}
        </>
      )}
    </>
  );
}

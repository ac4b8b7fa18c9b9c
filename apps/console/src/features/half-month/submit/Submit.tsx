import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useRead } from '../../../shared/api';
import { useViewer } from '../../../shared/session';
import { Panel, Reading, State, StatusDot, ToScreen } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { Changes } from '../Changes';
import { isWaiting, StepPage, usePeriodParam } from '../InHand';
import { DraftQuery, type Draft, type MyReport } from '../operations';
import { DraftChanges, type CellKey } from '../upload/DraftChanges';
import { Returned } from '../Returned';
import { Waiting } from '../Waiting';
import { Blocked } from './Blocked';
import { Certifier } from './Certifier';
import { Certify, HandOver } from './Certify';
import { Overtaken } from './Overtaken';
import { editionOf, keyOf, overtaken, seenNow, type Seen } from './seen';
import { Totals } from './Totals';
import { words } from './words';
import { Zero } from './Zero';

/** What others write into the draft is shown without being asked for. */
const AGAIN_MS = 30_000;

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
  const client = useQueryClient();
  const { organisation } = useViewer();
  const { period, state } = report;
  const read = useRead(DraftQuery, { unit: organisation.id, period }, { every: AGAIN_MS });
  return (
    <Reading of={read} lines={10}>
      {({ draft }) =>
        draft === null && state === 'ACCEPTED' ? (
          <Waiting report={report} />
        ) : (
          <Shown report={report} draft={draft} onOvertaken={() => void client.invalidateQueries()} onSent={onSent} />
        )
      }
    </Reading>
  );
}

interface ShownProps {
  readonly report: MyReport;
  readonly draft: Draft | null;
  /** What is shown is not what stands. */
  readonly onOvertaken: () => void;
  readonly onSent: () => void;
}

/** Certified is what is shown, and only while it is shown: what others write meanwhile is told and certified anew. */
function Shown({ report, draft, onOvertaken, onSent }: ShownProps) {
  const { period } = report;
  const [kept, setKept] = useState<Seen>({ shown: draft, read: draft, certified: false });
  const seen = seenNow(kept, draft);
  if (seen !== kept) setKept(seen);
  const edition = editionOf(draft);
  const [sent, setSent] = useState(false);
  // What one sent oneself leaves no draft behind.
  const { id } = useViewer();
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const other = !sent && editionOf(seen.read) !== edition;
  const cells = other
    ? overtaken(seen.read, draft).filter(({ key, after }) => !own.has(key) || (after !== null && after.editor !== id))
    : [];
  const changed = other && (own.size === 0 || cells.length > 0);
  const sending = {
    ...{ edition, onOvertaken, told: changed },
    onSent: () => {
      setSent(true);
      onSent();
    },
  };
  return (
    <div className="stack">
      <Returned report={report} begun={draft !== null} />
      {changed && <Overtaken {...{ cells, edition }} />}
      {draft === null ? (
        <NoDraft period={period} />
      ) : (
        <OfDraft
          {...{ report, draft, ...sending }}
          moved={new Set(cells.map(({ key }) => key))}
          certified={seen.certified}
          onOwn={(cell) => setOwn(new Set([...own, keyOf(cell)]))}
          onCertify={(certified) => setKept({ ...seen, certified })}
        />
      )}
      {(report.revision === null || (report.state === 'RETURNED' && report.zero === true)) && (
        <Zero {...{ report, ...sending }} changes={draft !== null && draft.differences.length > 0} />
      )}
    </div>
  );
}

function Moved() {
  const say = useWords(words);
  return (
    <div className="small">
      <StatusDot tone="warn">{say('moved')}</StatusDot>
    </div>
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

interface OfDraftProps extends ShownProps {
  readonly draft: Draft;
  readonly edition: string;
  readonly told: boolean;
  /** Cells that changed since they were read. */
  readonly moved: ReadonlySet<string>;
  readonly certified: boolean;
  readonly onCertify: (certified: boolean) => void;
  /** A cell was written here, by oneself: no news. */
  readonly onOwn: (cell: CellKey) => void;
}

function OfDraft({ report, draft, moved, onOwn, ...certificate }: OfDraftProps) {
  const say = useWords(words);
  const { may, organisation } = useViewer();
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
      {may.includes('FILL') ? (
        <DraftChanges
          {...{ unit: organisation.id, period, draft, onOwn }}
          title={changes ? say('changes', { lines: changedLines, cells: differences.length }) : say('nothing')}
          note={say(changes ? 'changesHint' : 'nothingHint')}
          mark={(cell) => moved.has(keyOf(cell)) && <Moved />}
        />
      ) : changes ? (
        <Panel title={say('changes', { lines: changedLines, cells: differences.length })} note={say('changesHint')}>
          <Changes differences={differences} mark={(cell) => moved.has(keyOf(cell)) && <Moved />} />
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
        <Certifier none={<HandOver />}>
          {(inNameOf) => <Certify {...{ report, reasonFor, inNameOf, ...certificate }} left={draft.disputedLeft} />}
        </Certifier>
      )}
    </>
  );
}

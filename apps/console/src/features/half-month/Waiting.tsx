import { useEffect, useRef } from 'react';
import { ToScreen } from '../../shared/ui';
import { useWords } from '../../shared/words';
import type { MyReport } from './operations';
import { Receipt } from './Receipt';
import { words } from './receipt-words';

/** A report that is with NRTA, or was accepted: its receipt, and what can be done next. */
export function Waiting({
  report,
  fresh = false,
}: {
  readonly report: MyReport;
  /** Sent a moment ago. */ readonly fresh?: boolean;
}) {
  const say = useWords(words);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) box.current?.focus();
  }, [fresh]);
  const { state, receipt, period } = report;
  const revision = report.revision ?? 0;
  const accepted = state === 'ACCEPTED';
  return (
    <div className="stack">
      <div className="half-done no-print" role="status" tabIndex={-1} ref={box}>
        <h2>{say('sent')}</h2>
        <p>{say(accepted ? 'accepted' : 'waiting', { revision })}</p>
      </div>
      {receipt !== null && <Receipt number={receipt} />}
      <nav className="row no-print" aria-label={say('next')}>
        <ToScreen screen="tasks" className="half-next">
          {say('toTasks')}
        </ToScreen>
        <ToScreen screen="sent" className="half-next">
          {say('toSent')}
        </ToScreen>
        {accepted && (
          <ToScreen screen="template" search={{ period }} className="half-next">
            {say('toTemplate')}
          </ToScreen>
        )}
      </nav>
    </div>
  );
}

import { useState } from 'react';
import { useAct } from '../../../shared/api';
import { useViewer } from '../../../shared/session';
import { Panel, Refused } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { SubmitReport } from '../acts';
import { Confirm } from '../Confirm';
import type { MyReport } from '../operations';
import { ReasonBox, wantsReason } from './ReasonBox';
import { words } from './words';

/** “Nothing changed” is said, not left unsaid (B-10). */
export function Zero({ report, changes, onSent }: { report: MyReport; changes: boolean; onSent: () => void }) {
  const say = useWords(words);
  const { organisation, may } = useViewer();
  const submit = useAct(SubmitReport);
  const [reason, setReason] = useState('');
  // What came back is not sent again without a word: why is it still "no change"?
  const again = report.state === 'RETURNED';
  const wanting = wantsReason(submit.refused);
  const send = (): void => {
    const given = reason.trim() === '' ? {} : { reason: reason.trim() };
    void submit
      .run({ unit: organisation.id, period: report.period, certify: true, zero: true, ...given })
      .then(({ done }) => done && onSent())
      .catch(() => undefined);
  };
  return (
    <Panel title={say('zero')}>
      {!wanting && <Refused errors={submit.refused} problem={submit.problem} />}
      <p>{say('zeroText')}</p>
      {changes ? (
        <p className="quiet">{say('zeroBlocked')}</p>
      ) : may.includes('CERTIFY') ? (
        <div className="stack half-main-act">
          {(again || wanting) && (
            <ReasonBox value={reason} onChange={setReason} refused={wanting ? submit.refused : []}>
              {say('reasonZero')}
            </ReasonBox>
          )}
          <Confirm label={say('zeroGo')} question={say('zeroAsk')} running={submit.running} onYes={send} />
        </div>
      ) : (
        <p className="quiet">{say('zeroFiller')}</p>
      )}
    </Panel>
  );
}

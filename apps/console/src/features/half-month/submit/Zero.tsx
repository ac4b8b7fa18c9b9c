import { useState } from 'react';
import { useAct } from '../../../shared/api';
import { useViewer } from '../../../shared/session';
import { Panel, Refused } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { SubmitReport } from '../acts';
import { Confirm } from '../Confirm';
import type { MyReport } from '../operations';
import { Certifier, type InNameOf } from './Certifier';
import { ReasonBox, wantsReason } from './ReasonBox';
import { isOvertaken, untold } from './seen';
import { words } from './words';

/** “Nothing changed” is said, not left unsaid (B-10). */
export function Zero({
  report,
  changes,
  edition,
  told,
  onOvertaken,
  onSent,
}: {
  readonly report: MyReport;
  readonly changes: boolean;
  /** Of what is shown: another one that stands is not sent as “no change”. */
  readonly edition: string;
  /** That something else stands by now is said on top of the page. */
  readonly told: boolean;
  readonly onOvertaken: () => void;
  readonly onSent: () => void;
}) {
  const say = useWords(words);
  const { organisation, name } = useViewer();
  const asked = (inNameOf: InNameOf | null): string =>
    inNameOf === null ? say('zeroAsk') : `${say('zeroAsk')}${say('certifyFor', { name, principal: inNameOf.name })}`;
  const submit = useAct(SubmitReport);
  const [reason, setReason] = useState('');
  // What came back is not sent again without a word: why is it still "no change"?
  const again = report.state === 'RETURNED';
  const wanting = wantsReason(submit.refused);
  const send = (): void => {
    const given = reason.trim() === '' ? {} : { reason: reason.trim() };
    void submit
      .run({ unit: organisation.id, period: report.period, certify: true, zero: true, seen: edition, ...given })
      .then((acted) => (acted.done ? onSent() : isOvertaken(acted.refused) && onOvertaken()))
      .catch(() => undefined);
  };
  return (
    <Panel title={say('zero')}>
      {!wanting && <Refused errors={untold(submit.refused, told)} problem={submit.problem} />}
      <p>{say('zeroText')}</p>
      {changes ? (
        <p className="quiet">{say('zeroBlocked')}</p>
      ) : (
        <Certifier none={<p className="quiet">{say('zeroFiller')}</p>}>
          {(inNameOf) => (
            <div className="stack half-main-act">
              {(again || wanting) && (
                <ReasonBox value={reason} onChange={setReason} refused={wanting ? submit.refused : []}>
                  {say('reasonZero')}
                </ReasonBox>
              )}
              <Confirm key={edition} label={say('zeroGo')} question={asked(inNameOf)} running={submit.running} onYes={send} />
            </div>
          )}
        </Certifier>
      )}
    </Panel>
  );
}

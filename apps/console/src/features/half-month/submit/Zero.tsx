import { useAct } from '../../../shared/api';
import { useViewer } from '../../../shared/session';
import { Panel, Refused } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { SubmitReport } from '../acts';
import { Confirm } from '../Confirm';
import type { MyReport } from '../operations';
import { words } from './words';

/** “Nothing changed” is said, not left unsaid (B-10). */
export function Zero({ report, changes, onSent }: { report: MyReport; changes: boolean; onSent: () => void }) {
  const say = useWords(words);
  const { organisation, may } = useViewer();
  const submit = useAct(SubmitReport);
  const send = (): void =>
    void submit
      .run({ unit: organisation.id, period: report.period, certify: true, zero: true })
      .then(({ done }) => done && onSent())
      .catch(() => undefined);
  return (
    <Panel title={say('zero')}>
      <Refused errors={submit.refused} problem={submit.problem} />
      <p>{say('zeroText')}</p>
      {changes ? (
        <p className="quiet">{say('zeroBlocked')}</p>
      ) : may.includes('CERTIFY') ? (
        <div className="half-main-act">
          <Confirm label={say('zeroGo')} question={say('zeroAsk')} running={submit.running} onYes={send} />
        </div>
      ) : (
        <p className="quiet">{say('zeroFiller')}</p>
      )}
    </Panel>
  );
}

import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../shared/api';
import { Refused } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { DismissFinding, WaiveFinding } from '../acts';
import { FindingText } from '../FindingText';
import type { DraftFinding } from '../operations';
import { words } from './desk-words';
import { isError } from './faults';

/** Something about a row or the whole sheet: an error is left out by saying so, a warning goes with a reason. */
export function MendRow({ unit, period, finding }: { unit: string; period: string; finding: DraftFinding }) {
  const say = useWords(words);
  const dismiss = useAct(DismissFinding);
  const waive = useAct(WaiveFinding);
  const [reason, setReason] = useState('');
  const of = { unit, period, finding: finding.key };
  return (
    <div className="mend" id={`finding-${finding.key}`} tabIndex={-1}>
      <ul className="finding-list">
        <FindingText finding={finding} />
      </ul>
      <Refused errors={[...dismiss.refused, ...waive.refused]} problem={dismiss.problem ?? waive.problem} />
      {isError(finding) ? (
        <Button loading={dismiss.running} onClick={() => void dismiss.run(of).catch(() => undefined)}>
          {say('dismiss')}
        </Button>
      ) : (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void waive.run({ ...of, reason }).catch(() => undefined);
          }}
        >
          <Input
            className="mend-reason"
            aria-label={say('reason')}
            placeholder={say('reason')}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button htmlType="submit" loading={waive.running} disabled={reason.trim() === ''}>
            {say('waive')}
          </Button>
        </form>
      )}
    </div>
  );
}

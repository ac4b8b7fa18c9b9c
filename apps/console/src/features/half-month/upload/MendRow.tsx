import { Button, Input } from 'antd';
import { useAct } from '../../../shared/api';
import { Refused } from '../../../shared/ui';
import { useUnsent } from '../../../shared/unsent';
import { useWords } from '../../../shared/words';
import { DismissFinding, DropLine, WaiveFinding } from '../acts';
import { FindingText } from '../FindingText';
import type { DraftFinding } from '../operations';
import { words } from './desk-words';
import { isError, isLeftOut } from './faults';

/**
 * Something about a row or the whole sheet: an error is left out by saying so, a warning goes with a reason. A row that a
 * newer file leaves out is kept or given up.
 */
export function MendRow({
  unit,
  period,
  finding,
  place,
}: {
  readonly unit: string;
  readonly period: string;
  readonly finding: DraftFinding;
  /** Where the reason is kept until it is sent. */
  readonly place: string;
}) {
  const say = useWords(words);
  const dismiss = useAct(DismissFinding);
  const drop = useAct(DropLine);
  const waive = useAct(WaiveFinding);
  const [reason, setReason] = useUnsent({ unit, period, place }, '');
  const of = { unit, period, finding: finding.key };
  return (
    <div className="mend" id={`finding-${finding.key}`} tabIndex={-1}>
      <ul className="finding-list">
        <FindingText finding={finding} />
      </ul>
      <Refused
        errors={[...dismiss.refused, ...drop.refused, ...waive.refused]}
        problem={dismiss.problem ?? drop.problem ?? waive.problem}
      />
      {isLeftOut(finding) ? (
        <div className="row">
          <Button
            loading={drop.running}
            disabled={dismiss.running}
            onClick={() => void drop.run({ unit, period, line: finding.line ?? '' }).catch(() => undefined)}
          >
            {say('takeEarlierBack')}
          </Button>
          <Button loading={dismiss.running} disabled={drop.running} onClick={() => void dismiss.run(of).catch(() => undefined)}>
            {say('keepEarlier')}
          </Button>
        </div>
      ) : isError(finding) ? (
        <Button loading={dismiss.running} onClick={() => void dismiss.run(of).catch(() => undefined)}>
          {say('dismiss')}
        </Button>
      ) : (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void waive
              .run({ ...of, reason })
              .then(({ done }) => done && setReason(''))
              .catch(() => undefined);
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

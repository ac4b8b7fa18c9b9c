import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useAct, useRead } from '../../../shared/api';
import { urlText, useUrl } from '../../../shared/paths';
import { useViewer } from '../../../shared/session';
import { CopyButton, Panel, Reading, Refused } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { SubmitReport } from '../acts';
import { ApproversQuery, type MyReport } from '../operations';
import { inNameText, type InNameOf } from './Certifier';
import { ReasonBox, wantsReason } from './ReasonBox';
import { isOvertaken, untold } from './seen';
import { words } from './words';

/** The reason a correction was begun with comes along in the address. */
const shape = { reason: urlText() };

/** The approver certifies and sends; a reason is asked where the rules will ask for one. */
export function Certify({
  report,
  reasonFor,
  left,
  edition,
  told,
  certified,
  onCertify,
  onOvertaken,
  inNameOf,
  onSent,
}: {
  readonly report: MyReport;
  /** A correction of what was accepted, or a returned report that stands as it was, wholly or in part. */
  readonly reasonFor: 'correct' | 'stand' | 'left' | null;
  /** Disputed values that stay as they were. */
  readonly left: number;
  /** Of what is shown: another one that stands is not sent. */
  readonly edition: string;
  /** That something else stands by now is said on top of the page. */
  readonly told: boolean;
  readonly certified: boolean;
  readonly onCertify: (certified: boolean) => void;
  /** Something else stands than what was shown: it is to be read again. */
  readonly onOvertaken: () => void;
  /** Whose right it is, where a deputy sends; null in one's own name (I-10). */
  readonly inNameOf: InNameOf | null;
  readonly onSent: () => void;
}) {
  const say = useWords(words);
  const { organisation, name } = useViewer();
  const submit = useAct(SubmitReport);
  const [{ reason: begunWith }] = useUrl(shape);
  const [reason, setReason] = useState(begunWith);
  // Returned meanwhile, or changed by somebody else: the service asks for a reason this page did not.
  const wanting = wantsReason(submit.refused);
  const send = (): void => {
    const given = reason.trim() === '' ? {} : { reason: reason.trim() };
    const input = { unit: organisation.id, period: report.period, certify: certified, zero: false, seen: edition, ...given };
    void submit
      .run(input)
      .then((acted) => (acted.done ? onSent() : isOvertaken(acted.refused) && onOvertaken()))
      .catch(() => undefined);
  };
  return (
    <Panel title={say('certify')} note={inNameOf === null ? say('sendNote') : `${say('sendNote')} ${inNameText(say, inNameOf)}`}>
      {!wanting && <Refused errors={untold(submit.refused, told)} problem={submit.problem} />}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {(reasonFor !== null || wanting) && (
          <ReasonBox value={reason} onChange={setReason} refused={wanting ? submit.refused : []}>
            {reasonFor === 'correct' && say('reasonCorrect', { revision: report.acceptedRevision ?? 0 })}
            {reasonFor === 'left' && say('reasonLeft', { count: left })}
            {(reasonFor === 'stand' || reasonFor === null) && say('reasonStand')}
          </ReasonBox>
        )}
        <Checkbox checked={certified} onChange={({ target }) => onCertify(target.checked)}>
          {say('certifyText')}
          {inNameOf !== null && <strong> {say('certifyFor', { name, principal: inNameOf.name })}</strong>}
        </Checkbox>
        <div>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={submit.running}
            disabled={!certified || (reasonFor !== null && reason.trim() === '')}
          >
            {say('send')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Who fills in does not send: who does, and how they get here. */
export function HandOver() {
  const say = useWords(words);
  const read = useRead(ApproversQuery, {});
  const link = `${window.location.origin}${window.location.pathname}`;
  return (
    <Panel title={say('handOver')}>
      <p>{say('handOverText')}</p>
      <Reading of={read} lines={1}>
        {({ me: { approvers } }) =>
          approvers.length === 0 ? (
            <p>{say('noApprovers')}</p>
          ) : (
            <p>
              <span className="quiet">{say('approvers')}：</span>
              <strong>{approvers.map(({ name }) => name).join('、')}</strong>
            </p>
          )
        }
      </Reading>
      <div className="row half-main-act">
        <Input readOnly aria-label={say('link')} value={link} className="hand-over-link" />
        <CopyButton text={link}>{say('copy')}</CopyButton>
      </div>
    </Panel>
  );
}

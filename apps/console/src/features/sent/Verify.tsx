import { Button, Input } from 'antd';
import { useRead } from '../../shared/api';
import { doerText, moment, periodText } from '../../shared/format';
import { Panel, Reading, StatusDot } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { VerifyQuery } from './operations';
import { words } from './words';

/** A receipt held against the log: its hash taken anew from the recorded claims. */
export function Verify({ number, onNumber }: { readonly number: string; readonly onNumber: (number: string) => void }) {
  const say = useWords(words);
  return (
    <Panel title={say('verifyTitle')}>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          onNumber(String(new FormData(event.currentTarget).get('number') ?? '').trim());
        }}
      >
        <label className="row">
          <span className="quiet">{say('verifyNumber')}</span>
          <Input key={number} name="number" defaultValue={number} placeholder={say('verifyHint')} className="sent-number" />
        </label>
        <Button htmlType="submit">{say('verifyRun')}</Button>
      </form>
      {number !== '' && <Verdict number={number} />}
    </Panel>
  );
}

function Verdict({ number }: { readonly number: string }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const read = useRead(VerifyQuery, { number });
  return (
    <Reading of={read} lines={3}>
      {({ receipt }) =>
        receipt === null ? (
          <p role="status">{say('unknown')}</p>
        ) : (
          <div role="status" className="sent-verdict">
            <p>
              <StatusDot tone={receipt.genuine ? 'good' : 'bad'}>
                <strong>{say(receipt.genuine ? 'genuine' : 'notGenuine')}</strong>
              </StatusDot>
            </p>
            <dl className="facts">
              <dt>{say('receipt')}</dt>
              <dd className="mono">{receipt.number}</dd>
              <dt>{say('report', { period: periodText(receipt.period, language) })}</dt>
              <dd>
                {either(receipt.unit.zh, receipt.unit.en)} · {say('nth', { revision: receipt.revision })} ·{' '}
                {say('contentText', { lines: receipt.lines, cells: receipt.cells })} · {say(receipt.lateness)}
              </dd>
              <dt>{say('submittedAt')}</dt>
              <dd>
                {moment(receipt.submittedAt)} · {doerText(receipt.certifier, language)}
              </dd>
              <dt>{say('hashOn')}</dt>
              <dd className="mono small">{receipt.hash}</dd>
              <dt>{say('hashNow')}</dt>
              <dd className="mono small">{receipt.recomputed}</dd>
            </dl>
          </div>
        )
      }
    </Reading>
  );
}

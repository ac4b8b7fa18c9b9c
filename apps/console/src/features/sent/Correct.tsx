import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMoment } from '../../shared/as-of';
import { useAct } from '../../shared/api';
import { useViewer } from '../../shared/session';
import { Panel, Refused, ToScreen } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { BeginMutation, type SentReport } from './operations';
import { words } from './words';

/** How an accepted report is corrected: a draft over it, sent by the approver with a reason (B-08, I-03). */
export function Correct({ unit, report }: { readonly unit: string; readonly report: SentReport }) {
  const say = useWords(words);
  const { past } = useMoment();
  const { may } = useViewer();
  const [reason, setReason] = useState('');
  const act = useAct(BeginMutation);
  const [begun, setBegun] = useState(false);
  const begin = async (): Promise<void> => {
    const acted = await act.run({ unit, period: report.period }).catch(() => null);
    setBegun(acted?.done === true);
  };
  const held =
    report.state !== 'ACCEPTED'
      ? say('correctOther', { state: say(report.state) })
      : past
        ? say('correctPast')
        : may.includes('FILL')
          ? null
          : say('correctNeedsFiller');
  const search = reason.trim() === '' ? {} : { reason: reason.trim() };
  return (
    <Panel title={say('correct')} className="no-print">
      <p className="quiet">{say('correctAbout')}</p>
      {held !== null ? (
        <p className="sent-held">{held}</p>
      ) : (
        <form
          className="sent-correct"
          onSubmit={(event) => {
            event.preventDefault();
            void begin();
          }}
        >
          <Refused errors={act.refused} problem={act.problem} />
          <label>
            <span>{say('correctReason')}</span>
            <Input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
            <span className="quiet small">{say('correctReasonHint')}</span>
          </label>
          {begun ? (
            <p role="status" className="row">
              {say('begun')}
              <ToScreen screen="upload" params={{ period: report.period }} search={search}>
                {say('goMend')}
              </ToScreen>
              <ToScreen screen="submit" params={{ period: report.period }} search={search}>
                {say('goSubmit')}
              </ToScreen>
            </p>
          ) : (
            <div>
              <Button type="primary" htmlType="submit" loading={act.running} disabled={reason.trim() === ''}>
                {say('begin')}
              </Button>
            </div>
          )}
        </form>
      )}
    </Panel>
  );
}

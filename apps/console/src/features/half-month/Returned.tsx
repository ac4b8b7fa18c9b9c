import { Button } from 'antd';
import { useAct, useRead } from '../../shared/api';
import { useViewer } from '../../shared/session';
import { Refused } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { OpenDraft } from './acts';
import { PRESENT, ReturnQuery, type MyReport } from './operations';
import { words } from './words';

/**
 * Why the report came back, as long as it has not been sent again; the marked cells stand among the findings of the draft,
 * which is begun here where there is none yet: what came back for two cells needs no file.
 */
export function Returned({ report, begun }: { readonly report: MyReport; readonly begun: boolean }) {
  const say = useWords(words);
  const { organisation } = useViewer();
  const returned = report.state === 'RETURNED';
  const of = { unit: organisation.id, period: report.period };
  const read = useRead(ReturnQuery, of, { at: PRESENT, enabled: returned });
  const begin = useAct(OpenDraft);
  const last = read.data?.report?.revisions.at(-1);
  if (!returned || !last) return null;
  return (
    <div className="half-returned" role="note">
      <p>{say('wasReturned', { revision: last.revision, reason: last.returnReason ?? '' })}</p>
      {!begun && (
        <>
          <Refused errors={begin.refused} problem={begin.problem} />
          <p className="row">
            <Button type="primary" disabled={begin.running} onClick={() => void begin.run(of).catch(() => undefined)}>
              {say('beginMending')}
            </Button>
            <span className="quiet">{say('orFile')}</span>
          </p>
        </>
      )}
    </div>
  );
}

import { useRead } from '../../shared/api';
import { useViewer } from '../../shared/session';
import { useWords } from '../../shared/words';
import { PRESENT, ReturnQuery, type MyReport } from './operations';
import { words } from './words';

/** Why the report came back, as long as it has not been sent again; the marked cells stand among the findings. */
export function Returned({ report }: { readonly report: MyReport }) {
  const say = useWords(words);
  const { organisation } = useViewer();
  const returned = report.state === 'RETURNED';
  const read = useRead(ReturnQuery, { unit: organisation.id, period: report.period }, { at: PRESENT, enabled: returned });
  const last = read.data?.report?.revisions.at(-1);
  if (!returned || !last) return null;
  return (
    <p className="half-returned" role="note">
      {say('wasReturned', { revision: last.revision, reason: last.returnReason ?? '' })}
    </p>
  );
}

import { Button } from 'antd';
import { useDownload } from '../../shared/api';
import { doerText, moment } from '../../shared/format';
import { Refused } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import type { Revision, SentReport } from './operations';
import { words } from './words';

interface RevisionsProps {
  readonly unit: string;
  readonly report: SentReport;
  readonly onVerify: (number: string) => void;
}

/** Every revision with its receipt (number, hash, time) and what NRTA did with it. */
export function Revisions({ unit, report, onVerify }: RevisionsProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { get, running, problem } = useDownload();
  const receiptOf = (revision: number): string => `/api/reports/${unit}/${report.period}/receipts/${revision}?format=html`;
  return (
    <>
      <Refused errors={[]} problem={problem} />
      <div className="sent-scroll" tabIndex={0} role="region" aria-label={say('revisions')}>
        <table className="plain-table">
          <caption className="visually-hidden">{say('revisions')}</caption>
          <thead>
            <tr>
              {(['revision', 'submittedAt', 'certifier', 'content', 'receipt', 'hash', 'outcome'] as const).map((key) => (
                <th key={key} scope="col">
                  {say(key)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{say('print')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...report.revisions].reverse().map((revision) => (
              <tr key={revision.revision}>
                <th scope="row">{revision.revision}</th>
                <td className="sent-when">{moment(revision.submittedAt)}</td>
                <td className="sent-when">{doerText(revision.certifier, language)}</td>
                <td>
                  {revision.zero ? say('zero') : say('contentText', { lines: revision.lines, cells: revision.cells })}
                  {revision.reason !== null && (
                    <div className="small quiet">{say('correctionReason', { reason: revision.reason })}</div>
                  )}
                </td>
                <td className="mono small">{revision.receipt}</td>
                <td className="mono small sent-hash">{revision.hash}</td>
                <td>
                  <Outcome revision={revision} />
                </td>
                <td>
                  <span className="row sent-buttons">
                    <Button
                      size="small"
                      loading={running === receiptOf(revision.revision)}
                      onClick={() => void get(receiptOf(revision.revision))}
                    >
                      {say('print')}
                    </Button>
                    <Button size="small" onClick={() => onVerify(revision.receipt)}>
                      {say('verify')}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Outcome({ revision: { acceptedAt, returnedAt, returnReason } }: { readonly revision: Revision }) {
  const say = useWords(words);
  if (returnedAt !== null) return <>{say('returnedAt', { at: moment(returnedAt), reason: returnReason ?? '–' })}</>;
  if (acceptedAt !== null) return <>{say('acceptedAt', { at: moment(acceptedAt) })}</>;
  return <>{say('waiting')}</>;
}

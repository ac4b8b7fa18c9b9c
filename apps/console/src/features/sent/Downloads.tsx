import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCalendarMoment } from '../../shared/as-of';
import { ask, problemOf, useDownload } from '../../shared/api';
import { moment } from '../../shared/format';
import { useSession } from '../../shared/session';
import { Panel, Refused } from '../../shared/ui';
import { useWords } from '../../shared/words';
import type { SentReport } from './operations';
import { words } from './words';

/** As `GET …/files` answers it. */
interface Fed {
  readonly files: readonly { readonly hash: string; readonly name: string; readonly uploadedAt: string }[];
}

/** The report as files: the sheet, 附件3 in either basis and as it was, what was uploaded and its marked version. */
export function Downloads({ unit, report }: { readonly unit: string; readonly report: SentReport }) {
  const say = useWords(words);
  const { token } = useSession();
  const { get, running, problem } = useDownload();
  const base = `/api/reports/${unit}/${report.period}`;
  const fed = useQuery({ queryKey: ['files', base, token], queryFn: () => ask<Fed>(`${base}/files`) });
  const { knownAt } = useCalendarMoment();
  const annex = (query: Readonly<Record<string, string>>): string => {
    const asked = new URLSearchParams({ ...query, ...(knownAt === undefined ? {} : { knownAt }) });
    return asked.size === 0 ? `${base}/annex` : `${base}/annex?${asked}`;
  };
  const link = (path: string, label: string) => (
    <li key={path}>
      <Button type="link" size="small" loading={running === path} onClick={() => void get(path)}>
        {label}
      </Button>
    </li>
  );
  return (
    <Panel title={say('downloads')} className="no-print">
      <Refused errors={[]} problem={problem ?? (fed.error ? problemOf(fed.error) : null)} />
      <ul className="sent-links">
        {link(annex({}), say('annexReported'))}
        {report.acceptedRevision !== null && link(annex({ basis: 'accepted' }), say('annexAccepted'))}
        {report.history.edges.flatMap(({ node }) =>
          ['SUBMITTED', 'RESUBMITTED', 'CORRECTED'].includes(node.kind) && report.revisions.length > 1
            ? [link(`${base}/annex?knownAt=${node.position}`, say('annexThen', { revision: node.revision ?? 1 }))]
            : [],
        )}
        {link(`${base}/sheet`, say('sheet'))}
      </ul>
      <h3>{say('files')}</h3>
      {fed.data && fed.data.files.length === 0 && <p className="quiet">{say('noFiles')}</p>}
      <ul className="sent-files">
        {fed.data?.files.map(({ hash, name, uploadedAt }) => (
          <li key={hash}>
            <span>
              {name} <span className="quiet small">{moment(uploadedAt)}</span>
            </span>
            <Button
              size="small"
              loading={running === `${base}/files/${hash}/marked`}
              onClick={() => void get(`${base}/files/${hash}/marked`)}
            >
              {say('fileMarked')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ask, useDownload } from '../../../shared/api';
import { moment } from '../../../shared/format';
import { useViewer } from '../../../shared/session';
import { Panel, Reading, Refused } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { words as common } from '../words';
import { words } from './desk-words';

interface TakenFile {
  readonly hash: string;
  readonly name: string;
  readonly uploadedBy: string;
  readonly uploadedByName: string | null;
  readonly uploadedAt: string;
  readonly taken: boolean;
}

/** The files the draft was fed with, newest first, each with its findings to get back. */
export function Files({ place, edits }: { readonly place: string; readonly edits: number }) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const { id } = useViewer();
  const { get, running, problem } = useDownload();
  const files = useQuery({
    queryKey: ['files', place, edits],
    queryFn: ({ signal }) => ask<{ readonly files: readonly TakenFile[] }>(`${place}/files`, { signal }),
  });
  const marked = (hash: string): string => `${place}/files/${hash}/marked`;
  return (
    <Panel title={say('files')}>
      <Refused errors={[]} problem={problem} />
      <Reading of={files} lines={2}>
        {({ files: list }) =>
          list.length === 0 ? (
            <p className="quiet">{say('noFiles')}</p>
          ) : (
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{say('file')}</th>
                  <th scope="col">{say('fileBy')}</th>
                  <th scope="col">{say('fileAt')}</th>
                  <th scope="col">{say('fileState')}</th>
                  <th scope="col">{say('fileMarked')}</th>
                </tr>
              </thead>
              <tbody>
                {list.map(({ hash, name, uploadedBy, uploadedByName, uploadedAt, taken }) => (
                  <tr key={hash}>
                    <th scope="row">{name}</th>
                    <td>{uploadedBy === id ? sayCommon('you') : (uploadedByName ?? sayCommon('colleague'))}</td>
                    <td>{moment(uploadedAt)}</td>
                    <td>{say(taken ? 'fileTaken' : 'fileReplaced')}</td>
                    <td>
                      <Button
                        size="small"
                        aria-label={`${say('fileMarked')} ${name}`}
                        loading={running === marked(hash)}
                        onClick={() => void get(marked(hash))}
                      >
                        .xlsx
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Reading>
    </Panel>
  );
}

import { Button, Progress } from 'antd';
import { useState } from 'react';
import { ask, problemOf, useDownload, useRead, type Problem } from '../../shared/api';
import { count, fileSize, moment } from '../../shared/format';
import { Refused } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { ExportJobsQuery, type ExportJob } from './operations';
import { words } from './words';

/** How often one looks how far a file is. */
const LOOK_MS = 1_000;
/** Of one's own; older ones are found at the interface. */
const SHOWN = 3;

const own = (jobs: readonly ExportJob[]): readonly ExportJob[] =>
  jobs.filter(({ mine, kind }) => mine && kind === 'EXPORT_PROJECTS').slice(0, SHOWN);

/** One's own files that are made in the background: how far each is, to be ended or fetched; also after one was away. */
export function ExportJobs() {
  const say = useWords(words);
  const read = useRead(
    ExportJobsQuery,
    {},
    {
      every: (last) => (own(last?.jobs ?? []).some(({ ended }) => !ended) ? LOOK_MS : false),
    },
  );
  const file = useDownload();
  const [problem, setProblem] = useState<Problem | null>(null);
  const trying = (act: Promise<unknown>): void => {
    setProblem(null);
    act.then(
      () => read.refetch(),
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  const jobs = own(read.data?.jobs ?? []);
  if (jobs.length === 0) return null;
  return (
    <section className="projects-jobs" aria-label={say('jobs')}>
      <h3 className="small">{say('jobs')}</h3>
      <ul>
        {jobs.map((job) => {
          const at = moment(job.createdAt);
          return (
            <li key={job.id} className="small">
              <span className="row">
                <span>{say('jobStarted', { at })}</span>
                <Told job={job} />
                {!job.ended && !job.cancelling && (
                  <Button
                    size="small"
                    aria-label={say('jobCancel', { at })}
                    onClick={() => trying(ask(`/api/jobs/${job.id}`, { method: 'DELETE' }))}
                  >
                    {say('cancelWord')}
                  </Button>
                )}
                {job.file?.kept === true && (
                  <Button
                    size="small"
                    type="primary"
                    aria-label={say('jobSave', { at })}
                    disabled={file.running !== null}
                    onClick={() => void file.get(job.file?.url ?? '')}
                  >
                    {say('saveWord')}
                  </Button>
                )}
              </span>
              {job.state === 'RUNNING' && job.total !== null && job.total > 0 && (
                <Progress
                  size="small"
                  percent={Math.floor((job.done / job.total) * 100)}
                  aria-label={say('jobStarted', { at })}
                />
              )}
            </li>
          );
        })}
      </ul>
      <Refused errors={[]} problem={problem ?? file.problem} />
    </section>
  );
}

function Told({ job }: { readonly job: ExportJob }) {
  const say = useWords(words);
  const either = useEither();
  const text = (): string => {
    if (job.cancelling) return say('jobCancelling');
    switch (job.state) {
      case 'QUEUED':
        return say('jobQueued');
      case 'RUNNING':
        return say('jobRunning', { done: count(job.done), total: job.total === null ? '…' : count(job.total) });
      case 'DONE':
        return job.file?.kept === true ? say('jobDone', { size: fileSize(job.file.size) }) : say('jobGone');
      case 'FAILED':
        return say('jobFailed', { why: job.problem ? either(job.problem.zh, job.problem.en) : '' });
      default:
        return say('jobCancelled');
    }
  };
  return <span role={job.ended ? 'status' : undefined}>{text()}</span>;
}

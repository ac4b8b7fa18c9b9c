import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMoment } from '../../shared/as-of';
import { useRead, type ResultOf } from '../../shared/api';
import { NotFound, PageHead, Reading } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { ActsMenu } from './acts/ActsMenu';
import { Costs } from './Costs';
import { Facts } from './Facts';
import { Head } from './Head';
import { History } from './History';
import { Notices } from './Notices';
import { ProjectQuery } from './operations';
import { Progress } from './Progress';
import { useThen } from './then';
import { words } from './words';
import './project.css';

/** Everything known of one project: what it is, how it went, what it costs, who said so and when. */
export function Project() {
  const say = useWords(words);
  const { code = '' } = useParams({ strict: false }) as { readonly code?: string };
  const { basis } = useMoment();
  const read = useRead(ProjectQuery, { code, basis, other: basis === 'REPORTED' ? 'ACCEPTED' : 'REPORTED' });
  if (!read.data?.project) {
    return (
      <>
        <PageHead title={say('title')} about={<span className="mono">{code}</span>} />
        <Reading of={read} lines={14}>
          {() => <NotFound title={say('notFound')} />}
        </Reading>
      </>
    );
  }
  return <Reading of={read}>{(data) => <File data={data} />}</Reading>;
}

function File({ data: { project, other } }: { readonly data: ResultOf<typeof ProjectQuery> }) {
  const say = useWords(words);
  const either = useEither();
  const { basis } = useMoment();
  const then = useThen(project?.moments ?? []);
  if (!project) return <NotFound title={say('notFound')} />;
  return (
    <div className="project">
      <PageHead
        title={project.title}
        about={
          <>
            <span className="mono">{project.code}</span> · {either(project.unit.zh, project.unit.en)}
            <span className="print-only"> · {say('printedAs', { day: project.at.asOf, basis: say(`basis${basis}`) })}</span>
          </>
        }
      >
        <Button className="no-print" onClick={() => window.print()}>
          {say('print')}
        </Button>
        <ActsMenu project={project} />
      </PageHead>
      <Notices project={project} />
      <Head project={project} />
      <Progress project={project} then={then} />
      <Costs project={project} then={then} />
      <Facts project={project} others={other?.facts ?? []} />
      <History code={project.code} />
    </div>
  );
}

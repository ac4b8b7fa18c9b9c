import { useMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { DataBehind } from '../../shared/charts';
import { Empty, Panel, Reading } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { Differences } from './Differences';
import { Gantt, spansText } from './Gantt';
import { MomentSlider } from './MomentSlider';
import { ProgressQuery, type ShownProject } from './operations';
import { thenText, type Then } from './then';
import { words } from './words';

/** How the work went: each stage as told at the chosen moment and as told now, and every difference in words. */
export function Progress({ project, then }: { readonly project: ShownProject; readonly then: Then }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { basis } = useMoment();
  const knownAt = then.known?.knownAt ?? '';
  const read = useRead(ProgressQuery, { code: project.code, basis, then: { knownAt } }, { enabled: then.known !== undefined });
  const told = then.known === undefined ? '' : thenText(then.known, say, language);
  if (then.known === undefined) {
    return (
      <Panel title={say('progress')}>
        <Empty title={say('noProgress')} hint={say('noProgressHint')} />
      </Panel>
    );
  }
  return (
    <Panel title={say('progress')} className="project-progress" note={say('noPlan')}>
      <MomentSlider then={then} />
      <Reading of={read} lines={8}>
        {({ project: found }) => {
          if (!found) return <Empty />;
          const { progress, at } = found;
          if (progress.firstDay === null) return <Empty title={say('noProgress')} hint={say('noProgressHint')} />;
          return (
            <>
              <Gantt progress={progress} asOf={at.asOf} firstDay={progress.firstDay} present={project.at.present} />
              <Differences progress={progress} then={told} />
              <DataBehind
                caption={say('progress')}
                head={[say('stage'), say('thenKnown', { then: told }), say('nowKnown')]}
                rows={progress.stages.map((row) => [
                  either(row.zh, row.en),
                  spansText(row.then, say('until')),
                  spansText(row.now, say('until')),
                ])}
              />
            </>
          );
        }}
      </Reading>
    </Panel>
  );
}

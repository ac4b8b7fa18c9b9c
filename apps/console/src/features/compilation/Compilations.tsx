import { useRead } from '../../shared/api';
import { periodText } from '../../shared/format';
import { newestFirst } from '../../shared/as-of';
import { urlInt, urlOneOf, urlText, useUrl } from '../../shared/paths';
import { Empty, PageHead, Panel, Reading } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { isPeriodId } from '#kernel';
import { CompilationView } from './CompilationView';
import { CompilationListQuery, type Issue } from './operations';
import { words } from './words';
import './compilation.css';

const shape = {
  period: urlText(),
  /** 0: the draft. */
  issue: urlInt(0),
  basis: urlOneOf(['REPORTED', 'ACCEPTED'], 'REPORTED'),
  tab: urlOneOf(['units', 'changes', 'differences'], 'units'),
};

/** The half-months with what was issued of each; a draft to look at and to issue, an issue as it was (B-02, B-03, W-04). */
export function Compilations() {
  const say = useWords(words);
  const { language } = useLanguage();
  const [view, change] = useUrl(shape);
  const list = useRead(CompilationListQuery, {});
  return (
    <>
      <PageHead title={say('title')} about={say('about')} />
      <Reading of={list} lines={12}>
        {({ periods, compilations }) => {
          const opened = newestFirst(periods);
          const newest = opened[0];
          if (!newest) return <Empty title={say('noPeriods')} hint="" />;
          const period = isPeriodId(view.period) ? view.period : newest.id;
          const ofPeriod = compilations.filter((each) => each.period === period);
          return (
            <div className="compilation">
              <Panel title={say('periods')} className="compilation-list">
                <ul>
                  {opened.map(({ id }) => (
                    <li key={id}>
                      <button
                        type="button"
                        className={id === period ? 'compilation-period compilation-on' : 'compilation-period'}
                        aria-current={id === period ? 'true' : undefined}
                        onClick={() => change({ period: id, issue: 0, tab: 'units' })}
                      >
                        <span>{periodText(id, language)}</span>
                        <Times issues={compilations.filter((each) => each.period === id)} />
                      </button>
                    </li>
                  ))}
                </ul>
              </Panel>
              <CompilationView period={period} issues={ofPeriod} view={view} change={change} />
            </div>
          );
        }}
      </Reading>
    </>
  );
}

function Times({ issues }: { readonly issues: readonly Issue[] }) {
  const say = useWords(words);
  if (issues.length === 0) return <span className="quiet small">{say('notIssued')}</span>;
  return <span className="small compilation-times">{say('issuedTimes', { count: issues.length })}</span>;
}

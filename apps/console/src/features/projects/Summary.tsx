import { useMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { useUrl } from '../../shared/paths';
import { FILTER_SHAPE, filterInput } from '../../shared/project-filter';
import { FigureView, Reading } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { SummaryQuery } from './operations';
import { words } from './words';

/** What is filtered, in numbers of the server; each opens its list. */
export function Summary() {
  const say = useWords(words);
  const { basis } = useMoment();
  const [filter] = useUrl(FILTER_SHAPE);
  const read = useRead(SummaryQuery, { basis, filter: filterInput(filter) });
  return (
    <section className="panel projects-sums" aria-label={say('sums')}>
      <Reading of={read} lines={2}>
        {({ figures }) => (
          <div className="projects-figures">
            {figures.map((figure) => (
              <FigureView key={figure.metric.id} figure={figure} address={{ filtered: true }} />
            ))}
          </div>
        )}
      </Reading>
      <p className="panel-note">{say('sumsNote')}</p>
    </section>
  );
}

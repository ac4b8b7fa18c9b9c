import { besideOf, focusOf, useCalendarMoment, useMoment, usePeriods } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { day, periodText } from '../../shared/format';
import { urlOneOf, useUrl } from '../../shared/paths';
import { FigureView, PageHead, Reading } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { Changed } from './Changed';
import { Duplicates } from './Duplicates';
import { METRIC_IDS } from './metrics';
import { NationQuery } from './operations';
import { Reports } from './Reports';
import { Stages } from './Stages';
import { Tiles } from './Tiles';
import { Trend } from './Trend';
import { words } from './words';
import './overview.css';

const shape = { metric: urlOneOf(METRIC_IDS, 'projects') };

/** The manager's first screen: where the nation stands, who is late, what moved since the last half-month. */
export function Overview() {
  const say = useWords(words);
  const { language } = useLanguage();
  const { basis } = useMoment();
  const [{ metric }, change] = useUrl(shape);
  const periods = usePeriods(useCalendarMoment().at);
  const nation = useRead(NationQuery, { basis, metrics: [metric] });
  const opened = periods.data?.periods ?? [];
  const focus = focusOf(opened);
  const beside = focus && besideOf(opened, focus);
  const none = periods.data === undefined ? '\u00a0' : say('noPeriod');
  const about = focus ? say('about', { period: periodText(focus.id, language), due: day(focus.dueOn, language) }) : none;
  return (
    <>
      <PageHead title={say('title')} about={about} />
      <Reading of={nation} lines={12}>
        {({ head, tiles, stages }) => (
          <div className="overview">
            <div className="overview-head panel">
              {head.map((figure) => (
                <FigureView key={figure.metric.id} figure={figure} />
              ))}
            </div>
            {tiles[0] && <Tiles figure={tiles[0]} metric={metric} onMetric={(next) => change({ metric: next })} />}
            <div className="overview-side">
              {stages[0] && <Stages figure={stages[0]} />}
              <Trend metric={metric} />
            </div>
            {focus && <Reports periods={beside ? [focus, beside] : [focus]} />}
            <Changed />
            <Duplicates />
          </div>
        )}
      </Reading>
    </>
  );
}

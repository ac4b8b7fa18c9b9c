import { periodId, periodRange } from '#kernel';
import { useMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { DataBehind, Line, POINT_ROOM } from '../../shared/charts';
import { figureShort, figureText, periodShort, periodText } from '../../shared/format';
import type { FigureFilter } from '../../shared/paths/open';
import { Reading } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { filterOf } from './asked';
import { withUnit } from './named';
import { HistoryLineQuery } from './operations';
import { words } from './words';

/** Each figure at the end of the last half-months, as known at the chosen moment. */
export function Lines({ metrics, filter }: { readonly metrics: readonly string[]; readonly filter: FigureFilter }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { basis } = useMoment();
  const read = useRead(HistoryLineQuery, { basis, metrics: [...metrics], filter: filterOf(filter) });
  return (
    <Reading of={read} lines={6}>
      {({ figureSeries }) => (
        <div className="history-lines">
          {figureSeries.map(({ metric, points: found }) => {
            const title = withUnit(either(metric.zh, metric.en), metric.unit, language);
            const points = found.map(({ period, figure }) => {
              const { text } = figureText(figure.value, metric.unit);
              return {
                key: period,
                name: periodShort(period, language),
                value: Number(figure.value),
                text: figureShort(figure.value, metric.unit, POINT_ROOM),
                full: text,
                label: `${periodText(period, language)} ${either(metric.zh, metric.en)} ${text}`,
                figure: { metric: metric.id, asOf: periodRange(periodId(period)).to, period, filter },
              };
            });
            return (
              <figure key={metric.id}>
                <figcaption>
                  <strong>{title}</strong>
                </figcaption>
                <Line points={points} label={title} />
                <DataBehind
                  caption={title}
                  head={[say('period'), title]}
                  rows={points.map(({ key, full }) => [periodText(key, language), full])}
                />
              </figure>
            );
          })}
          <p className="quiet small">{say('lineNote')}</p>
        </div>
      )}
    </Reading>
  );
}

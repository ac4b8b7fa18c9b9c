import { periodId, periodRange } from '#kernel';
import { useMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { DataBehind, Line, POINT_ROOM } from '../../shared/charts';
import { figureShort, figureText, inUnit, periodShort, periodText } from '../../shared/format';
import { Panel, Reading } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { SeriesQuery } from './operations';
import { words } from './words';

/** The chosen figure at the end of each of the last half-months. */
export function Trend({ metric }: { readonly metric: 'projects' | 'productionCost' | 'projectsReleased' }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const either = useEither();
  const { basis } = useMoment();
  const series = useRead(SeriesQuery, { basis, metrics: [metric] });
  return (
    <Reading of={series} lines={5}>
      {({ figureSeries: [found] }) => {
        if (!found) return null;
        const points = found.points.map(({ period, figure }) => {
          const { text, unit } = figureText(figure.value, found.metric.unit);
          return {
            key: period,
            name: periodShort(period, language),
            value: Number(figure.value),
            text: figureShort(figure.value, found.metric.unit, POINT_ROOM),
            full: text,
            label:
              `${periodText(period, language)} ${say(metric)} ${text} ${unit === '万元' ? either(unit, '(10,000 yuan)') : either(unit, '')}`.trim(),
            figure: { metric, asOf: periodRange(periodId(period)).to, period },
          };
        });
        const named = inUnit(say(metric), found.metric.unit, language);
        return (
          <Panel title={`${named} · ${say('line', { count: points.length })}`}>
            <Line points={points} label={say('line', { count: points.length })} />
            <DataBehind
              caption={say(metric)}
              head={[say('period'), named]}
              rows={points.map(({ key, full }) => [periodText(key, language), full])}
            />
          </Panel>
        );
      }}
    </Reading>
  );
}

import type { ResultOf } from '../../shared/api';
import { DataBehind, TileGrid, TileLegend, TILES, type TileValue } from '../../shared/charts';
import { figureShort, figureText, inUnit } from '../../shared/format';
import { useUnitName } from '../../shared/organisations';
import { printFigure } from '../../shared/paths/open';
import { Panel, Segments } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { METRIC_IDS } from './metrics';
import type { NationQuery } from './operations';
import { words } from './words';

type Figure = ResultOf<typeof NationQuery>['tiles'][number];
type MetricId = (typeof METRIC_IDS)[number];

/** Letters of an amount that a tile has room for. */
const TILE_ROOM = 9;

/** Every unit's share of a figure, as equal tiles. */
export function Tiles({ figure, metric, onMetric }: { figure: Figure; metric: MetricId; onMetric: (metric: MetricId) => void }) {
  const say = useWords(words);
  const either = useEither();
  const of = new Map(figure.groups.map(({ by: [first], value }) => [first?.value ?? '', Number(value)]));
  const most = Math.max(1, ...of.values());
  const unit = figureText(0, figure.metric.unit).unit;
  const text = (id: string): string => figureText(of.get(id) ?? 0, figure.metric.unit).text;
  const name = useUnitName();
  const { language } = useLanguage();
  const named = inUnit(say(metric), figure.metric.unit, language);
  const values = new Map<string, TileValue>(
    TILES.flatMap(({ unit: id }) =>
      id === null
        ? []
        : [
            [
              id,
              {
                name: name(id),
                text: figureShort(of.get(id) ?? 0, figure.metric.unit, TILE_ROOM),
                share: (of.get(id) ?? 0) / (most * 1.001),
                search: { figure: printFigure({ metric, by: { unit: id } }), row: undefined, claim: undefined },
                label: `${name(id)} ${text(id)} ${unit === '万元' ? either(unit, '(10,000 yuan)') : either(unit, '')}`.trim(),
              },
            ] as const,
          ],
    ),
  );
  return (
    <Panel
      title={say('tiles')}
      aside={
        <Segments
          label={say('metric')}
          value={metric}
          options={METRIC_IDS.map((value) => ({ value, label: say(value) }))}
          onChange={onMetric}
        />
      }
      note={say('tilesNote')}
    >
      <p className="quiet small">{inUnit(either(figure.metric.zh, figure.metric.en), figure.metric.unit, language)}</p>
      <TileGrid label={`${say('tiles')} ${say(metric)}`} outside={say('outside')} values={values} />
      <TileLegend least={say('least')} most={say('most')} outside={say('outside')} />
      <DataBehind
        caption={say('tiles')}
        head={[say('unit'), named]}
        rows={TILES.flatMap(({ unit: id }) => (id === null ? [] : [[name(id), text(id)]]))}
      />
    </Panel>
  );
}

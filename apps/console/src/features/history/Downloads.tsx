import { Button } from 'antd';
import { useDownload } from '../../shared/api';
import { Panel, Refused } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { correctionsPath, exportPath } from './asked';
import type { HistoryFigure } from './operations';
import { words } from './words';

type Asked = Parameters<typeof exportPath>[2];
type Corrected = Parameters<typeof correctionsPath>[1];
const FORMATS = ['csv', 'xlsx'] as const;

/**
 * As files, of the very cuts that are shown: each figure with its groups and the rows behind it at either moment, the two
 * values with their difference, and who corrected what in between (I-01, I-07).
 */
export function Downloads({
  figures,
  main,
  other,
  corrections,
}: {
  readonly figures: readonly HistoryFigure[];
  readonly main: Asked;
  readonly other: Asked | null;
  readonly corrections: Corrected | null;
}) {
  const say = useWords(words);
  const either = useEither();
  const { get, running, problem } = useDownload();
  const line = (name: string, pathOf: (format: (typeof FORMATS)[number]) => string) => (
    <li key={name}>
      <span>{name}</span>
      <span className="row">
        {FORMATS.map((format) => (
          <Button
            key={format}
            size="small"
            aria-label={`${say(format)}: ${name}`}
            loading={running === pathOf(format)}
            onClick={() => void get(pathOf(format))}
          >
            {say(format)}
          </Button>
        ))}
      </span>
    </li>
  );
  const figure = (metric: HistoryFigure['metric'], key: 'exportMain' | 'exportOther' | 'exportCompared', asked: Asked) =>
    line(say(key, { metric: either(metric.zh, metric.en) }), (format) => exportPath(metric.id, format, asked));
  return (
    <Panel title={say('downloads')} className="no-print">
      <Refused errors={[]} problem={problem} />
      <ul className="history-downloads">
        {figures.flatMap(({ metric }) =>
          other === null
            ? [figure(metric, 'exportMain', main)]
            : [
                figure(metric, 'exportCompared', { ...main, compare: other.at }),
                figure(metric, 'exportMain', main),
                figure(metric, 'exportOther', other),
              ],
        )}
        {corrections !== null && line(say('corrections'), (format) => correctionsPath(format, corrections))}
      </ul>
    </Panel>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { download, problemOf, type Problem } from '../../shared/api';
import { Panel, Refused } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { exportPath } from './asked';
import type { HistoryFigure } from './operations';
import { words } from './words';

type Asked = Parameters<typeof exportPath>[2];

/** Each figure with its groups and the rows behind it as a file, at either moment, by the same parameters. */
export function Downloads({
  figures,
  main,
  other,
}: {
  readonly figures: readonly HistoryFigure[];
  readonly main: Asked;
  readonly other: Asked | null;
}) {
  const say = useWords(words);
  const either = useEither();
  const [problem, setProblem] = useState<Problem | null>(null);
  const get = async (path: string): Promise<void> => {
    setProblem(null);
    await download(path).catch((error: unknown) => setProblem(problemOf(error)));
  };
  const line = (metric: HistoryFigure['metric'], asked: Asked, key: 'exportMain' | 'exportOther') => (
    <li key={`${metric.id} ${key}`}>
      <span>{say(key, { metric: either(metric.zh, metric.en) })}</span>
      <span className="row">
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button key={format} size="small" onClick={() => void get(exportPath(metric.id, format, asked))}>
            {say(format)}
          </Button>
        ))}
      </span>
    </li>
  );
  return (
    <Panel title={say('downloads')} className="no-print">
      <Refused errors={[]} problem={problem} />
      <ul className="history-downloads">
        {figures.flatMap(({ metric }) => [
          line(metric, main, 'exportMain'),
          ...(other === null ? [] : [line(metric, other, 'exportOther')]),
        ])}
      </ul>
    </Panel>
  );
}

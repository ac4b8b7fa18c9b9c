import { useNavigate } from '@tanstack/react-router';
import { useUnitName } from '../../shared/organisations';
import { useMoment } from '../../shared/as-of';
import { momentVariables } from '../../shared/api/read';
import { useRead } from '../../shared/api';
import { useUrl } from '../../shared/paths';
import { useViewer } from '../../shared/session';
import { PageHead, Panel, Reading, Segments } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { addressFilter, dimensionsOf, filterOf, isPosition, metricsOf, otherMoment, shape, type Asked } from './asked';
import { Builder } from './Builder';
import { Corrections, useColumns, type Between } from './Corrections';
import { Downloads } from './Downloads';
import { Lines } from './Lines';
import {
  CorrectionsQuery,
  HistoryLineQuery,
  HistoryQuery,
  MetricsQuery,
  type HistoryFigure,
  type MetricInfo,
} from './operations';
import { Presets } from './Presets';
import { QueryShown, type Run } from './QueryShown';
import { Result } from './Result';
import { sentenceOf } from './sentence';
import { Share } from './Share';
import { words } from './words';
import './history.css';

/** Any figure of any day as known at any time, beside another moment, with who corrected what in between (I-01, I-03, I-07). */
export function History() {
  const say = useWords(words);
  const [asked, change] = useUrl(shape);
  const metrics = useRead(MetricsQuery, {});
  return (
    <>
      <PageHead title={say('title')} about={say('about')} />
      <Reading of={metrics} lines={4}>
        {({ metrics: known }) => (
          <div className="history">
            <Presets />
            <Builder asked={asked} known={known} change={change} />
            <Answer asked={asked} metrics={metricsOf(asked, known)} change={change} />
          </div>
        )}
      </Reading>
    </>
  );
}

interface AnswerProps {
  readonly asked: Asked;
  readonly metrics: readonly MetricInfo[];
  readonly change: (next: Partial<Asked>) => void;
}

function Answer({ asked, metrics, change }: AnswerProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { role } = useViewer();
  const bar = useMoment();
  const unitName = useUnitName();
  const navigate = useNavigate();
  const [columns] = useColumns();
  const filter = addressFilter(asked, metrics);
  const dimensions = dimensionsOf(metrics);
  const by = asked.by.filter((each) => dimensions.includes(each)).slice(0, 3);
  const to = otherMoment(asked, bar);
  const { basis } = bar;
  const ids = metrics.map(({ id }) => id);
  const variables = { basis, metrics: ids, by, filter: filterOf(filter), compare: asked.compare, to };
  const read = useRead(HistoryQuery, variables);
  const pin = (figure: HistoryFigure): void => {
    const other = figure.compare?.figure.at;
    const pinned = {
      asOf: figure.at.asOf,
      knownAt: figure.at.position ?? undefined,
      ...(other ? { cAsOf: other.asOf, cKnown: other.position ?? undefined } : {}),
    };
    void navigate({ to: '.', replace: true, resetScroll: false, search: ((old: object) => ({ ...old, ...pinned })) as never });
  };
  return (
    <Reading of={read} lines={10}>
      {({ figures }) => {
        const [first] = figures;
        if (!first) return null;
        const at = first.at;
        const other = asked.compare ? (first.compare?.figure.at ?? null) : null;
        const between = other === null ? null : betweenOf(at, other);
        const pinned = isPosition(bar.knownAt) && bar.asOf !== undefined && (!asked.compare || isPosition(asked.cKnown));
        const otherAddress = other === null ? null : { asOf: other.asOf, knownAt: to.knownAt ?? '' };
        const runs: readonly Run[] = [
          { name: 'figuresQuery', document: HistoryQuery, variables: { ...momentVariables(bar.at), ...variables } },
          ...(asked.view === 'line'
            ? [
                {
                  name: 'lineQuery' as const,
                  document: HistoryLineQuery,
                  variables: { ...momentVariables(bar.at), basis, metrics: ids, filter: filterOf(filter) },
                },
              ]
            : []),
          ...(between === null
            ? []
            : [
                {
                  name: 'correctionsQuery' as const,
                  document: CorrectionsQuery,
                  variables: {
                    at: between.at,
                    since: between.since,
                    filter: filterOf(filter),
                    attributes: columns.length === 0 ? null : columns,
                    first: 25,
                  },
                },
              ]),
        ];
        return (
          <>
            <div className="history-sentence">
              <p>
                {sentenceOf(
                  {
                    metrics,
                    by,
                    filter,
                    basis,
                    nation: role === 'NRTA_MANAGER' || role === 'ANALYST',
                    unitName,
                    main: { asked: bar.at ?? {}, at },
                    other: other === null ? null : { asked: to, at: other },
                  },
                  say,
                  language,
                )}
              </p>
              <div className="row no-print">
                <Share pinned={pinned} onPin={() => pin(first)} />
              </div>
            </div>
            <Panel
              title={say('result')}
              aside={
                <Segments
                  label={say('view')}
                  value={asked.view}
                  options={(['table', 'line'] as const).map((value) => ({ value, label: say(value) }))}
                  onChange={(view) => change({ view })}
                />
              }
            >
              {asked.view === 'table' ? (
                <Result figures={figures} filter={filter} by={by} other={otherAddress} />
              ) : (
                <Lines metrics={ids} filter={filter} />
              )}
            </Panel>
            {asked.compare && <Corrections between={between} filter={filter} />}
            <Downloads
              figures={figures}
              main={{ by, filter, basis, at: exactly(at) }}
              other={other === null ? null : { by, filter, basis, at: exactly(other) }}
              corrections={between === null ? null : { ...between, filter, columns }}
            />
            <QueryShown runs={runs} />
          </>
        );
      }}
    </Reading>
  );
}

type At = HistoryFigure['at'];

/** The very cut that is shown, so that a file says the same whatever was written meanwhile. */
const exactly = ({ asOf, position }: At): { readonly asOf: At['asOf']; readonly knownAt?: string } => ({
  asOf,
  ...(position === null ? {} : { knownAt: position }),
});

/** From the moment that knows less to the one that knows more; null where both know the same. */
function betweenOf(a: At, b: At): Between | null {
  if (a.position === null || b.position === null || a.position === b.position) return null;
  const [earlier, later] = a.position < b.position ? [a, b] : [b, a];
  if (earlier.position === null || later.position === null) return null;
  return { since: earlier.position, at: { asOf: later.asOf, knownAt: later.position } };
}

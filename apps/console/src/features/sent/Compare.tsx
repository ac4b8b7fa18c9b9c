import { Select } from 'antd';
import { useReadOn, type Position } from '../../shared/api';
import { columnText } from '../../shared/format';
import { useCellText } from '../../shared/format/values';
import { urlInt, useUrl } from '../../shared/paths';
import { Heads, Onward, Panel, Reading } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { BetweenQuery, type SentReport } from './operations';
import { words } from './words';

const shape = { a: urlInt(0, [1, 9999]), b: urlInt(0, [1, 9999]) };

/** What two revisions say differently, cell by cell. */
export function Compare({ unit, report }: { readonly unit: string; readonly report: SentReport }) {
  const say = useWords(words);
  const [{ a, b }, change] = useUrl(shape);
  const positions = positionsOf(report);
  const revisions = report.revisions.map(({ revision }) => revision).filter((each) => positions.has(each));
  const later = revisions.includes(b) ? b : (revisions[revisions.length - 1] ?? 0);
  const earlier = revisions.includes(a) && a < later ? a : (revisions.filter((each) => each < later).pop() ?? 0);
  const options = (of: readonly number[]) => of.map((value) => ({ value, label: say('nth', { revision: value }) }));
  return (
    <Panel title={say('compare')} note={revisions.length > 1 ? say('compareNote') : undefined}>
      {revisions.length < 2 || earlier === 0 ? (
        <p className="quiet">{say('oneOnly')}</p>
      ) : (
        <>
          <div className="row sent-compare">
            <Select
              aria-label={say('compareFrom')}
              value={earlier}
              options={options(revisions.filter((each) => each < later))}
              onChange={(next) => change({ a: next })}
            />
            <span aria-hidden="true">→</span>
            <Select
              aria-label={say('compareTo')}
              value={later}
              options={options(revisions.slice(1))}
              onChange={(next) => change({ b: next })}
            />
          </div>
          <Differences
            unit={unit}
            period={report.period}
            earlier={positions.get(earlier) as Position}
            later={positions.get(later) as Position}
          />
        </>
      )}
    </Panel>
  );
}

/** Projects that are read at once. */
const STEP = 50;

const SENDS: readonly string[] = ['SUBMITTED', 'RESUBMITTED', 'CORRECTED'];

/** The place in the log of each revision's submission. */
const positionsOf = (report: SentReport): ReadonlyMap<number, Position> =>
  new Map(
    report.history.edges.flatMap(({ node }) =>
      SENDS.includes(node.kind) && node.revision !== null ? [[node.revision, node.position] as const] : [],
    ),
  );

interface DifferencesProps {
  readonly unit: string;
  readonly period: string;
  readonly earlier: Position;
  readonly later: Position;
}

function Differences({ unit, period, earlier, later }: DifferencesProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { read, more, running } = useReadOn(
    BetweenQuery,
    {
      later: { period, knownAt: later },
      earlier: { period, knownAt: earlier },
      filter: { units: [unit] },
      first: STEP,
    },
    ({ changes }) => changes,
  );
  const cellText = useCellText();
  const text = (attribute: string, value: string): string => (value === '' ? say('empty') : cellText(attribute, value));
  return (
    <Reading of={read} lines={4}>
      {({ nodes, total }) =>
        nodes.length === 0 ? (
          <p className="quiet">{say('same')}</p>
        ) : (
          <>
            <div className="sent-scroll" tabIndex={0} role="region" aria-label={say('compare')}>
              <table className="plain-table">
                <caption className="visually-hidden">{say('compare')}</caption>
                <Heads of={['project', 'column', 'was', 'now']} say={say} />
                <tbody>
                  {nodes.flatMap((node) =>
                    node.values.map((value) => (
                      <tr key={`${node.code} ${value.attribute}`}>
                        <td>
                          {node.title}
                          <div className="quiet small mono">{node.code}</div>
                        </td>
                        <td>{columnText(value.attribute, value.attributeZh, language)}</td>
                        <td>{text(value.attribute, value.beforeText)}</td>
                        <td>
                          <strong>{text(value.attribute, value.afterText)}</strong>
                        </td>
                      </tr>
                    )),
                  )}
                </tbody>
              </table>
            </div>
            <Onward shown={nodes.length} total={total} more={more} running={running} />
          </>
        )
      }
    </Reading>
  );
}

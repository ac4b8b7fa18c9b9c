import { columnText, doerOfUnit, moment } from '../../shared/format';
import { useCellText } from '../../shared/format/values';
import { Heads, useOpen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import type { MonitorReport, ReportAct } from './report.operations';
import { words } from './report.words';

/** Every act on the report in its order: who, when, why, and which cells changed from what to what. */
export function History({ report }: { readonly report: MonitorReport }) {
  const say = useWords(words);
  const { edges, totalCount } = report.history;
  if (edges.length === 0) return <p className="quiet">{say('noHistory')}</p>;
  return (
    <>
      <ol className="monitor-history">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <Act act={node} marks={report.returns.find(({ revision }) => revision === node.revision)?.marks ?? []} />
          </li>
        ))}
      </ol>
      {totalCount > edges.length && <p className="quiet small">{say('moreActs', { count: edges.length })}</p>}
    </>
  );
}

type Marks = MonitorReport['returns'][number]['marks'];

function Act({ act, marks }: { readonly act: ReportAct; readonly marks: Marks }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const english = act.kind.charAt(0) + act.kind.slice(1).toLowerCase();
  const told = [
    act.revision === null ? '' : say('ofRevision', { revision: act.revision }),
    act.zero === true ? say('zero') : '',
    act.kind === 'EXTENDED' && act.was !== null ? say('moved', { was: act.was, dueOn: act.dueOn ?? '' }) : '',
    act.kind === 'REMINDED' && act.dueOn !== null ? say('due', { dueOn: act.dueOn }) : '',
    act.cells !== null && act.zero !== true ? say('changed', { cells: act.cells, lines: act.lines ?? 0 }) : '',
    act.project ?? '',
    act.receipt ?? '',
  ].filter((text) => text !== '');
  return (
    <>
      <p>
        <strong>{either(act.kindZh, english)}</strong> <span className="quiet">{told.join(' · ')}</span>
      </p>
      <p className="quiet small">
        {moment(act.at)} · {doerOfUnit(act.by, either(act.by.organisation.short, act.by.organisation.en), language)}
      </p>
      {act.text !== null && <p>{act.text}</p>}
      {act.kind === 'RETURNED' && marks.length > 0 && <Marked marks={marks} />}
      {act.changes.totalCount > 0 && <Changes act={act} />}
    </>
  );
}

function Marked({ marks }: { readonly marks: Marks }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const cellText = useCellText();
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{say('marks')}</caption>
      <Heads of={['project', 'column', 'value', 'reason']} say={say} />
      <tbody>
        {marks.map(({ project, attribute, attributeZh, title, text, reason }) => (
          <tr key={`${project}/${attribute}`}>
            <td>
              {title} <span className="quiet mono">{project}</span>
            </td>
            <td>{columnText(attribute, attributeZh, language)}</td>
            <td>{text === '' ? say('empty') : cellText(attribute, text)}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ act }: { readonly act: ReportAct }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const open = useOpen();
  const cellText = useCellText();
  const { edges, totalCount } = act.changes;
  return (
    <>
      <table className="plain-table">
        <Heads of={['project', 'column', 'was', 'now']} say={say} />
        <tbody>
          {edges.map(({ node }) => (
            <tr key={node.claim}>
              <td className="mono">{node.project}</td>
              <td>{columnText(node.attribute, node.attributeZh, language)}</td>
              <td className="quiet">{node.was === '' ? say('empty') : cellText(node.attribute, node.was)}</td>
              <td>
                <button type="button" className="link-button" onClick={() => open({ claim: node.claim })}>
                  {node.takenBack ? say('takenBack') : node.now === '' ? say('empty') : cellText(node.attribute, node.now)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {totalCount > edges.length && <p className="quiet small">{say('more', { count: totalCount - edges.length })}</p>}
    </>
  );
}

import { attributeDefinition, isAttribute } from '#kernel';
import { columnText, moment } from '../../shared/format';
import { Panel, useOpen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import type { Act, SentReport } from './operations';
import { words } from './words';

/** Every act on the report, newest first: who, when, why, and each changed cell old and new (I-03). */
export function Acts({ report }: { readonly report: SentReport }) {
  const say = useWords(words);
  return (
    <Panel title={say('acts')}>
      <ol className="sent-acts">
        {[...report.history.edges].reverse().map(({ node }) => (
          <li key={node.id}>
            <OneAct act={node} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function OneAct({ act }: { readonly act: Act }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const open = useOpen();
  const { edges: changes, totalCount } = act.changes;
  const text = (value: string): string => (value === '' ? say('empty') : value);
  const column = (attribute: string): string =>
    columnText(attribute, isAttribute(attribute) ? attributeDefinition(attribute).zh : attribute, language);
  return (
    <>
      <p className="sent-act-head">
        <span className="sent-when quiet">{moment(act.at)}</span>
        <strong>{say(act.kind)}</strong>
        {act.revision !== null && <span>{say('nth', { revision: act.revision })}</span>}
        <span className="quiet">
          {act.by.name}（{either(act.by.organisation.short, act.by.organisation.en)}）
        </span>
      </p>
      {act.project !== null && act.attribute !== null && (
        <p className="small quiet">
          <span className="mono">{act.project}</span> {column(act.attribute)}
        </p>
      )}
      {act.was !== null && act.dueOn !== null && <p>{say('extendedTo', { was: act.was, to: act.dueOn })}</p>}
      {act.text !== null && <p>{act.text}</p>}
      {act.marks.length > 0 && (
        <ul className="sent-marks small">
          {act.marks.map((mark) => (
            <li key={`${mark.project} ${mark.attribute}`}>
              <span className="mono">{mark.project}</span> {column(mark.attribute)}
              {mark.reason !== null && `：${mark.reason}`}
            </li>
          ))}
        </ul>
      )}
      {totalCount > 0 && (
        <details>
          <summary>{say('showCells', { count: totalCount })}</summary>
          <table className="plain-table">
            <thead>
              <tr>
                {(['project', 'column', 'was', 'now'] as const).map((key) => (
                  <th key={key} scope="col">
                    {say(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ node }) => (
                <tr key={node.claim}>
                  <td>
                    <button type="button" className="sent-open mono" onClick={() => open({ claim: node.claim })}>
                      {node.project}
                    </button>
                  </td>
                  <td>{columnText(node.attribute, node.attributeZh, language)}</td>
                  <td>{text(node.was)}</td>
                  <td>{text(node.now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {totalCount > changes.length && (
            <p className="quiet small">{say('moreCells', { count: totalCount - changes.length })}</p>
          )}
        </details>
      )}
    </>
  );
}

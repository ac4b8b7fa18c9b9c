import { attributeDefinition, isAttribute } from '#kernel';
import { useState } from 'react';
import { useCalendarMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { columnText, doerOfUnit, moment } from '../../shared/format';
import { useCellText } from '../../shared/format/values';
import { Heads, Panel, Reading, useOpen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { ActCellsQuery, type Act, type SentReport } from './operations';
import { words } from './words';

/** Every act on the report, newest first: who, when, why, and each changed cell old and new (I-03). */
export function Acts({ unit, report }: { readonly unit: string; readonly report: SentReport }) {
  const say = useWords(words);
  const acts = report.history.edges.map(({ node }, at, all) => ({ act: node, after: all[at - 1]?.node.id ?? null }));
  return (
    <Panel title={say('acts')}>
      <ol className="sent-acts">
        {[...acts].reverse().map(({ act, after }) => (
          <li key={act.id}>
            <OneAct act={act} unit={unit} period={report.period} after={after} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function OneAct({ act, unit, period, after }: CellsProps & { readonly act: Act }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const [opened, setOpened] = useState(false);
  const column = (attribute: string): string =>
    columnText(attribute, isAttribute(attribute) ? attributeDefinition(attribute).zh : attribute, language);
  return (
    <>
      <p className="sent-act-head">
        <span className="sent-when quiet">{moment(act.at)}</span>
        <strong>{say(act.kind)}</strong>
        {act.revision !== null && <span>{say('nth', { revision: act.revision })}</span>}
        <span className="quiet">{doerOfUnit(act.by, either(act.by.organisation.short, act.by.organisation.en), language)}</span>
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
      {(act.cells ?? 0) > 0 && (
        <details onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
          <summary>{say('showCells', { count: act.cells ?? 0 })}</summary>
          {opened && <Cells unit={unit} period={period} after={after} />}
        </details>
      )}
    </>
  );
}

interface CellsProps {
  readonly unit: string;
  readonly period: string;
  /** The act before it; null for the first. */
  readonly after: string | null;
}

/** Each cell that an act changed, old and new; it opens its fact. */
function Cells({ unit, period, after }: CellsProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const open = useOpen();
  const cellText = useCellText();
  const read = useRead(ActCellsQuery, { unit, period, after }, useCalendarMoment().at);
  const text = (attribute: string, value: string): string => (value === '' ? say('empty') : cellText(attribute, value));
  return (
    <Reading of={read} lines={3}>
      {({ report }) => {
        const changes = report?.history.edges[0]?.node.changes;
        if (!changes) return null;
        const { edges, totalCount } = changes;
        return (
          <>
            <table className="plain-table">
              <caption className="visually-hidden">{say('showCells', { count: totalCount })}</caption>
              <Heads of={['project', 'column', 'was', 'now']} say={say} />
              <tbody>
                {edges.map(({ node }) => (
                  <tr key={node.claim}>
                    <td>
                      <button type="button" className="sent-open mono" onClick={() => open({ claim: node.claim })}>
                        {node.project}
                      </button>
                    </td>
                    <td>{columnText(node.attribute, node.attributeZh, language)}</td>
                    <td>{text(node.attribute, node.was)}</td>
                    <td>{text(node.attribute, node.now)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {totalCount > edges.length && <p className="quiet small">{say('moreCells', { count: totalCount - edges.length })}</p>}
          </>
        );
      }}
    </Reading>
  );
}

import { columnText, moment } from '../../shared/format';
import { cellText } from '../../shared/format/values';
import { Heads, Panel, ToScreen } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import type { MyDraft, MyReport } from './operations';
import { words } from './words';

/** What came back and why: the reason of the whole, each marked cell with its own, and the way to mend it (B-08). */
export function Returned({ report, draft }: { readonly report: MyReport; readonly draft: MyDraft }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const last = report.returns[report.returns.length - 1];
  if (!last) return null;
  const mended = (project: string, attribute: string) =>
    draft?.differences.find((each) => each.line === project && each.attribute === attribute);
  /** The upload screen leads to the finding that holds the marked cell, once there is a draft. */
  const findingOf = (project: string, attribute: string) =>
    draft?.findings.find((each) => each.line === project && each.attribute === attribute)?.key;
  return (
    <Panel title={say('returned')} className="tasks-returned">
      <p className="tasks-reason">{last.reason}</p>
      <p className="quiet small">{say('returnedBy', { name: last.by.name, at: moment(last.at), revision: last.revision })}</p>
      {last.marks.length === 0 ? (
        <p>{say('returnedAll')}</p>
      ) : (
        <table className="plain-table">
          <caption className="visually-hidden">{say('marks')}</caption>
          <Heads of={['project', 'column', 'said', 'why', 'action']} say={say} />
          <tbody>
            {last.marks.map((mark) => {
              const changed = mended(mark.project, mark.attribute);
              return (
                <tr key={`${mark.project} ${mark.attribute}`}>
                  <td>
                    {mark.title}
                    <div className="quiet small mono">{mark.project}</div>
                  </td>
                  <td>{columnText(mark.attribute, mark.attributeZh, language)}</td>
                  <td>{cellText(mark.attribute, mark.text, language) || say('cleared')}</td>
                  <td>{mark.reason ?? <span className="quiet">{say('seeReason')}</span>}</td>
                  <td>
                    <ToScreen
                      screen="upload"
                      params={{ period: report.period }}
                      search={{ at: findingOf(mark.project, mark.attribute) }}
                    >
                      {say('mend')}
                    </ToScreen>
                    {changed && (
                      <div className="small tasks-mended">
                        ✓ {say('mended', { now: cellText(mark.attribute, changed.now, language) || say('cleared') })}
                      </div>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

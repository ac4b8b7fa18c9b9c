import { columnText } from '../../shared/format';
import { useCellText } from '../../shared/format/values';
import { Heads, ToScreen, useOpen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import type { ChangeList } from './operations';
import { words } from './words';

/** Projects that changed, by unit and code, each old and new value beside the other; a new one opens to its cell. */
export function ChangeTable({ list, label }: { readonly list: ChangeList; readonly label: string }) {
  const say = useWords(words);
  const either = useEither();
  const open = useOpen();
  const { language } = useLanguage();
  const cellText = useCellText();
  const rows = list.edges.map(({ node }) => node);
  if (rows.length === 0) return <p className="quiet">{say('noChanges')}</p>;
  return (
    <>
      <div className="compilation-scroll" tabIndex={0} role="region" aria-label={label}>
        <table className="plain-table compilation-table">
          <Heads of={['unit', 'project', 'kind', 'column', 'was', 'now']} say={say} />
          <tbody>
            {rows.flatMap(({ code, title, unit, kinds, kindsZh, values }) =>
              (values.length === 0 ? [null] : values).map((value, at) => (
                <tr key={`${code}/${value?.attribute ?? ''}`} className={at > 0 ? 'compilation-same' : undefined}>
                  {at === 0 && (
                    <>
                      <td rowSpan={Math.max(1, values.length)}>{either(unit.short, unit.en)}</td>
                      <th scope="rowgroup" rowSpan={Math.max(1, values.length)} className="compilation-project">
                        <ToScreen screen="project" params={{ code }}>
                          {title}
                        </ToScreen>
                        <div className="quiet small mono">{code}</div>
                      </th>
                      <td rowSpan={Math.max(1, values.length)}>
                        {either(kindsZh.join('、'), kinds.map((kind) => kind.toLowerCase().replaceAll('_', ' ')).join(', '))}
                      </td>
                    </>
                  )}
                  <td>{value === null ? '–' : columnText(value.attribute, value.attributeZh, language)}</td>
                  <td className="quiet">
                    {value === null ? '–' : value.beforeText === '' ? say('empty') : cellText(value.attribute, value.beforeText)}
                  </td>
                  <td>
                    {value === null ? (
                      '–'
                    ) : value.afterClaim === null ? (
                      say('empty')
                    ) : (
                      <button type="button" className="link-button" onClick={() => open({ claim: value.afterClaim ?? '' })}>
                        {value.afterText === '' ? say('empty') : cellText(value.attribute, value.afterText)}
                      </button>
                    )}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {list.totalCount > rows.length && (
        <p className="quiet small">{say('more', { shown: rows.length, count: list.totalCount })}</p>
      )}
    </>
  );
}

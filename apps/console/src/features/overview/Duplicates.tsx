import { useCalendarMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { count } from '../../shared/format';
import { Heads, Panel, Reading, StatusDot, ToScreen } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { DuplicatesQuery, type Duplicate } from './operations';
import { words } from './words';

interface Suspicion {
  readonly key: string;
  readonly of: Duplicate;
  readonly sides: readonly Duplicate['others'][number][];
}

/** The rows of all sides as one suspicion each: what is shared once, and every project that shares it. */
function suspicions(rows: readonly Duplicate[]): readonly Suspicion[] {
  const found = new Map<string, Suspicion>();
  for (const of of rows) {
    const key = `${of.kind} ${of.share}`;
    const sides = [of, ...of.others].sort((a, b) => (a.project < b.project ? -1 : 1));
    if (!found.has(key)) found.set(key, { key, of, sides });
  }
  return [...found.values()];
}

/** Works that may have been entered twice, all sides of each with the way to the project (B-13, D-01, D-03). */
export function Duplicates() {
  const say = useWords(words);
  const read = useRead(DuplicatesQuery, {}, useCalendarMoment().at);
  return (
    <div className="overview-wide">
      <Reading of={read} lines={3}>
        {({ duplicates: { totalCount, edges } }) => (
          <Panel
            title={
              <>
                {say('duplicates')} <span data-duplicates={totalCount}>{count(totalCount)}</span>
              </>
            }
            note={totalCount === 0 ? undefined : say(totalCount > edges.length ? 'duplicatesFirst' : 'duplicatesNote')}
          >
            {totalCount === 0 ? (
              <p className="quiet">{say('duplicatesNone')}</p>
            ) : (
              <List of={suspicions(edges.map(({ node }) => node))} />
            )}
          </Panel>
        )}
      </Reading>
    </div>
  );
}

function List({ of: list }: { readonly of: readonly Suspicion[] }) {
  const say = useWords(words);
  const either = useEither();
  return (
    <div className="overview-scroll" tabIndex={0} role="region" aria-label={say('duplicatesList')}>
      <table className="plain-table overview-duplicates">
        <caption className="visually-hidden">{say('duplicatesList')}</caption>
        <Heads of={['alike', 'entries', 'since']} say={say} />
        <tbody>
          {list.map(({ key, of: { zh, en, written, since }, sides }) => (
            <tr key={key}>
              <th scope="row">
                <StatusDot tone="warn">{either(zh, en)}</StatusDot>
                <div className="small">{written}</div>
              </th>
              <td>
                <ul>
                  {sides.map(({ project, title, unit }) => (
                    <li key={project}>
                      <ToScreen screen="project" params={{ code: project }}>
                        {title}
                      </ToScreen>{' '}
                      {either(unit.short, unit.en)} <span className="quiet small mono">{project}</span>
                    </li>
                  ))}
                </ul>
              </td>
              <td>{since}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

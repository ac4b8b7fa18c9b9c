import { Panel } from '../../../shared/ui';
import { useUnsent } from '../../../shared/unsent';
import { useWords } from '../../../shared/words';
import { FindingText } from '../FindingText';
import type { Draft } from '../operations';
import { words } from './desk-words';
import { faultsOf, type FaultyCell } from './faults';
import { MendCell, type Typed } from './MendCell';
import { MendRow } from './MendRow';
import { placeOfDraft } from './place-of-draft';

type Kept = Typed & { readonly cell: FaultyCell };

const NONE: Readonly<Record<string, Kept>> = {};

/** Faults of the draft, each mended where it is shown. What was typed and not saved outlives what others do meanwhile. */
export function Mending({ unit, period, draft }: { readonly unit: string; readonly period: string; readonly draft: Draft }) {
  const say = useWords(words);
  const [typed, setTyped] = useUnsent({ unit, period, place: placeOfDraft(draft, 'typed') }, NONE);
  const { cells, rows, warnings, rowWarnings, waived } = faultsOf(draft);
  const known = new Set([...cells, ...warnings].map(({ key }) => key));
  const gone = Object.values(typed).filter(({ cell }) => !known.has(cell.key));
  const titleOf = (line: string): string =>
    draft.projects.find(({ project }) => project === line)?.title ??
    draft.openLines.find((each) => each.line === line)?.title ??
    line;
  const type = (cell: FaultyCell, next: Typed | undefined): void =>
    setTyped(({ [cell.key]: before, ...rest }) =>
      next === undefined ? rest : { ...rest, [cell.key]: { ...next, cell: before?.cell ?? cell } },
    );
  const mend = (cell: FaultyCell, isGone = false) => (
    <MendCell
      key={cell.key}
      {...{ unit, period, cell }}
      place={placeOfDraft(draft, `reason/${cell.key}`)}
      title={titleOf(cell.line)}
      typed={typed[cell.key]}
      gone={isGone}
      onType={(next) => type(cell, next)}
    />
  );
  const toMend = cells.length + gone.length;
  const toSay = warnings.length + rowWarnings.length;
  return (
    <>
      {toMend > 0 && (
        <Panel title={say('faults', { count: toMend })}>
          {cells.map((cell) => mend(cell))}
          {gone.map(({ cell }) => mend(cell, true))}
        </Panel>
      )}
      {rows.length > 0 && (
        <Panel title={say('others', { count: rows.length })}>
          {rows.map((finding) => (
            <MendRow key={finding.key} {...{ unit, period, finding }} place={placeOfDraft(draft, `reason/${finding.key}`)} />
          ))}
        </Panel>
      )}
      {toSay > 0 && (
        <Panel title={say('warnings', { count: toSay })}>
          {warnings.map((cell) => mend(cell))}
          {rowWarnings.map((finding) => (
            <MendRow key={finding.key} {...{ unit, period, finding }} place={placeOfDraft(draft, `reason/${finding.key}`)} />
          ))}
        </Panel>
      )}
      {waived.length > 0 && (
        <details className="panel">
          <summary>{say('waivedTitle', { count: waived.length })}</summary>
          <ul className="finding-list">
            {waived.map((finding) => (
              <li key={finding.key}>
                <ul>
                  <FindingText finding={finding} />
                </ul>
                <span className="quiet">
                  {say('reason')}：{finding.waived}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

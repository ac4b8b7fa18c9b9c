import { Button, Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ATTRIBUTES } from '#kernel';
import { useAct, useRead, type ActInput } from '../../../shared/api';
import { Panel, Reading, Refused } from '../../../shared/ui';
import { useEither, useWords } from '../../../shared/words';
import { ClearCells, type EditCells } from '../acts';
import { Changes } from '../Changes';
import { useColumnName } from '../labels';
import { CellQuery, type Difference, type Draft } from '../operations';
import { placeOfDraft } from './place-of-draft';
import { words } from './desk-words';
import { MendCell, type Typed } from './MendCell';

type Attribute = ActInput<typeof EditCells>['cells'][number]['attribute'];
export interface CellKey {
  readonly line: string;
  readonly attribute: Attribute;
}

interface DraftChangesProps {
  readonly unit: string;
  readonly period: string;
  readonly draft: Draft;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly mark?: (cell: Difference) => ReactNode;
  /** A cell was written or taken back here. */
  readonly onOwn?: (cell: CellKey) => void;
}

/** What the draft changes, each cell to be typed anew or taken back, and any other cell of one's projects to be changed (B-09). */
export function DraftChanges({ unit, period, draft, title, note, mark, onOwn }: DraftChangesProps) {
  const say = useWords(words);
  const columnName = useColumnName();
  const clear = useAct(ClearCells);
  const [chosen, setChosen] = useState<CellKey | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { differences } = draft;
  const leave = (): void => {
    setChosen(null);
    box.current?.focus();
  };
  const takeBack = ({ line, attribute }: CellKey): void =>
    void clear
      .run({ unit, period, cells: [{ line, attribute }] })
      .then(({ done }) => done && onOwn?.({ line, attribute }))
      .catch(() => undefined);
  return (
    <Panel title={title} {...(note === undefined ? {} : { note })}>
      <div ref={box} tabIndex={-1} className="stack draft-changes">
        <Refused errors={clear.refused} problem={clear.problem} />
        {differences.length > 0 && (
          <Changes
            differences={differences}
            {...(mark ? { mark } : {})}
            aside={(cell) => {
              const { line, attribute, title: of } = cell;
              return (
                <span className="row">
                  <Button
                    size="small"
                    aria-label={`${say('edit')} ${of} ${columnName(attribute)}`}
                    onClick={() => setChosen({ line, attribute })}
                  >
                    {say('edit')}
                  </Button>
                  <Button
                    size="small"
                    aria-label={`${say('takeBack')} ${of} ${columnName(attribute)}`}
                    disabled={clear.running}
                    onClick={() => takeBack({ line, attribute })}
                  >
                    {say('takeBack')}
                  </Button>
                </span>
              );
            }}
          />
        )}
        {chosen ? (
          <Editing
            key={`${chosen.line}|${chosen.attribute}`}
            {...{ unit, period, draft }}
            cell={chosen}
            onLeave={leave}
            onSaved={() => {
              onOwn?.(chosen);
              leave();
            }}
          />
        ) : (
          <Another draft={draft} onChosen={setChosen} />
        )}
      </div>
    </Panel>
  );
}

interface EditingProps {
  readonly unit: string;
  readonly period: string;
  readonly draft: Draft;
  readonly cell: CellKey;
  readonly onLeave: () => void;
  readonly onSaved: () => void;
}

/** What stands in the cell, and a field to type another over it. */
function Editing({ unit, period, draft, cell, onLeave, onSaved }: EditingProps) {
  const { line, attribute } = cell;
  const [typed, setTyped] = useState<Typed | undefined>();
  const read = useRead(CellQuery, { unit, period, line, attribute });
  const ready = read.data !== undefined;
  useEffect(() => {
    if (ready) document.getElementById(`edit-${line}-${attribute}`)?.focus();
  }, [ready, line, attribute]);
  const title =
    draft.projects.find(({ project }) => project === line)?.title ??
    draft.openLines.find((each) => each.line === line)?.title ??
    line;
  return (
    <Reading of={read} lines={2}>
      {(data) => (
        <MendCell
          {...{ unit, period, title, typed, onLeave }}
          cell={{ key: `${line}|${attribute}`, line, attribute, findings: [], stands: data.draft?.stands ?? '' }}
          place={placeOfDraft(draft, `reason/${line}|${attribute}`)}
          gone={false}
          onType={(next) => (next === undefined ? onSaved() : setTyped(next))}
        />
      )}
    </Reading>
  );
}

/** Any cell of one's projects, chosen by project and column. */
function Another({ draft, onChosen }: { readonly draft: Draft; readonly onChosen: (cell: CellKey) => void }) {
  const say = useWords(words);
  const either = useEither();
  const [line, setLine] = useState<string | null>(null);
  const [attribute, setAttribute] = useState<Attribute | null>(null);
  return (
    <form
      className="another"
      aria-label={say('another')}
      onSubmit={(event) => {
        event.preventDefault();
        if (line !== null && attribute !== null) onChosen({ line, attribute });
      }}
    >
      <h3>{say('another')}</h3>
      <p className="quiet small">{say('anotherHint')}</p>
      <div className="row">
        <Select
          showSearch
          optionFilterProp="label"
          className="another-project"
          aria-label={`${say('another')} ${say('anotherProject')}`}
          placeholder={say('anotherProject')}
          value={line}
          onChange={(next: string) => setLine(next)}
          options={draft.projects.map(({ project, title }) => ({ value: project, label: `${title} ${project}` }))}
        />
        <Select
          showSearch
          optionFilterProp="label"
          className="another-column"
          aria-label={`${say('another')} ${say('anotherColumn')}`}
          placeholder={say('anotherColumn')}
          value={attribute}
          onChange={(next: Attribute) => setAttribute(next)}
          options={ATTRIBUTES.map((each) => ({ value: each.attribute as Attribute, label: either(each.zh, each.en) }))}
        />
        <Button htmlType="submit" disabled={line === null || attribute === null}>
          {say('anotherGo')}
        </Button>
      </div>
    </form>
  );
}

import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCopy } from '../ui/Copy';
import { Segments } from '../ui/Panel';
import { Popup } from '../ui/Popup';
import { useEither, useWords } from '../words';
import { shownColumns, type Column } from './column';
import { useDensity, type TableState } from './useTable';
import { words } from './words';

/** A head's words with its unit, as they are shown, chosen and copied. */
export function useHead(): <Row>(column: Column<Row>) => string {
  const say = useWords(words);
  const either = useEither();
  return ({ zh, en, unit }) => {
    const name = either(zh, en);
    return unit === undefined ? name : say('unit', { name, unit: either(unit.zh, unit.en) });
  };
}

/** What goes to the clipboard, and what is said of it. */
export interface Copied {
  readonly text: string;
  readonly told: string;
}

/** Which columns, how close, and the way into a spreadsheet; a screen's own buttons stand before them. */
export function Tools<Row>({
  state,
  copied,
  children,
}: {
  readonly state: TableState<Row>;
  /** The rows that have been read, made when they are asked for. */
  readonly copied: () => Copied;
  readonly children?: ReactNode;
}) {
  const say = useWords(words);
  const [density, choose] = useDensity();
  const { copy, said } = useCopy();
  const copyNow = (): void => {
    const { text, told } = copied();
    copy(text, told);
  };
  return (
    <div className="table-tools no-print">
      {children}
      {said}
      <Button size="small" onClick={copyNow}>
        {say('copy')}
      </Button>
      <Segments
        label={say('density')}
        value={density}
        options={[
          { value: 'compact', label: say('compact') },
          { value: 'comfortable', label: say('comfortable') },
        ]}
        onChange={choose}
      />
      {state.all.length > 2 && <ColumnChooser state={state} />}
    </div>
  );
}

function ColumnChooser<Row>({ state }: { readonly state: TableState<Row> }) {
  const say = useWords(words);
  const head = useHead();
  const shown = new Set(state.shown.map(({ key }) => key));
  const usual = shownColumns(state.all, []);
  const choose = (keys: ReadonlySet<string>): void => {
    const chosen = state.all.filter(({ key }) => keys.has(key)).map(({ key }) => key);
    const asUsual = chosen.length === usual.length && usual.every(({ key }) => keys.has(key));
    state.chooseColumns(asUsual ? [] : chosen);
  };
  return (
    <Popup label={say('columns')}>
      <fieldset className="table-columns">
        <legend className="visually-hidden">{say('columnsHint')}</legend>
        {state.all.map((column, at) => (
          <label key={column.key}>
            <input
              type="checkbox"
              checked={shown.has(column.key)}
              disabled={at === 0 || column.always === true}
              onChange={({ target }) => {
                const next = new Set(shown);
                if (target.checked) next.add(column.key);
                else next.delete(column.key);
                choose(next);
              }}
            />
            {head(column)}
          </label>
        ))}
        <Button size="small" onClick={() => state.chooseColumns([])}>
          {say('reset')}
        </Button>
      </fieldset>
    </Popup>
  );
}

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Tone } from '../ui/StatusDot';
import { DataBehind } from './DataBehind';
import './heat-table.css';

/** What one cell says: a word, signs beside it, and a colour that never stands alone. */
export interface HeatCell {
  readonly tone: Tone;
  readonly word: string;
  /** Short signs the legend explains: 迟, 延. */
  readonly signs?: readonly { readonly text: string; readonly tone?: Tone }[];
  /** For a screen reader and the table behind it: unit, period, state in full. */
  readonly label: string;
  /** The state in full, for the table behind it; the word if absent. */
  readonly text?: string;
}

export interface HeatLine {
  readonly id: string;
  readonly name: string;
  /** Below or beside the name. */
  readonly note?: ReactNode;
}

export interface HeatTableOf<Column extends HeatLine> {
  readonly label: string;
  /** Head of the first column. */
  readonly corner: ReactNode;
  readonly rows: readonly HeatLine[];
  readonly columns: readonly Column[];
  /** Null: there is nothing, and nothing to open. */
  readonly cell: (row: string, column: string) => HeatCell | null;
  readonly onOpen: (row: string, column: string) => void;
  /** The column that the page speaks of. */
  readonly current?: string | undefined;
  readonly columnHead?: (column: Column) => ReactNode;
  readonly rowHead?: (row: HeatLine) => ReactNode;
  readonly legend?: ReactNode;
  /** Pixels that a row's head and a cell take at least; what does not fit scrolls sideways under the row heads. */
  readonly widths?: readonly [head: number, cell: number];
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
  Home: [0, -1_000],
  End: [0, 1_000],
};

const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));

/**
 * Rows by columns of states: one stop of the tab key, arrows move inside, Enter opens. Heads stay in sight; the same is
 * there as a table to copy, and on black-and-white paper the words, signs and borders say it without colour.
 */
export function HeatTable<Column extends HeatLine>(props: HeatTableOf<Column>) {
  const { label, corner, rows, columns, cell, onOpen, current, columnHead, rowHead, legend, widths = [128, 60] } = props;
  const grid = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState<readonly [number, number]>([
    0,
    Math.max(
      0,
      columns.findIndex(({ id }) => id === current),
    ),
  ]);
  const [row, column] = [within(stop[0], rows.length), within(stop[1], columns.length)];

  // The column the page speaks of is in sight, however many there are.
  useEffect(() => {
    const [table, scroll] = [grid.current, grid.current?.parentElement];
    const head = table?.querySelector<HTMLElement>('th.heat-current');
    if (head && scroll) scroll.scrollLeft = Math.max(0, head.offsetLeft + 2 * head.offsetWidth - scroll.clientWidth);
  }, [current]);

  const move = (event: KeyboardEvent): void => {
    const step = MOVES[event.key];
    const inside = (event.target as HTMLElement).closest<HTMLElement>('[data-heat]');
    if (!step || !inside) return;
    event.preventDefault();
    const next = [within(row + step[0], rows.length), within(column + step[1], columns.length)] as const;
    setStop(next);
    const found = grid.current?.querySelector<HTMLElement>(`[data-heat="${next[0]}/${next[1]}"]`);
    found?.focus();
    found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <>
      <div className="heat-scroll">
        <table
          className="heat"
          role="grid"
          aria-label={label}
          ref={grid}
          onKeyDown={move}
          style={{ minWidth: widths[0] + columns.length * widths[1] }}
        >
          <thead>
            <tr>
              <th scope="col" className="heat-corner" style={{ width: widths[0] }}>
                {corner}
              </th>
              {columns.map((each) => (
                <th key={each.id} scope="col" className={each.id === current ? 'heat-current' : undefined}>
                  {columnHead ? columnHead(each) : each.name}
                  {each.note !== undefined && <div className="heat-note">{each.note}</div>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((each, at) => (
              <tr key={each.id}>
                <th scope="row">{rowHead ? rowHead(each) : each.name}</th>
                {columns.map(({ id, name }, index) => {
                  const shown = cell(each.id, id);
                  const tab = at === row && index === column ? 0 : -1;
                  const place = { 'data-heat': `${at}/${index}`, tabIndex: tab, onFocus: () => setStop([at, index]) };
                  return (
                    <td key={id} className={id === current ? 'heat-current' : undefined}>
                      {shown ? (
                        <button
                          type="button"
                          className={`heat-cell heat-${shown.tone}`}
                          aria-label={shown.label}
                          title={shown.label}
                          onClick={() => onOpen(each.id, id)}
                          {...place}
                        >
                          {shown.word}
                          {shown.signs?.map(({ text, tone }) => (
                            <sup key={text} data-sign={text} className={tone === undefined ? undefined : `heat-sign-${tone}`} />
                          ))}
                        </button>
                      ) : (
                        <span className="heat-none" role="img" aria-label={`${each.name} ${name} –`} {...place}>
                          ·
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {legend}
      <DataBehind
        caption={label}
        head={[typeof corner === 'string' ? corner : '', ...columns.map(({ name }) => name)]}
        rows={rows.map(({ id, name }) => [
          name,
          ...columns.map((each) => {
            const shown = cell(id, each.id);
            return shown ? (shown.text ?? shown.word) : '–';
          }),
        ])}
      />
    </>
  );
}

/** One entry of the legend: a cell as it looks, and what it means. */
export function HeatKey({ tone, word, children }: { readonly tone: Tone; readonly word: string; readonly children?: ReactNode }) {
  return (
    <li>
      <span className={`heat-cell heat-key heat-${tone}`}>{word}</span>
      {children}
    </li>
  );
}

import { nextSort, parseSort, printSort, shownColumns, sortedRows, tsvOf, type Column } from './column';
import { placeAfter } from './keys';

interface Line {
  readonly name: string;
  readonly cost: number;
}
const column = (key: string, more: Partial<Column<Line>> = {}): Column<Line> => ({
  key,
  zh: key,
  en: key,
  width: 100,
  render: () => null,
  text: (row) => String(row[key as keyof Line] ?? ''),
  ...more,
});
const columns = [
  column('name', { sortable: true }),
  column('cost', { align: 'right', compare: (a, b) => a.cost - b.cost }),
  column('note', { shown: false }),
];
const rows: readonly Line[] = [
  { name: '盐道', cost: 3 },
  { name: '绿\t皮\n车', cost: 1 },
  { name: '窑火', cost: 3 },
];

describe('columns of a table (I-09)', () => {
  it('shows the usual ones, or those chosen, and the first always', () => {
    expect(shownColumns(columns, []).map(({ key }) => key)).toEqual(['name', 'cost']);
    expect(shownColumns(columns, ['note']).map(({ key }) => key)).toEqual(['name', 'note']);
  });

  it('sorts numbers largest first, texts from the start, and gives the own order back at the third click', () => {
    const [name, cost] = columns as [Column<Line>, Column<Line>];
    const first = nextSort(null, cost);
    expect(first).toEqual({ key: 'cost', descending: true });
    expect(nextSort(first, cost)).toEqual({ key: 'cost', descending: false });
    expect(nextSort(nextSort(first, cost), cost)).toBeNull();
    expect(nextSort(first, name)).toEqual({ key: 'name', descending: false });
  });

  it('reads an order back from the address, and nothing from nonsense', () => {
    const sort = { key: 'cost', descending: true };
    expect(parseSort(printSort(sort), columns)).toEqual(sort);
    expect(parseSort('-note', columns)).toBeNull();
    expect(parseSort('', columns)).toBeNull();
  });

  it('leaves equal rows in their places, and an order of the server alone', () => {
    expect(sortedRows(rows, columns, { key: 'cost', descending: true }).map(({ name }) => name)).toEqual([
      '盐道',
      '窑火',
      '绿\t皮\n车',
    ]);
    expect(sortedRows(rows, columns, { key: 'name', descending: true })).toBe(rows);
  });

  it('is copied as a spreadsheet takes it: no tab or line break within a cell', () => {
    expect(tsvOf(columns.slice(0, 2), ({ zh }) => zh, rows)).toBe('name\tcost\n盐道\t3\n绿 皮 车\t1\n窑火\t3');
  });
});

describe('keys in a table (I-09)', () => {
  const size = { rows: 10_000, columns: 8, page: 20 };
  it.each([
    ['ArrowDown', false, { row: 0, column: 0 }, { row: 1, column: 0 }],
    ['ArrowUp', false, { row: 0, column: 3 }, { row: 0, column: 3 }],
    ['ArrowRight', false, { row: 4, column: 7 }, { row: 4, column: 7 }],
    ['ArrowLeft', false, { row: 4, column: 7 }, { row: 4, column: 6 }],
    ['Home', false, { row: 4, column: 7 }, { row: 4, column: 0 }],
    ['End', false, { row: 4, column: 2 }, { row: 4, column: 7 }],
    ['Home', true, { row: 4, column: 7 }, { row: 0, column: 0 }],
    ['End', true, { row: 4, column: 2 }, { row: 9_999, column: 7 }],
    ['PageDown', false, { row: 9_990, column: 2 }, { row: 9_999, column: 2 }],
    ['PageUp', false, { row: 30, column: 2 }, { row: 10, column: 2 }],
  ])('%s (with Ctrl: %s) leads from %j to %j', (key, ctrl, from, to) => {
    expect(placeAfter(key, ctrl, from, size)).toEqual(to);
  });

  it('leaves other keys to the browser', () => {
    expect(placeAfter('a', false, { row: 0, column: 0 }, size)).toBeNull();
  });
});

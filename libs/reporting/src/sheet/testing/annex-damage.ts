import { type Attribute, type AttributeValue, CATEGORIES } from '#kernel';
import type { PlanValue } from '#platform/workbook';
import type { Dice, Table, TableRow, TrueLine } from './annex-table';

/** Spoils a table in one way; what it truly says changes only where the damage takes it away for good. */
export type Damage = (table: Table, roll: Dice) => void;

const linesOf = ({ rows }: Table): TableRow[] => rows.filter(({ kind }) => kind === 'line');
const anyLine = (table: Table, roll: Dice): TableRow | undefined => linesOf(table)[roll(Math.max(1, linesOf(table).length))];
const sections = ({ rows }: Table): TableRow[] => rows.filter(({ kind }) => kind === 'section');
const insert = (table: Table, at: number, row: TableRow): unknown => table.rows.splice(at, 0, row);
const inBody = (table: Table, roll: Dice): number => {
  const first = table.rows.findIndex(({ kind }) => kind === 'heading') + 1;
  return first + roll(table.rows.length - first);
};
const without = (line: TrueLine, attribute: Attribute): TrueLine => ({
  ...line,
  values: new Map([...line.values].filter(([each]) => each !== attribute)),
});
const columnOf = ({ shape }: Table, attribute: Attribute): number => shape.values.get(attribute) ?? -1;
const headingAt = (table: Table, text: string): number => table.shape.headings.findIndex((each) => each.startsWith(text));

/** Writes another text over a value that says the same. */
const respell =
  (attribute: Attribute, text: (value: AttributeValue, roll: Dice, table: Table) => PlanValue): Damage =>
  (table, roll) => {
    for (const row of linesOf(table).filter(() => roll(3) === 0)) {
      const value = row.line?.values.get(attribute);
      const column = columnOf(table, attribute);
      if (value !== undefined && value !== null && row.cells[column] !== undefined) row.cells[column] = text(value, roll, table);
    }
  };

/** Writes something over a value that cannot be read. */
const spoil =
  (attribute: Attribute, value: PlanValue): Damage =>
  (table, roll) => {
    const row = anyLine(table, roll);
    if (row?.line?.values.has(attribute)) row.cells[columnOf(table, attribute)] = value;
  };

const fullWidth = (text: string): string => text.replace(/[0-9.]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
const bare = (value: AttributeValue, table: Table): number => (value as number) / table.bare;
const wan = (value: AttributeValue): number => (value as number) / 1_000_000;

/** Two lines of one stage, one below the other. */
function neighbours(table: Table, roll: Dice): readonly [TableRow, TableRow] | null {
  const pairs = table.rows.flatMap((row, at) => {
    const next = table.rows[at + 1];
    const same = row.line && next?.line && row.line.values.get('stage') === next.line.values.get('stage');
    return same && next ? [[row, next] as const] : [];
  });
  return pairs[roll(Math.max(1, pairs.length))] ?? null;
}

const otherSheet = (table: Table, name: string, rows: readonly TableRow[], first: boolean): unknown =>
  table.others.push({ name, rows, first });

const money =
  (unit: string, factor: number): Damage =>
  (table) => {
    const heading = headingAt(table, '制作成本');
    table.bare = factor;
    for (const row of table.rows) {
      if (row.kind === 'heading') row.cells[heading] = `制作成本（${unit}）`;
      const cost = row.line?.values.get('productionCost');
      if (row.kind === 'line' && cost !== undefined)
        row.cells[columnOf(table, 'productionCost')] = Math.round((cost as number) / factor);
    }
  };

/** A unit beside the table, over headings of amounts that name none; `against` them, where they keep theirs. */
const unitLine =
  (text: string, factor: number, against = false): Damage =>
  (table) => {
    const amounts = ['productionCost', 'promotionCost'] as const;
    insert(table, 2, { kind: 'top', cells: [text], wide: true });
    if (against) return;
    table.bare = factor;
    for (const row of table.rows) {
      if (row.kind === 'heading')
        row.cells = row.cells.map((cell) =>
          typeof cell === 'string' && /成本|费用/.test(cell) ? cell.replace(/[(（].*$/s, '').trim() : cell,
        );
      for (const attribute of amounts) {
        const cost = row.line?.values.get(attribute);
        if (row.kind === 'line' && cost !== undefined)
          row.cells[columnOf(table, attribute)] = Math.round((cost as number) / factor);
      }
    }
  };

/** Moves a row's cells from a column on, as inserting or deleting a cell does. */
const shift =
  (by: 1 | -1): Damage =>
  (table, roll) => {
    const row = anyLine(table, roll);
    if (!row) return;
    const from = table.shape.stageRows ? columnOf(table, 'title') : roll(2) + 1;
    if (by === 1) row.cells.splice(from, 0, undefined);
    else row.cells.splice(from, 1);
  };

export const DAMAGES: Readonly<Record<string, Damage>> = {
  'a section cut': (table, roll) => {
    const category = sections(table)[roll(sections(table).length)]?.category;
    table.rows = table.rows.filter((row) => (row.line?.category ?? row.category) !== category || category === undefined);
  },
  'the table cut off': (table, roll) => void table.rows.splice(10 + roll(Math.max(1, table.rows.length - 10))),
  'empty stages cut': (table, roll) => {
    table.rows = table.rows.filter((row, at) => row.kind !== 'stage' || table.rows[at + 1]?.kind === 'line' || roll(2) === 0);
  },
  'heading doubled': (table) => {
    const at = table.rows.findIndex(({ kind }) => kind === 'heading');
    insert(table, at, { kind: 'heading', cells: [...(table.rows[at]?.cells ?? [])] });
  },
  'heading repeated': (table, roll) => {
    const heading = table.rows.find(({ kind }) => kind === 'heading');
    insert(table, inBody(table, roll), { kind: 'heading', cells: [...(heading?.cells ?? [])] });
  },
  'heading with breaks and widths': (table) => {
    for (const row of table.rows.filter(({ kind }) => kind === 'heading')) {
      row.cells = row.cells.map((cell) =>
        typeof cell === 'string' ? cell.replace('/', '／\n').replace('(', ' （').replace(')', '） ') : cell,
      );
    }
  },
  'blank rows': (table, roll) => {
    for (let left = 3; left > 0; left -= 1) insert(table, inBody(table, roll), { kind: 'other', cells: [] });
  },
  'a totals row': (table, roll) => {
    const total = { formula: 'SUM(K4:K20)', result: 1234.5 };
    const cells: PlanValue[] = [];
    cells[roll(3)] = roll(2) === 0 ? '合计' : '小 计：';
    cells[columnOf(table, 'productionCost')] = roll(2) === 0 ? total : 1234.5;
    insert(table, roll(2) === 0 ? table.rows.length : inBody(table, roll), { kind: 'other', cells });
  },
  'column numbers': (table) => {
    const at = table.rows.findIndex(({ kind }) => kind === 'heading') + 1;
    insert(table, at, { kind: 'other', cells: Array.from({ length: 12 }, (_, index) => index + 1) });
  },
  'a note below': (table) =>
    insert(table, table.rows.length, { kind: 'other', cells: ['填表人：某某    联系电话：028-0000000'], wide: true }),
  'sections numbered': (table) =>
    sections(table).forEach((row, at) => (row.cells = [`（${'一二三四五六'[at]}）${String(row.cells[0])}`])),
  'sections numbered otherwise': (table) =>
    sections(table).forEach((row, at) => (row.cells = [`${'一二三四五六'[at]}、${String(row.cells[0])}（3部）`])),
  'sections short': (table) => {
    for (const row of sections(table)) row.cells = [CATEGORIES.find(({ code }) => code === row.category)?.short];
  },
  'sections in every cell': (table) => {
    for (const row of sections(table))
      Object.assign(row, { wide: false, cells: Array<PlanValue>(12).fill(String(row.cells[0])) });
  },
  'a section heading lost': (table, roll) => {
    const lost = sections(table)[roll(sections(table).length)];
    table.rows = table.rows.filter((row) => row !== lost);
  },
  'a section heading misspelt': (table, roll) => {
    const row = sections(table)[roll(Math.max(1, sections(table).length))];
    if (row) row.cells = ['弘扬主旋律类作品'];
  },
  'labels merged': (table, roll) => {
    const pair = table.shape.stageRows ? null : neighbours(table, roll);
    if (!pair) return;
    const [from, to] = pair;
    for (const column of [0, 1]) {
      to.cells[column] = undefined;
      table.merges.push({ from, to, column });
    }
  },
  'a value merged over two lines': (table, roll) => {
    const pair = neighbours(table, roll);
    if (!pair) return;
    const [from, to] = pair;
    const column = columnOf(table, 'bodies');
    to.cells[column] = undefined;
    table.merges.push({ from, to, column });
  },
  'a title merged over two lines': (table, roll) => {
    const pair = neighbours(table, roll);
    if (!pair) return;
    pair[1].cells[columnOf(table, 'title')] = undefined;
    table.merges.push({ from: pair[0], to: pair[1], column: columnOf(table, 'title') });
  },
  'a label erased': (table, roll) => {
    const row = anyLine(table, roll);
    if (row && !table.shape.stageRows) row.cells[1] = undefined;
  },
  'number and label erased': (table, roll) => {
    const row = anyLine(table, roll);
    if (row && !table.shape.stageRows) row.cells.splice(0, 2, undefined, undefined);
  },
  'a label misspelt': (table, roll) => {
    const row = table.shape.stageRows ? undefined : anyLine(table, roll);
    if (row) row.cells[1] = '拍完了';
  },
  'numbers that disagree': (table, roll) => {
    for (const row of table.rows)
      if (row.kind === 'stage' || row.kind === 'line')
        if (row.cells[0] !== undefined && typeof row.cells[0] === 'number') row.cells[0] = 1 + roll(9);
  },
  'running numbers': (table) => {
    let number = 0;
    for (const row of table.rows) if (typeof row.cells[0] === 'number' && row.kind !== 'other') row.cells[0] = number += 1;
  },
  'numbers within labels': (table, roll) => {
    for (const row of table.rows) {
      const at = row.kind === 'stage' || (row.kind === 'line' && !table.shape.stageRows) ? 1 : -1;
      if (typeof row.cells[at] === 'string' && roll(2) === 0)
        row.cells[at] = `${pickBracket(roll, row.cells[0])}${String(row.cells[at])}`;
    }
  },
  'first stages by the other name': (table) => {
    for (const row of table.rows) {
      const at = row.kind === 'stage' || (row.kind === 'line' && !table.shape.stageRows) ? 1 : -1;
      const other = row.cells[at] === '选题策划' ? '项目立项' : row.cells[at] === '项目立项' ? '选题策划' : undefined;
      if (other) row.cells[at] = other;
    }
  },
  'amounts as texts': respell('productionCost', (value, roll, table) =>
    roll(2) === 0 ? fullWidth(String(bare(value, table))) : ` ${bare(value, table)} `,
  ),
  'units in cells': respell(
    'productionCost',
    (value, roll) => [`${wan(value)}万元`, `${(value as number) / 100}元`, `${wan(value)} 万`][roll(3)] ?? '',
  ),
  'amounts by formula': respell('productionCost', (value, _roll, table) => ({ formula: 'K1*1', result: bare(value, table) })),
  'days in words': respell('firstBroadcastOn', (value, roll) => {
    const [year, month, day] = String(value).split('-');
    return (
      [`${year}年${Number(month)}月${Number(day)}日`, `${year}.${month}.${day}`, `${year}/${Number(month)}/${Number(day)}`][
        roll(3)
      ] ?? ''
    );
  }),
  'days by formula': respell('firstBroadcastOn', (value) => ({ formula: 'TEXT(A1,"yyyy-mm-dd")', result: String(value) })),
  'brackets of another width': respell('releaseNumber', (value) =>
    String((value as { typed: string }).typed)
      .replace('（', '(')
      .replace('）', ')'),
  ),
  'a formula without a value': spoil('productionCost', { formula: 'SUM(Z1:Z2)' }),
  'an error in a cell': spoil('productionCost', { error: '#REF!' }),
  'an error in a title': spoil('title', { error: '#N/A' }),
  'words for an amount': spoil('productionCost', '约一百多'),
  'words for a day': spoil('firstBroadcastOn', '下周'),
  'a day without a year': spoil('firstBroadcastOn', '6月15日'),
  'a formula with an error': spoil('bodies', { formula: 'VLOOKUP(1,A:B,2)', result: '#N/A' }),
  'amounts in 元 by the heading': money('元', 100),
  'amounts in 千元 by the heading': money('千元', 100_000),
  'amounts in 元 by a line above': unitLine('单位：元', 100),
  'amounts in 元 by a line above, the unit named too': unitLine('填报单位：四川省广播电视局   金额单位：人民币元', 100),
  'amounts in 千元 by a line above': unitLine('（单位：部、千元）', 100_000),
  'a line above against the headings': unitLine('单位：元', 1_000_000, true),
  'a row shifted right': shift(1),
  'a row shifted left': shift(-1),
  'a column cut': (table) => {
    const heading = headingAt(table, '播出平台');
    const column = columnOf(table, 'platforms');
    if (column < 0) return;
    for (const row of table.rows) {
      if (row.kind === 'heading') row.cells.splice(heading, 1);
      else if (row.kind === 'line' || row.kind === 'stage') row.cells.splice(column, 1);
      if (row.line) row.line = without(row.line, 'platforms');
    }
    const values = [...table.shape.values].filter(([each]) => each !== 'platforms');
    table.shape = {
      ...table.shape,
      headings: table.shape.headings.filter((_, at) => at !== heading),
      values: new Map(values.map(([each, at]) => [each, at > column ? at - 1 : at])),
    };
    table.merges = table.merges.map((merge) => (merge.column > column ? { ...merge, column: merge.column - 1 } : merge));
  },
  'the sheet renamed': (table) => void (table.name = '6月下（终稿）'),
  'a sheet of instructions': (table) =>
    otherSheet(table, '说明', [{ kind: 'other', cells: ['请按附件3填写：微短剧名称/主题、编剧'] }], true),
  'an empty copy of the form': (table) =>
    otherSheet(
      table,
      '空表',
      table.rows.filter(({ kind }) => kind !== 'line'),
      true,
    ),
  'a second filled copy': (table) => otherSheet(table, '副本', [...table.rows], true),
  'a line of unit and period': (table) =>
    insert(table, 2, { kind: 'top', cells: ['填报单位：四川省广播电视局    2026年6月下半月    单位：万元'], wide: true }),
  'rows of one stage without order': (table, roll) => {
    const pair = neighbours(table, roll);
    if (!pair) return;
    const at = table.rows.indexOf(pair[0]);
    table.rows.splice(at, 2, pair[1], pair[0]);
  },
};

const pickBracket = (roll: Dice, number: unknown): string =>
  [`${String(number)}．`, `（${String(number)}）`, `${String(number)} `][roll(3)] ?? '';

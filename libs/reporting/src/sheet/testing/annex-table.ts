import {
  type Attribute,
  ATTRIBUTES,
  type AttributeValue,
  CATEGORIES,
  type Category,
  formatAttribute,
  type Instant,
  type LocalDate,
  stagesFor,
  stageOf,
  type StageCode,
} from '#kernel';
import type { CellPlan, GridArea, PlanValue, SheetPlan, WorkbookPlan } from '#platform/workbook';
import { OFFICIAL_TITLE } from '../layout';
import type { AnnexLayoutId } from '../reading';
import { ANNEX_HEADINGS } from './annex-plan';

/** What a line of the table truly says. */
export interface TrueLine {
  readonly category: Category;
  readonly values: ReadonlyMap<Attribute, AttributeValue>;
}

export type TableCell = PlanValue | undefined;

/** A row of a table before it is printed; `line` is what it truly says, for a row of a project. */
export interface TableRow {
  readonly kind: 'top' | 'heading' | 'section' | 'stage' | 'line' | 'other';
  cells: TableCell[];
  line?: TrueLine;
  /** Merged across the whole table. */
  wide?: boolean;
  category?: Category;
}

export interface Table {
  shape: Shape;
  /** 分 that a bare amount of production cost counts. */
  bare: number;
  rows: TableRow[];
  merges: { readonly from: TableRow; readonly to: TableRow; readonly column: number }[];
  name: string;
  /** Sheets beside it. */
  others: { readonly name: string; readonly rows: readonly TableRow[]; readonly first: boolean }[];
}

/** How 附件3 is laid out: which headings it shows, and where its body has things; columns from 0. */
export interface Shape {
  readonly layout: AnnexLayoutId;
  readonly what: string;
  readonly headings: readonly string[];
  readonly stage: number;
  /** Column of each value in the body. */
  readonly values: ReadonlyMap<Attribute | 'number', number>;
  /** Stages are lines of their own, projects below them. */
  readonly stageRows: boolean;
}

const PRINTED = ANNEX_HEADINGS.slice(2);
const ORDER = ATTRIBUTES.map(({ attribute }) => attribute).filter((each) => each !== 'stage' && each !== 'note');

const body = (from: number, oneNumber: boolean): ReadonlyMap<Attribute | 'number', number> =>
  new Map(
    ORDER.filter((each) => !oneNumber || each !== 'releaseNumber').map((each, at) => [
      oneNumber && each === 'planningNumber' ? 'number' : each,
      from + at,
    ]),
  );

const shape = (
  layout: AnnexLayoutId,
  what: string,
  headings: readonly string[],
  from: number,
  more: { readonly stageRows?: boolean; readonly oneNumber?: boolean } = {},
): Shape => ({
  layout,
  what,
  headings,
  stage: 1,
  values: body(from, more.oneNumber ?? false),
  stageRows: more.stageRows ?? false,
});

/** The three layouts of Z-6 and what lies between them. */
export const SHAPES: readonly Shape[] = [
  shape('annex-clean', 'clean', ANNEX_HEADINGS, 2),
  shape('annex-lost-two', 'as circulated, two headings lost', PRINTED, 2),
  shape('annex-lost-serial', 'as circulated, one heading lost, 备案号 repeated', PRINTED, 1, {
    stageRows: true,
    oneNumber: true,
  }),
  shape('annex-lost-serial', '序号 lost, 进展阶段 kept, 备案号 repeated', ANNEX_HEADINGS.slice(1), 2, { oneNumber: true }),
  shape('annex-lost-stage', '进展阶段 lost', ['序号', ...PRINTED], 2),
  shape('annex-as-printed', 'filled under the headings as printed', PRINTED, 0, { stageRows: true }),
];

/** A number from 0 up to below the given one, the same for the same seed. */
export type Dice = (below: number) => number;

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 1_000_003) % below;
  };
}

const pick = <Item>(roll: Dice, items: readonly Item[]): Item => items[roll(items.length)] as Item;
const PLACES = ['川西', '盐道', '嘉陵', '雪线', '古蜀', '天府', '岷江', '茶马', '锦官', '凉山'] as const;
const THINGS = ['来信', '旧事', '少年', '灯火', '归途', '新声', '人家', '长歌', '渡口', '晨光'] as const;
const PEOPLE = ['张三', '李四', '王小明', '赵一曼', '阿来·格桑', 'Ann Lee', '欧阳文'] as const;
const BODIES = ['成都天马传媒有限公司', '四川广电（集团）有限公司', '自贡盐业影视有限公司', '某某文化'] as const;

/** Forty lines over all six sections and all their stages, every value of which is known. */
export function fortyLines(roll: Dice): readonly TrueLine[] {
  return Array.from({ length: 40 }, (_, at) => {
    const category = CATEGORIES[at % CATEGORIES.length]?.code ?? 'VALUES';
    const values = new Map<Attribute, AttributeValue>();
    const some = (attribute: Attribute, value: () => AttributeValue): void => {
      if (roll(5) > 0) values.set(attribute, value());
    };
    const two = (items: readonly string[]): readonly string[] => [...new Set([pick(roll, items), pick(roll, items)])];
    values.set('stage', pick(roll, stagesFor(category)));
    values.set('title', `${PLACES[at % 10]}${THINGS[(at * 3 + Math.floor(at / 10)) % 10]}`);
    some('writers', () => two(PEOPLE));
    some('directors', () => two(PEOPLE));
    some('producers', () => [pick(roll, PEOPLE)]);
    values.set('bodies', two(BODIES));
    some('platforms', () => two(['红果', '抖音', '腾讯视频', '爱奇艺']));
    values.set('firstBroadcastOn', `2026-0${1 + roll(6)}-${String(10 + roll(18))}` as LocalDate);
    some('episodes', () => ({ count: 10 + roll(80), unit: pick(roll, ['集', '期'] as const) }));
    values.set('productionCost', (20 + roll(400)) * 1_000_000 + roll(100) * 10_000);
    some('promotionCost', () => (1 + roll(90)) * 1_000_000);
    const planning = `00${String(10_000_000_000_000 + at * 7_919 + roll(1_000))}`;
    const release = `（四川）网微剧审字（2026）第${String(100 + at)}号`;
    some('planningNumber', () => ({ typed: planning, normal: planning }));
    some('releaseNumber', () => ({ typed: release, normal: release }));
    return { category, values };
  });
}

const printed = (attribute: Attribute, value: AttributeValue, roll: Dice): PlanValue => {
  if (attribute === 'firstBroadcastOn' && roll(2) === 0) return { date: value as LocalDate };
  if ((attribute === 'productionCost' || attribute === 'promotionCost') && roll(2) === 0) return (value as number) / 1_000_000;
  if (attribute === 'episodes' && roll(3) === 0 && (value as { unit: string }).unit === '集')
    return (value as { count: number }).count;
  return formatAttribute(attribute, value);
};

/** The annex with all its sections and stages, and the lines in the rows of their stages. */
export function annexTable(of: Shape, lines: readonly TrueLine[], roll: Dice): Table {
  const rows: TableRow[] = ['附件3', OFFICIAL_TITLE].map((text) => ({ kind: 'top', cells: [text], wide: true }));
  rows.push({ kind: 'heading', cells: [...of.headings] });
  for (const { code: category, zh } of CATEGORIES) {
    rows.push({ kind: 'section', cells: [zh], wide: true, category });
    for (const stage of stagesFor(category)) {
      const { position, printed: label } = stageOf(stage);
      const here = lines.filter((line) => line.category === category && line.values.get('stage') === stage);
      if (here.length === 0 || of.stageRows) rows.push({ kind: 'stage', cells: [position, label], category });
      for (const line of here) rows.push(lineRow(of, line, stage, roll));
    }
  }
  return { shape: of, bare: 1_000_000, rows, merges: [], name: 'Sheet1', others: [] };
}

function lineRow(of: Shape, full: TrueLine, stage: StageCode, roll: Dice): TableRow {
  const values = new Map(full.values);
  // Where there is one number column, a line says one number.
  if (of.values.has('number'))
    values.delete(values.has('releaseNumber') && values.has('planningNumber') ? 'planningNumber' : 'note');
  const cells: TableCell[] = of.stageRows ? [] : [stageOf(stage).position, stageOf(stage).printed];
  for (const [attribute, value] of values) {
    const column = of.values.get(attribute) ?? (attribute.endsWith('Number') ? of.values.get('number') : undefined);
    if (column !== undefined) cells[column] = printed(attribute, value, roll);
  }
  return { kind: 'line', cells, line: { category: full.category, values } };
}

/** As a workbook; row numbers in it count from 1 in the order of the rows. */
export function tablePlan(table: Table): WorkbookPlan {
  const main: SheetPlan = sheetPlan(table.name, table.rows, table.merges);
  const before = table.others.filter(({ first }) => first).map(({ name, rows }) => sheetPlan(name, rows, []));
  const after = table.others.filter(({ first }) => !first).map(({ name, rows }) => sheetPlan(name, rows, []));
  return {
    title: OFFICIAL_TITLE,
    createdAt: '2026-06-20T02:00:00.000Z' as Instant,
    styles: {},
    sheets: [...before, main, ...after],
  };
}

function sheetPlan(name: string, rows: readonly TableRow[], merged: Table['merges']): SheetPlan {
  const cells: CellPlan[] = [];
  const merges: GridArea[] = [];
  rows.forEach((each, index) => {
    const row = index + 1;
    each.cells.forEach((value, at) => value !== undefined && cells.push({ row, column: at + 1, value }));
    if (each.wide) merges.push({ row, column: 1, toRow: row, toColumn: 12 });
  });
  for (const { from, to, column } of merged) {
    const [row, toRow] = [rows.indexOf(from) + 1, rows.indexOf(to) + 1];
    if (row > 0 && toRow > row) merges.push({ row, column: column + 1, toRow, toColumn: column + 1 });
  }
  return { name, cells, merges };
}

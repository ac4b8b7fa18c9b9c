import { type Attribute, halfWidth, isBlank, type MoneyUnit, withoutSpaces } from '#kernel';
import type { GridCell } from '#platform/workbook';
import { unitLine, type UnitLine } from './annex-unit-line';
import type { SheetCells } from './cells';

/** What a column of the annex holds; `number` is the one number column of a sheet that has only one (Z-2). */
export type AnnexMeaning = 'serial' | Attribute | 'number';

export interface HeadingUnit {
  readonly unit: MoneyUnit | null;
  readonly text: string;
  /** The line that gives it, where the heading itself names none. */
  readonly line?: UnitLine;
  /** What a line says against the heading. */
  readonly against?: UnitLine;
}

export interface AnnexHeading {
  /** First row of the heading. */
  readonly row: number;
  /** Last row of the heading: a unit line or a second line of headings may follow the first. */
  readonly lastRow: number;
  readonly columns: ReadonlyMap<AnnexMeaning, number>;
  /** Unit of a money column's bare amounts, other than 万元; null where it is not known. */
  readonly units: ReadonlyMap<AnnexMeaning, HeadingUnit>;
  /** Heading cells that mean nothing to the reader. */
  readonly unknown: readonly GridCell[];
  readonly repeated: readonly GridCell[];
}

/** The heading may stand below a title, a unit line and an "annex 3" line. */
const LOOK_FOR_HEADING = 15;
/** A row of headings without 序号 and 进展阶段 is told from a sentence by this many of them. */
const ENOUGH_HEADINGS = 5;

/** Without brackets and what is in them: 制作成本(万元) and 制作成本（单位：万元） are one heading. */
const bare = (text: string): string =>
  withoutSpaces(halfWidth(text))
    .replace(/\([^)]*\)/g, '')
    .replace(/(?<=成本|费用)[千百万亿]*元$/, '');

const HEADINGS: ReadonlyMap<string, AnnexMeaning> = new Map<string, AnnexMeaning>([
  ['序号', 'serial'],
  ['进展阶段', 'stage'],
  ['微短剧名称/主题', 'title'],
  ['微短剧名称', 'title'],
  ['编剧', 'writers'],
  ['导演/监制', 'directors'],
  ['制片人', 'producers'],
  ['出品机构', 'bodies'],
  ['播出平台', 'platforms'],
  ['播出日期', 'firstBroadcastOn'],
  ['播出集数/期数', 'episodes'],
  ['制作成本', 'productionCost'],
  ['发行/推广费用', 'promotionCost'],
  ['规划立项备案号', 'planningNumber'],
  ['上线备案号/发行许可证号', 'releaseNumber'],
  ['上线备案号或发行许可证号', 'releaseNumber'],
  ['上线备案号', 'releaseNumber'],
  ['发行许可证号', 'releaseNumber'],
  ['备注', 'note'],
]);
/** As printed; which of the two numbers each is, their order says. */
const NUMBER_HEADINGS = new Set(['备案/备案号', '备案号']);
const MONEY: ReadonlySet<AnnexMeaning> = new Set<AnnexMeaning>(['productionCost', 'promotionCost']);

const isHeadingText = (text: string): boolean => HEADINGS.has(bare(text)) || NUMBER_HEADINGS.has(bare(text));

/** Finds the row of headings by what it says (Z-6): 序号, 进展阶段 and the title's heading, or the title's and several more. */
export function findAnnexHeading(cells: SheetCells): AnnexHeading | null {
  for (const row of cells.rowNumbers.filter((each) => each <= LOOK_FOR_HEADING)) {
    const first = collect(cells.row(row));
    const keys = first.columns.has('serial') && first.columns.has('stage');
    if (!first.columns.has('title') || !(keys || first.known >= ENOUGH_HEADINGS)) continue;
    const below = continuation(cells, row);
    const { columns, units, unknown, repeated } = below.length > 0 ? collect([...cells.row(row), ...below]) : first;
    const ofMoney = [...MONEY].map((meaning) => columns.get(meaning));
    const line = unitLine(
      cells,
      row,
      below.filter(({ column }) => !ofMoney.includes(column)),
    );
    const bareUnits = line ? withLine(columns, units, line) : units;
    const own = new Map([...bareUnits].filter(([, { unit, against }]) => unit !== '万元' || against));
    return { row, lastRow: below.length > 0 ? row + 1 : row, columns, units: own, unknown, repeated };
  }
  return null;
}

function collect(line: readonly GridCell[]) {
  const columns = new Map<AnnexMeaning, number>();
  const units = new Map<AnnexMeaning, HeadingUnit>();
  const unknown: GridCell[] = [];
  const repeated: GridCell[] = [];
  const numbers: number[] = [];
  let known = 0;
  const byColumn = new Map<number, string>();
  for (const cell of line) {
    if (isBlank(cell.text)) continue;
    const heading = bare(cell.text);
    const meaning = HEADINGS.get(heading);
    // The unit of a second line belongs to the heading above it.
    if (byColumn.has(cell.column)) {
      const above = [...columns].find(([, column]) => column === cell.column)?.[0];
      if (above && MONEY.has(above)) noteUnit(units, above, cell.text);
      continue;
    }
    byColumn.set(cell.column, heading);
    if (meaning && columns.has(meaning)) repeated.push(cell);
    else if (meaning) columns.set(meaning, cell.column);
    else if (NUMBER_HEADINGS.has(heading)) numbers.push(cell.column);
    else {
      unknown.push(cell);
      continue;
    }
    known += 1;
    if (meaning && MONEY.has(meaning)) noteUnit(units, meaning, cell.text);
  }
  const [first, second] = numbers;
  if (first !== undefined && second !== undefined) columns.set('planningNumber', first).set('releaseNumber', second);
  else if (first !== undefined) columns.set(onlyNumber(columns), first);
  return { columns, units, unknown, repeated, known };
}

/** The unit a heading names; one that is none of ours is null. */
function noteUnit(units: Map<AnnexMeaning, HeadingUnit>, meaning: AnnexMeaning, text: string): void {
  const named = /([\p{Script=Han}]*元)\)?$/u.exec(withoutSpaces(halfWidth(text)).replace(/^.*(?:单位|:|成本|费用|\()/, ''))?.[1];
  if (named === undefined) return;
  const unit = named.replace(/^人民币/, '');
  units.set(meaning, { unit: unit === '元' || unit === '万元' || unit === '亿元' ? unit : null, text });
}

/** A line gives its unit to the columns whose headings name none; where it contradicts a heading nobody knows which counts. */
function withLine(
  columns: ReadonlyMap<AnnexMeaning, number>,
  units: ReadonlyMap<AnnexMeaning, HeadingUnit>,
  line: UnitLine,
): ReadonlyMap<AnnexMeaning, HeadingUnit> {
  const all = new Map(units);
  for (const meaning of MONEY) {
    const own = units.get(meaning);
    if (!columns.has(meaning) || own?.unit === null) continue;
    if (!own) all.set(meaning, { unit: line.unit, text: line.text, line });
    else if (own.unit !== line.unit) all.set(meaning, { ...own, unit: null, against: line });
  }
  return all;
}

/** A second line of the heading: units in brackets, or headings where the first line has none. */
function continuation(cells: SheetCells, row: number): readonly GridCell[] {
  const below = cells.row(row + 1).filter(({ text }) => !isBlank(text));
  const isUnit = (text: string): boolean =>
    /^\(?(?:(?:金额)?单位:?)?(?:人民币)?[千百万亿]*元\)?$/.test(withoutSpaces(halfWidth(text)));
  const above = new Set(cells.row(row).flatMap(({ text, column }) => (isBlank(text) ? [] : [column])));
  const belongs = ({ text, column }: GridCell): boolean => isUnit(text) || (!above.has(column) && isHeadingText(text));
  return below.length > 0 && below.every(belongs) ? below : [];
}

function onlyNumber(columns: ReadonlyMap<AnnexMeaning, number>): AnnexMeaning {
  if (columns.has('planningNumber')) return 'releaseNumber';
  return columns.has('releaseNumber') ? 'planningNumber' : 'number';
}

/** Whether a later row is the headings again, as at the top of a printed page; never where a project's row is. */
export const repeatsHeading = (cells: SheetCells, row: number): boolean => {
  const filled = cells.row(row).filter(({ text }) => !isBlank(text));
  const headings = filled.filter(({ text }) => isHeadingText(text)).length;
  return headings >= ENOUGH_HEADINGS && headings * 2 > filled.length;
};

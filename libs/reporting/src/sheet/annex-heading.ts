import { type Attribute, halfWidth, withoutSpaces } from '#kernel';
import type { SheetCells } from './cells';

/** What a column of the annex holds; `number` is the one number column of a sheet that has only one (Z-2). */
export type AnnexMeaning = 'serial' | Attribute | 'number';

export interface AnnexHeading {
  readonly row: number;
  readonly columns: ReadonlyMap<AnnexMeaning, number>;
}

/** The heading may stand below a title, a unit line and an "annex 3" line. */
const LOOK_FOR_HEADING = 15;

/** Without brackets and what is in them: 制作成本(万元) and 制作成本（单位：万元） are one heading. */
const bare = (text: string): string => withoutSpaces(halfWidth(text)).replace(/\([^)]*\)/g, '');

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

/** Signature of the clean layout (Z-6): 序号, 进展阶段 and the title's heading stand in one row. */
export function findAnnexHeading(cells: SheetCells): AnnexHeading | null {
  for (const row of cells.rowNumbers.filter((each) => each <= LOOK_FOR_HEADING)) {
    const columns = meanings(cells, row);
    if (columns.has('serial') && columns.has('stage') && columns.has('title')) return { row, columns };
  }
  return null;
}

function meanings(cells: SheetCells, row: number): ReadonlyMap<AnnexMeaning, number> {
  const columns = new Map<AnnexMeaning, number>();
  const numbers: number[] = [];
  for (const { text, column } of cells.row(row)) {
    const heading = bare(text);
    const meaning = HEADINGS.get(heading);
    if (meaning && !columns.has(meaning)) columns.set(meaning, column);
    else if (NUMBER_HEADINGS.has(heading)) numbers.push(column);
  }
  const [first, second] = numbers;
  if (first !== undefined && second !== undefined) columns.set('planningNumber', first).set('releaseNumber', second);
  else if (first !== undefined) columns.set(onlyNumber(columns), first);
  return columns;
}

function onlyNumber(columns: ReadonlyMap<AnnexMeaning, number>): AnnexMeaning {
  if (columns.has('planningNumber')) return 'releaseNumber';
  return columns.has('releaseNumber') ? 'planningNumber' : 'number';
}

/** Whether a later row is the headings again, as at the top of a printed page. */
export const repeatsHeading = (cells: SheetCells, row: number, heading: AnnexHeading): boolean => {
  const at = (meaning: AnnexMeaning): string => bare(cells.text(row, heading.columns.get(meaning) ?? 0));
  return at('stage') === '进展阶段' && HEADINGS.get(at('title')) === 'title';
};

import { halfWidth, isBlank, type MoneyUnit } from '#kernel';
import type { GridCell } from '#platform/workbook';
import type { SheetCells } from './cells';

/** What a line beside the headings says bare amounts are counted in; null: a unit that is none of ours, or two of them. */
export interface UnitLine {
  readonly unit: MoneyUnit | null;
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

const OURS: readonly string[] = ['元', '万元', '亿元'];
const isOurs = (text: string): text is MoneyUnit => OURS.includes(text);

/**
 * 单位：元, 金额单位：人民币千元, （单位：部、万元）, 以元为单位, 元 alone. 单位：四川省广播电视局 names who reports, and 元谋县 is
 * no unit of money: a word counts only where it ends with 元, whole between separators.
 */
export function unitsNamedIn(text: string): readonly (MoneyUnit | null)[] {
  const line = halfWidth(text)
    .replace(/单\s+位/g, '单位')
    .replace(/([十百千万亿])\s+(?=[万亿]?元)/g, '$1')
    .replace(/人民币[\s:]*/g, '');
  const said = [
    ...[...line.matchAll(/单位(?:均?为|[\s:([]*)([^\s;。)\]]*)/g)].flatMap(([, words]) => (words ?? '').split(/[、,/和及|]/)),
    ...[...line.matchAll(/以([十百千万亿]*元)(?:为单位|计)/g)].map(([, word]) => word ?? ''),
    ...(/^[\s([]*[十百千万亿]*元[\s)\]]*$/.test(line) ? [line.replace(/[^\p{Script=Han}]/gu, '')] : []),
  ];
  return said
    .filter((word) => /^\p{Script=Han}{0,4}元整?$/u.test(word))
    .map((word) => word.replace(/整$/, ''))
    .map((word) => (isOurs(word) ? word : null));
}

/** The unit that lines above the headings, and cells below them that belong to no amount, give to bare amounts. */
export function unitLine(cells: SheetCells, headingRow: number, below: readonly GridCell[]): UnitLine | null {
  const above = cells.rowNumbers.filter((row) => row < headingRow).flatMap((row) => joined(cells.row(row)));
  const named = [...above, ...below].flatMap((cell) => unitsNamedIn(cell.text).map((unit) => ({ ...cell, unit })));
  const [first] = named;
  if (!first) return null;
  const text = [...new Set(named.map((each) => each.text))].join('、');
  const unit = named.every((each) => each.unit === first.unit) ? first.unit : null;
  return { unit, text, row: first.row, column: first.column };
}

/** `单位：` in one cell and its word in the next are one text. */
function joined(row: readonly GridCell[]): readonly Pick<GridCell, 'row' | 'column' | 'text'>[] {
  const filled = row.filter(({ text }) => !isBlank(text));
  return filled.map(({ row: at, column, text }, index) => {
    const label = /单\s*位\s*:?\s*$/.test(halfWidth(text));
    return { row: at, column, text: label ? `${text}${filled[index + 1]?.text ?? ''}` : text };
  });
}

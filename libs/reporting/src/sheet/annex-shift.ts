import { type Attribute, isNone } from '#kernel';
import type { GridCell } from '#platform/workbook';
import { plausible } from './annex-evidence';
import type { AnnexMap } from './annex-map';
import type { SheetCells } from './cells';
import { isBlankCell } from './read-cell';

/**
 * By how many columns a row's values stand beside their columns; 0 where they do not. At least two of its days, amounts,
 * counts, names and numbers must be none where they stand, and all but one at most must be such once moved.
 */
export function shiftOf(
  cells: SheetCells,
  map: AnnexMap,
  row: number,
  values: readonly { readonly attribute: Attribute; readonly cell: GridCell }[],
): number {
  const here = standing(cells, map, row, 0);
  if (here.bad < 2 || values.length < 3) return 0;
  const moved = [1, -1, 2, -2].map((shift) => ({ shift, ...standing(cells, map, row, shift) }));
  return moved.find(({ good, bad }) => good >= 2 && bad <= 1 && bad < here.bad && good >= here.good)?.shift ?? 0;
}

function standing(cells: SheetCells, map: AnnexMap, row: number, shift: number): { readonly good: number; readonly bad: number } {
  const verdicts = [...map.values].flatMap(([attribute, column]) => {
    if (attribute === 'title' || attribute === 'note') return [];
    const cell = cells.at(row, column + shift);
    return !cell || isBlankCell(cell) || isNone(cell.text) ? [] : [plausible(cell, attribute, map)];
  });
  return { good: verdicts.filter((each) => each === true).length, bad: verdicts.filter((each) => each === false).length };
}

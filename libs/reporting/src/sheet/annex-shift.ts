import { type Attribute, attributeDefinition, isNone } from '#kernel';
import type { GridCell } from '#platform/workbook';
import { plausible } from './annex-evidence';
import type { AnnexMap } from './annex-map';
import type { SheetCells } from './cells';
import { isBlankCell } from './read-cell';

const TYPED = new Set(['date', 'money', 'episodes']);

/**
 * By how many columns a row's days, amounts and counts stand beside their columns; 0 where they do not. At least two of
 * them must be unreadable where they stand, and all that stand there readable once moved.
 */
export function shiftOf(
  cells: SheetCells,
  map: AnnexMap,
  row: number,
  values: readonly { readonly attribute: Attribute; readonly cell: GridCell }[],
): number {
  const typed = values.filter(({ attribute, cell }) => TYPED.has(attributeDefinition(attribute).kind) && !isNone(cell.text));
  const wrong = typed.filter(({ attribute, cell }) => plausible(cell, attribute, map) === false);
  if (wrong.length < 2) return 0;
  return [1, -1, 2, -2].find((shift) => agrees(cells, map, row, shift)) ?? 0;
}

function agrees(cells: SheetCells, map: AnnexMap, row: number, shift: number): boolean {
  let seen = 0;
  for (const [attribute, column] of map.values) {
    if (attribute === 'number' || !TYPED.has(attributeDefinition(attribute).kind)) continue;
    const cell = cells.at(row, column + shift);
    if (!cell || isBlankCell(cell) || isNone(cell.text)) continue;
    if (plausible(cell, attribute, map) === false) return false;
    seen += 1;
  }
  return seen >= 2;
}

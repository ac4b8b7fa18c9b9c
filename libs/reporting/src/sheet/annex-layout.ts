import type { GridSheet } from '#platform/workbook';
import { choose, fitOf } from './annex-evidence';
import type { AnnexHeading } from './annex-heading';
import { type AnnexMap, mapsOf } from './annex-map';
import type { SheetCells } from './cells';
import type { Notebook } from './notebook';
import { type AnnexLayoutId, type NormalisationCode, type SheetContext } from './reading';

const TOLD: Readonly<Record<AnnexLayoutId, NormalisationCode | null>> = {
  'annex-clean': null,
  'annex-lost-two': 'LAYOUT_LOST_TWO',
  'annex-lost-serial': 'LAYOUT_LOST_SERIAL',
  'annex-lost-stage': 'LAYOUT_LOST_STAGE',
  'annex-as-printed': 'LAYOUT_AS_PRINTED',
};

/**
 * Which reading of the columns the sheet has (Z-6). The heading says which are possible, the cells which of them holds;
 * what was chosen is told. Where the cells do not settle it, it is asked and null: nothing is guessed.
 */
export function layoutOf(
  sheet: GridSheet,
  cells: SheetCells,
  heading: AnnexHeading,
  context: SheetContext,
  notebook: Notebook,
): AnnexMap | null {
  const maps = mapsOf(cells, heading);
  const answered = maps.find(({ layout }) => layout === context.layout);
  const chosen = answered ?? choose(maps.map((map) => fitOf(cells, map)));
  const column = heading.columns.get('title') ?? 1;
  const text = cells.text(heading.row, column);
  if (!chosen) {
    const candidates = maps.map(({ layout }) => layout);
    const detail = { candidates: candidates.join('、') };
    notebook.error('LAYOUT_UNCERTAIN', { row: heading.row, column, value: text, rule: 'Z-6', detail });
    notebook.questions.push({ kind: 'WHICH_LAYOUT', sheet: sheet.name, row: heading.row, candidates });
    return null;
  }
  const code = TOLD[chosen.layout];
  if (answered) notebook.tell('LAYOUT_ANSWERED', heading.row, column, text, chosen.layout);
  else if (code) notebook.tell(code, heading.row, column, text, chosen.layout);
  return chosen;
}

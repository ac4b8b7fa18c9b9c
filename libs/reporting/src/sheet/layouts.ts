import type { Grid, GridSheet } from '#platform/workbook';
import { findAnnexHeading } from './annex-heading';
import { readCleanAnnex } from './annex.read';
import { SheetCells } from './cells';
import { Notebook } from './notebook';
import { findOurHeading, readOurSheet } from './our-sheet.read';
import type { LayoutId, SheetContext, SheetReading } from './reading';

/** A shape in which a progress table comes, told by its headings alone, never by a sheet's or a file's name. */
export interface Layout {
  readonly id: LayoutId;
  recognises(cells: SheetCells): boolean;
  read(grid: Grid, sheet: GridSheet, context: SheetContext): SheetReading;
}

/** Asked in this order; the first that recognises a sheet reads it. */
export const LAYOUTS: readonly Layout[] = [
  { id: 'ours', recognises: (cells) => findOurHeading(cells) !== null, read: readOurSheet },
  {
    id: 'annex-clean',
    recognises: (cells) => findAnnexHeading(cells) !== null,
    read: (_grid, sheet, context) => readCleanAnnex(sheet, context),
  },
];

/** Reads the progress table of a workbook, in whichever layout it comes. Pure: nothing is stored, nothing looked up. */
export function readSheet(grid: Grid, context: SheetContext): SheetReading {
  const sheets = grid.sheets.filter(({ visibility }) => visibility === 'visible').map((sheet) => new SheetCells(sheet));
  for (const layout of LAYOUTS) {
    const [found, ...others] = sheets.filter((cells) => layout.recognises(cells));
    if (!found) continue;
    const reading = layout.read(grid, found.sheet, context);
    if (others.length === 0) return reading;
    const notebook = new Notebook(found.sheet.name);
    notebook.warn('SHEET_REPEATED', { value: found.sheet.name, detail: { value: found.sheet.name } });
    return { ...reading, findings: [...notebook.findings, ...reading.findings] };
  }
  const notebook = new Notebook(grid.sheets[0]?.name ?? '');
  notebook.error('SHEET_NOT_RECOGNISED', { rule: 'Z-6' });
  return { ...NOTHING, findings: notebook.findings };
}

const NOTHING: SheetReading = {
  layout: null,
  sheet: null,
  verdict: 'NONE',
  meta: null,
  lines: [],
  findings: [],
  normalisations: [],
  questions: [],
  missing: [],
  columns: [],
};

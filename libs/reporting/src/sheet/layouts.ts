import type { Grid, GridSheet } from '#platform/workbook';
import { bodyRows } from './annex-evidence';
import { findAnnexHeading } from './annex-heading';
import { readAnnex } from './annex.read';
import { SheetCells } from './cells';
import { Notebook } from './notebook';
import { findOurHeading, readOurSheet } from './our-sheet.read';
import type { LayoutId, SheetContext, SheetReading } from './reading';

/** A shape in which a progress table comes, told by its headings alone, never by a sheet's or a file's name. */
export interface Layout {
  readonly id: LayoutId | 'annex';
  recognises(cells: SheetCells): boolean;
  /** Whether the sheet says anything below its heading: an empty copy of the form is not a second report. */
  isFilled(cells: SheetCells): boolean;
  read(grid: Grid, sheet: GridSheet, context: SheetContext): SheetReading;
}

/** Asked in this order; the first that recognises a sheet reads it. */
export const LAYOUTS: readonly Layout[] = [
  { id: 'ours', recognises: (cells) => findOurHeading(cells) !== null, isFilled: () => true, read: readOurSheet },
  {
    id: 'annex',
    recognises: (cells) => findAnnexHeading(cells) !== null,
    isFilled: (cells) => [...bodyRows(cells, findAnnexHeading(cells)?.lastRow ?? 0)].some(({ filled }) => filled.length > 2),
    read: (_grid, sheet, context) => readAnnex(sheet, context),
  },
];

/** Reads the progress table of a workbook, in whichever layout it comes. Pure: nothing is stored, nothing looked up. */
export function readSheet(grid: Grid, context: SheetContext): SheetReading {
  const sheets = grid.sheets.filter(({ visibility }) => visibility === 'visible').map((sheet) => new SheetCells(sheet));
  for (const layout of LAYOUTS) {
    const found = sheets.filter((cells) => layout.recognises(cells));
    const [first] = found;
    if (!first) continue;
    const filled = found.filter((cells) => layout.isFilled(cells));
    const named = found.find(({ sheet }) => sheet.name === context.sheet);
    if (!named && filled.length > 1) return whichSheet(filled.map(({ sheet }) => sheet.name));
    const chosen = named ?? filled[0] ?? first;
    const reading = layout.read(grid, chosen.sheet, { ...context, date1904: grid.date1904 });
    if (found.length === 1) return reading;
    const notebook = new Notebook(chosen.sheet.name);
    notebook.tell('SHEET_CHOSEN', 1, 1, found.map(({ sheet }) => sheet.name).join('、'), chosen.sheet.name);
    return { ...reading, normalisations: [...notebook.normalisations, ...reading.normalisations] };
  }
  const notebook = new Notebook(grid.sheets[0]?.name ?? '');
  notebook.error('SHEET_NOT_RECOGNISED', { rule: 'Z-6' });
  return { ...NOTHING, findings: notebook.findings };
}

/** Two sheets that both say something: which of them is the report is asked, never guessed. */
function whichSheet(candidates: readonly string[]): SheetReading {
  const [first = ''] = candidates;
  const notebook = new Notebook(first);
  notebook.error('SHEET_UNCERTAIN', { rule: 'Z-6', detail: { candidates: candidates.join('、') } });
  notebook.questions.push({ kind: 'WHICH_SHEET', sheet: first, row: 1, candidates });
  return { ...NOTHING, findings: notebook.findings, questions: notebook.questions };
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

import { ATTRIBUTES } from '#kernel';
import type { GridSheet } from '#platform/workbook';
import { type AnnexHeading, findAnnexHeading } from './annex-heading';
import { layoutOf } from './annex-layout';
import type { AnnexMap } from './annex-map';
import { AnnexBody } from './annex-body';
import { SheetCells } from './cells';
import { seenNow } from './differences';
import { LineReader } from './lines';
import { printedVerdict } from './meta-verdict';
import { Notebook } from './notebook';
import type { SheetContext, SheetReading } from './reading';

/**
 * Reads 附件3: section rows by category, stage rows inside, a project in the row of its stage, several at one stage
 * repeating the row (B-05, B-06). An empty cell says nothing, an empty stage row means none. Which column holds what is
 * settled first (Z-6); where it is not, nothing is read and the question stands in the answer.
 */
export function readAnnex(sheet: GridSheet, context: SheetContext): SheetReading {
  const notebook = new Notebook(sheet.name);
  const cells = new SheetCells(sheet);
  const heading = findAnnexHeading(cells);
  if (!heading) throw new Error(`${sheet.name} has no heading of the annex: ask findAnnexHeading first`);
  const verdict = printedVerdict(cells, heading.row, context, notebook) ?? 'NONE';
  const lines = new LineReader(notebook, context.projects, context.period, seenNow);
  const map = verdict === 'NONE' ? layoutOf(sheet, cells, heading, context, notebook) : null;
  if (map) {
    tellHeading(heading, notebook);
    new AnnexBody(cells, map, context, notebook, lines).read();
  }
  return {
    layout: map?.layout ?? (verdict === 'NONE' ? null : 'annex-clean'),
    sheet: sheet.name,
    verdict,
    meta: null,
    lines: lines.lines,
    findings: notebook.findings,
    normalisations: notebook.normalisations,
    questions: notebook.questions,
    missing: map ? lines.missing : [],
    columns: map ? columnsOf(map) : [],
  };
}

const columnsOf = (map: AnnexMap): SheetReading['columns'] =>
  ATTRIBUTES.flatMap(({ attribute }) => {
    const column = attribute === 'stage' ? map.stage : map.values.get(attribute);
    return column === undefined ? [] : [{ column, attribute }];
  });

/** Headings that mean nothing here, that stand twice, or that name a unit of their own. */
function tellHeading(heading: AnnexHeading, notebook: Notebook): void {
  for (const { row, column, text } of heading.unknown) notebook.warn('COLUMN_UNKNOWN', { row, column, value: text });
  for (const { row, column, text } of heading.repeated) notebook.warn('COLUMN_REPEATED', { row, column, value: text });
  const told = new Set<string>();
  for (const [meaning, { unit, text, line, against }] of heading.units) {
    const column = heading.columns.get(meaning) ?? 1;
    const at = { row: line?.row ?? heading.row, column: line?.column ?? column, value: text, rule: 'B-13' };
    if (against) notebook.error('COLUMN_UNIT_CONTRADICTED', { ...at, detail: { line: against.text } });
    else if (unit === null) notebook.error('COLUMN_UNIT_UNKNOWN', at);
    else if (!line) notebook.tell('HEADING_UNIT', heading.row, column, text, unit);
    else if (!told.has(text)) {
      told.add(text);
      notebook.tell('LINE_UNIT', line.row, line.column, text, unit);
    }
  }
}

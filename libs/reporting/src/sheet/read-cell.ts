import {
  type Attribute,
  attributeDefinition,
  type AttributeValue,
  type EpisodeCount,
  isBlank,
  type LocalDate,
  type MoneyUnit,
  type Note,
  parseAttribute,
  parseDate,
  type Parsed,
  type PeriodId,
  type RawValue,
} from '#kernel';
import type { GridCell } from '#platform/workbook';
import type { Notebook, Place } from './notebook';

export interface CellContext {
  readonly notebook: Notebook;
  readonly period: PeriodId;
  /** Unit the project's episodes are counted in so far. */
  readonly episodeUnit?: EpisodeCount['unit'];
  readonly project: string | null;
  /** Unit the column's heading names for its bare amounts. */
  readonly moneyUnit?: MoneyUnit;
  /** The workbook counts days from 1904. */
  readonly date1904?: boolean;
}

/** A cell that means a value; what is to be told of it waits until it is known to be a change. */
export interface CellValue {
  readonly value: AttributeValue;
  readonly raw: string;
  tell(): void;
}

export const isBlankCell = (cell: GridCell | undefined): boolean =>
  cell === undefined || (cell.kind !== 'formula' && isBlank(cell.text));

/** Reads a cell that is not blank; null where it cannot be read, which is then a finding. */
export function readCell(cell: GridCell, attribute: Attribute, context: CellContext): CellValue | null {
  const place = placeOf(cell, attribute, context);
  if (cell.kind === 'error') {
    context.notebook.error('CELL_ERROR', place);
    return null;
  }
  if (cell.kind === 'formula' && isBlank(cell.text)) {
    context.notebook.error('FORMULA_WITHOUT_VALUE', { ...place, value: `=${cell.formula ?? ''}` });
    return null;
  }
  const year = Number(context.period.slice(0, 4));
  const parsed = parseAttribute(attribute, rawOf(cell, attribute), {
    year,
    episodeUnit: context.episodeUnit,
    moneyUnit: context.moneyUnit,
    date1904: context.date1904,
  });
  return understood(cell, parsed, place, context);
}

/** Reads the "stage since" cell. */
export function readSince(cell: GridCell, context: CellContext): { readonly date: LocalDate; tell(): void } | null {
  const place = placeOf(cell, 'stage', context);
  const raw = cell.kind === 'number' ? { serial: Number(cell.text), date1904: context.date1904 ?? false } : cell.text;
  const read = understood(cell, parseDate(raw, { year: Number(context.period.slice(0, 4)) }), place, context);
  return read && { date: read.value, tell: read.tell };
}

function understood<Value extends AttributeValue>(
  cell: GridCell,
  parsed: Parsed<Value>,
  place: Place,
  { notebook }: CellContext,
): { readonly value: Value; readonly raw: string; tell(): void } | null {
  if (!parsed.ok) {
    // A cell of invisible characters is read as empty by the kernel; isBlankCell has sent those away before.
    notebook.error(parsed.code === 'EMPTY' ? 'CELL_ERROR' : parsed.code, { ...place, detail: parsed.detail });
    return null;
  }
  const tell = (): void => {
    if (cell.kind === 'formula') notebook.tell('FORMULA_VALUE', cell.row, cell.column, `=${cell.formula ?? ''}`, cell.text);
    for (const note of parsed.notes) tellNote(note, cell, place, notebook);
  };
  return { value: parsed.value, raw: cell.text, tell };
}

function tellNote(note: Note, cell: GridCell, place: Place, notebook: Notebook): void {
  if (note.level === 'warning') return notebook.warn(note.code, { ...place, detail: note.detail });
  const understoodAs = note.detail['understood'];
  return notebook.tell(note.code, cell.row, cell.column, cell.text, typeof understoodAs === 'string' ? understoodAs : '');
}

const placeOf = (cell: GridCell, attribute: Attribute, { project }: CellContext): Place => ({
  row: cell.row,
  column: cell.column,
  value: cell.text,
  attribute,
  project,
  rule:
    attribute === 'firstBroadcastOn' || attribute === 'episodes' || attributeDefinition(attribute).kind === 'money'
      ? 'B-13'
      : 'B-12',
});

/** A computed amount or day comes as text from a formula cell; as a number it may lose its binary noise. */
function rawOf(cell: GridCell, attribute: Attribute): RawValue {
  const { kind } = attributeDefinition(attribute);
  const numeric = cell.kind === 'number' || (cell.kind === 'formula' && (kind === 'money' || kind === 'date'));
  if (numeric && /^-?\d+(\.\d+)?$/.test(cell.text)) return Number(cell.text);
  return cell.text;
}

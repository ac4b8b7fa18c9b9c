import { attributeDefinition, formatAttribute, sameValue, type Attribute } from '#kernel';
import type { Normalisation, SheetLine, SheetReading } from '../sheet/reading';
import { isNewLine, type Draft, type DraftCell, type DraftSource, type FileFinding } from './draft';

/** A row of an earlier file that the newer one leaves out: struck, or is the newer file only a part? Only the officer knows. */
export const EARLIER_ROW_KEPT = 'EARLIER_ROW_KEPT';

/** A file that a newer one of the same person replaced: what it left out is what the newer one says (B-09). */
export const isReplaced = ({ source, listed }: DraftSource): boolean => source.kind === 'file' && listed === null;

/** The question about a row of an earlier file has nothing to ask once none of that file's cells stands in the row. */
export function isMoot(draft: Draft, { code, line, source }: Pick<FileFinding, 'code' | 'line' | 'source'>): boolean {
  if (code !== EARLIER_ROW_KEPT) return false;
  const replaced = new Set(draft.sources.filter(isReplaced).map(({ key }) => key));
  return !draft.cells.some((cell) => cell.line === line && (replaced.has(cell.source) || cell.source === source));
}

/** A file that comes after others of the same person. */
export interface Newer {
  /** Its key among the draft's sources. */
  readonly source: string;
  readonly reading: SheetReading;
  /** Its rows that are taken and mean a project. */
  readonly lines: readonly SheetLine[];
  /** Projects that it lists, rows with faults included. */
  readonly listed: readonly string[];
  /** Keys of the files it replaces. */
  readonly replaced: ReadonlySet<string>;
}

export interface Retaken {
  /** What stays of the draft's cells before the newer file's own are written. */
  readonly cells: readonly DraftCell[];
  readonly told: readonly Normalisation[];
  readonly asked: readonly FileFinding[];
}

/**
 * The newer file speaks for the earlier ones of its person: where it lists a project, a cell that only they changed says
 * what the newer file says, or is taken back, and that is told. Of a project that it does not list nothing is known: the
 * cells stay and the officer is asked. What another person's file brought, or somebody typed, is nobody's to take back.
 */
export function retake(draft: Draft, newer: Newer): Retaken {
  const { reading, replaced, source } = newer;
  const lines = new Map(newer.lines.map((line) => [line.project, line]));
  const listed = new Set(newer.listed);
  const columns = new Set(reading.columns.map(({ attribute }) => attribute));
  const sources = new Map(draft.sources.map((each) => [each.key, each.source]));
  /** A number told by its form has no column of its own, in the earlier file as in this one. */
  const speaksOf = ({ attribute, source: from }: DraftCell): boolean =>
    columns.has(attribute) || sources.get(from)?.columns?.[attribute] === undefined;
  const cells: DraftCell[] = [];
  const takenBack: Normalisation[] = [];
  const left = new Map<string, DraftCell[]>();
  for (const cell of draft.cells) {
    const line = lines.get(cell.line);
    if (!replaced.has(cell.source) || isNewLine(cell.line)) cells.push(cell);
    else if (!line) {
      cells.push(cell);
      if (!listed.has(cell.line)) left.set(cell.line, [...(left.get(cell.line) ?? []), cell]);
    } else {
      const now = asSaid(cell, line, speaksOf(cell));
      if (now) cells.push(now === cell ? cell : { ...now, source });
      else takenBack.push(tellTaken(cell, line, reading));
    }
  }
  return {
    cells,
    told: takenBack,
    asked: [...left].map(([project, of]) => question(project, of, newer, sources)),
  };
}

/** The earlier file's cell as the newer row has it; null: it has it no more. The row's own differences are written later. */
function asSaid(cell: DraftCell, line: SheetLine, spoken: boolean): DraftCell | null {
  const { attribute } = cell;
  if (line.reverted.includes(attribute)) return null;
  if (line.cells.some((each) => each.attribute === attribute)) return cell;
  const said = line.read.find((each) => each.attribute === attribute);
  if (!said) return spoken ? null : cell;
  if (sameValue(attribute, said.value, cell.value)) return cell;
  if (sameValue(attribute, said.value, cell.baseValue)) return null;
  return { ...cell, value: said.value, since: said.sinceOn ?? null, raw: said.raw, row: said.row, reason: line.reason };
}

function tellTaken({ attribute, value, baseValue }: DraftCell, line: SheetLine, { columns }: SheetReading): Normalisation {
  const place = line.read.find((each) => each.attribute === attribute) ?? columns.find((each) => each.attribute === attribute);
  const from = `${labelOf(attribute)} ${formatAttribute(attribute, value)}`;
  const to = formatAttribute(attribute, baseValue);
  return { code: 'EARLIER_CELL_TAKEN_BACK', sheet: line.sheet, row: line.row, column: place?.column ?? 1, from, to };
}

function question(
  project: string,
  cells: readonly DraftCell[],
  { source, reading }: Newer,
  sources: ReadonlyMap<string, DraftSource['source']>,
): FileFinding {
  const files = [...new Set(cells.map((cell) => sources.get(cell.source)?.fileName ?? ''))].join('、');
  const said = cells.map(({ attribute, value }) => `${labelOf(attribute)} ${formatAttribute(attribute, value)}`).join('；');
  return {
    key: `${source}|${EARLIER_ROW_KEPT}|${project}`,
    severity: 'error',
    code: EARLIER_ROW_KEPT,
    ...{ line: project, attribute: null, sheet: reading.sheet, row: null, column: null, value: null, rule: 'B-09' },
    detail: { files, said },
    source,
  };
}

const labelOf = (attribute: Attribute): string => attributeDefinition(attribute).zh;

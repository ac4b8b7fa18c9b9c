import { ATTRIBUTES, sameValue, type Attribute, type AttributeValue } from '#kernel';
import { ProjectMatcher } from './match-lines';
import type { MatchedBy, ReadCell, SheetLine, SheetProject, SheetReading, Values } from './reading';

/** A cell of a file as it says it; `value` null where it says nothing. */
export interface ComparedCell {
  readonly value: AttributeValue;
  readonly raw: string;
  readonly sheet: string;
  readonly row: number;
  /** From 1; null where the file has no column for it. */
  readonly column: number | null;
  /** The cell holds something that could not be read: `raw` is all that is known of it. */
  readonly unread: boolean;
}

export interface ComparedLine {
  readonly project: string | null;
  readonly title: string;
  /** What the two lines were found to be one by; null for a line of one file only. */
  readonly by: MatchedBy | null;
  readonly row: { readonly a: number | null; readonly b: number | null };
  readonly cells: readonly { readonly attribute: Attribute; readonly a: ComparedCell; readonly b: ComparedCell }[];
}

export interface ReadingDifference {
  readonly onlyInA: readonly ComparedLine[];
  readonly onlyInB: readonly ComparedLine[];
  /** Lines of both that say different things. */
  readonly changed: readonly ComparedLine[];
  /** Lines of both that say the same. */
  readonly same: number;
}

/**
 * What two files of one unit say differently (issue 4). By meaning, never by position: lines by the project they mean, else
 * by number, else by title with a common 出品机构; values after normalisation. Where the layouts differ, only what both have
 * a column for is compared.
 */
export function compareReadings(a: SheetReading, b: SheetReading): ReadingDifference {
  const [sideA, sideB] = [new Side(a), new Side(b)];
  const both = ATTRIBUTES.map(({ attribute }) => attribute).filter((each) => sideA.has(each) && sideB.has(each));
  const pairs = pairsOf(a, b);
  const [inA, inB] = [new Set(pairs.map((pair) => pair.a)), new Set(pairs.map((pair) => pair.b))];
  const compared = pairs.map((pair) => ({
    ...about(pair.a.project === null ? pair.b : pair.a, pair.by),
    row: { a: pair.a.row, b: pair.b.row },
    cells: both
      .map((attribute) => ({ attribute, a: sideA.cell(pair.a, attribute), b: sideB.cell(pair.b, attribute) }))
      .filter(({ attribute, a: one, b: other }) => !sameCell(attribute, one, other)),
  }));
  const changed = compared.filter(({ cells }) => cells.length > 0);
  return {
    onlyInA: a.lines
      .filter((line) => !inA.has(line))
      .map((line) => ({ ...about(line, null), row: { a: line.row, b: null }, cells: [] })),
    onlyInB: b.lines
      .filter((line) => !inB.has(line))
      .map((line) => ({ ...about(line, null), row: { a: null, b: line.row }, cells: [] })),
    changed,
    same: compared.length - changed.length,
  };
}

interface Pair {
  readonly a: SheetLine;
  readonly b: SheetLine;
  readonly by: MatchedBy;
}

/** By project first; what is left is matched as a line is matched with a project, the lines of A standing for these. */
function pairsOf(a: SheetReading, b: SheetReading): readonly Pair[] {
  const ofProject = new Map(a.lines.flatMap((line) => (line.project === null ? [] : [[line.project, line] as const])));
  const pairs: Pair[] = [];
  const left = new Set(a.lines);
  const open: SheetLine[] = [];
  for (const line of b.lines) {
    const found = line.project === null ? undefined : ofProject.get(line.project);
    if (!found) open.push(line);
    else if (left.delete(found)) pairs.push({ a: found, b: line, by: 'code' });
  }
  const known = new Map([...left].map((line, at) => [`line-${at}`, line]));
  const matcher = new ProjectMatcher([...known].map(([code, line]) => asProject(code, line)));
  for (const line of open) {
    const { project, by } = matcher.match(line.read);
    const found = project ? known.get(project.code) : undefined;
    // Two lines that are each known to mean a project mean two projects.
    if (!found || !by || (found.project !== null && line.project !== null) || !left.delete(found)) continue;
    pairs.push({ a: found, b: line, by });
  }
  return pairs.sort((one, other) => one.a.row - other.a.row);
}

const asProject = (code: string, { category, level, read }: SheetLine): SheetProject => ({
  code,
  category: category ?? 'VALUES',
  levels: [level],
  last: Object.fromEntries(read.map(({ attribute, value }) => [attribute, value])) as Values,
  stageSince: null,
});

class Side {
  private readonly columns: ReadonlyMap<Attribute, number>;
  private readonly said: ReadonlySet<Attribute>;
  private readonly unread = new Map<string, SheetReading['findings'][number]>();

  constructor(reading: SheetReading) {
    this.columns = new Map(reading.columns.map(({ attribute, column }) => [attribute, column]));
    this.said = new Set(reading.lines.flatMap(({ read }) => read.map(({ attribute }) => attribute)));
    for (const finding of reading.findings) {
      const { severity, row, attribute, value } = finding;
      if (severity === 'error' && row !== null && attribute !== null && value) this.unread.set(`${row}|${attribute}`, finding);
    }
  }

  has(attribute: Attribute): boolean {
    return this.columns.has(attribute) || this.said.has(attribute);
  }

  cell({ row, sheet, read }: SheetLine, attribute: Attribute): ComparedCell {
    const cell: ReadCell | undefined = read.find((each) => each.attribute === attribute);
    if (cell) return { value: cell.value, raw: cell.raw, sheet, row: cell.row, column: cell.column, unread: false };
    const finding = this.unread.get(`${row}|${attribute}`);
    const column = finding?.column ?? this.columns.get(attribute) ?? null;
    return { value: null, raw: finding?.value ?? '', sheet, row, column, unread: finding !== undefined };
  }
}

const sameCell = (attribute: Attribute, one: ComparedCell, other: ComparedCell): boolean =>
  one.unread || other.unread
    ? one.unread === other.unread && one.raw === other.raw
    : sameValue(attribute, one.value, other.value);

function about({ project, read }: SheetLine, by: MatchedBy | null): Pick<ComparedLine, 'project' | 'title' | 'by'> {
  const title = read.find(({ attribute }) => attribute === 'title')?.value;
  return { project, title: typeof title === 'string' ? title : '', by };
}

import {
  type Attribute,
  ATTRIBUTES,
  type Category,
  categoryOf,
  isBlank,
  levelOf,
  type LocalDate,
  oneLine,
  parseCategory,
  parseLevel,
  parseProjectCode,
  projectCodeParts,
  type SupportLevel,
  UNITS,
  withoutSpaces,
} from '#kernel';
import type { Grid, GridSheet } from '#platform/workbook';
import { SheetCells } from './cells';
import { seenInSheet, seenNow } from './differences';
import { CATEGORY_HEADING, CODE_HEADING, LAST_PREFIX, LEVEL_HEADING, NEW_SECTION, REASON_HEADING, SINCE_HEADING } from './layout';
import { LineReader, type RawLine } from './lines';
import { checkMeta } from './meta-verdict';
import { Notebook } from './notebook';
import { isBlankCell, readCell, readSince } from './read-cell';
import type { ReadCell, SheetContext, SheetProject, SheetReading } from './reading';

type ColumnMeaning = 'code' | 'category' | 'level' | 'since' | 'reason' | Attribute;

export interface OurHeading {
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnMeaning, number>;
}

const MEANINGS: ReadonlyMap<string, ColumnMeaning> = new Map<string, ColumnMeaning>([
  [CODE_HEADING, 'code'],
  [CATEGORY_HEADING, 'category'],
  [LEVEL_HEADING, 'level'],
  [SINCE_HEADING, 'since'],
  [REASON_HEADING, 'reason'],
  ...ATTRIBUTES.map(({ attribute, zh }) => [withoutSpaces(zh), attribute] as const),
]);

/** The heading may have been pushed down by a row or two. */
const LOOK_FOR_HEADING = 15;
const TITLE_HEADING = ATTRIBUTES.find(({ attribute }) => attribute === 'title')?.zh ?? '';
const TOTAL = /^(合计|总计|小计|共计)/;

/** The row that holds both the code's and the title's heading; null where the sheet is not ours. */
export function findOurHeading(cells: SheetCells): number | null {
  for (const row of cells.rowNumbers.filter((each) => each <= LOOK_FOR_HEADING)) {
    const texts = cells.row(row).map(({ text }) => withoutSpaces(text));
    if (texts.includes(CODE_HEADING) && texts.includes(TITLE_HEADING)) return row;
  }
  return null;
}

/** Reads our 填报表 back: which cells its editor changed, what is wrong with them, and what has to be asked. */
export function readOurSheet(grid: Grid, sheet: GridSheet, context: SheetContext): SheetReading {
  const notebook = new Notebook(sheet.name);
  const cells = new SheetCells(sheet);
  const headingRow = findOurHeading(cells) ?? 0;
  const { verdict, meta, shown } = checkMeta(grid, cells, headingRow, context, notebook);
  const columns = readHeading(cells, headingRow, notebook);
  const base = { layout: 'ours', sheet: sheet.name, verdict, meta, columns: columnMap(columns) } as const;
  // A file for another unit or period, or one that was tampered with, is recognised and left unread.
  if (verdict !== 'OK' && verdict !== 'MISSING') return { ...base, ...empty(notebook) };
  const seen = (project: SheetProject) => (shown ? seenInSheet(project, shown.get(project.code)) : seenNow(project));
  const lines = new LineReader(notebook, context.projects, context.period, seen);
  readRows(cells, { row: headingRow, columns }, context, notebook, lines);
  return { ...base, ...spoken(notebook), lines: lines.lines, missing: lines.missing };
}

const spoken = ({ findings, normalisations, questions }: Notebook) => ({ findings, normalisations, questions });
const empty = (notebook: Notebook) => ({ ...spoken(notebook), lines: [], missing: [] });

function readHeading(cells: SheetCells, row: number, notebook: Notebook): ReadonlyMap<ColumnMeaning, number> {
  const columns = new Map<ColumnMeaning, number>();
  for (const { text, column } of cells.row(row)) {
    const heading = withoutSpaces(text);
    if (heading.startsWith(LAST_PREFIX)) continue;
    const meaning = MEANINGS.get(heading);
    const place = { row, column, value: text };
    if (!meaning) notebook.warn('COLUMN_UNKNOWN', place);
    else if (columns.has(meaning)) notebook.error('COLUMN_REPEATED', place);
    else columns.set(meaning, column);
  }
  for (const [heading, meaning] of MEANINGS) {
    if (!columns.has(meaning)) notebook.error('COLUMN_MISSING', { row, value: heading, detail: { heading } });
  }
  return columns;
}

const columnMap = (columns: ReadonlyMap<ColumnMeaning, number>): SheetReading['columns'] =>
  ATTRIBUTES.flatMap(({ attribute }) => {
    const column = columns.get(attribute);
    return column === undefined ? [] : [{ column, attribute }];
  });

function readRows(cells: SheetCells, heading: OurHeading, context: SheetContext, notebook: Notebook, lines: LineReader): void {
  const codeColumn = heading.columns.get('code') ?? 1;
  const spoilt = mergedRows(cells, heading, notebook);
  let section: Category | null = null;
  for (const row of cells.rowNumbers.filter((each) => each > heading.row)) {
    const head = oneLine(cells.text(row, codeColumn));
    const others = [...heading.columns.values()].filter((column) => column !== codeColumn && !isBlankCell(cells.at(row, column)));
    const category = parseCategory(head);
    if (others.length === 0 && (category.ok || head.startsWith(NEW_SECTION))) {
      section = category.ok ? category.value : null;
    } else if (withoutSpaces(head) === CODE_HEADING) {
      notebook.tell('HEADER_REPEATED', row, codeColumn, head, '');
    } else if (TOTAL.test(head)) {
      notebook.warn('ROW_IGNORED', { row, column: codeColumn, value: head });
    } else if (head !== '' || others.length > 0) {
      if (!spoilt.has(row)) new RowReader(cells, heading, row, context, notebook, lines).read(section);
    }
  }
}

/** Cells merged over several rows of projects: which project the value is for cannot be told. */
function mergedRows(cells: SheetCells, heading: OurHeading, notebook: Notebook): ReadonlySet<number> {
  const rows = new Set<number>();
  const inputs = new Set(heading.columns.values());
  const sectionColumn = heading.columns.get('code') ?? 1;
  for (const area of cells.sheet.merges) {
    if (area.row <= heading.row) continue;
    const isSection = area.row === area.toRow && area.column === sectionColumn;
    if (isSection || ![...inputs].some((column) => column >= area.column && column <= area.toColumn)) continue;
    const value = cells.text(area.row, area.column);
    const detail = { fromRow: area.row, toRow: area.toRow };
    notebook.error('MERGED_CELLS', { row: area.row, column: area.column, value, detail });
    for (let row = area.row; row <= area.toRow; row += 1) rows.add(row);
  }
  return rows;
}

/** Reads one row: its keys, then its inputs. */
class RowReader {
  private readonly tellers = new Map<number, () => void>();

  constructor(
    private readonly cells: SheetCells,
    private readonly heading: OurHeading,
    private readonly row: number,
    private readonly context: SheetContext,
    private readonly notebook: Notebook,
    private readonly lines: LineReader,
  ) {}

  read(section: Category | null): void {
    const codeColumn = this.heading.columns.get('code') ?? 1;
    const code = this.text('code');
    const project = isBlank(code) ? null : this.project(code, codeColumn);
    if (project === undefined) return;
    if (project) this.checkKeys(project);
    const read: ReadCell[] = [];
    const blanks: RawLine['blanks'][number][] = [];
    for (const { attribute } of ATTRIBUTES) {
      const column = this.heading.columns.get(attribute);
      if (column === undefined) continue;
      if (isBlankCell(this.cells.at(this.row, column))) {
        blanks.push({ attribute, column });
        if (attribute === 'stage') this.loneSince(project);
      } else read.push(...this.attribute(attribute, column, project));
    }
    const reason = oneLine(this.text('reason')) || null;
    const tell = (column: number): void => this.tellers.get(column)?.();
    // A spare row in which nothing but a category was chosen is no project yet.
    if (!project && read.length === 0 && reason === null) return;
    const category = project ? project.category : this.category(section);
    const level = project ? 'PROVINCIAL' : this.level();
    this.lines.add({ row: this.row, column: codeColumn, project, category, level, read, blanks, reason, tell });
  }

  private text(meaning: ColumnMeaning): string {
    const column = this.heading.columns.get(meaning);
    return column === undefined ? '' : this.cells.text(this.row, column);
  }

  /** Undefined: the code is wrong and the row is left, which is a finding. */
  private project(text: string, column: number): SheetProject | undefined {
    const place = { row: this.row, column, value: text };
    const code = parseProjectCode(text);
    if (!code.ok) {
      this.notebook.error('NOT_A_PROJECT_CODE', { ...place, detail: code.detail });
      return undefined;
    }
    const project = this.lines.matcher.code(code.value);
    if (project) return project;
    const unit = UNITS.find(({ region }) => region === projectCodeParts(code.value).region);
    const foreign = unit !== undefined && unit.id !== this.context.unit;
    const detail = { value: code.value, unit: unit?.zh ?? null };
    this.notebook.error(foreign ? 'CODE_OF_ANOTHER_UNIT' : 'CODE_UNKNOWN', { ...place, rule: 'B-06', detail });
    return undefined;
  }

  /** Category and level are changed by acts of their own; here they are shown. */
  private checkKeys(project: SheetProject): void {
    const levels = project.levels.map((level) => levelOf(level).zh).join('、');
    const category = this.text('category');
    const parsed = parseCategory(category);
    if (!isBlank(category) && !(parsed.ok && parsed.value === project.category)) {
      this.keyChanged('category', category, categoryOf(project.category).zh, project);
    }
    const level = oneLine(this.text('level'));
    if (level !== '' && withoutSpaces(level) !== levels) this.keyChanged('level', level, levels, project);
  }

  private keyChanged(meaning: 'category' | 'level', value: string, was: string, project: SheetProject): void {
    const column = this.heading.columns.get(meaning) ?? null;
    const heading = meaning === 'category' ? CATEGORY_HEADING : LEVEL_HEADING;
    const place = { row: this.row, column, value, project: project.code, rule: 'B-06' };
    this.notebook.warn('KEY_CHANGED', { ...place, detail: { value, was, heading } });
  }

  /** Of a new project; the section it stands in counts where nothing is chosen. */
  private category(section: Category | null): Category | null {
    const value = this.text('category');
    const column = this.heading.columns.get('category') ?? null;
    const parsed = parseCategory(value);
    if (parsed.ok) return parsed.value;
    const code = parsed.code === 'EMPTY' ? 'CATEGORY_MISSING' : 'NOT_A_CATEGORY';
    if (code === 'CATEGORY_MISSING' && section) return section;
    this.notebook.error(code, { row: this.row, column, value: value || null, rule: 'J-02', detail: { value } });
    return null;
  }

  private level(): SupportLevel {
    const value = this.text('level');
    const parsed = parseLevel(value);
    if (parsed.ok) return parsed.value;
    const column = this.heading.columns.get('level') ?? null;
    if (parsed.code !== 'EMPTY')
      this.notebook.error('NOT_A_LEVEL', { row: this.row, column, value, rule: 'P-03', detail: { value } });
    return 'PROVINCIAL';
  }

  private attribute(attribute: Attribute, column: number, project: SheetProject | null): readonly ReadCell[] {
    const cell = this.cells.at(this.row, column);
    if (!cell) return [];
    const episodeUnit = project?.last.episodes?.unit;
    const { period, date1904 } = this.context;
    const context = { notebook: this.notebook, period, episodeUnit, date1904, project: project?.code ?? null };
    const read = readCell(cell, attribute, context);
    if (!read) return [];
    this.tellers.set(column, read.tell);
    const sinceOn = attribute === 'stage' ? this.since(column, project) : undefined;
    return [{ attribute, value: read.value, raw: read.raw, row: this.row, column, ...(sinceOn ? { sinceOn } : {}) }];
  }

  /** A day without the stage it belongs to. */
  private loneSince(project: SheetProject | null): void {
    const column = this.heading.columns.get('since');
    const cell = column === undefined ? undefined : this.cells.at(this.row, column);
    if (!cell || isBlankCell(cell)) return;
    const place = { row: this.row, column, value: cell.text, attribute: 'stage', project: project?.code, rule: 'J-06' } as const;
    this.notebook.error('STAGE_DATE_WITHOUT_STAGE', place);
  }

  private since(stageColumn: number, project: SheetProject | null): LocalDate | undefined {
    const column = this.heading.columns.get('since');
    const cell = column === undefined ? undefined : this.cells.at(this.row, column);
    if (!cell || isBlankCell(cell)) return undefined;
    const { period, date1904 } = this.context;
    const read = readSince(cell, { notebook: this.notebook, period, date1904, project: project?.code ?? null });
    if (!read) return undefined;
    const before = this.tellers.get(stageColumn);
    this.tellers.set(stageColumn, () => {
      before?.();
      read.tell();
    });
    return read.date;
  }
}

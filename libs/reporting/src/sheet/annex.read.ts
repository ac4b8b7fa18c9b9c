import {
  type Attribute,
  ATTRIBUTES,
  type Category,
  categoryOf,
  isNone,
  normaliseNumber,
  numberForm,
  oneLine,
  parseCategory,
  parseStage,
  type StageCode,
  stageLabel,
} from '#kernel';
import type { GridCell, GridSheet } from '#platform/workbook';
import { type AnnexHeading, findAnnexHeading, repeatsHeading } from './annex-heading';
import { covers, SheetCells } from './cells';
import { seenNow } from './differences';
import { LineReader } from './lines';
import { printedVerdict } from './meta-verdict';
import { Notebook } from './notebook';
import { isBlankCell, readCell } from './read-cell';
import type { ReadCell, SheetContext, SheetReading } from './reading';

const RELEASE_FORMS = new Set(['MICRO_LICENCE', 'MICRO_FILING', 'WEB_LICENCE']);

/**
 * Reads 附件3 in its clean layout: section rows by category, stage rows inside, a project in the row of its stage,
 * several at one stage repeating the row (B-05, B-06). An empty cell says nothing, an empty stage row means none.
 */
export function readCleanAnnex(sheet: GridSheet, context: SheetContext): SheetReading {
  const notebook = new Notebook(sheet.name);
  const cells = new SheetCells(sheet);
  const heading = findAnnexHeading(cells) ?? { row: 0, columns: new Map() };
  const verdict = printedVerdict(cells, heading.row, context, notebook) ?? 'NONE';
  const lines = new LineReader(notebook, context.projects, context.period, seenNow);
  if (verdict === 'NONE') new AnnexReader(cells, heading, context, notebook, lines).read();
  return {
    layout: 'annex-clean',
    sheet: sheet.name,
    verdict,
    meta: null,
    lines: lines.lines,
    findings: notebook.findings,
    normalisations: notebook.normalisations,
    questions: notebook.questions,
    missing: verdict === 'NONE' ? lines.missing : [],
    columns: ATTRIBUTES.flatMap(({ attribute }) => {
      const column = heading.columns.get(attribute);
      return column === undefined ? [] : [{ column, attribute }];
    }),
  };
}

class AnnexReader {
  private section: Category | null = null;
  private stage: StageCode | null = null;

  constructor(
    private readonly cells: SheetCells,
    private readonly heading: AnnexHeading,
    private readonly context: SheetContext,
    private readonly notebook: Notebook,
    private readonly lines: LineReader,
  ) {}

  read(): void {
    for (const row of this.cells.rowNumbers.filter((each) => each > this.heading.row)) {
      const filled = this.cells.row(row).filter((cell) => !isBlankCell(cell));
      if (filled.length === 0) continue;
      const category = this.sectionOf(filled);
      if (category) {
        this.section = category;
        this.stage = null;
      } else if (repeatsHeading(this.cells, row, this.heading)) {
        this.notebook.tell('HEADER_REPEATED', row, filled[0]?.column ?? 1, filled[0]?.text ?? '', '');
      } else {
        this.row(row, filled);
      }
    }
  }

  /** A section row holds the category and nothing else, wherever in the row, perhaps with its number beside it. */
  private sectionOf(filled: readonly GridCell[]): Category | null {
    const words = filled.filter(({ text }) => !/^[(（]?[0-9０-９一二三四五六]+[)）、.．]?$/.test(text.trim()));
    const [only] = words;
    if (words.length !== 1 || !only) return null;
    const category = parseCategory(only.text);
    return category.ok ? category.value : null;
  }

  private row(row: number, filled: readonly GridCell[]): void {
    const values = this.valueCells(row);
    const stage = this.stageOf(row, values.length > 0);
    if (values.every(({ cell }) => isNone(cell.text))) {
      const known = stage !== undefined || this.stageCell(row) !== undefined;
      const [first] = filled;
      if (!known && first) this.notebook.warn('ROW_IGNORED', { row, column: first.column, value: first.text });
      return;
    }
    if (stage === undefined) return;
    const tellers = new Map<number, () => void>();
    const read: ReadCell[] = stage ? [stage] : [];
    for (const { attribute, cell } of values) {
      const context = { notebook: this.notebook, period: this.context.period, project: null };
      const value = readCell(cell, attribute, context);
      if (!value) continue;
      tellers.set(cell.column, value.tell);
      read.push({ attribute, value: value.value, raw: value.raw, row, column: cell.column });
    }
    this.add(row, read, tellers);
  }

  private add(row: number, read: readonly ReadCell[], tellers: ReadonlyMap<number, () => void>): void {
    const column = this.heading.columns.get('title') ?? 1;
    const tell = (at: number): void => tellers.get(at)?.();
    const { project } = this.lines.matcher.match(read);
    const category = project?.category ?? this.section;
    if (!category) this.notebook.error('CATEGORY_MISSING', { row, column, rule: 'J-02' });
    if (project && this.section && project.category !== this.section) {
      const detail = { heading: '项目类别', was: categoryOf(project.category).zh, value: categoryOf(this.section).zh };
      this.notebook.warn('KEY_CHANGED', { row, column, project: project.code, rule: 'B-06', detail });
    }
    this.lines.add({ row, column, project: null, category, level: 'PROVINCIAL', read, blanks: [], reason: null, tell });
  }

  private valueCells(row: number): readonly { readonly attribute: Attribute; readonly cell: GridCell }[] {
    return [...this.heading.columns].flatMap(([meaning, column]) => {
      if (meaning === 'serial' || meaning === 'stage') return [];
      const cell = this.cells.at(row, column);
      if (!cell || isBlankCell(cell)) return [];
      return [{ attribute: meaning === 'number' ? numberOf(cell.text) : meaning, cell }];
    });
  }

  /** The label of the row, also where it is merged downwards over several rows. */
  private stageCell(row: number): GridCell | undefined {
    const column = this.heading.columns.get('stage') ?? 0;
    const cell = this.cells.at(row, column);
    if (cell && !isBlankCell(cell)) return cell;
    const merge = this.cells.sheet.merges.find((area) => covers(area, row, column));
    return merge && this.cells.at(merge.row, merge.column);
  }

  /** Undefined where a row of values has no stage that can be understood; that is a finding. */
  private stageOf(row: number, matters: boolean): ReadCell | undefined {
    const column = this.heading.columns.get('stage') ?? 0;
    const cell = this.stageCell(row);
    if (!cell) {
      if (!matters) return undefined;
      if (!this.stage) {
        this.notebook.error('STAGE_MISSING', { row, column, attribute: 'stage', rule: 'B-05' });
        return undefined;
      }
      this.notebook.tell('STAGE_ROW_FILLED_DOWN', row, column, '', stageLabel(this.stage));
      return { attribute: 'stage', value: this.stage, raw: '', row, column };
    }
    const parsed = parseStage(oneLine(cell.text));
    if (!parsed.ok) {
      const place = { row, column, value: cell.text, attribute: 'stage', rule: 'B-05' } as const;
      if (matters) this.notebook.error('NOT_A_STAGE', { ...place, detail: { value: cell.text } });
      return undefined;
    }
    this.stage = parsed.value;
    return { attribute: 'stage', value: parsed.value, raw: cell.text, row, column };
  }
}

/** Z-2: where there is one number column, its form says which of the two it is. */
const numberOf = (text: string): Attribute =>
  RELEASE_FORMS.has(numberForm(normaliseNumber(text))) ? 'releaseNumber' : 'planningNumber';

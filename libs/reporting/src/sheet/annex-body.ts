import { type Attribute, type Category, categoryOf, isNone, stageLabel, stagePosition, type StageCode } from '#kernel';
import type { GridCell } from '#platform/workbook';
import { valuesOf } from './annex-evidence';
import { repeatsHeading } from './annex-heading';
import { type AnnexMap, moneyUnitOf } from './annex-map';
import {
  isColumnNumbers,
  isNoteRow,
  isOrdinal,
  isTotal,
  looksLikeSection,
  numberOf,
  sectionOf,
  serialNumber,
  stageText,
} from './annex-rows';
import { shiftOf } from './annex-shift';
import { AnnexTotals } from './annex-totals';
import { covers, type SheetCells } from './cells';
import type { LineReader } from './lines';
import type { Notebook } from './notebook';
import { isBlankCell, readCell } from './read-cell';
import type { ReadCell, SheetContext } from './reading';

type Valued = { readonly attribute: Attribute; readonly cell: GridCell };

/** Reads the rows below the heading, by one reading of the columns. */
export class AnnexBody {
  private section: Category | null = null;
  /** False where a section's heading seems to be lost: its rows may belong to another category than the one above. */
  private sectionIsSure = true;
  private stage: StageCode | null = null;
  /** Official number of the last label in this section; a smaller one says that a new section began. */
  private position = 0;
  private readonly runningNumbers: boolean;
  private readonly totals: AnnexTotals;

  constructor(
    private readonly cells: SheetCells,
    private readonly map: AnnexMap,
    private readonly context: SheetContext,
    private readonly notebook: Notebook,
    private readonly lines: LineReader,
  ) {
    this.runningNumbers = this.numbersRun();
    this.totals = new AnnexTotals(map, context);
  }

  read(): void {
    for (const row of this.cells.rowNumbers.filter((each) => each > this.map.heading.lastRow)) {
      const filled = this.cells.row(row).filter((cell) => !isBlankCell(cell));
      const [first] = filled;
      if (!first) continue;
      const category = sectionOf(filled);
      if (category) this.begin(category);
      else if (repeatsHeading(this.cells, row)) this.pass('HEADER_REPEATED', first);
      else if (isTotal(filled)) this.total(row, first, filled);
      else if (isColumnNumbers(filled)) this.pass('COLUMN_NUMBERS_PASSED_OVER', first);
      else if (this.isForeign(filled)) this.foreign(row, first, filled);
      else this.row(row, filled);
    }
    this.totals.judge(this.notebook);
  }

  private total(row: number, first: GridCell, filled: readonly GridCell[]): void {
    this.pass('TOTAL_PASSED_OVER', first);
    this.totals.total(row, filled);
  }

  private begin(category: Category): void {
    this.totals.beginSection();
    this.section = category;
    this.sectionIsSure = true;
    this.stage = null;
    this.position = 0;
  }

  private pass(
    code: 'HEADER_REPEATED' | 'TOTAL_PASSED_OVER' | 'COLUMN_NUMBERS_PASSED_OVER',
    { row, column, text }: GridCell,
  ): void {
    this.notebook.tell(code, row, column, text, '');
  }

  /** A row that says one thing only, and not in the column of titles unless it is merged across the table. */
  private isForeign(filled: readonly GridCell[]): boolean {
    const [first] = filled;
    if (!first || !looksLikeSection(filled)) return false;
    const wide = this.cells.sheet.merges.some(
      (area) => covers(area, first.row, first.column) && area.toColumn - area.column >= 3,
    );
    // Where stages are lines of their own, a title and nothing else may as well be a section's heading, misspelt.
    return wide || this.map.stageRows || filled.length > 2 || first.column !== this.map.title;
  }

  private foreign(row: number, { column, text }: GridCell, filled: readonly GridCell[]): void {
    this.notebook.warn('ROW_IGNORED', { row, column, value: text });
    // It may have been a section's heading, misspelt: what follows is not for the section above without a look.
    if (!isNoteRow(filled)) this.sectionIsSure = false;
  }

  private row(row: number, filled: readonly GridCell[]): void {
    const values = this.valuesAt(row);
    const label = this.labelOf(row);
    if (this.map.stageRows && label) return this.stageLine(row, label, values);
    if (values.every(({ cell }) => isNone(cell.text))) {
      if (label) this.follow(label.stage);
      else if (!this.coversLabel(row)) this.ignored(row, filled);
      return this.outside(row, filled);
    }
    const stage = label ? this.own(row, label) : this.filledDown(row);
    this.outside(row, filled);
    if (!stage || this.isShifted(row, values)) return;
    this.project(row, stage, values);
  }

  /** A label on a line of its own, above the projects it is for. */
  private stageLine(row: number, label: NonNullable<ReturnType<AnnexBody['labelOf']>>, values: readonly Valued[]): void {
    this.own(row, label);
    const beside = values.find(({ cell }) => cell.column > this.map.stage && !isNone(cell.text));
    if (!beside) return;
    const place = { row, column: this.map.stage, value: label.cell.text, rule: 'Z-6' };
    this.notebook.error('STAGE_IN_TITLE', place);
  }

  private ignored(row: number, filled: readonly GridCell[]): void {
    const text = filled.find(({ text: each }) => !isOrdinal(each)) ?? filled[0];
    if (!text) return;
    const cell = this.cells.at(row, this.map.stage);
    if (cell && !isBlankCell(cell) && !isNone(cell.text)) {
      this.notebook.warn('NOT_A_STAGE', { row, column: this.map.stage, value: cell.text, attribute: 'stage', rule: 'B-05' });
      // Which stage the rows without a label below mean is no longer known.
      this.stage = null;
    } else if (!isOrdinal(text.text)) this.notebook.warn('ROW_IGNORED', { row, column: text.column, value: text.text });
  }

  private project(row: number, stage: ReadCell, values: readonly Valued[]): void {
    const tellers = new Map<number, () => void>();
    const read: ReadCell[] = [stage];
    for (const { attribute, cell } of values) {
      const moneyUnit = moneyUnitOf(this.map, attribute);
      const unit = this.map.units.get(attribute);
      if (unit?.unit === null) {
        const place = { row, column: cell.column, value: cell.text, attribute, rule: 'B-13' };
        if (unit.against) this.notebook.error('COLUMN_UNIT_CONTRADICTED', { ...place, detail: { line: unit.against.text } });
        else this.notebook.error('COLUMN_UNIT_UNKNOWN', place);
        continue;
      }
      const { period, date1904 } = this.context;
      const context = { notebook: this.notebook, period, project: null, moneyUnit, date1904 };
      const value = readCell(cell, attribute, context);
      if (!value) continue;
      tellers.set(cell.column, value.tell);
      this.totals.count(row, attribute, value.value);
      read.push({ attribute, value: value.value, raw: value.raw, row, column: cell.column });
    }
    this.mergedDown(row);
    this.add(row, read, tellers);
  }

  private add(row: number, read: readonly ReadCell[], tellers: ReadonlyMap<number, () => void>): void {
    const column = this.map.title;
    const tell = (at: number): void => tellers.get(at)?.();
    const { project } = this.lines.matcher.match(read);
    const section = this.sectionIsSure ? this.section : null;
    const category = project?.category ?? section;
    if (!category) {
      const code = this.sectionIsSure ? 'CATEGORY_MISSING' : 'SECTION_UNCERTAIN';
      this.notebook.error(code, { row, column, rule: 'J-02' });
    }
    if (project && section && project.category !== section) {
      const detail = { heading: '项目类别', was: categoryOf(project.category).zh, value: categoryOf(section).zh };
      this.notebook.warn('KEY_CHANGED', { row, column, project: project.code, rule: 'B-06', detail });
    }
    // A row of a project known by its number must still say its title: without one it may be shifted by a cell.
    if (project && !read.some(({ attribute }) => attribute === 'title')) {
      this.notebook.error('TITLE_MISSING', { row, column, attribute: 'title', project: project.code, rule: 'B-06' });
    }
    this.lines.add({ row, column, project: null, category, level: 'PROVINCIAL', read, blanks: [], reason: null, tell });
  }

  private valuesAt(row: number): readonly Valued[] {
    return valuesOf(this.cells, this.map, row).map(({ attribute, cell }) => {
      if (attribute !== 'number') return { attribute, cell };
      const { attribute: meant, sure } = numberOf(cell.text);
      if (isNone(cell.text)) return { attribute: meant, cell };
      const place = { row, column: cell.column, value: cell.text, attribute: meant, rule: 'Z-2' };
      if (sure) this.notebook.tell('NUMBER_BY_FORM', row, cell.column, cell.text, meant);
      else this.notebook.warn('NUMBER_KIND_UNSURE', place);
      return { attribute: meant, cell };
    });
  }

  /** The label of the row, in its own cell, or with its number in the column of numbers. */
  private labelOf(row: number): { readonly stage: StageCode; readonly cell: GridCell; readonly number: number } | null {
    const serial = this.map.serial === null ? undefined : this.cells.at(row, this.map.serial);
    const number = serial && isOrdinal(serial.text) ? serialNumber(serial.text) : 0;
    const cell = this.cells.at(row, this.map.stage);
    const own = cell && !isBlankCell(cell) ? stageText(cell.text) : null;
    if (own && cell) return { stage: own.stage, cell, number: own.otherNumber ?? number };
    if (cell && !isBlankCell(cell)) return null;
    const beside = serial && !isBlankCell(serial) && this.map.serial !== this.map.title ? stageText(serial.text) : null;
    if (beside && serial) {
      this.notebook.tell('STAGE_IN_SERIAL', row, serial.column, serial.text, stageLabel(beside.stage));
      return { stage: beside.stage, cell: serial, number: beside.otherNumber ?? 0 };
    }
    return null;
  }

  private coversLabel(row: number): boolean {
    return this.mergedLabel(row) !== null;
  }

  /** The label above a row that the label's cell is merged over. */
  private mergedLabel(row: number): StageCode | null {
    const area = this.cells.sheet.merges.find((each) => each.row < row && covers(each, row, this.map.stage));
    return area ? (stageText(this.cells.text(area.row, this.map.stage))?.stage ?? null) : null;
  }

  private follow(stage: StageCode): void {
    if (stagePosition(stage) < this.position) this.sectionIsSure = false;
    this.position = stagePosition(stage);
    this.stage = stage;
  }

  private own(row: number, { stage, cell, number }: NonNullable<ReturnType<AnnexBody['labelOf']>>): ReadCell {
    this.follow(stage);
    if (number > 0 && number !== stagePosition(stage) && !this.runningNumbers) {
      this.notebook.tell('STAGE_NUMBER_DISAGREES', row, cell.column, `${number} ${cell.text}`, stageLabel(stage));
    }
    return { attribute: 'stage', value: stage, raw: cell.text, row, column: cell.column };
  }

  /** A row of values without a label: of the stage above, where merged cells or the form of the table say so. */
  private filledDown(row: number): ReadCell | null {
    const column = this.map.stage;
    const cell = this.map.stageRows ? undefined : this.cells.at(row, column);
    if (cell && !isBlankCell(cell)) {
      const place = { row, column, value: cell.text, attribute: 'stage', rule: 'B-05', detail: { value: cell.text } } as const;
      this.notebook.error('NOT_A_STAGE', place);
      this.stage = null;
      return null;
    }
    const merged = this.mergedLabel(row);
    const stage = merged ?? this.stage;
    if (!stage || (!merged && this.numberedAsAnother(row, stage))) {
      this.notebook.error('STAGE_MISSING', { row, column, attribute: 'stage', rule: 'B-05' });
      return null;
    }
    if (merged) this.notebook.tell('STAGE_ROW_FILLED_DOWN', row, column, '', stageLabel(stage));
    else if (!this.map.stageRows) {
      const detail = { value: stageLabel(stage) };
      this.notebook.warn('STAGE_FILLED_DOWN', { row, column, attribute: 'stage', rule: 'B-05', detail });
    }
    return { attribute: 'stage', value: stage, raw: '', row, column };
  }

  private numberedAsAnother(row: number, stage: StageCode): boolean {
    if (this.map.serial === null || this.map.stageRows || this.runningNumbers) return false;
    const number = serialNumber(this.cells.text(row, this.map.serial));
    return number > 0 && number !== stagePosition(stage);
  }

  /** A cell inserted or deleted moves the rest of its row: found where days and amounts read only when moved back. */
  private isShifted(row: number, values: readonly Valued[]): boolean {
    const shift = shiftOf(this.cells, this.map, row, values);
    if (shift === 0) return false;
    const title = this.cells.text(row, this.map.title);
    this.notebook.error('ROW_SHIFTED', { row, column: this.map.title, value: title, rule: 'B-12', detail: { shift } });
    return true;
  }

  /** A value merged over several projects: the first has it, whether the others mean it only a person knows. */
  private mergedDown(row: number): void {
    for (const [meaning, column] of this.map.values) {
      const area = this.cells.sheet.merges.find((each) => each.row < row && covers(each, row, column));
      if (!area || area.column === this.map.stage) continue;
      const value = this.cells.text(area.row, area.column);
      const attribute = meaning === 'number' ? 'planningNumber' : meaning;
      const detail = { fromRow: area.row, toRow: area.toRow };
      this.notebook.error('MERGED_CELLS', { row, column, value, attribute, rule: 'B-12', detail });
    }
  }

  /** Values in columns that no heading covers. */
  private outside(row: number, filled: readonly GridCell[]): void {
    const known = new Set([...this.map.values.values(), this.map.stage, this.map.serial ?? 0, this.map.title]);
    const unknown = new Set(this.map.heading.unknown.map(({ column }) => column));
    for (const { column, text } of filled) {
      if (known.has(column) || unknown.has(column) || isNone(text)) continue;
      this.notebook.warn('CELL_OUTSIDE', { row, column, value: text });
    }
  }

  /** Whether the numbers count lines, 1 to the end, instead of naming stages. */
  private numbersRun(): boolean {
    if (this.map.serial === null) return false;
    let last = 0;
    let rising = true;
    for (const row of this.cells.rowNumbers.filter((each) => each > this.map.heading.lastRow)) {
      const text = this.cells.text(row, this.map.serial);
      if (!isOrdinal(text) || serialNumber(text) === 0) continue;
      const number = serialNumber(text);
      if (number <= last) rising = false;
      last = number;
    }
    return rising && last > 9;
  }
}

import {
  type Attribute,
  attributeDefinition,
  CATEGORIES,
  type Category,
  firstStageOf,
  NONE_WORD,
  periodName,
  STAGES,
  type StageCode,
  stageOf,
  stagesFor,
} from '#kernel';
import type { CellPlan, GridArea, SheetPlan, WorkbookPlan } from '#platform/workbook';
import { OFFICIAL_TITLE } from '../layout';
import { cellValue } from '../our-sheet.write';
import { linesOf, rowHeights } from '../row-heights';
import { footOf, versionText } from './annex-foot';
import type { AnnexInput, AnnexProject } from './annex-input';
import { ANNEX_ATTRIBUTES, ANNEX_COLUMNS, ANNEX_HEADING_ROW, ANNEX_STYLES } from './annex-print.layout';

const LAST_COLUMN = ANNEX_COLUMNS.length;
const WIDTHS = ANNEX_COLUMNS.map(({ width }) => width);
const LINE_POINTS = 16;
const ROW_POINTS = 22;
const ENDED = new Set<AnnexProject['sideState']>(['TERMINATED', 'WITHDRAWN', 'REVOKED']);

/**
 * One sheet of 附件3 for print and seal (Z-1, Z-3, Z-4, Z-6): six sections in official order, each with its stage rows, a
 * project in the row of its current stage, several at one stage repeating it, 无 in a row without one (B-06). What the
 * table cannot show is told below it. Its styles are `ANNEX_STYLES`.
 */
export function planAnnexSheet(input: AnnexInput): SheetPlan {
  const table = new Table();
  for (const { code, zh } of CATEGORIES) {
    table.across(zh, 'annexSection', ROW_POINTS + 2);
    const own = input.projects.filter(({ category }) => category === code);
    for (const stage of rowsOf(code, own))
      table.stage(
        stage,
        own.filter((project) => rowOf(project) === stage),
      );
  }
  for (const { text, style } of footOf(input)) table.across(text, style, LINE_POINTS * linesAcross(text) + 9);
  return {
    name: input.sheetName ?? sheetNameOf(input.unitName),
    widths: WIDTHS,
    cells: [...heading(input), ...table.cells],
    merges: [...[1, 2, 3].map(across), ...table.merges],
    freeze: { rows: ANNEX_HEADING_ROW, columns: 3 },
    heights: new Map([
      [1, 22],
      [2, 36],
      [3, 24],
      [ANNEX_HEADING_ROW, 36],
      ...table.heights(),
      ...rowHeights(table.table, WIDTHS, LINE_POINTS),
    ]),
    print: {
      repeatFrom: ANNEX_HEADING_ROW,
      repeatRows: ANNEX_HEADING_ROW,
      margins: { top: 18, right: 12, bottom: 18, left: 12 },
      ...(input.mark ? { header: input.mark } : {}),
      footer: `— {page} / {pages} —　${input.unitName}　${versionText(input)}`,
    },
  };
}

/** A workbook of one unit's 附件3. */
export const planAnnex = (input: AnnexInput): WorkbookPlan => ({
  title: `${OFFICIAL_TITLE} ${input.unitName} ${periodName(input.period, 'zh')}`,
  createdAt: input.version.generatedAt,
  styles: ANNEX_STYLES,
  sheets: [planAnnexSheet(input)],
});

/** The row a project stands in; none where it has ended or no stage is known yet. The first stage has its category's name. */
export function rowOf({ category, sideState, values }: AnnexProject): StageCode | null {
  const { stage } = values;
  if (!stage || ENDED.has(sideState)) return null;
  return stage === 'TOPIC' || stage === 'INITIATION' ? firstStageOf(category) : stage;
}

/** The printed rows of a section, and those its projects need besides: 重大时间节点 may go beyond its six (Z-4). */
function rowsOf(category: Category, projects: readonly AnnexProject[]): readonly StageCode[] {
  const wanted = new Set<StageCode | null>([...stagesFor(category), ...projects.map(rowOf)]);
  return STAGES.map(({ code }) => code).filter((code) => wanted.has(code));
}

/** At most 31 characters, none of which a workbook forbids. */
export const sheetNameOf = (text: string): string => text.replace(/[[\]:*?/\\']/g, '').slice(0, 31) || '推进表';

function heading(input: AnnexInput): readonly CellPlan[] {
  const { unitName, period, mark } = input;
  const line = `填报单位：${unitName}　　　　报送周期：${periodName(period, 'zh')}（${period}）`;
  return [
    { row: 1, column: 1, value: mark ? `附件3　　　【${mark}】` : '附件3', style: 'annexMark' },
    { row: 2, column: 1, value: OFFICIAL_TITLE, style: 'annexTitle' },
    { row: 3, column: 1, value: line, style: 'annexLine' },
    ...ANNEX_COLUMNS.map(({ heading: value }, at): CellPlan => ({
      row: ANNEX_HEADING_ROW,
      column: at + 1,
      value,
      style: 'annexHead',
    })),
  ];
}

const across = (row: number): GridArea => ({ row, column: 1, toRow: row, toColumn: LAST_COLUMN });

const linesAcross = (text: string): number => linesOf(text, WIDTHS.reduce((sum, width) => sum + width, 0) - 8);

/** Rows below the headings, written downwards. */
class Table {
  readonly cells: CellPlan[] = [];
  /** Cells of the table itself: their texts decide how high its rows are. */
  readonly table: CellPlan[] = [];
  readonly merges: GridArea[] = [];
  private readonly points = new Map<number, number>();
  private row = ANNEX_HEADING_ROW + 1;

  heights(): ReadonlyMap<number, number> {
    return this.points;
  }

  across(value: string, style: string, points: number): void {
    this.cells.push({ row: this.row, column: 1, value, style });
    // A merged cell is ruled by the cells beneath it.
    if (style === 'annexSection') {
      for (let column = 2; column <= LAST_COLUMN; column += 1) this.cells.push({ row: this.row, column, style });
    }
    this.merges.push(across(this.row));
    this.points.set(this.row, points);
    this.row += 1;
  }

  stage(stage: StageCode, projects: readonly AnnexProject[]): void {
    const sorted = [...projects].sort((one, other) => (one.code < other.code ? -1 : 1));
    for (const project of sorted.length === 0 ? [null] : sorted) {
      const { position, printed } = stageOf(stage);
      this.put(1, { value: position, style: 'annexKey' });
      this.put(2, { value: printed, style: 'annexKey' });
      ANNEX_ATTRIBUTES.forEach((attribute, at) => this.put(at + 3, valueCell(project, attribute)));
      this.points.set(this.row, ROW_POINTS);
      this.row += 1;
    }
  }

  private put(column: number, cell: Pick<CellPlan, 'value' | 'style'>): void {
    const planned = { row: this.row, column, ...cell };
    this.cells.push(planned);
    this.table.push(planned);
  }
}

function valueCell(project: AnnexProject | null, attribute: Attribute): Pick<CellPlan, 'value' | 'style'> {
  const { kind } = attributeDefinition(attribute);
  const style = kind === 'money' ? 'annexMoney' : kind === 'date' ? 'annexDate' : kind === 'episodes' ? 'annexKey' : 'annexText';
  if (!project) return attribute === 'title' ? { value: NONE_WORD, style } : { style };
  const value = project.values[attribute];
  return value === null || value === undefined ? { style } : { value: cellValue(attribute, value), style };
}

import {
  type Attribute,
  type AttributeValue,
  attributeDefinition,
  CATEGORIES,
  categoryOf,
  formatAttribute,
  type Instant,
  levelOf,
  type LocalDate,
  type PeriodId,
  periodName,
  STAGES,
  SUPPORT_LEVELS,
  dateInWords,
} from '#kernel';
import type { CellPlan, GridArea, ListPlan, PlanValue, SheetPlan, WorkbookPlan } from '#platform/workbook';
import { helpSheet } from './help';
import {
  columnNumber,
  HEADING_ROW,
  LIST_SHEET,
  MAIN_SHEET,
  META_SHEET,
  NEW_SECTION,
  OFFICIAL_TITLE,
  OUR_COLUMNS,
  type OurColumn,
  SPARE_ROWS,
  TEMPLATE_VERSION,
} from './layout';
import { rowHeights } from './row-heights';
import { metaCells, shownOf, signedText } from './meta';
import type { SheetMeta, SheetProject } from './reading';
import { STYLES } from './styles';

export interface OurSheetInput {
  readonly unit: string;
  /** 四川省广播电视局 */
  readonly unitName: string;
  readonly period: PeriodId;
  /** Last day, until 24:00 (Z-8). */
  readonly dueOn: LocalDate;
  /** Of the report as it stands; 0 before the first submission. */
  readonly revision: number;
  /** Position token of the values in it. */
  readonly position: string;
  readonly generatedAt: Instant;
  readonly projects: readonly SheetProject[];
  readonly spareRows?: number;
  sign(text: string): string;
}

const LAST_COLUMN = OUR_COLUMNS.length;
const WIDTHS = OUR_COLUMNS.map(({ width }) => width);
const FROZEN_COLUMNS = columnNumber((column) => column.kind === 'input');

/**
 * Describes the 填报表 of a unit and period (design, two sheets): keys locked, inputs yellow and prefilled, last values
 * grey to their right, sections in the annex's order (J-02), spare rows for new projects at the end.
 */
export function planOurSheet(input: OurSheetInput): WorkbookPlan {
  const { period, unitName } = input;
  const meta: SheetMeta = {
    template: TEMPLATE_VERSION,
    unit: input.unit,
    period,
    revision: input.revision,
    position: input.position,
    generatedAt: input.generatedAt,
  };
  const shown = new Map(input.projects.map((project) => [project.code, shownOf(project)]));
  const signature = input.sign(signedText(meta, shown));
  return {
    title: `${OFFICIAL_TITLE}·填报表 ${unitName} ${periodName(period, 'zh')}`,
    createdAt: input.generatedAt,
    styles: STYLES,
    sheets: [
      mainSheet(input),
      helpSheet(),
      listSheet(),
      { name: META_SHEET, visibility: 'veryHidden', protected: true, cells: metaCells(meta, shown, signature) },
    ],
  };
}

function mainSheet(input: OurSheetInput): SheetPlan {
  const body = new Body();
  for (const { code: category, zh } of CATEGORIES) {
    body.section(zh);
    const projects = input.projects.filter((project) => project.category === category);
    for (const project of [...projects].sort((one, other) => (one.code < other.code ? -1 : 1))) body.project(project);
  }
  body.section(`${NEW_SECTION}（请先选类别；扶持层级不选即为省级）`);
  const firstSpare = body.row;
  for (let index = 0; index < (input.spareRows ?? SPARE_ROWS); index += 1) body.spare();
  const lastRow = body.row - 1;
  return {
    name: MAIN_SHEET,
    widths: WIDTHS,
    cells: [...heading(input), ...body.cells],
    merges: [...headingMerges(), ...body.merges],
    freeze: { rows: HEADING_ROW, columns: FROZEN_COLUMNS },
    protected: true,
    lists: lists(firstSpare, lastRow),
    heights: new Map([...rowHeights(body.cells, WIDTHS, 15), [1, 30], [2, 20], [HEADING_ROW, 32]]),
    print: { repeatRows: HEADING_ROW },
  };
}

function heading(input: OurSheetInput): readonly CellPlan[] {
  const line =
    `填报单位：${input.unitName}　　报送周期：${periodName(input.period, 'zh')}（${input.period}）　　` +
    `报送截止：${dateInWords(input.dueOn)}24:00　　黄色格可填，灰色格只读；清除原值请填“无”`;
  const group = (text: string, test: (column: OurColumn) => boolean): CellPlan => ({
    row: 3,
    column: columnNumber(test),
    value: text,
    style: 'group',
  });
  return [
    { row: 1, column: 1, value: `${OFFICIAL_TITLE}·填报表`, style: 'title' },
    { row: 2, column: 1, value: line, style: 'line' },
    group('项目', (column) => column.kind === 'code'),
    group('本期填报', (column) => column.kind === 'input'),
    group('上期值（只读）', (column) => column.kind === 'last'),
    ...OUR_COLUMNS.map((column, index): CellPlan => ({
      row: HEADING_ROW,
      column: index + 1,
      value: column.heading,
      style: isInput(column) ? 'headInput' : 'head',
    })),
  ];
}

function headingMerges(): readonly GridArea[] {
  const firstInput = columnNumber((column) => column.kind === 'input');
  const firstLast = columnNumber((column) => column.kind === 'last');
  const across = (row: number, column: number, toColumn: number): GridArea => ({ row, column, toRow: row, toColumn });
  // Only as wide as a screen: a title centred over thirty columns is out of sight.
  const seen = firstInput + 8;
  return [
    across(1, 1, seen),
    across(2, 1, seen),
    across(3, 1, firstInput - 1),
    across(3, firstInput, firstLast - 1),
    across(3, firstLast, LAST_COLUMN),
  ];
}

const isInput = (column: OurColumn): boolean => ['input', 'since', 'reason'].includes(column.kind);

/** Rows below the headings, written downwards. */
class Body {
  readonly cells: CellPlan[] = [];
  readonly merges: GridArea[] = [];
  row = HEADING_ROW + 1;

  section(text: string): void {
    const toColumn = FROZEN_COLUMNS;
    this.cells.push({ row: this.row, column: 1, value: text, style: 'section' });
    this.merges.push({ row: this.row, column: 1, toRow: this.row, toColumn });
    this.row += 1;
  }

  project(project: SheetProject): void {
    this.line((column) => ({ value: projectValue(project, column), style: styleOf(column) }));
  }

  /** A row for a new project: its keys but the code are inputs. */
  spare(): void {
    this.line((column) => {
      if (column.kind === 'category' || column.kind === 'level') return { style: 'input' };
      return { style: styleOf(column) };
    });
  }

  private line(cell: (column: OurColumn) => Pick<CellPlan, 'value' | 'style'>): void {
    OUR_COLUMNS.forEach((column, index) => this.cells.push({ row: this.row, column: index + 1, ...cell(column) }));
    this.row += 1;
  }
}

function styleOf(column: OurColumn): string {
  if (column.kind === 'since') return 'inputDate';
  if (column.kind === 'reason') return 'input';
  if (column.kind === 'last') return attributeDefinition(column.attribute).kind === 'money' ? 'lastMoney' : 'last';
  if (column.kind !== 'input') return column.kind === 'last-since' ? 'last' : 'key';
  const { kind } = attributeDefinition(column.attribute);
  return kind === 'money' ? 'inputMoney' : kind === 'date' ? 'inputDate' : 'input';
}

function projectValue(project: SheetProject, column: OurColumn): PlanValue | undefined {
  switch (column.kind) {
    case 'code':
      return project.code;
    case 'category':
      return categoryOf(project.category).zh;
    case 'level':
      return project.levels.map((level) => levelOf(level).zh).join('、');
    case 'since':
      // Left blank although the day is known: an old day beside a newly chosen stage would be a false date.
      return project.draft?.stageSince === undefined ? undefined : { date: project.draft.stageSince };
    case 'reason':
      return project.draft?.reason;
    case 'last-since':
      return project.stageSince ?? undefined;
    case 'last':
      return lastText(column.attribute, project.last[column.attribute] ?? null);
    case 'input':
      return inputValue(project, column.attribute);
  }
}

const lastText = (attribute: Attribute, value: AttributeValue): string | undefined =>
  value === null ? undefined : formatAttribute(attribute, value);

function inputValue(project: SheetProject, attribute: Attribute): PlanValue | undefined {
  const drafted = project.draft?.values[attribute];
  if (drafted !== undefined) return cellValue(attribute, drafted);
  const last = project.last[attribute] ?? null;
  return last === null ? undefined : cellValue(attribute, last);
}

/** Numbers and dates as such, so that a spreadsheet can add and sort them; digits a double would lose stay text. */
export function cellValue(attribute: Attribute, value: AttributeValue): PlanValue {
  const text = formatAttribute(attribute, value);
  if (value === null) return text;
  const { kind } = attributeDefinition(attribute);
  if (kind === 'date') return { date: value as LocalDate };
  if (kind === 'money') return text.replace('.', '').length <= 15 ? Number(text) : text;
  return text;
}

const LISTS: readonly (readonly string[])[] = [
  STAGES.map(({ zh }) => zh),
  CATEGORIES.map(({ zh }) => zh),
  SUPPORT_LEVELS.map(({ zh }) => zh),
];

const listSheet = (): SheetPlan => ({
  name: LIST_SHEET,
  visibility: 'veryHidden',
  protected: true,
  cells: LISTS.flatMap((list, column) => list.map((value, row) => ({ row: row + 1, column: column + 1, value }))),
});

function lists(firstSpare: number, lastRow: number): readonly ListPlan[] {
  const list = (column: number, row: number, index: number, title: string, message: string): ListPlan => ({
    area: { row, column, toRow: lastRow, toColumn: column },
    sheet: LIST_SHEET,
    source: { row: 1, column: index + 1, toRow: LISTS[index]?.length ?? 1, toColumn: index + 1 },
    title,
    message,
    strict: true,
  });
  const stage = columnNumber((column) => column.kind === 'input' && column.attribute === 'stage');
  const stages = list(stage, HEADING_ROW + 1, 0, '进展阶段', '请从列表选择；阶段变动时请填阶段起始日期');
  if (firstSpare > lastRow) return [stages];
  return [
    stages,
    list(
      columnNumber(({ kind }) => kind === 'category'),
      firstSpare,
      1,
      '项目类别',
      '新增项目必选',
    ),
    list(
      columnNumber(({ kind }) => kind === 'level'),
      firstSpare,
      2,
      '扶持层级',
      '不选即为省级',
    ),
  ];
}

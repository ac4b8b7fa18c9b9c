import { CATEGORIES, type Category, type Instant, STAGES, stagesFor } from '#kernel';
import type { CellPlan, GridArea, PlanValue, WorkbookPlan } from '#platform/workbook';
import { OFFICIAL_TITLE } from '../layout';

/** The printed headings of 附件3, with the two columns that its heading lost (Z-6). */
export const ANNEX_HEADINGS = [
  '序号',
  '进展阶段',
  '微短剧名称/主题',
  '编剧',
  '导演/监制',
  '制片人',
  '出品机构',
  '播出平台',
  '播出日期',
  '播出集数/期数',
  '制作成本(万元)',
  '发行/推广费用(万元)',
  '备案/备案号',
  '备案号',
] as const;

export type AnnexRow =
  /** A blank row, a repeated heading, a section's heading, a row of texts in the columns of the headings. */
  'blank' | 'heading' | { readonly section: string } | { readonly cells: readonly (PlanValue | undefined)[] };

export interface AnnexOptions {
  readonly headings?: readonly string[];
  readonly top?: readonly string[];
}

/** Describes a workbook in the annex's clean layout, for reading; printing it is another module's work. */
export function annexPlan(rows: readonly AnnexRow[], options: AnnexOptions = {}): WorkbookPlan {
  const headings = options.headings ?? ANNEX_HEADINGS;
  const cells: CellPlan[] = [];
  const merges: GridArea[] = [];
  let row = 0;
  const across = (text: string): void => {
    row += 1;
    cells.push({ row, column: 1, value: text });
    merges.push({ row, column: 1, toRow: row, toColumn: headings.length });
  };
  const line = (values: readonly (PlanValue | undefined)[]): void => {
    row += 1;
    values.forEach((value, index) => value !== undefined && cells.push({ row, column: index + 1, value }));
  };
  for (const text of options.top ?? ['附件3', OFFICIAL_TITLE]) across(text);
  line(headings);
  for (const each of rows) {
    if (each === 'blank') row += 1;
    else if (each === 'heading') line(headings);
    else if ('section' in each) across(each.section);
    else line(each.cells);
  }
  const createdAt = '2026-06-20T02:00:00.000Z' as Instant;
  return { title: OFFICIAL_TITLE, createdAt, styles: {}, sheets: [{ name: 'Sheet1', cells, merges }] };
}

/** The printed rows of a category with nothing in them, and given rows after the row of their stage. */
export function sectionRows(category: Category, filled: Readonly<Record<string, readonly AnnexRow[]>> = {}): readonly AnnexRow[] {
  const { zh } = CATEGORIES.find(({ code }) => code === category) ?? { zh: category };
  return [
    { section: zh },
    ...stagesFor(category).flatMap((code, index): readonly AnnexRow[] => {
      const label = STAGES.find((stage) => stage.code === code)?.printed ?? code;
      return filled[code] ?? [{ cells: [index + 1, label] }];
    }),
  ];
}

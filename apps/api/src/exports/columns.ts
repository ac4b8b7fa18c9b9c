import {
  ATTRIBUTES,
  formatEpisodes,
  isAttribute,
  levelOf,
  wanYuanText,
  type LocalDate,
  type Names,
  type Row,
  type SupportLevel,
} from '#kernel';
import type { CsvCell } from '#platform/csv';
import type { PlanValue } from '#platform/workbook';
import { labelOf } from '../graphql/labels';

/** What an exported cell holds, before it becomes one of a format. */
export type ExportValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly fen: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'date'; readonly date: LocalDate };

export interface ExportColumn {
  readonly id: string;
  readonly zh: string;
  readonly width: number;
  /** `names`: of the moment the row is of. */
  value(row: Row, names: Names): ExportValue | null;
}

type Reader = (value: NonNullable<Row[string]>, row: Row, names: Names) => ExportValue | null;

const text =
  (read: (value: string) => string = (value) => value): Reader =>
  (value) => ({ kind: 'text', text: read(String(value)) });
const list: Reader = (value) => {
  const texts = Array.isArray(value) ? value.map(String) : [];
  return texts.length === 0 ? null : { kind: 'text', text: texts.join('、') };
};
const date: Reader = (value) => ({ kind: 'date', date: String(value) as LocalDate });
const money: Reader = (value) => ({ kind: 'money', fen: Number(value) });
const fullName: Reader = (id, _row, names) => ({ kind: 'text', text: names.of(String(id)).zh });
const label = (field: string): Reader => text((value) => labelOf(field, value));

const column = (id: string, zh: string, width: number, read: Reader): ExportColumn => ({
  id,
  zh,
  width,
  value: (row, names) => {
    const value = row[id];
    return value === null || value === undefined ? null : read(value, row, names);
  },
});

const named = (value: string): string => ATTRIBUTES.find(({ attribute }) => attribute === value)?.zh ?? value;

/** What a list of projects can export, in the order of the console's list. */
export const PROJECT_COLUMNS: readonly ExportColumn[] = [
  column('project', '项目编号', 15, text()),
  column('unit', '填报单位', 22, fullName),
  column('category', '项目类别', 30, label('category')),
  column('levels', '扶持层级', 12, (value) =>
    Array.isArray(value) && value.length > 0
      ? { kind: 'text', text: value.map((each) => levelOf(each as SupportLevel).zh).join('、') }
      : null,
  ),
  column('sideState', '项目状态', 10, label('sideState')),
  column('stage', '进展阶段', 12, label('stage')),
  column('stageSince', '阶段起始日期', 13, date),
  column('title', '微短剧名称/主题', 26, text()),
  column('writers', '编剧', 18, list),
  column('directors', '导演/监制', 18, list),
  column('producers', '制片人', 14, list),
  column('bodies', '出品机构', 30, list),
  column('platforms', '播出平台', 16, list),
  column('firstBroadcastOn', '播出日期', 12, date),
  column('episodes', '播出集数/期数', 12, (value, row) => ({
    kind: 'text',
    text: formatEpisodes({ count: Number(value), unit: row['episodeUnit'] === '期' ? '期' : '集' }),
  })),
  column('productionCost', '制作成本（万元）', 14, money),
  column('promotionCost', '发行/推广费用（万元）', 16, money),
  column('planningNumber', '规划立项备案号', 30, text()),
  column('releaseNumber', '上线备案号/发行许可证号', 30, text()),
  column('note', '备注', 24, text()),
  column('registeredOn', '登记日期', 12, date),
  column('reportedIn', '最近报送期次', 18, label('period')),
  column('disputed', '争议数据', 20, (value) => {
    const fields = Array.isArray(value) ? value.map(String) : [];
    return fields.length === 0
      ? null
      : { kind: 'text', text: fields.map((each) => (isAttribute(each) ? named(each) : each)).join('、') };
  }),
];

/** What a list of reports exports. */
export const REPORT_COLUMNS: readonly ExportColumn[] = [
  column('unit', '填报单位', 22, fullName),
  column('period', '报送周期', 18, label('period')),
  column('state', '状态', 12, label('state')),
  column('revision', '版次', 8, (value) => ({ kind: 'count', count: Number(value) })),
  column('dueOn', '报送截止', 12, date),
  column('firstSubmittedAt', '首次报送（UTC）', 24, text()),
  column('lastSubmittedAt', '最近报送（UTC）', 24, text()),
  column('acceptedAt', '接收（UTC）', 24, text()),
  column('receipt', '回执', 28, text()),
];

/** The earlier side of a change. */
export const asBefore = (columns: readonly ExportColumn[]): readonly ExportColumn[] =>
  columns.map((each) => ({ ...each, id: `before.${each.id}`, zh: `此前·${each.zh}` }));

export function csvCell(value: ExportValue | null): CsvCell {
  if (value === null) return null;
  if (value.kind === 'money') return { decimal: wanYuanText(value.fen) };
  if (value.kind === 'count') return value.count;
  return value.kind === 'date' ? value.date : value.text;
}

/** Amounts and days as such, so that a spreadsheet can add and sort them; digits a double would lose stay text. */
export function planCell(value: ExportValue): { readonly value: PlanValue; readonly style: string } {
  if (value.kind === 'date') return { value: { date: value.date }, style: 'date' };
  if (value.kind === 'count') return { value: value.count, style: 'count' };
  if (value.kind === 'text') return { value: value.text, style: 'text' };
  const digits = wanYuanText(value.fen);
  return { value: digits.replace('.', '').length <= 15 ? Number(digits) : digits, style: 'money' };
}

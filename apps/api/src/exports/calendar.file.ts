import type { Instant, Row } from '#kernel';
import type { SheetPlan } from '#platform/workbook';
import { inShanghai } from '../compilation/paper-words';
import { tableSheet, type TableCell } from '../compilation/table-sheet';
import type { CalendarCell, CalendarYear } from '../graphql/calendar.types';
import { REPORT_COLUMNS, type ExportColumn } from './columns';

const told = (id: string, zh: string, width: number): ExportColumn => ({
  id,
  zh,
  width,
  value: (row) => {
    const value = row[id] ?? null;
    return value === null ? null : { kind: 'text', text: String(value) };
  },
});

const OF_REPORT = new Map(REPORT_COLUMNS.map((column) => [column.id, column]));
const ofReport = (id: string): readonly ExportColumn[] => {
  const column = OF_REPORT.get(id);
  return column ? [column] : [];
};

/** What a line of the calendar's list says: one report, of one unit and one half-month. */
export const CALENDAR_COLUMNS: readonly ExportColumn[] = [
  ...['unit', 'period', 'state'].flatMap(ofReport),
  told('lateness', '及时性', 12),
  told('duty', '应报', 8),
  ...['dueOn'].flatMap(ofReport),
  told('extended', '延期', 8),
  told('rule', '判定规则', 40),
  ...['revision'].flatMap(ofReport),
  told('zero', '零报告', 8),
  ...['firstSubmittedAt'].flatMap(ofReport),
  { id: 'reminders', zh: '提醒次数', width: 10, value: (row) => ({ kind: 'count', count: Number(row['reminders']) }) },
  told('receipts', '回执', 40),
];

/** Every cell as a line, by unit in official order, then by half-month. */
export const calendarRows = ({ rows }: CalendarYear): readonly Row[] =>
  rows.flatMap(({ unit, cells }) =>
    cells.map((cell): Row => ({
      unit: unit.id,
      period: cell.period,
      state: cell.state,
      lateness: cell.latenessZh,
      duty: cell.required ? '应报' : '可报',
      dueOn: cell.dueOn,
      extended: cell.extended ? '是' : null,
      rule: cell.rule,
      revision: cell.revision,
      zero: cell.zero === null ? null : cell.zero ? '是' : '否',
      firstSubmittedAt: cell.firstSubmittedAt,
      reminders: cell.reminders,
      receipts: cell.receipts.length === 0 ? null : cell.receipts.join('、'),
    })),
  );

/** The counts of each half-month, as the calendar gives them. */
export const calendarTotals = ({ periods }: CalendarYear): readonly (readonly (string | number)[])[] => [
  ['期次', '截止日', '应报', '已报', '按时', '宽限内', '迟报', '未报', '逾期未报', '已退回', '已接收'],
  ...periods.map(({ zh, dueOn, totals: of }) => [
    zh,
    dueOn,
    ...[of.required, of.submitted, of.inTime, of.withinGrace, of.late, of.missing, of.overdue, of.returned, of.accepted],
  ]),
];

/** 报送日历: units in official order, half-months across, the word of each state with what is wrong in time. */
export function calendarSheet({ periods, rows, moment }: CalendarYear, title: string): SheetPlan {
  const opened = periods.filter(({ state }) => state !== 'NOT_OPENED');
  return tableSheet({
    name: '报送日历',
    title,
    lines: [`截至 ${inShanghai(moment.now as Instant)}，各单位推进表报送情况`],
    columns: [
      { heading: '序号', width: 5 },
      { heading: '单位', width: 12 },
      ...opened.map(({ id, dueOn }) => ({ heading: `${headOf(id)}\n${dueOn.slice(5)}`, width: 13 })),
    ],
    rows: rows.map(({ unit, cells }, at): readonly TableCell[] => [
      { value: at + 1, style: 'compKey' },
      { value: unit.short, style: 'compKey' },
      ...opened.map(({ id }) => cellOut(cells.find(({ period }) => period === id))),
    ]),
    notes: [
      '注：期次下为截止日。零：零报告；宽：宽限期内报送；迟：迟报；逾：逾期未报；延：总局已延期。及时性以首次报送时间为准。',
      `数据版本 ${moment.position ?? '空'}`,
    ],
    footer: title,
    frozen: 2,
  });
}

const headOf = (period: string): string => `${Number(period.slice(5, 7))}月${period.endsWith('1') ? '上' : '下'}`;

const SIGNS: readonly (readonly [string, (cell: CalendarCell) => boolean])[] = [
  ['零', ({ zero }) => zero === true],
  ['宽', ({ lateness }) => lateness === 'WITHIN_GRACE'],
  ['迟', ({ lateness }) => lateness === 'LATE'],
  ['逾', (cell) => owing(cell) && cell.lateness === 'OVERDUE'],
  ['延', ({ extended }) => extended],
];

const owing = ({ required, firstSubmittedAt }: CalendarCell): boolean => required && firstSubmittedAt === null;

/** The state and, after it, the signs that the note explains: short, so that every row is one line high. */
function cellOut(cell: CalendarCell | undefined): TableCell {
  if (!cell) return { value: '—', style: 'compKey' };
  const signs = SIGNS.filter(([, is]) => is(cell)).map(([sign]) => sign);
  const warned = signs.includes('迟') || signs.includes('逾');
  return { value: [cell.stateZh, signs.join('')].join(' ').trimEnd(), style: warned ? 'compWarn' : 'compKey' };
}

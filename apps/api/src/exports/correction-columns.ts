import { attributeDefinition, isAttribute, isPeriodId, periodName, type LocalDate, type Row } from '#kernel';
import type { Correction } from '../graphql/correction.types';
import { inShanghai } from '../compilation/paper-words';
import type { ExportColumn, ExportValue } from './columns';

type Texts = Readonly<Record<string, string | number | null>>;

const column = (id: string, zh: string, width: number, read: (text: string, row: Row) => ExportValue): ExportColumn => ({
  id,
  zh,
  width,
  value: (row) => {
    const value = row[id];
    return value === null || value === undefined || value === '' ? null : read(String(value), row);
  },
});
const text = (id: string, zh: string, width: number): ExportColumn =>
  column(id, zh, width, (told) => ({ kind: 'text', text: told }));

/** An amount as such, so that it can be added; anything else as the unit wrote it. */
const value = (id: string, zh: string): ExportColumn =>
  column(id, zh, 18, (told, row) => {
    const amount = row[`${id}Fen`];
    return typeof amount === 'number' ? { kind: 'money', fen: amount } : { kind: 'text', text: told };
  });

const STATES: Readonly<Record<Correction['claim']['state'], string>> = {
  OPEN: '待接收',
  DISPUTED: '存疑',
  ACCEPTED: '已接收',
  RETRACTED: '已被后来的报送取代',
  OFFICIAL: '正式认定',
};

/** What a line of the list of corrections says, in the order of the screen. */
export const CORRECTION_COLUMNS: readonly ExportColumn[] = [
  text('project', '项目编号', 15),
  text('title', '项目名称', 24),
  text('attribute', '栏目', 18),
  column('effectiveOn', '生效日期', 12, (day) => ({ kind: 'date', date: day as LocalDate })),
  value('was', '原先'),
  value('now', '改为'),
  text('person', '填报人', 12),
  text('organisation', '单位', 20),
  text('recordedAt', '收到时间（北京时间）', 18),
  text('reason', '原因', 30),
  text('receipt', '回执', 20),
  text('period', '报送期次', 16),
  text('state', '状态', 12),
  text('source', '单元格', 16),
];

const fenOf = (attribute: string, amount: unknown): number | null =>
  typeof amount === 'number' && isAttribute(attribute) && attributeDefinition(attribute).kind === 'money' ? amount : null;

/** A correction as a row to export. */
export function correctionRow({ claim, title, reason, receipt }: Correction): Row {
  const { attribute, reportPeriod } = claim;
  const row: Texts = {
    project: claim.project,
    title,
    attribute: claim.attributeZh,
    effectiveOn: claim.effectiveOn,
    was: claim.wasText,
    wasFen: fenOf(attribute, claim.was),
    now: claim.text,
    nowFen: fenOf(attribute, claim.value),
    person: claim.person.name,
    organisation: claim.person.organisation.zh,
    recordedAt: inShanghai(claim.recordedAt as Parameters<typeof inShanghai>[0]),
    reason,
    receipt,
    period: reportPeriod !== null && isPeriodId(reportPeriod) ? periodName(reportPeriod, 'zh') : reportPeriod,
    state: STATES[claim.state],
    source: claim.source.address ?? null,
  };
  return row as Row;
}

import { missingUnits } from '#insight';
import { daysBetween, shanghaiDateOf } from '#kernel';
import type { SheetPlan } from '#platform/workbook';
import { labelOf } from '../graphql/labels';
import { LATENESS_ZH } from '../graphql/report.types';
import type { Compilation } from './compilation.service';
import { papersLine, versionLine, versionShort } from './paper-words';
import { tableSheet, type TableCell } from './table-sheet';

const COLUMNS = [
  { heading: '序号', width: 6 },
  { heading: '单位', width: 12 },
  { heading: '单位全称', width: 42 },
  { heading: '状态', width: 11 },
  { heading: '截止日', width: 13 },
  { heading: '已过天数', width: 10 },
  { heading: '及时性', width: 12 },
  { heading: '延期情况', width: 34 },
  { heading: '提醒次数', width: 10 },
  { heading: '沿用项目数', width: 12 },
];

/** 未报送名单: who owes a report, since when, and what was done about it. */
export function missingSheet(compilation: Compilation): SheetPlan {
  const { content, judgedAt, names } = compilation;
  const today = shanghaiDateOf(judgedAt);
  const rows = missingUnits(content).map((unit, at): readonly TableCell[] => [
    { value: at + 1, style: 'compKey' },
    { value: names.of(unit.unit).short, style: 'compKey' },
    { value: names.of(unit.unit).zh, style: 'compText' },
    { value: labelOf('state', unit.state), style: 'compKey' },
    { value: unit.dueOn, style: 'compKey' },
    { value: Math.max(0, daysBetween(unit.dueOn, today)), style: 'compCount' },
    { value: LATENESS_ZH[unit.lateness], style: unit.lateness === 'OVERDUE' ? 'compWarn' : 'compKey' },
    {
      value: unit.extensionReason === null ? '无' : `原定 ${unit.dueByRule ?? ''}，延至 ${unit.dueOn}：${unit.extensionReason}`,
      style: 'compText',
    },
    { value: unit.reminders, style: 'compCount' },
    { value: unit.projects.length, style: 'compCount' },
  ]);
  const none = COLUMNS.map((_, at): TableCell => (at === 1 ? { value: '无', style: 'compKey' } : { style: 'compText' }));
  return tableSheet({
    name: '未报送名单',
    title: '未报送单位名单',
    lines: [papersLine(compilation)],
    columns: COLUMNS,
    rows: rows.length === 0 ? [none] : rows,
    notes: ['注：截止日含当日24时；沿用项目数为以前已报、计入汇总的项目。', versionLine(compilation)],
    footer: versionShort(compilation),
    frozen: 2,
  });
}

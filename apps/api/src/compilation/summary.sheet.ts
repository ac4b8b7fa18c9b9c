import { lateUnits, missingUnits, type CompiledFigures, type CompiledUnit, type DisputedFigures } from '#insight';
import { STAGES, wanYuanText, type Lateness, type Names } from '#kernel';
import type { SheetPlan } from '#platform/workbook';
import { labelOf } from '../graphql/labels';
import { LATENESS_ZH } from '../graphql/report.types';
import type { Compilation } from './compilation.service';
import { inShanghai, papersLine, versionLine, versionShort } from './paper-words';
import { tableSheet, type TableCell, type TableColumn } from './table-sheet';

const POSITIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const atPosition = (position: number) => STAGES.filter((stage) => stage.position === position);

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 5 },
  { heading: '单位', width: 10 },
  { heading: '报送状态', width: 11 },
  { heading: '及时性', width: 11 },
  { heading: '首次报送', width: 17 },
  { heading: '回执编号', width: 18 },
  { heading: '项目数', width: 8 },
  { heading: '在推进', width: 8 },
  ...POSITIONS.map((position) => ({
    heading: atPosition(position)
      .map(({ zh }) => (position === 1 ? zh.slice(2) : zh))
      .join('/'),
    width: 9,
  })),
  { heading: '未报阶段', width: 9 },
  { heading: '制作成本（万元）', width: 14 },
  { heading: '推广费用（万元）', width: 14 },
  { heading: '本期有变化', width: 9 },
];
const DISPUTED: TableColumn = { heading: '有争议项目', width: 9 };

/** 汇总: every unit in official order, with state, timeliness and figures, and all of them together (B-03). */
export function summarySheet(compilation: Compilation): SheetPlan {
  const { content, names } = compilation;
  const { units, totals } = content;
  const sent = units.filter(({ carriedForward }) => !carriedForward).length;
  const missing = missingUnits(content);
  const lines = [
    papersLine(compilation),
    `应报 ${units.filter(({ required }) => required).length} 家，已报 ${sent} 家，未报 ${missing.length} 家，迟报或逾期 ${lateUnits(content).length} 家；` +
      `项目 ${totals.projects} 个，其中在推进 ${totals.running} 个；本期有变化 ${totals.changed} 个。`,
  ];
  return tableSheet({
    name: '汇总',
    title: '网络微短剧项目推进情况汇编',
    lines,
    columns: totals.disputed ? [...COLUMNS, DISPUTED] : COLUMNS,
    rows: [...units.map((unit, at) => unitRow(unit, at + 1, names)), totalRow(totals)],
    notes: [...notes(units, totals, names), versionLine(compilation)],
    footer: versionShort(compilation),
    frozen: 2,
  });
}

const WARNED: readonly Lateness[] = ['LATE', 'OVERDUE'];

function unitRow(unit: CompiledUnit, number: number, names: Names): readonly TableCell[] {
  return [
    { value: number, style: 'compKey' },
    { value: names.of(unit.unit).short, style: 'compKey' },
    { value: labelOf('state', unit.state), style: unit.carriedForward && unit.required ? 'compWarn' : 'compKey' },
    { value: LATENESS_ZH[unit.lateness], style: WARNED.includes(unit.lateness) ? 'compWarn' : 'compKey' },
    { value: unit.firstSubmittedAt === null ? '—' : inShanghai(unit.firstSubmittedAt), style: 'compKey' },
    { value: unit.receipt ?? '—', style: 'compKey' },
    ...figureCells(unit.figures, 'compCount', 'compMoney'),
  ];
}

const totalRow = (totals: CompiledFigures): readonly TableCell[] => [
  { style: 'compTotal' },
  { value: '合计', style: 'compTotal' },
  ...[1, 2, 3, 4].map(() => ({ style: 'compTotal' })),
  ...figureCells(totals, 'compTotalCount', 'compTotalMoney'),
];

function figureCells(figures: CompiledFigures, count: string, money: string): readonly TableCell[] {
  const stages = POSITIONS.map((position) =>
    atPosition(position).reduce((sum, { code }) => sum + (figures.byStage[code] ?? 0), 0),
  );
  return [
    { value: figures.projects, style: count },
    { value: figures.running, style: count },
    ...[...stages, figures.byStage.NONE ?? 0].map((value) => ({ value, style: count })),
    { value: Number(wanYuanText(figures.productionCost)), style: money },
    { value: Number(wanYuanText(figures.promotionCost)), style: money },
    { value: figures.changed, style: count },
    ...(figures.disputed ? [{ value: figures.disputed.projects, style: count }] : []),
  ];
}

/** What the numbers leave open: the rule and who was judged otherwise, values carried forward, amounts not given. */
function notes(units: readonly CompiledUnit[], totals: CompiledFigures, names: Names): readonly string[] {
  const rules = [...new Set(units.map(({ rule }) => rule))].join('、');
  const extended = units.filter(({ extensionReason }) => extensionReason !== null);
  const carried = units.filter(({ carriedForward }) => carriedForward);
  return [
    `注：1. 及时性按规则 ${rules} 判定，以首次报送时间为准。` +
      (extended.length === 0
        ? ''
        : `总局延期：${extended.map((unit) => `${names.of(unit.unit).short}至${unit.dueOn}（${unit.extensionReason ?? ''}）`).join('、')}。`),
    '2. 各阶段为在推进项目数；成本费用合计不含已终止、退出、撤销的项目。' +
      `在推进项目中，未填报制作成本 ${totals.productionMissing} 个、发行/推广费用 ${totals.promotionMissing} 个，不计入合计。`,
    ...[
      ...(carried.length === 0
        ? []
        : [
            `本期未报送的 ${carried.length} 家（${carried.map(({ unit }) => names.of(unit).short).join('、')}）沿用以前已报数据，已计入合计。`,
          ]),
      ...(totals.disputed && totals.disputed.projects > 0 ? [disputedNote(units, totals.disputed, names)] : []),
    ].map((text, at) => `${at + 3}. ${text}`),
  ];
}

/** Disputed values count until they are mended, and the paper says so (B-08). */
function disputedNote(units: readonly CompiledUnit[], disputed: DisputedFigures, names: Names): string {
  const of = units.filter(({ figures }) => (figures.disputed?.projects ?? 0) > 0).map(({ unit }) => names.of(unit).short);
  return (
    `被退回、尚在核实的数据涉及 ${disputed.projects} 个项目（${of.join('、')}），已计入合计：` +
    `其中制作成本 ${wanYuanText(disputed.productionCost)} 万元、推广费用 ${wanYuanText(disputed.promotionCost)} 万元。`
  );
}

import { CHANGE_KINDS, type ChangedAttribute, type ChangeKind, type CompiledChange, type CompiledFigures } from '#insight';
import { dateInWords, type Names } from '#kernel';
import type { SheetPlan } from '#platform/workbook';
import { attributeZh, factText } from '../graphql/claims.loader';
import type { Compilation } from './compilation.service';
import { papersLine, versionLine, versionShort } from './paper-words';
import { tableSheet, type TableCell } from './table-sheet';

const KINDS = new Map<string, string>(CHANGE_KINDS.map(({ kind, zh }) => [kind, zh]));
const sinceNote = ({ content: { since, asOf } }: Compilation): string =>
  `与上期末（${dateInWords(since)}）比较，截至本期末（${dateInWords(asOf)}）；同一项目可计入多类变化。`;

/** 变化汇总: how many projects of each unit changed, and in which way (I-04). */
export function changeCountsSheet(compilation: Compilation): SheetPlan {
  const { units, totals } = compilation.content;
  const counts = ({ changed, unchanged, kinds }: CompiledFigures, style: string): readonly TableCell[] =>
    [changed, unchanged, ...CHANGE_KINDS.map(({ kind }) => kinds[kind] ?? 0)].map((value) => ({ value, style }));
  return tableSheet({
    name: '变化汇总',
    title: '本期变化汇总（按单位）',
    lines: [papersLine(compilation)],
    columns: [
      { heading: '序号', width: 6 },
      { heading: '单位', width: 12 },
      { heading: '有变化项目', width: 13 },
      { heading: '无变化项目', width: 13 },
      ...CHANGE_KINDS.map(({ zh }) => ({ heading: zh, width: 14 })),
    ],
    rows: [
      ...units.map(({ unit, figures }, at): readonly TableCell[] => [
        { value: at + 1, style: 'compKey' },
        { value: compilation.names.of(unit).short, style: 'compKey' },
        ...counts(figures, 'compCount'),
      ]),
      [{ style: 'compTotal' }, { value: '合计', style: 'compTotal' }, ...counts(totals, 'compTotalCount')],
    ],
    notes: [`注：${sinceNote(compilation)}`, versionLine(compilation)],
    footer: versionShort(compilation),
    frozen: 2,
  });
}

/** In which values a kind of change shows, so that each row of a project names its own. */
const TOLD_BY: Readonly<Record<ChangeKind, readonly ChangedAttribute[]>> = {
  NEW: [],
  HANDED_OVER: ['unit'],
  DROPPED: ['sideState'],
  SIDE_STATE: ['sideState'],
  STAGE_FORWARD: ['stage'],
  STAGE_BACK: ['stage'],
  COST: ['productionCost', 'promotionCost'],
  DATE: ['firstBroadcastOn'],
  TITLE: ['title'],
  OTHER: [
    'category',
    'levels',
    'writers',
    'directors',
    'producers',
    'bodies',
    'platforms',
    'episodes',
    'planningNumber',
    'releaseNumber',
    'note',
  ],
};

/** 本期变化: every project that changed, each old and new value in a row (I-04). */
export function changesSheet(compilation: Compilation): SheetPlan {
  const rows = compilation.content.changes.flatMap((change) => changeRows(change, compilation.names));
  return tableSheet({
    name: '本期变化',
    title: '本期变化明细（按单位、项目）',
    lines: [papersLine(compilation)],
    columns: [
      { heading: '单位', width: 11 },
      { heading: '项目编号', width: 16 },
      { heading: '微短剧名称/主题', width: 26 },
      { heading: '变化', width: 16 },
      { heading: '栏目', width: 24 },
      { heading: '原值', width: 34 },
      { heading: '现值', width: 34 },
    ],
    rows:
      rows.length === 0
        ? [[{ value: '无', style: 'compKey' }, ...Array.from({ length: 6 }, () => ({ style: 'compText' }))]]
        : rows,
    notes: [`注：${sinceNote(compilation)}新增项目的内容见各单位附件3。`, versionLine(compilation)],
    footer: versionShort(compilation),
    frozen: 2,
  });
}

function changeRows({ unit, project, title, kinds, values }: CompiledChange, names: Names): readonly (readonly TableCell[])[] {
  const named = (told: readonly ChangeKind[]): readonly TableCell[] => [
    { value: names.of(unit).short, style: 'compKey' },
    { value: project, style: 'compKey' },
    { value: title, style: 'compText' },
    { value: told.map((kind) => KINDS.get(kind) ?? kind).join('、'), style: 'compText' },
  ];
  const shown = (text: string): TableCell => ({ value: text === '' ? '（无）' : text, style: 'compText' });
  if (values.length === 0) return [[...named(kinds), ...['—', '—', '—'].map((value) => ({ value, style: 'compText' }))]];
  return values.map(({ attribute, before, after }) => [
    ...named(kinds.filter((kind) => TOLD_BY[kind].includes(attribute))),
    { value: attributeZh(attribute), style: 'compText' },
    shown(factText(attribute, before, names)),
    shown(factText(attribute, after, names)),
  ]);
}

import { attributeDefinition, dateInWords, instantOfMillis, millisOf, shanghaiDateOf, type Instant } from '#kernel';
import type { AnnexInput, AnnexProject } from './annex-input';

export interface FootRow {
  readonly text: string;
  readonly style: 'annexNote' | 'annexSign' | 'annexSeal' | 'annexVersion';
}

const SIDE: Readonly<Record<AnnexProject['sideState'], string>> = {
  ACTIVE: '推进',
  PAUSED: '暂停',
  TERMINATED: '终止',
  WITHDRAWN: '退出',
  REVOKED: '撤销',
};
const BASIS = { reported: '报送口径', accepted: '接收口径' } as const;
const BLANK = '　'.repeat(10);

/** The rows under the table: what it could not show, signatures, seal and date, and the data version (W-04). */
export function footOf(input: AnnexInput): readonly FootRow[] {
  const { unitName, certifier, signedOn } = input;
  const day = signedOn ? dateInWords(signedOn) : '　　　年　　月　　日';
  return [
    ...notesOf(input.projects).map((text): FootRow => ({ text: `注：${text}`, style: 'annexNote' })),
    { text: `填报人：${BLANK}审核人：${BLANK}负责人：${certifier ?? ''}`, style: 'annexSign' },
    { text: `单位（盖章）：${unitName}　　　　`, style: 'annexSeal' },
    { text: `日期：${day}　　　　`, style: 'annexSeal' },
    { text: `说明：${versionText(input)}`, style: 'annexVersion' },
  ];
}

/** Nothing is left out silently: projects without a row, paused ones, and values that a return disputes. */
function notesOf(projects: readonly AnnexProject[]): readonly string[] {
  const named = (list: readonly AnnexProject[]): string =>
    list.map((project) => `${project.values.title ?? ''}（${project.code}）`).join('、');
  const notes: string[] = [];
  for (const state of ['PAUSED', 'TERMINATED', 'WITHDRAWN', 'REVOKED'] as const) {
    const here = projects.filter(({ sideState }) => sideState === state);
    const where = state === 'PAUSED' ? '列于其阶段行' : '不列入表';
    if (here.length > 0) notes.push(`已${SIDE[state]}的项目${here.length}个，${where}：${named(here)}。`);
  }
  const unknown = projects.filter(({ sideState, values }) => !values.stage && ['ACTIVE', 'PAUSED'].includes(sideState));
  if (unknown.length > 0) notes.push(`尚未填报进展阶段的项目${unknown.length}个：${named(unknown)}。`);
  const disputed = projects.filter((project) => (project.disputed ?? []).length > 0);
  if (disputed.length > 0) {
    const cells = disputed.map(
      (project) =>
        `${project.code}（${project.disputed?.map((each) => attributeDefinition(each).zh.replace('（万元）', '')).join('、')}）`,
    );
    notes.push(`以下数据被退回、尚在核实：${cells.join('、')}。`);
  }
  return notes;
}

/** `数据截至2026年6月15日（报送口径），数据版本 …，2026年6月15日 18:00 生成`; no shape of a period, which a reader would take for one. */
export function versionText({ version, receipt, mark }: AnnexInput): string {
  const { asOf, basis, position, generatedAt } = version;
  return [
    mark ?? null,
    `数据截至${dateInWords(asOf)}（${BASIS[basis]}）`,
    `数据版本 ${position ?? '空'}`,
    `${inShanghai(generatedAt)} 生成`,
    receipt ? `回执 ${receipt}` : null,
  ]
    .filter((each) => each !== null)
    .join('，');
}

const EIGHT_HOURS = 8 * 3_600_000;

const inShanghai = (at: Instant): string =>
  `${dateInWords(shanghaiDateOf(at))} ${instantOfMillis(millisOf(at) + EIGHT_HOURS).slice(11, 16)}`;

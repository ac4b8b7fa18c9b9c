import { CATEGORIES, formatAttribute, organisationShort, periodName, stageLabel, type Attribute, type PeriodId } from '#kernel';
import { writeWorkbook, type CellPlan } from '#platform/workbook';
import { OFFICIAL_TITLE, type BaseProject } from '#reporting';
import type { PlannedProject } from './plan';

/** The annex as printed, with the two headings it lost (Z-6). */
const HEADINGS: readonly (readonly [string, Attribute | null])[] = [
  ['序号', null],
  ['进展阶段', 'stage'],
  ['微短剧名称/主题', 'title'],
  ['编剧', 'writers'],
  ['导演/监制', 'directors'],
  ['制片人', 'producers'],
  ['出品机构', 'bodies'],
  ['播出平台', 'platforms'],
  ['播出日期', 'firstBroadcastOn'],
  ['播出集数/期数', 'episodes'],
  ['制作成本(万元)', 'productionCost'],
  ['发行/推广费用(万元)', 'promotionCost'],
  ['备案/备案号', 'planningNumber'],
  ['备案号', 'releaseNumber'],
];

/** A unit's own file in the annex's layout: every project it has, of which it says nothing new, and one line more. */
export async function annexOf(
  unit: string,
  period: PeriodId,
  projects: readonly BaseProject[],
  added: PlannedProject,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const cells: CellPlan[] = [];
  let row = 0;
  const line = (values: readonly (string | undefined)[]): void => {
    row += 1;
    values.forEach((value, at) => value !== undefined && value !== '' && cells.push({ row, column: at + 1, value }));
  };
  line([OFFICIAL_TITLE]);
  line(HEADINGS.map(([heading]) => heading));
  for (const { code, zh } of CATEGORIES) {
    line([zh]);
    for (const { category, values } of projects) {
      // A line without a stage says too little; what has none yet is drafted by hand.
      if (category !== code || !values.stage) continue;
      line(['', stageLabel(values.stage), values.title, '', '', '', formatAttribute('bodies', values.bodies ?? null)]);
    }
    if (added.category === code) line(HEADINGS.map(([, attribute]) => (attribute === null ? '' : said(added, attribute))));
  }
  const name = `附件3-${organisationShort(unit)}-${periodName(period, 'zh')}.xlsx`;
  const createdAt = added.answeredNew?.takenAt;
  if (createdAt === undefined) throw new Error(`${added.title} comes in no file`);
  return {
    name,
    bytes: await writeWorkbook({ title: OFFICIAL_TITLE, createdAt, styles: {}, sheets: [{ name: 'Sheet1', cells }] }),
  };
}

function said({ title, bodies, cells }: PlannedProject, attribute: Attribute): string {
  if (attribute === 'title') return title;
  if (attribute === 'bodies') return formatAttribute('bodies', bodies);
  const cell = cells.find((each) => each.attribute === attribute);
  return cell ? formatAttribute(attribute, cell.value) : '';
}

import { STAGES, type Metric, type Predicate } from '#kernel';
import { all, among, any, differs, ENDED, not, present } from './words';

const BEFORE = present('before.project');
const AFTER = present('after.project');
const BOTH = all(BEFORE, AFTER);

/** Fields in which two moments of a project are compared; `stageSince` and claims follow from them. */
const OTHERS = [
  'category',
  'levels',
  'writers',
  'directors',
  'producers',
  'bodies',
  'platforms',
  'episodes',
  'episodeUnit',
  'planningNumber',
  'releaseNumber',
  'note',
] as const;
const FIELDS = ['unit', 'sideState', 'stage', 'title', 'firstBroadcastOn', 'productionCost', 'promotionCost', ...OTHERS] as const;

const anyDiffers = (fields: readonly string[]): Predicate => any(...fields.map(differs));

const upTo = (position: number) => STAGES.filter((stage) => stage.position <= position).map(({ code }) => code);
const beyond = (position: number) => STAGES.filter((stage) => stage.position > position).map(({ code }) => code);
/** Behind where it stood, or taken away; the two names of the first step are no step (J-05, J-06). */
const STAGE_BACK = any(
  all(present('before.stage'), not(present('after.stage'))),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((position) =>
    all(among('before.stage', beyond(position)), among('after.stage', upTo(position))),
  ),
);
const DROPPED = all(AFTER, among('after.sideState', ENDED), not(among('before.sideState', ENDED)));

const changes = (id: string, zh: string, en: string, where: Predicate): Metric => ({
  id,
  zh,
  en,
  relation: 'project',
  over: 'change',
  where,
  measure: { count: true },
  unit: '个',
  dimensions: ['unit', 'category'],
  source: 'I-04',
});

/**
 * What changed between two moments (I-04). In the scope of one unit a project that was handed to it is new, and one that
 * was handed away is handed over: of the other side it sees nothing.
 */
export const CHANGE_METRICS: readonly Metric[] = [
  changes('projectsNew', '新增项目数', 'New projects', not(BEFORE)),
  changes('projectsHandedOver', '移交项目数', 'Projects handed over', all(BEFORE, differs('unit'))),
  changes('projectsDropped', '终止、退出、撤销的项目数', 'Projects ended, withdrawn or revoked', DROPPED),
  changes(
    'sideStateChanged',
    '暂停或恢复的项目数',
    'Projects paused or taken up again',
    all(BOTH, differs('sideState'), not(DROPPED)),
  ),
  changes('stageMoved', '阶段变化项目数', 'Projects whose stage changed', all(BOTH, differs('stage'))),
  changes('stageForward', '阶段推进项目数', 'Projects that went on', all(BOTH, differs('stage'), not(STAGE_BACK))),
  changes('stageBack', '阶段退回项目数', 'Projects that went back', all(BOTH, STAGE_BACK)),
  changes(
    'costChanged',
    '成本费用变化项目数',
    'Projects whose costs changed',
    all(BOTH, anyDiffers(['productionCost', 'promotionCost'])),
  ),
  changes('datesChanged', '播出日期变化项目数', 'Projects whose first broadcast changed', all(BOTH, differs('firstBroadcastOn'))),
  changes('titlesChanged', '更名项目数', 'Projects renamed', all(BOTH, differs('title'))),
  changes('othersChanged', '其他内容变化项目数', 'Projects with another change', all(BOTH, anyDiffers(OTHERS))),
  changes('projectsChanged', '有变化的项目数', 'Projects with any change', anyDiffers(['project', ...FIELDS])),
  changes('projectsUnchanged', '无变化的项目数', 'Projects without a change', all(BOTH, not(anyDiffers(FIELDS)))),
];

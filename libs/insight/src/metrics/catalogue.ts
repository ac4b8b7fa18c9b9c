import { everything, type Basis, type Metric, type Predicate } from '#kernel';
import { CHANGE_METRICS } from './change-metrics';
import { all, any, among, ENDED, not, present } from './words';

const PROJECT_DIMENSIONS = ['unit', 'stage', 'category', 'level', 'sideState'] as const;
const REPORT_DIMENSIONS = ['unit', 'period', 'state'] as const;

const REQUIRED: Predicate = { op: 'is', field: 'required', value: true };

/** Projects that still run: withdrawn, revoked and terminated ones are counted apart (J-06, D-05). */
const RUNNING: Predicate = not(among('sideState', ENDED));
const RELEASED: Predicate = { op: 'in', field: 'stage', values: ['RELEASE', 'PROMOTION', 'EVALUATION', 'SUMMARY'] };
/** Z-10: sent at or after the end of grace, or not sent although that instant has passed. */
const SENT_LATE: Predicate = { op: 'atLeast', field: 'firstSubmittedAt', value: { field: 'lateFrom' } };
const OVERDUE: Predicate = all(
  not(present('firstSubmittedAt')),
  any({ op: 'below', field: 'lateFrom', value: { param: 'now' } }, { op: 'is', field: 'lateFrom', value: { param: 'now' } }),
);

/** Reports somebody must still see to: overdue, sent late and not accepted yet, or sent back and not sent again (B-08, Z-10). */
export const LATE_AND_OPEN: Predicate = all(
  REQUIRED,
  any(
    { op: 'is', field: 'state', value: 'RETURNED' },
    all(among('state', ['NOT_STARTED', 'OPENED', 'SUBMITTED', 'RESUBMITTED']), any(SENT_LATE, OVERDUE)),
  ),
);

const projects = (id: string, zh: string, en: string, where: Predicate, source: string): Metric => ({
  id,
  zh,
  en,
  relation: 'project',
  over: 'cut',
  where,
  measure: { count: true },
  unit: '个',
  dimensions: PROJECT_DIMENSIONS,
  source,
});

const cost = (id: string, zh: string, en: string, field: string): Metric => ({
  ...projects(id, zh, en, RUNNING, 'B-04'),
  measure: { sum: field },
  unit: '分',
});

const reports = (id: string, zh: string, en: string, where: Predicate, source: string): Metric => ({
  id,
  zh,
  en,
  relation: 'report',
  over: 'cut',
  where,
  measure: { count: true },
  unit: '份',
  dimensions: REPORT_DIMENSIONS,
  source,
});

/** Every figure that Slate shows. A screen may ask for nothing that does not stand here. */
export const METRICS: readonly Metric[] = [
  projects('projects', '项目数', 'Projects', everything, 'B-02'),
  projects('projectsRunning', '在推进项目数', 'Projects under way', RUNNING, 'J-06'),
  projects('projectsReleased', '已上线项目数', 'Projects released', all(RUNNING, RELEASED), 'Z-27'),
  projects(
    'releasesInPeriod',
    '本期上线项目数',
    'Projects first broadcast in the period',
    all(
      RUNNING,
      { op: 'atLeast', field: 'firstBroadcastOn', value: { param: 'periodStart' } },
      any(
        { op: 'below', field: 'firstBroadcastOn', value: { param: 'periodEnd' } },
        { op: 'is', field: 'firstBroadcastOn', value: { param: 'periodEnd' } },
      ),
    ),
    'B-13',
  ),
  projects(
    'projectsUnreported',
    '尚无进展阶段的项目数',
    'Projects without a stage yet',
    all(RUNNING, not(present('stage'))),
    'B-09',
  ),
  projects('projectsDisputed', '存在争议数据的项目数', 'Projects with disputed values', present('disputed'), 'B-08'),
  projects(
    'projectsAside',
    '暂停、终止、退出、撤销的项目数',
    'Projects standing aside',
    not({ op: 'is', field: 'sideState', value: 'ACTIVE' }),
    'J-06',
  ),
  cost('productionCost', '制作成本合计', 'Production cost', 'productionCost'),
  cost('promotionCost', '发行/推广费用合计', 'Release and promotion cost', 'promotionCost'),
  reports('reportsDue', '应报单位数', 'Reports due', REQUIRED, 'B-01'),
  reports('reportsSubmitted', '已报单位数', 'Reports sent', all(REQUIRED, present('firstSubmittedAt')), 'B-08'),
  reports('reportsAccepted', '已接收单位数', 'Reports accepted', all(REQUIRED, present('acceptedAt')), 'B-08'),
  reports(
    'reportsReturned',
    '已退回待重报单位数',
    'Reports returned',
    all(REQUIRED, { op: 'is', field: 'state', value: 'RETURNED' }),
    'B-08',
  ),
  reports('reportsZero', '零报告单位数', 'Zero reports', all(REQUIRED, { op: 'is', field: 'zero', value: true }), 'B-10'),
  reports('reportsLate', '迟报单位数', 'Reports sent late', all(REQUIRED, SENT_LATE), 'Z-10'),
  reports('reportsOverdue', '逾期未报单位数', 'Reports overdue', all(REQUIRED, OVERDUE), 'Z-10'),
  ...CHANGE_METRICS,
];

export const metricById = (id: string): Metric | undefined => METRICS.find((metric) => metric.id === id);

/** Every metric over projects names its basis: as reported, or as accepted by NRTA. */
export const ofBasis = (metric: Metric, basis: Basis): Predicate =>
  metric.relation === 'project' ? { op: 'is', field: 'basis', value: basis } : everything;

import { NATION, type Screen } from '../../shared/paths/screen';

/** 审核台: what waits for a decision. */
const queue: Screen = {
  id: 'review',
  path: '/review',
  title: { zh: '审核台', en: 'Review' },
  roles: NATION,
  menu: { section: 'work', order: 20 },
  component: async () => ({ default: (await import('./Queue')).Queue }),
};

/** One report beside what was accepted last. */
const report: Screen = {
  id: 'review-report',
  path: '/review/$unit/$period',
  title: { zh: '审核报送', en: 'Review a report' },
  roles: NATION,
  under: 'review',
  component: async () => ({ default: (await import('./Report')).Report }),
};

export const screens: readonly Screen[] = [queue, report];

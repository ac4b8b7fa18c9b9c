import { NATION, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'overview',
  path: '/overview',
  title: { zh: '全国总览', en: 'National overview' },
  roles: NATION,
  menu: { section: 'nation', order: 10 },
  component: async () => ({ default: (await import('./Overview')).Overview }),
};

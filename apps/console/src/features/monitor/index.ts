import { NATION, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'monitor',
  path: '/monitor',
  title: { zh: '报送监控', en: 'Report monitor' },
  roles: NATION,
  menu: { section: 'nation', order: 20 },
  component: async () => ({ default: (await import('./Monitor')).Monitor }),
};

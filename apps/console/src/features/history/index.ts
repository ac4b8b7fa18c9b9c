import { EVERYBODY, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'history',
  path: '/history',
  title: { zh: '历史查询', en: 'Past and present' },
  roles: EVERYBODY,
  menu: { section: 'history', order: 60 },
  component: async () => ({ default: (await import('./History')).History }),
};

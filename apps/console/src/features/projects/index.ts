import { EVERYBODY, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'projects',
  path: '/projects',
  title: { zh: '项目列表', en: 'Projects' },
  roles: EVERYBODY,
  menu: { section: 'nation', order: 30 },
  component: async () => ({ default: (await import('./Projects')).Projects }),
};

import { EVERYBODY, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'project',
  path: '/projects/$code',
  title: { zh: '项目档案', en: 'Project' },
  roles: EVERYBODY,
  under: 'projects',
  component: async () => ({ default: (await import('./Project')).Project }),
};

import { BUREAU, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'tasks',
  path: '/tasks',
  title: { zh: '我的任务', en: 'My tasks' },
  roles: BUREAU,
  menu: { section: 'work', order: 1 },
  presentOnly: true,
  component: async () => ({ default: (await import('./Tasks')).Tasks }),
};

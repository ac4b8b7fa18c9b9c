import { EVERYBODY, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'api',
  path: '/api-explorer',
  title: { zh: '接口', en: 'Interface' },
  roles: EVERYBODY,
  menu: { section: 'system', order: 90 },
  presentOnly: true,
  component: async () => ({ default: (await import('./Interface')).Interface }),
};

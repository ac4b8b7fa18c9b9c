import { BUREAU, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'deputies',
  path: '/deputies',
  title: { zh: '代办授权', en: 'Deputies' },
  roles: BUREAU,
  menu: { section: 'system', order: 80 },
  component: async () => ({ default: (await import('./Deputies')).Deputies }),
};

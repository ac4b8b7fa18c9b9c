import { NATION, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'compilation',
  path: '/compilation',
  title: { zh: '汇编', en: 'Compilation' },
  roles: NATION,
  menu: { section: 'nation', order: 60 },
  // What is compiled is all that is recorded now; an issue brings its own moment.
  presentOnly: true,
  component: async () => ({ default: (await import('./Compilations')).Compilations }),
};

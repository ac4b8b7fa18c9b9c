import { BUREAU, type Screen } from '../../shared/paths/screen';

export const screen: Screen = {
  id: 'sent',
  path: '/sent',
  title: { zh: '历次报送', en: 'Reports sent' },
  roles: BUREAU,
  menu: { section: 'work', order: 40 },
  component: async () => ({ default: (await import('./Sent')).Sent }),
};

/** The day the country of the pictures ends at, and the moment everything is asked at. */
export const TODAY = '2026-11-15';
export const NOW = '2026-11-15T09:30:00.000Z';

const MANAGER = 'demo-nrta-manager';

/** Every screen: who sees it, where it is, and what is done there before the picture is taken. */
export const SCREENS = [
  { name: 'sign-in', token: null, path: '/sign-in' },
  { name: 'overview', token: MANAGER, path: '/overview' },
  { name: 'overview-en', token: MANAGER, path: '/overview', language: 'en' },
  { name: 'overview-past', token: MANAGER, path: '/overview?asOf=2026-08-31&knownAt=2026-09-30' },
  { name: 'figure-list', token: MANAGER, path: '/overview?figure=productionCost%3Bunit%3Dbureau-51' },
];

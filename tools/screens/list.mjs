import { annexFile } from './annex.mjs';

/** The day the country of the pictures ends at, and the moment everything is asked at: half past five on the fifteenth. */
export const TODAY = '2026-11-15';
export const NOW = '2026-11-15T09:30:00.000Z';

const MANAGER = 'demo-nrta-manager';
const ANALYST = 'demo-nrta-analyst';
const FILLER = 'demo-51-filler';
const APPROVER = 'demo-51-approver';
const RETURNED = 'demo-32-filler';
const RUNNING = '2026-11-H1';
const NEWEST = '2026-10-H2';

/** The code of a project by its title. */
const codeOf = async (ask, title) => {
  const { projects } = await ask(
    'query Q($text: String!) { projects(first: 1, filter: { text: $text }) { edges { node { code } } } }',
    {
      text: title,
    },
  );
  return projects.edges[0].node.code;
};

/** Some changed cells in the running draft of Sichuan, so that there is something to confirm. */
async function drafted(ask) {
  const of = { unit: '51', period: RUNNING };
  await ask('mutation O($input: OpenDraftInput!) { openDraft(input: $input) { position } }', { input: of });
  const { projects } = await ask(
    '{ projects(first: 6, filter: { stages: [SHOOTING, POST, SCRIPT] }) { edges { node { code productionCost } } } }',
  );
  const cells = projects.edges
    .filter(({ node }) => node.productionCost !== null)
    .map(({ node: { code, productionCost } }, index) => ({
      line: code,
      attribute: 'productionCost',
      value: String((Number(productionCost) / 1_000_000 + 3.5 * (index + 1)).toFixed(2)),
      seen: String(Number(productionCost) / 1_000_000),
    }));
  await ask('mutation E($input: EditCellsInput!) { editCells(input: $input) { userErrors { code } } }', {
    input: { ...of, cells },
  });
}

/** Every screen: who sees it, where it is, and what is done there before the picture is taken. */
export const SCREENS = [
  { name: 'sign-in', token: null, path: '/sign-in' },
  { name: 'overview', token: MANAGER, path: '/overview' },
  { name: 'overview-en', token: MANAGER, path: '/overview', language: 'en' },
  { name: 'overview-past', token: MANAGER, path: '/overview?asOf=2026-08-31&knownAt=2026-09-30' },
  { name: 'figure-list', token: MANAGER, path: '/overview?figure=productionCost%3Bunit%3Dbureau-51' },
  { name: 'monitor', token: MANAGER, path: '/monitor' },
  { name: 'monitor-report', token: MANAGER, path: `/monitor?cell=bureau-32.${NEWEST}` },
  { name: 'compilation', token: MANAGER, path: `/compilation?period=${NEWEST}` },
  { name: 'projects', token: MANAGER, path: '/projects' },
  { name: 'projects-en', token: MANAGER, path: '/projects', language: 'en' },
  { name: 'project', token: MANAGER, path: async (ask) => `/projects/${await codeOf(ask, '花鼓向晚')}?then=2026-08-31` },
  { name: 'review', token: MANAGER, path: '/review' },
  { name: 'review-report', token: MANAGER, path: '/review/bureau-37/2026-10-H2' },
  { name: 'tasks', token: RETURNED, path: '/tasks' },
  { name: 'template', token: FILLER, path: '/template' },
  {
    name: 'upload',
    token: FILLER,
    path: `/upload/${RUNNING}`,
    prepare: async (page, { ask }) => {
      await page.locator('input[type=file]').setInputFiles(await annexFile(ask, RUNNING));
      await page.getByRole('heading', { name: /校验结果/ }).waitFor();
    },
  },
  {
    name: 'submit',
    token: APPROVER,
    path: async (ask) => {
      await drafted(ask);
      return `/submit/${RUNNING}`;
    },
  },
  { name: 'sent', token: FILLER, path: '/sent' },
  { name: 'history', token: ANALYST, path: '/history' },
  { name: 'api', token: ANALYST, path: '/api-explorer' },
];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventCountry } from '../../apps/api/src/demo/country';
import { demonstrate, SEED } from '../../apps/api/src/demo/demonstrate';
import { Seeding } from '../../apps/api/src/demo/seeding';
import { presentOf, storiesUpTo } from '../../apps/api/src/demo/stories';
import { localDate } from '../../libs/kernel/src';
import { testApi, type TestApi } from '../support/api';
import { MANAGER } from '../support/country';

/** Every story has happened by then. */
const TODAY = localDate('2026-09-08');
const PERIODS = inventCountry(SEED, TODAY).periods.map(({ period }) => period);
const { newest, before, running } = presentOf(TODAY, PERIODS);
const [NEWEST, BEFORE, RUNNING] = [newest ?? '', before ?? '', running ?? ''];

const REPORT = `query Report($unit: ID!, $period: ID!, $at: MomentInput) { report(unit: $unit, period: $period, at: $at) {
  state revision acceptedRevision lateness dueOn zero
  revisions { revision reason zero waivers { reason } certifier { id onBehalfOf { id } } }
  returns { revision reason marks { title attribute reason } }
  disputed { attribute text }
  extension { dueByRule dueOn reason } reminders { kind text }
  questions { open messages { question text } }
} }`;
const PROJECTS = `query Projects($at: MomentInput, $basis: Basis!, $filter: ProjectFilter) {
  projects(first: 100, at: $at, basis: $basis, filter: $filter) { edges { node {
    code title category sideState productionCost planningNumber stage bodies unit { id } facts(attributes: [productionCost, stage]) { attribute reason source { kind fileName } }
  } } }
}`;

interface Found extends Record<string, unknown> {
  readonly title: string;
  readonly facts: readonly {
    readonly attribute: string;
    readonly reason: string | null;
    readonly source: { readonly fileName: string | null };
  }[];
}

describe('the stories of the demonstration country', () => {
  let api: TestApi;
  let head: string;
  beforeAll(async () => {
    api = await testApi();
    api.stand('2026-09-08T12:00:00+08:00');
    await demonstrate({ ...api, seeding: new Seeding(), today: TODAY, say: () => undefined });
    head = (await api.runtime.store.head()) ?? '';
  }, 240_000);
  afterAll(() => api?.close());

  const report = async (unit: string, period: string, token = MANAGER): Promise<unknown> =>
    (await api.data(token, REPORT, { unit, period, at: { minPosition: head } }))['report'];
  const projectOf = async (unit: string, title: string, at: object = {}, basis = 'REPORTED', token = MANAGER) => {
    const variables = { at: { minPosition: head, ...at }, basis, filter: { units: [unit] } };
    const { projects } = (await api.data(token, PROJECTS, variables)) as unknown as {
      readonly projects: { readonly edges: readonly { readonly node: Found }[] };
    };
    return projects.edges.map(({ node }) => node).find((node) => node.title === title);
  };
  const cost = async (unit: string, title: string, period: string, basis: string): Promise<unknown> =>
    (await projectOf(unit, title, { period }, basis))?.['productionCost'];

  it('stand where docs/demonstration.md says, one line each', () => {
    const page = readFileSync(join(__dirname, '../../docs/demonstration.md'), 'utf8');
    const written = [...page.matchAll(/^\| `([a-z-]+)` *\| ([^|]*)\| ([^|]*)\|/gm)].map(([, id, units = '', periods = '']) => ({
      id,
      units: [...units.matchAll(/\d{2}/g)].map(([code]) => `bureau-${code}`).sort(),
      periods: [...periods.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort(),
    }));
    const nameOf = (period: string, fixed: boolean): string =>
      fixed ? period : period === newest ? 'newest' : period === before ? 'before' : 'running';
    // A story of the present moves with the day; the same id told of an earlier day tells which those are.
    const earlier = new Map(storiesUpTo(localDate('2026-08-10'), PERIODS.slice(0, 5)).map((story) => [story.id, story]));
    const told = storiesUpTo(TODAY, PERIODS).map(({ id, projects = [], reports = [], renamings = [] }) => {
      const moves = projects.flatMap(({ acts }) => acts.flatMap(({ input }) => (input.type === 'MoveProject' ? [input.to] : [])));
      const units = [
        ...projects.map(({ unit }) => unit),
        ...reports.map(({ unit }) => unit),
        ...moves,
        ...renamings.map(({ unit }) => unit),
      ];
      const periods = reports.map(({ period }, at) => nameOf(period, earlier.get(id)?.reports?.[at]?.period === period));
      return { id, units: [...new Set(units)].sort(), periods: periods.sort() };
    });
    expect(written).toEqual(told);
    expect(written).toHaveLength(27);
  });

  it.each([
    [
      'returned-accepted',
      'bureau-51',
      '2026-06-H2',
      {
        state: 'ACCEPTED',
        revision: 2,
        disputed: [],
        returns: [
          { revision: 1, marks: [{ title: '盐道', attribute: 'productionCost', reason: '疑多写一位：立项预算为90万元' }] },
        ],
      },
    ],
    [
      'returned-marked',
      'bureau-32',
      NEWEST,
      {
        state: 'RETURNED',
        revision: 1,
        returns: [{ marks: [{ attribute: 'productionCost' }, { attribute: 'planningNumber', reason: '备案系统查无此号' }] }],
        disputed: [
          { attribute: 'planningNumber', text: '（苏）网微剧备字（2026）第09061号' },
          { attribute: 'productionCost', text: '2600' },
        ],
      },
    ],
    [
      'returned-explained',
      'bureau-37',
      NEWEST,
      {
        state: 'RESUBMITTED',
        revision: 2,
        disputed: [{ attribute: 'productionCost', text: '620' }],
        revisions: [{ revision: 1 }, { reason: '所标单元格核对无误，按原数重报', waivers: [{ reason: /英、法、阿三语/ }] }],
      },
    ],
    ['corrected-accepted', 'bureau-33', '2026-07-H1', { state: 'ACCEPTED', revision: 2, acceptedRevision: 2 }],
    ['corrected-waiting', 'bureau-43', BEFORE, { state: 'CORRECTED', revision: 2, acceptedRevision: 1 }],
    [
      'extended-in-time',
      'bureau-54',
      '2026-07-H2',
      { state: 'ACCEPTED', lateness: 'IN_TIME', dueOn: '2026-08-05', extension: { dueByRule: '2026-07-31', reason: /强降雨/ } },
    ],
    [
      'reminded-late',
      'bureau-63',
      '2026-08-H1',
      {
        state: 'ACCEPTED',
        lateness: 'LATE',
        reminders: [{ kind: 'BEFORE_DUE' }, { kind: 'DUE' }, { kind: 'OVERDUE' }, { kind: 'MANUAL', text: /经办人员下乡/ }],
      },
    ],
    [
      'sent-by-deputy',
      'bureau-23',
      '2026-07-H1',
      {
        state: 'ACCEPTED',
        revisions: [
          {
            certifier: {
              id: 'person-demo-23-bureau-filler',
              onBehalfOf: { id: 'person-demo-23-bureau-approver' },
            },
          },
        ],
      },
    ],
    ['zero-report', 'bureau-64', '2026-06-H2', { revision: 1, zero: true }],
    ['silent-overdue', 'bureau-15', NEWEST, { state: 'NOT_STARTED', lateness: 'OVERDUE', reminders: [{ kind: 'OVERDUE' }] }],
    ['draft-begun', 'bureau-31', RUNNING, { state: 'OPENED', revision: null }],
    ['a unit that has not begun', 'bureau-11', RUNNING, { state: 'NOT_STARTED' }],
    ['extended-running', 'bureau-46', RUNNING, { state: 'NOT_STARTED', dueOn: '2026-09-18', extension: { reason: /台风/ } }],
    [
      'question-answered',
      'bureau-42',
      '2026-07-H1',
      {
        state: 'ACCEPTED',
        questions: [
          { open: false, messages: [{ question: true }, { question: false }, { question: true }, { text: /约96万元/ }] },
        ],
      },
    ],
    ['question-open', 'bureau-35', NEWEST, { questions: [{ open: true, messages: [{ text: /闽南语/ }] }] }],
    ['waived', 'bureau-52', '2026-07-H1', { state: 'ACCEPTED' }],
  ])('%s: %s of %s (B-08, B-10)', async (_story, unit, period, said) => {
    expect(await report(unit, period)).toMatchObject(matching(said) as object);
  });

  it('returned-whole: every open claim of the report is disputed (B-08)', async () => {
    const found = (await report('bureau-41', NEWEST)) as { state: string; returns: { marks: object[] }[]; disputed: object[] };
    expect([found.state, found.returns.map(({ marks }) => marks)]).toEqual(['RETURNED', [[]]]);
    expect(found.disputed).toContainEqual({ attribute: 'productionCost', text: '135' });
    expect(found.disputed.length).toBeGreaterThan(1);
  });

  it('corrections: both bases, and what was believed before (I-01, I-03)', async () => {
    const wan = (amount: number): string => String(amount * 1_000_000);
    const then = { period: '2026-07-H1', knownAt: '2026-08-01', minPosition: undefined };
    expect((await projectOf('bureau-33', '渡海的信', then))?.['productionCost']).toBe(wan(180));
    expect(await cost('bureau-33', '渡海的信', '2026-07-H1', 'ACCEPTED')).toBe(wan(168));
    expect(await cost('bureau-43', '洞庭渔火', BEFORE, 'REPORTED')).toBe(wan(305));
    expect(await cost('bureau-43', '洞庭渔火', BEFORE, 'ACCEPTED')).toBe(wan(350));
  });

  it('draft-begun: its unit alone sees into it (B-08)', async () => {
    const query = `query { draft(unit: "31", period: "${RUNNING}") { differences { was now } } }`;
    expect((await api.data('demo-31-filler', query)) as object).toEqual({ draft: { differences: [{ was: '220', now: '236' }] } });
    const { errors, data } = await api.graphql(MANAGER, query);
    expect(errors === undefined ? data : { draft: null }).toEqual({ draft: null });
  });

  it('handed-over: each unit’s on its own days, the code for ever (I-06)', async () => {
    const sent = await projectOf('bureau-51', '两江汇', { asOf: '2026-07-19' });
    const now = await projectOf('bureau-50', '两江汇');
    expect(now).toMatchObject({ code: sent?.['code'], productionCost: '262000000' });
    expect(String(now?.['code'])).toMatch(/^51-2026-/);
    expect(await projectOf('bureau-51', '两江汇')).toBeUndefined();
    expect(await projectOf('bureau-13', '长城脚下的家书')).toMatchObject({
      code: expect.stringMatching(/^11-/) as string,
      stage: 'SCRIPT',
    });
  });

  it('renamed, recategorised and set aside, each from its day on (J-06)', async () => {
    const day = (asOf: string): object => ({ asOf });
    expect(await projectOf('bureau-61', '秦腔少年', day('2026-07-21'))).toBeDefined();
    expect(await projectOf('bureau-61', '吼一嗓子', day('2026-07-22'))).toBeDefined();
    expect(await projectOf('bureau-53', '茶山月明', day('2026-07-23'))).toMatchObject({ category: 'EVERYDAY' });
    expect(await projectOf('bureau-53', '茶山月明', day('2026-07-24'))).toMatchObject({ category: 'REGIONAL' });
    expect(await projectOf('bureau-22', '冰雪班主任', day('2026-08-16'))).toMatchObject({ sideState: 'PAUSED' });
    expect(await projectOf('bureau-22', '冰雪班主任')).toMatchObject({ sideState: 'ACTIVE' });
    expect(await projectOf('bureau-36', '瓷窑最后一班')).toMatchObject({ sideState: 'TERMINATED' });
    expect(await projectOf('bureau-14', '平遥账房')).toMatchObject({ sideState: 'WITHDRAWN' });
  });

  it('unit-renamed: called by the name of the day, as it was known (I-01)', async () => {
    const called = async (at: object): Promise<unknown> =>
      (
        await api.data(MANAGER, 'query U($at: MomentInput) { organisation(id: "62", at: $at) { organisation { short } } }', {
          at,
        })
      )['organisation'];
    const short = (name: string): object => ({ organisation: { short: name } });
    expect(await called({ minPosition: head })).toEqual(short('丝路视听'));
    expect(await called({ minPosition: head, asOf: '2026-07-19' })).toEqual(short('甘肃'));
    expect(await called({ asOf: '2026-07-21', knownAt: '2026-07-21' })).toEqual(short('甘肃'));
    expect(await called({ asOf: '2026-07-21', knownAt: '2026-07-22' })).toEqual(short('丝路视听'));
  });

  it('waived: an unlikely cost and a stage gone back, each with its reason (B-13, J-06)', async () => {
    const found = await projectOf('bureau-52', '天眼下的村小', { period: '2026-07-H1' });
    const reasons = Object.fromEntries((found?.facts ?? []).map(({ attribute, reason }) => [attribute, reason]));
    expect(reasons).toMatchObject({
      productionCost: '含文旅综合体实景建设，合同总额已核对',
      stage: '主要取景地遇山洪，剧本重写后再拍',
    });
    const { revisions } = (await report('bureau-52', '2026-07-H1')) as { revisions: { waivers: { reason: string }[] }[] };
    expect(revisions[0]?.waivers.map(({ reason }) => reason)).toEqual(expect.arrayContaining(Object.values(reasons)) as string[]);
  });

  it('same-number and same-title: one official number in two provinces, and two works that only share a title (N-07, D-04)', async () => {
    const numbers = [await projectOf('bureau-51', '一江春水向海流'), await projectOf('bureau-44', '海风吹过珠江口')];
    expect(new Set(numbers.map((each) => each?.['planningNumber']))).toEqual(new Set(['（川）网微剧备字（2026）第09188号']));
    const { revisions } = (await report('bureau-44', '2026-08-H1')) as { revisions: { waivers: { reason: string }[] }[] };
    expect(revisions[0]?.waivers.map(({ reason }) => reason)).toContain('两省联合摄制，备案号由四川取得，已去函四川局核对');
    const [one, other] = [await projectOf('bureau-33', '灯塔'), await projectOf('bureau-43', '灯塔')];
    expect([one?.['sideState'], other?.['sideState']]).toEqual(['ACTIVE', 'ACTIVE']);
    expect(one?.['bodies']).not.toEqual(other?.['bodies']);
  });

  it('answered-new: registered in the draft, its cells come from the file (D-04, B-12)', async () => {
    const found = await projectOf('bureau-21', '铁西老街');
    expect(found).toMatchObject({ stage: 'TOPIC', productionCost: '156000000' });
    const file = expect.stringMatching(/^附件3-辽宁/) as string;
    expect(found?.facts.map(({ source }) => source.fileName)).toEqual([file, file]);
  });
});

/** The same with every regular expression as a matcher. */
function matching(said: unknown): unknown {
  if (said instanceof RegExp) return expect.stringMatching(said) as unknown;
  if (Array.isArray(said)) return said.map(matching);
  if (said === null || typeof said !== 'object') return said;
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, matching(value)]));
}

import { demonstrate } from '../../apps/api/src/demo/demonstrate';
import { Seeding } from '../../apps/api/src/demo/seeding';
import { METRICS } from '../../libs/insight/src';
import { testApi, type TestApi } from '../support/api';
import { FILLER, figures, type FigureAnswer } from '../support/country';

/** Far enough for two periods to be sent in time, late and as zero reports, and accepted; near enough to be quick. */
const DAY = '2026-07-03';
const MIDDLE = 250;

interface Seeded {
  /** Every fact with its stream, moment and person; ids of events are drawn, so a fact is called by its place. */
  readonly log: readonly string[];
  readonly figures: Readonly<Record<string, FigureAnswer>>;
}

describe('the demonstration country', () => {
  const open: TestApi[] = [];
  const service = async (): Promise<TestApi> => {
    const api = await testApi();
    api.stand('2026-07-03T12:00:00+08:00');
    open.push(api);
    return api;
  };
  const seed = (api: TestApi, seeding = new Seeding(), words?: string): Promise<void> =>
    demonstrate({ ...api, seeding, today: DAY, say: () => undefined, ...(words === undefined ? {} : { seed: words }) });
  let whole: Seeded;

  beforeAll(async () => {
    const api = await service();
    await seed(api);
    whole = await seeded(api);
  }, 120_000);
  afterAll(async () => {
    for (const api of open) await api.close();
  }, 60_000);

  it('holds 32 units, their projects, and reports in time, late, zero and accepted', () => {
    const value = (metric: string): number => Number(whole.figures[metric]?.value);
    expect(Object.keys(whole.figures['projects']?.groups ?? {})).toHaveLength(32);
    expect(value('projects')).toBeGreaterThan(300);
    for (const some of ['reportsSubmitted', 'reportsAccepted', 'reportsZero', 'reportsLate']) {
      expect([some, value(some) > 0]).toEqual([some, true]);
    }
    expect(value('reportsAccepted')).toBeLessThan(value('reportsSubmitted'));
  });

  it('written into another database is the same, fact by fact and figure by figure', async () => {
    const api = await service();
    await seed(api);
    expect(await seeded(api)).toEqual(whole);
    // Control: the comparison tells another country apart.
    const other = await service();
    await seed(other, new Seeding(), 'another');
    const different = await seeded(other);
    expect(different.log).not.toEqual(whole.log);
    expect(different.figures['productionCost']).not.toEqual(whole.figures['productionCost']);
  }, 240_000);

  it.each([
    ['and its count kept', 0],
    ['and its count lost, as where the process is killed', 20],
  ])(
    'cut off in the middle, %s, and taken up again is the same as uncut',
    async (_how, lost) => {
      const api = await service();
      const cut = new Seeding();
      atAct(cut, MIDDLE, async () => void cut.stop());
      await seed(api, cut);
      const [half] = await api.runtime.source.query<{ acts: number; done: boolean }[]>(
        'SELECT acts, done FROM slate.demonstration',
      );
      expect(half?.done).toBe(false);
      expect(half?.acts).toBeGreaterThanOrEqual(MIDDLE);
      expect((await logOf(api)).length).toBeLessThan(whole.log.length / 2);
      await api.runtime.source.query('UPDATE slate.demonstration SET acts = acts - $1', [lost]);

      await seed(api);
      expect(await seeded(api)).toEqual(whole);
      const head = await api.runtime.store.head();
      await seed(api);
      expect(await api.runtime.store.head()).toBe(head);
    },
    240_000,
  );

  it('while it is written answers reads and not writing, and then both', async () => {
    const api = await service();
    const draft = `mutation { openDraft(input: { unit: "bureau-51", period: "2026-06-H1" }) { userErrors { code } } }`;
    const sheet = (): ReturnType<ReturnType<TestApi['http']>['post']> =>
      api.http().post('/api/reports/51/2026-06-H1/submission').set('authorization', `Bearer ${FILLER}`).send({ certify: true });
    let asked = 0;
    atAct(api.seeding, MIDDLE, async () => {
      asked += 1;
      expect((await figures(api, ['projects'], {}))['projects']?.value).toMatch(/^\d+$/);
      const refused = await api.graphql(FILLER, draft);
      expect(refused.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['SEEDING']);
      const problem = await sheet();
      expect([problem.status, (problem.body as { code: string }).code]).toEqual([503, 'SEEDING']);
      expect((await api.http().get('/api/status')).body).toMatchObject({ seeding: { total: expect.any(Number) as number } });
    });
    await seed(api, api.seeding);
    expect(asked).toBe(1);
    expect((await api.graphql(FILLER, draft)).errors).toBeUndefined();
    expect((await sheet()).status).not.toBe(503);
  }, 240_000);
});

/** Does a work after so many acts, before the next is counted. */
function atAct(seeding: Seeding, number: number, work: () => Promise<void>): void {
  const during = seeding.during.bind(seeding);
  seeding.during = (acts, passed) =>
    during(acts, async (done) => {
      await passed(done);
      if (done === number) await work();
    });
}

async function seeded(api: TestApi): Promise<Seeded> {
  const log = await logOf(api);
  const metrics = METRICS.filter(({ over }) => over === 'cut').map(({ id }) => id);
  const at = { minPosition: (await api.runtime.store.head()) ?? undefined };
  const answered: Record<string, FigureAnswer> = {};
  for (const metric of metrics) Object.assign(answered, await figures(api, [metric], at, ['unit']));
  return { log, figures: answered };
}

async function logOf({ runtime }: TestApi): Promise<readonly string[]> {
  const facts: string[] = [];
  const places = new Map<string, string>();
  const called = (key: string, value: unknown): unknown => {
    if (key === 'event' && typeof value === 'string') return places.get(value) ?? 'unknown';
    return value;
  };
  for await (const page of runtime.store.subscribe(null, {}, { limit: 1_000, signal: new AbortController().signal })) {
    for (const { id, stream, version, type, data, metadata } of page.events) {
      places.set(id, `${stream}/${version}`);
      const said = data as { readonly hash?: string; readonly counts?: { readonly retracted: number } };
      // The receipt's hash is taken over the ids of what was taken back.
      const { hash: _, ...rest } = said;
      const told = (said.counts?.retracted ?? 0) > 0 ? rest : said;
      facts.push(JSON.stringify([stream, version, type, told, metadata.recordedAt, metadata.actor], called));
    }
    if (page.caughtUp) break;
  }
  return facts;
}

import { slate } from '../../apps/cli/src/testing/stub';
import { HALF_MONTH } from '../../apps/api/src/runtime';
import { country, figures, MANAGER, REPORTED, type Country } from '../support/country';

/** Must show 5 of the doors: read models dropped and rebuilt while queries run. */
interface Answer {
  readonly equal: boolean;
  readonly switched: boolean;
  readonly dropped: boolean;
  readonly build: number;
  readonly tables: readonly {
    readonly table: string;
    readonly before: { readonly rows: number; readonly digest: string } | null;
    readonly after: { readonly rows: number; readonly digest: string } | null;
  }[];
}

const QUESTION = `{ projects(first: 20) { totalCount edges { node { code title } } } reports(first: 20, period: "${REPORTED}") { edges { node { state } } } }`;

describe('read models rebuilt beside the live ones', () => {
  let api: Country;
  beforeAll(async () => (api = await country()), 60_000);
  afterAll(() => api.close());

  const rebuild = async (...argv: string[]): Promise<{ readonly code: number; readonly json: Answer }> => {
    const ran = await slate(['rebuild', ...argv, '--json'], { env: { DATABASE_URL: api.database.url } });
    return { code: ran.code, json: JSON.parse(ran.out) as Answer };
  };
  const physical = (table: string, build: number): string =>
    `slate_read.${table}__v${HALF_MONTH.version}${build === 0 ? '' : `b${build}`}`;

  it('every question is answered, the same before and after, and the digests are identical', async () => {
    const ask = async (): Promise<string> => JSON.stringify((await api.graphql(MANAGER, QUESTION)).data);
    // Everything that was prepared can be read.
    await figures(api, ['projects'], { minPosition: api.position });
    const expected = await ask();
    expect(expected).toContain('51-2026-0001');
    let running = true;
    const counts = { asked: 0, failed: 0, other: 0 };
    const asker = async (): Promise<void> => {
      while (running) {
        const answer = await api.graphql(MANAGER, QUESTION);
        counts.asked += 1;
        if (answer.errors) counts.failed += 1;
        else if (JSON.stringify(answer.data) !== expected) counts.other += 1;
      }
    };
    const askers = [asker(), asker(), asker()];
    const rebuilt: Answer[] = [];
    try {
      for (let round = 0; round < 3; round += 1) {
        const { code, json } = await rebuild();
        expect([code, json.equal, json.switched, json.dropped]).toEqual([0, true, true, true]);
        rebuilt.push(json);
      }
    } finally {
      running = false;
      await Promise.all(askers);
    }
    expect(counts.asked).toBeGreaterThan(20);
    expect(counts).toEqual({ asked: counts.asked, failed: 0, other: 0 });
    for (const { tables } of rebuilt) {
      expect(tables.length).toBeGreaterThan(4);
      for (const { before, after } of tables) expect(before).toEqual(after);
    }
    console.log(`rebuilt 3 times under ${counts.asked} queries, none failed`);
  }, 120_000);

  it('what is written meanwhile and afterwards is read', async () => {
    const [building] = [rebuild()];
    const done = await api.act(MANAGER, 'extendDeadline', {
      unit: 'bureau-31',
      period: '2026-06-H2',
      was: '2026-06-30',
      dueOn: '2026-07-06',
      reason: '台风停工',
    });
    await building;
    const after = await api.act(MANAGER, 'extendDeadline', {
      unit: 'bureau-44',
      period: '2026-06-H2',
      was: '2026-06-30',
      dueOn: '2026-07-06',
      reason: '台风停工',
    });
    for (const { position } of [done, after]) await figures(api, ['projects'], { minPosition: position });
    expect((await rebuild('--compare')).json).toMatchObject({ equal: true, switched: false });
  }, 60_000);

  it('control: a tampered row gives another digest, and is cured', async () => {
    const { build } = (await rebuild()).json;
    await api.runtime.pool.query(`UPDATE ${physical('report_state', build)} SET revision = 7
      WHERE id = (SELECT min(id) FROM ${physical('report_state', build)} WHERE revision = 1)`);
    const spoilt = await rebuild();
    expect([spoilt.code, spoilt.json.equal]).toEqual([3, false]);
    const differing = spoilt.json.tables.filter(({ before, after }) => before?.digest !== after?.digest);
    expect(differing.map(({ table }) => table)).toEqual(['report_state']);
    expect((await rebuild('--compare')).json.equal).toBe(true);
  }, 60_000);

  it('a read table that was dropped is cured without a restart', async () => {
    const expected = await figures(api, ['projects', 'productionCost'], {});
    const { build } = (await rebuild()).json;
    await api.runtime.pool.query(`DROP TABLE ${physical('report_state', build)} CASCADE`);
    expect((await rebuild()).json.tables.find(({ table }) => table === 'report_state')?.before).toBeNull();
    expect(await figures(api, ['projects', 'productionCost'], {})).toEqual(expected);
  }, 60_000);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrate } from '../../apps/api/src/demo/demonstrate';
import { Seeding } from '../../apps/api/src/demo/seeding';
import { slate } from '../../apps/cli/src/testing/stub';
import { instant } from '../../libs/kernel/src';
import { inspectPostgres, removePostgres } from '../../libs/platform/src/embedded-postgres';
import { testApi, type TestApi } from '../support/api';
import { APPROVER, FILLER, MANAGER } from '../support/country';

const ME = `{ me { role } }`;
const PERSON = ['--person', 'person-51-001'];
const ISSUE = ['token', 'issue', ...PERSON, '--name', '张三', '--unit', '51', '--role', 'bureau-filler'];
type Row = Readonly<Record<string, string>>;

describe('tokens', () => {
  const open: TestApi[] = [];
  const service = async (demo: boolean): Promise<TestApi> => {
    const api = await testApi({ demo });
    open.push(api);
    return api;
  };
  const role = async (api: TestApi, token: string): Promise<unknown> => {
    const answer = (await api.graphql(token, ME)) as { data?: { me?: { role?: string } | null } | null };
    return answer.data?.me?.role ?? null;
  };
  const operator = async (env: Record<string, string>, ...argv: string[]) => {
    const ran = await slate([...argv, '--json'], { env });
    return { code: ran.code, json: JSON.parse(ran.out) as Record<string, never> };
  };
  afterAll(async () => {
    for (const api of open) await api.close();
  });

  it('by the operator’s hand: issued, let in, listed, revoked', async () => {
    const api = await service(false);
    const own = { DATABASE_URL: api.database.url };
    const { code, json } = await operator(own, ...ISSUE, '--days', '30');
    expect(code).toBe(0);
    const { token, hash } = json as Row;
    expect(await role(api, token!)).not.toBeNull();
    const listed = (await operator(own, 'token', 'list')).json as unknown as { tokens: Row[]; demonstration: number };
    expect(listed.tokens.map((row) => [row['hash'], row['state'], row['label']])).toEqual([[hash, 'live', '四川 省局填报']]);
    expect(listed.demonstration).toBeGreaterThan(60);

    expect((await operator(own, 'token', 'revoke', 'f'.repeat(64))).json).toMatchObject({ exitCode: 3, code: 'NOT_FOUND' });
    expect((await operator(own, 'token', 'revoke', hash!.slice(0, 12))).code).toBe(0);
    const { clock, tokens } = api.runtime;
    const later = instant(new Date(Date.parse(clock.now()) + 5_000).toISOString());
    expect(await clock.at(later, () => tokens.authenticate(token!))).toBeNull();
    expect((await operator(own, 'token', 'revoke', hash!)).code).toBe(3);
  }, 60_000);

  it('of one person end together, and a person’s id is never another’s', async () => {
    const api = await service(false);
    const own = { DATABASE_URL: api.database.url };
    await operator(own, ...ISSUE);
    await operator(own, ...ISSUE.slice(0, -1), 'bureau-approver');
    const other = await operator(own, 'token', 'issue', ...PERSON, '--name', '李四', '--unit', 'nrta', '--role', 'analyst');
    expect(other).toMatchObject({ code: 3, json: { code: 'PERSON_TAKEN' } });
    const ended = (await operator(own, 'token', 'revoke', ...PERSON)).json as unknown as { revoked: Row[] };
    expect(ended.revoked.map((row) => row['role']).sort()).toEqual(['bureau-approver', 'bureau-filler']);
  }, 60_000);

  it('are issued into an embedded database that is started for it and stopped again', async () => {
    const home = mkdtempSync(join(tmpdir(), 'slate-tokens-'));
    try {
      expect((await operator({ SLATE_HOME: home }, ...ISSUE)).code).toBe(0);
      expect((await inspectPostgres(home))?.running).toBeUndefined();
      const listed = (await operator({ SLATE_HOME: home }, 'token', 'list')).json as unknown as { tokens: Row[] };
      expect(listed.tokens).toHaveLength(1);
    } finally {
      await removePostgres(home);
      rmSync(home, { recursive: true, force: true });
    }
  }, 120_000);

  it('of the demonstration are like unknown ones when it is off', async () => {
    const [off, on] = [await service(false), await service(true)];
    for (const token of [FILLER, APPROVER, MANAGER]) {
      expect(await role(off, token)).toBeNull();
      expect(await role(on, token)).not.toBeNull();
    }
    expect((await off.http().get('/api/status')).body).toMatchObject({ accounts: [] });
  }, 60_000);

  describe('of the demonstration, when it starts', () => {
    const planted = async (before: (api: TestApi) => Promise<unknown>): Promise<number> => {
      const api = await service(true);
      await api.runtime.source.query('DELETE FROM slate.access_token');
      await before(api);
      const seeding = new Seeding();
      // Before the first period: a country without acts.
      await demonstrate({ ...api, seeding, today: '2026-05-01', say: () => undefined });
      return (await api.runtime.tokens.list()).filter(({ demo }) => demo).length;
    };

    it('are issued into an empty store, and again into one that carries its mark', async () => {
      expect(await planted(() => Promise.resolve())).toBe(66);
      const marked = `INSERT INTO slate.demonstration (only_one, today, acts, done) VALUES (true, '2026-05-01', 0, true)`;
      expect(await planted(({ runtime }) => runtime.source.query(marked))).toBe(66);
    }, 60_000);

    it('are never put into a store that is in use', async () => {
      const facts = async (api: TestApi): Promise<void> => {
        const token = await api.runtime.tokens.issue({ ...MANAGER_OF_NRTA, token: 'manager-of-nrta' });
        const opened = await api.graphql(
          token,
          `mutation { openPeriod(input: { period: "2026-06-H1" }) { userErrors { code } } }`,
        );
        expect(opened).toEqual({ data: { openPeriod: { userErrors: [] } } });
        await api.runtime.source.query('DELETE FROM slate.access_token');
      };
      expect(await planted(facts)).toBe(0);
      expect(await planted(({ runtime }) => runtime.tokens.issue(MANAGER_OF_NRTA))).toBe(0);
    }, 60_000);
  });
});

const MANAGER_OF_NRTA = {
  person: 'person-nrta-001',
  name: '王五',
  organisation: 'nrta',
  role: 'nrta-manager',
  label: '总局项目管理',
} as const;

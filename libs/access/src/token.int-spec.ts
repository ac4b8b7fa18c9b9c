import { openDataSource, type DataSource } from '#platform/database';
import { Clock } from '#platform/clock';
import { instant } from '#kernel';
import { testDatabase, type TestDatabase } from '../../../test/support/database';
import { accessMigrations, accessTables, TokenService, type NewToken } from './index';

const ZHANG: NewToken = {
  person: 'person-51-001',
  name: '张三',
  organisation: 'bureau-51',
  role: 'bureau-filler',
  label: '四川 省局填报',
};
const KNOWN = 'demo-51-filler';

describe('tokens', () => {
  let database: TestDatabase;
  let source: DataSource;
  const clock = new Clock();
  const service = (demonstration = false): TokenService => new TokenService(source, clock, { demonstration });
  const at = <T>(time: string, work: () => Promise<T>): Promise<T> => clock.at(instant(`2026-06-01T${time}+08:00`), work);

  beforeAll(async () => {
    database = await testDatabase();
    source = await openDataSource(database.url, accessTables, accessMigrations);
  }, 60_000);
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });
  beforeEach(() => source.query('DELETE FROM slate.access_token'));

  it('are good from the issue to the end of their days, and stored as a hash only (I-06)', async () => {
    const token = await at('09:00:00', () => service().issue({ ...ZHANG, expiresAt: new Date('2026-06-01T10:00:00+08:00') }));
    expect(await at('09:00:00', () => service().authenticate(token))).toMatchObject({ person: ZHANG.person, demo: false });
    expect(await at('10:00:00', () => service().authenticate(token))).toBeNull();
    expect(JSON.stringify(await service().list())).not.toContain(token);
  });

  it('that one process revokes are dead in another, which has just let them in, after 5 s', async () => {
    const [desk, doors] = [service(), service()];
    const token = await desk.issue(ZHANG);
    const asked = (time: string) => at(time, () => doors.authenticate(token));
    expect(await asked('09:00:00')).not.toBeNull();
    const [row] = await desk.chosen({ person: ZHANG.person });
    await desk.revokeAll([row!.hash]);
    // Control: the other process does remember; so the next lines are about its forgetting.
    expect(await asked('09:00:04.999')).not.toBeNull();
    expect(await asked('09:00:05')).toBeNull();
    expect(await desk.authenticate(token)).toBeNull();
    expect(await desk.chosen({ person: ZHANG.person })).toEqual([]);
  });

  it('that are revoked do not live on where the clock is set back', async () => {
    const [desk, doors] = [service(), service()];
    const token = await desk.issue(ZHANG);
    expect(await at('09:00:00', () => doors.authenticate(token))).not.toBeNull();
    await desk.revoke(token);
    expect(await at('08:00:00', () => doors.authenticate(token))).toBeNull();
  });

  it('of the demonstration count only where the demonstration is on', async () => {
    await service(true).issue({ ...ZHANG, demo: true, token: KNOWN });
    expect(await service(true).authenticate(KNOWN)).toMatchObject({ demo: true });
    expect(await service(true).demonstration()).toHaveLength(1);
    expect(await service(false).authenticate(KNOWN)).toBeNull();
    expect(await service(false).demonstration()).toEqual([]);
    // Names in old facts stay readable.
    expect((await service(false).people([ZHANG.person])).get(ZHANG.person)?.name).toBe('张三');
  });
});

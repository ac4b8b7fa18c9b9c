import { LiveService } from '../../apps/api/src/live/live.service';
import { STREAMS_PER_TOKEN } from '../../apps/api/src/live/open-streams';
import { unitScope } from '../../libs/kernel/src';
import { ANALYST, APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';
import { subscribe, until, type EventStream, type Told } from '../support/event-stream';

const CHANGE = 'unit { id } period kind kindZh revision dueOn recordedAt position';
const STATES = `subscription ($since: Position, $units: [ID!]) {
  reportStates(since: $since, units: $units) { ${CHANGE} report { state revision } }
}`;
const POSITION = `subscription ($since: Position) { readPosition(since: $since) }`;
const GUANGDONG = 'bureau-44';
const FOREIGN_FILLER = 'demo-44-filler';

interface Change {
  readonly unit: { readonly id: string };
  readonly kind: string;
  readonly revision: number | null;
  readonly position: string;
  readonly report: { readonly state: string } | null;
}
const changeOf = (told: Told | null): Change => {
  if (!told?.data) throw new Error(`No change: ${JSON.stringify(told)}`);
  return told.data['reportStates'] as unknown as Change;
};
const codeOf = (told: Told | null): unknown => told?.errors?.[0]?.extensions?.['code'];

describe('subscriptions over server-sent events', () => {
  let api: Country;
  let live: LiveService;
  const open: EventStream[] = [];
  const listen = async (...args: [string, string, Readonly<Record<string, unknown>>?]): Promise<EventStream> => {
    const stream = await subscribe(api, ...args);
    open.push(stream);
    return stream;
  };
  beforeAll(async () => {
    api = await country();
    live = api.app.get(LiveService);
  }, 60_000);
  afterEach(async () => {
    open.splice(0).forEach((stream) => stream.close());
    await until(() => live.streams.count === 0);
  });
  afterAll(() => api.close());

  it('B-08: a report’s life is told as it happens, each change with the report as it stood then', async () => {
    const stream = await listen(MANAGER, STATES, { units: ['51'] });
    expect(stream.headers['content-type']).toBe('text/event-stream');
    expect(stream.headers['cache-control']).toMatch(/no-/);
    const of = { unit: SICHUAN, period: NEWEST };
    await api.act(MANAGER, 'extendDeadline', { ...of, was: '2026-06-30', dueOn: '2026-07-06', reason: '系统检修' });
    await api.act(MANAGER, 'remindUnit', { ...of, text: '请尽快报送' });
    await api.act(FILLER, 'openDraft', of);
    await api.act(FILLER, 'editCells', { ...of, cells: [{ line: api.sichuan[0], attribute: 'note', value: '开机' }] });
    const sent = await api.act(APPROVER, 'submitReport', { ...of, certify: true });
    await api.act(MANAGER, 'returnReport', { ...of, revision: 1, reason: '核对', marks: [] });
    const told: Change[] = [];
    for (let at = 0; at < 5; at += 1) told.push(changeOf(await stream.next()));
    expect(told.map(({ kind, revision, report }) => [kind, revision, report?.state])).toEqual([
      ['EXTENDED', null, 'NOT_STARTED'],
      ['REMINDED', null, 'NOT_STARTED'],
      ['OPENED', null, 'OPENED'],
      ['SUBMITTED', 1, 'SUBMITTED'],
      ['RETURNED', 1, 'RETURNED'],
    ]);
    expect(told[3]?.position).toBe(sent.position);
    // Resumed after the second: exactly what followed, nothing twice.
    const again = await listen(MANAGER, STATES, { since: told[1]?.position, units: ['51'] });
    const kinds: string[] = [];
    for (let at = 0; at < 3; at += 1) kinds.push(changeOf(await again.next()).kind);
    expect(kinds).toEqual(['OPENED', 'SUBMITTED', 'RETURNED']);
    expect(again.waiting).toEqual([]);
  }, 60_000);

  it('I-06: a bureau hears nothing of another’s draft while that one writes; NRTA hears that it was begun and no more', async () => {
    const [own, nation] = [await listen(FILLER, STATES), await listen(ANALYST, STATES)];
    const of = { unit: GUANGDONG, period: NEWEST };
    await api.act(FOREIGN_FILLER, 'openDraft', of);
    const cell = { line: '44-2026-0001', attribute: 'note', value: 'CANARYDRAFT44' };
    await api.act(FOREIGN_FILLER, 'editCells', { ...of, cells: [cell] });
    const { position } = await api.act(MANAGER, 'remindUnit', { unit: SICHUAN, period: NEWEST, text: '第二次提醒' });
    expect(changeOf(await own.next())).toMatchObject({ unit: { id: SICHUAN }, kind: 'REMINDED', position });
    const heard = [await nation.next(), await nation.next()];
    expect(heard.map((each) => [changeOf(each).unit.id, changeOf(each).kind])).toEqual([
      [GUANGDONG, 'OPENED'],
      [SICHUAN, 'REMINDED'],
    ]);
    expect(JSON.stringify([heard, own.waiting, nation.waiting])).not.toContain('CANARY');
    const asked = await listen(FILLER, STATES, { units: ['44'], since: api.position });
    await api.act(MANAGER, 'remindUnit', { unit: GUANGDONG, period: NEWEST, text: '提醒' });
    await api.act(MANAGER, 'remindUnit', { unit: SICHUAN, period: NEWEST, text: '第三次提醒' });
    expect(changeOf(await own.next()).unit.id).toBe(SICHUAN);
    expect(asked.waiting).toEqual([]);
  }, 60_000);

  it('control: an officer whose scope holds one unit too many does hear the other', async () => {
    const { tokens } = api.runtime;
    const honest = tokens.authenticate.bind(tokens);
    const leaky = jest.spyOn(tokens, 'authenticate').mockImplementation(async (token) => {
      const actor = await honest(token);
      return actor && { ...actor, scope: unitScope(actor.organisation, GUANGDONG) };
    });
    try {
      const stream = await listen(FILLER, STATES);
      await api.act(MANAGER, 'remindUnit', { unit: GUANGDONG, period: NEWEST, text: '再提醒' });
      expect(changeOf(await stream.next()).unit.id).toBe(GUANGDONG);
    } finally {
      leaky.mockRestore();
    }
  }, 30_000);

  it('tells where reads stand at once and when they have moved on, so that a read there sees the write', async () => {
    const stream = await listen(FILLER, POSITION);
    const first = (await stream.next())?.data?.['readPosition'] as unknown as string;
    const { position } = await api.act(MANAGER, 'remindUnit', { unit: '31', period: NEWEST, text: '提醒' });
    let at = first;
    while (at < (position ?? '')) at = (await stream.next())?.data?.['readPosition'] as unknown as string;
    expect(first < at).toBe(true);
    expect(await api.data(FILLER, `{ me { role } calendar(year: 2026, at: { knownAt: "${at}" }) { year } }`)).toBeDefined();
    const later = await listen(FILLER, POSITION, { since: first });
    expect((await later.next())?.data?.['readPosition']).toBe(at);
  }, 30_000);

  it('ends within 5 s of the token’s end, told why, also where it was revoked by another process', async () => {
    const token = await api.runtime.tokens.issue({
      person: 'person-51-901',
      name: '临时',
      organisation: SICHUAN,
      role: 'bureau-filler',
      label: 'test',
    });
    const [ending, staying] = [await listen(token, STATES), await listen(FILLER, STATES)];
    expect(live.streams.count).toBe(2);
    await api.runtime.source.query(`UPDATE slate.access_token SET revoked_at = now() WHERE person = 'person-51-901'`);
    const revoked = performance.now();
    expect(codeOf(await ending.next())).toBe('UNAUTHENTICATED');
    expect(await ending.next()).toBeNull();
    expect(performance.now() - revoked).toBeLessThan(5_000);
    expect([live.streams.count, staying.waiting]).toEqual([1, []]);
  }, 30_000);

  it('shows signs of life, holds no more streams for a token than its limit, and asks for one', async () => {
    for (let at = 0; at < STREAMS_PER_TOKEN; at += 1) await listen(ANALYST, STATES);
    const over = await listen(ANALYST, STATES);
    expect(codeOf(await over.next())).toBe('TOO_MANY_STREAMS');
    const [first] = open;
    await until(() => (first?.beats() ?? 0) >= 2);
    const other = await listen(MANAGER, POSITION);
    expect(codeOf(await other.next())).toBeUndefined();
    expect(codeOf(await (await listen('no-such-token', STATES)).next())).toBe('UNAUTHENTICATED');
    expect(codeOf(await (await listen(MANAGER, STATES, { since: 'deadbeef-0000000000000000001' })).next())).toBe(
      'BAD_USER_INPUT',
    );
  }, 30_000);

  it('of readers that come and go without a word nothing is left', async () => {
    for (let round = 0; round < 10; round += 1) {
      const streams = await Promise.all([1, 2, 3].map(() => subscribe(api, FILLER, STATES)));
      await until(() => live.streams.count === 3);
      streams.forEach((stream) => stream.close());
      await until(() => live.streams.count === 0);
    }
    await until(() => live.waiting === 0);
  }, 60_000);

  it('ends with the service, each stream told so, and none is opened any more', async () => {
    const streams = [await listen(MANAGER, STATES), await listen(FILLER, POSITION)];
    await streams[1]?.next();
    live.streams.close();
    for (const stream of streams) {
      expect(codeOf(await stream.next())).toBe('UNAVAILABLE');
      expect(await stream.next()).toBeNull();
    }
    expect(codeOf(await (await listen(MANAGER, STATES)).next())).toBe('UNAVAILABLE');
  }, 30_000);
});

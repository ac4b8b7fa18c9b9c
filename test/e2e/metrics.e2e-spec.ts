import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metrics } from '../../apps/api/src/metrics/metrics';
import { createApp } from '../../apps/api/src/serve';
import { Seeding } from '../../apps/api/src/demo/seeding';
import { UNITS } from '../../libs/kernel/src';
import { country, FILLER, MANAGER, NEWEST, type Country } from '../support/country';
import { subscribe, until } from '../support/event-stream';
import supertest from 'supertest';

const page = readFileSync(join(__dirname, '..', '..', 'docs/metrics.md'), 'utf8');
const told = new Map(
  [...page.matchAll(/^\| `([a-z0-9_]+)` +\| ([^|]*)\|/gm)].map(([, name = '', labels = '']) => [
    name,
    [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label).sort(),
  ]),
);

describe('what is measured', () => {
  let api: Country;
  let text = '';
  const look = async (): Promise<string> => (await api.http().get('/metrics')).text;
  const value = (line: string): number =>
    Number(
      text
        .split('\n')
        .find((each) => each.startsWith(`${line} `))
        ?.split(' ')
        .pop(),
    );

  beforeAll(async () => {
    api = await country();
    await api.graphql(FILLER, 'query SomebodysOwnName { reports(period: "2026-06-H1", first: 1) { totalCount } }');
    await api.graphql(FILLER, '{ reports(period: "nonsense", first: 1) { totalCount } }');
    await api.http().get('/api/reports/51/2026-06-H1').set('authorization', `Bearer ${FILLER}`);
    await api.http().get('/no/such/page/of-51-2026-0001');
    text = await look();
  }, 60_000);
  afterAll(() => api.close());

  it('stands in the docs, name by name and label by label', () => {
    const names = [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name);
    expect(names.sort()).toEqual([...told.keys()].sort());
    for (const [line, name = '', labels = ''] of text.matchAll(/^(\w+?)(?:_bucket|_sum|_count)?\{(.*)\} /gm)) {
      const given = [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le');
      expect([line, given.sort()]).toEqual([line, told.get(name)]);
    }
  });

  it('says no person, unit, project, token or address that was asked for', () => {
    const words = [
      'demo-',
      'person-',
      'bureau-',
      '51',
      '川西',
      'SomebodysOwnName',
      'no/such',
      '2026',
      ...UNITS.map(({ short }) => short),
    ];
    const labels = [...text.matchAll(/\{(.*)\}/g)].map(([, each = '']) => each.replace(/le="[^"]*"/, ''));
    expect(labels.length).toBeGreaterThan(20);
    expect(words.filter((word) => labels.some((each) => each.includes(word)))).toEqual([]);
  });

  it('counts answers by route, questions by field, facts by how they were written', () => {
    expect(value('slate_http_request_seconds_count{method="GET",route="/api/reports/:unit/:period",status="2xx"}')).toBe(1);
    expect(value('slate_http_request_seconds_count{method="GET",route="other",status="4xx"}')).toBe(1);
    expect(value('slate_graphql_operation_seconds_count{type="query",field="reports",outcome="ok"}')).toBe(1);
    expect(value('slate_graphql_operation_seconds_count{type="query",field="reports",outcome="errors"}')).toBe(1);
    expect(value('slate_graphql_operation_seconds_count{type="mutation",field="acceptReport",outcome="ok"}')).toBe(3);
    expect(value('slate_events_appended_total')).toBe(value('slate_log_position'));
    expect(value('slate_append_seconds_count{outcome="written"}')).toBeGreaterThan(20);
  });

  it('sees the read models behind, and a fold that failed', async () => {
    await until(async () => ((text = await look()), value('slate_read_lag_positions') === 0));
    expect([value('slate_read_lag_seconds'), value('slate_read_group_failed')]).toEqual([0, 0]);
    await api.runtime.runner?.stop();
    await api.act(MANAGER, 'remindUnit', { unit: '51', period: NEWEST, text: '提醒' });
    api.stand('2026-07-01T10:01:00+08:00');
    text = await look();
    expect([value('slate_read_lag_positions'), value('slate_read_lag_seconds')]).toEqual([1, 60]);
  }, 30_000);

  it('sees jobs, connections and streams', async () => {
    const stream = await subscribe(api, FILLER, 'subscription { readPosition }');
    await stream.next();
    text = await look();
    expect([value('slate_streams'), value('slate_jobs{state="done"}'), value('slate_pool_connections{use="waiting"}')]).toEqual([
      1, 0, 0,
    ]);
    stream.close();
  }, 30_000);

  it('is not told to strangers: passed on by a proxy, or without the token where one is set', async () => {
    expect((await api.http().get('/metrics').set('x-forwarded-for', '10.0.0.1')).status).toBe(404);
    const place = { url: 'http://127.0.0.1:0', home: '', database: 'embedded', version: 'test' } as const;
    const metricsToken = 'a-token-of-the-watch';
    const app = await (
      await createApp({ runtime: { ...api.runtime, metrics: new Metrics() }, seeding: new Seeding(), place, metricsToken }, true)
    ).init();
    const ask = (token?: string) => {
      const request = supertest(app.getHttpServer() as Parameters<typeof supertest>[0]).get('/metrics');
      return token === undefined ? request : request.set('authorization', `Bearer ${token}`);
    };
    expect((await ask()).status).toBe(404);
    expect((await ask('another-token-of-no-use')).status).toBe(404);
    expect((await ask(metricsToken)).status).toBe(200);
    await app.close();
  }, 30_000);
});

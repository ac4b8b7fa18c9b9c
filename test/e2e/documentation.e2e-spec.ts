import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { subscribe } from '../support/event-stream';
import { ANALYST, APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';

const root = join(__dirname, '..', '..');
const examples = readdirSync(join(root, 'apps/api/examples')).filter((name) => name.endsWith('.graphql'));
const page = readFileSync(join(root, 'docs/api.md'), 'utf8');

describe('what is written runs', () => {
  let api: Country;
  beforeAll(async () => (api = await country()), 60_000);
  afterAll(() => api.close());

  /** A question is answered; a subscription is told of the next reminder. */
  const run = async (query: string): Promise<void> => {
    if (!/^subscription\b/m.test(query)) {
      expect(Object.keys(await api.data(ANALYST, query)).length).toBeGreaterThan(0);
      return;
    }
    const stream = await subscribe(api, ANALYST, query);
    await api.act(MANAGER, 'remindUnit', { unit: SICHUAN, period: NEWEST, text: '请尽快报送' });
    const told = await stream.next();
    stream.close();
    expect([query, told?.errors, Object.keys(told?.data ?? {}).length]).toEqual([query, undefined, 1]);
  };

  it.each(examples)('the example %s', (name) => run(readFileSync(join(root, 'apps/api/examples', name), 'utf8')));

  it('the queries of docs/api.md', async () => {
    const queries = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query = '']) => query);
    expect(queries.length).toBeGreaterThan(0);
    for (const query of queries) await run(query);
  });

  it('the life of a report as docs/api.md tells it', async () => {
    const told = [...page.matchAll(/^\| \w+ +\| (NRTA|filler|approver) +\| `(\w+\(input: .*\))` *\|$/gm)];
    expect(told.map(([, who]) => who)).toEqual(['NRTA', 'filler', 'filler', 'approver', 'NRTA']);
    for (const [, who = '', mutation = ''] of told) {
      const token = { NRTA: MANAGER, filler: FILLER, approver: APPROVER }[who] ?? '';
      const answer = await api.data(token, `mutation { done: ${mutation} { position userErrors { code message } } }`);
      const { userErrors } = answer['done'] as unknown as { userErrors: { code: string }[] };
      // The country has opened its newest period before.
      expect([mutation, userErrors.filter(({ code }) => code !== 'PERIOD_ALREADY_OPEN')]).toEqual([mutation, []]);
    }
  });

  it('the addresses of its curl lines', async () => {
    const lines = [...page.matchAll(/"\$SLATE_URL(\/[^"]*)"/g)].map(([, path = '']) => path);
    expect(lines).toHaveLength(5);
    for (const path of lines) {
      if (path.startsWith('/api/reports/')) expect(path).toContain(NEWEST);
      const answer = await api.http().get(path.replace('/submission', '')).set('authorization', `Bearer ${APPROVER}`);
      expect(answer.status).toBe(200);
    }
  });
});

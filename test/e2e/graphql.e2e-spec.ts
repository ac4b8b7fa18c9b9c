import fc from 'fast-check';
import { serverAudits } from 'graphql-http';
import type { AddressInfo } from 'node:net';
import {
  buildClientSchema,
  getIntrospectionQuery,
  isLeafType,
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { ReadStore } from '../../libs/platform/src/read-store';
import { testApi, type TestApi } from '../support/api';
import { exampleArguments } from './support/probes';

const TOKEN = 'demo-nrta-manager';
/** The closed list of `extensions.code`; docs/api.md and apps/api/src/graphql/errors.ts hold the same. */
const CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'NOT_YET_PROJECTED',
  'SEEDING',
  'TOO_COMPLEX',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL',
];

describe('/graphql', () => {
  let api: TestApi;
  let url: string;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    api = await testApi();
    await api.app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}/graphql`;
    schema = buildClientSchema((await api.data(TOKEN, getIntrospectionQuery())) as unknown as IntrospectionQuery);
  });
  afterAll(() => api.close());

  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-slate-request': '1', authorization: `Bearer ${TOKEN}`, ...headers },
      body,
    });
  const codesOf = (answer: unknown): unknown[] =>
    ((answer as { errors?: { extensions?: { code?: unknown } }[] }).errors ?? []).map((each) => each.extensions?.code);
  const ask = async (query: string) => {
    const response = await send(JSON.stringify({ query }));
    return { status: response.status, codes: codesOf(await response.json()) };
  };

  it('S8: speaks GraphQL over HTTP as the audit of graphql-http asks', async () => {
    const fetchFn = (input: string, init: RequestInit = {}) =>
      fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), 'x-slate-request': '1' } });
    const audits = serverAudits({ url, fetchFn });
    const results = [];
    for (const audit of audits) results.push(await audit.fn());
    expect(results.filter(({ status }) => status !== 'ok').map(({ name, status }) => `${status}: ${name}`)).toEqual([]);
    expect(results).toHaveLength(61);
  });

  it('answers introspection', () => expect(schema.getQueryType()?.getFields()['projects']).toBeDefined());

  describe('S7: limits', () => {
    const nested = (depth: number): string => (depth === 0 ? 'kind' : `ofType { ${nested(depth - 1)} }`);
    const wide =
      'groups { rows(first: 100) { edges { node { project { facts { source { address file column row } } } } } } } '.repeat(30);
    it.each([
      ['depth', `{ __type(name: "Project") { ${nested(20)} } }`],
      ['aliases', `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: me { id }`).join(' ')} }`],
      ['tokens', `{ me { ${'id '.repeat(2_000)} } }`],
      ['directives', `{ me { id ${'@include(if: true) '.repeat(30)} } }`],
      ['cost', `{ figures(metrics: ["projects"]) { ${wide} } }`],
      ['cycles', '{ me { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }'],
    ])('too many %s are refused by name', async (name, query) => {
      const { status, codes } = await ask(query);
      expect(status).toBeLessThan(500);
      expect(codes.length).toBeGreaterThan(0);
      expect(new Set(codes)).toEqual(new Set([name === 'cycles' ? 'GRAPHQL_VALIDATION_FAILED' : 'TOO_COMPLEX']));
    });

    it('a body over 100 kB is refused unread', async () => {
      const response = await send(JSON.stringify({ query: `{ me { id } } # ${'x'.repeat(120_000)}` }));
      expect(response.status).toBe(413);
    });

    it('several operations in one request are refused', async () => {
      const response = await send(JSON.stringify([{ query: '{ me { id } }' }, { query: '{ me { id } }' }]));
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    });
  });

  it('S7: 300 malformed documents bring no 5xx, no crash, and only codes of the list', async () => {
    const word = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '...',
      'on',
      'query',
      'mutation',
      'subscription',
      'fragment',
      '$',
      '!',
      '@skip(if: true)',
      '@include',
      ':',
      'me',
      'projects',
      'id',
      'first: -1',
      'first: 9999999999999999999999',
      'first: 1e400',
      '"\\uD800"',
      '"""',
      '\u0000',
      '\uFEFF',
      '＄',
      '"字"',
      '__schema',
      'types',
      'edges',
      'node',
      '#',
      ',',
    );
    const document = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.nat(400).map((depth) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`),
    );
    const variables = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constant({ __proto__: null, first: 'x' }));
    const whole = fc.oneof(
      { weight: 5, arbitrary: fc.record({ query: document, variables }).map((it) => JSON.stringify(it)) },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
      {
        weight: 2,
        arbitrary: fc.record({ first: fc.anything(), at: fc.anything() }).map(
          (it) =>
            JSON.stringify(
              {
                query: 'query($first: Int!, $at: MomentInput) { projects(first: $first, at: $at) { totalCount } }',
                variables: it,
              },
              (_k, v: unknown) => (typeof v === 'bigint' ? String(v) : v),
            ) ?? '',
        ),
      },
    );
    const seen = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(whole, async (body) => {
        const response = await send(body);
        const text = await response.text();
        expect(response.status).toBeLessThan(500);
        const answer = JSON.parse(text) as { data?: unknown; errors?: unknown; code?: unknown };
        const codes = [...codesOf(answer), ...(answer.code === undefined ? [] : [answer.code])];
        if (answer.data === undefined || answer.data === null) expect(codes.length).toBeGreaterThan(0);
        for (const code of codes) expect([...CODES, 'BAD_REQUEST', 'UNSUPPORTED_MEDIA_TYPE']).toContain(code);
        for (const code of codes) expect(code).not.toBe('INTERNAL');
        codes.forEach((code) => seen.add(code));
      }),
      { numRuns: 300, seed: 20_260_615 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']));
    expect((await ask('{ me { id } }')).status).toBe(200);
  }, 120_000);

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'S12: a request as a foreign page can send it is refused: %s',
    async (type) => {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: '{"query":"{ me { id } }"}' });
      expect(response.status).toBe(403);
      const get = await fetch(`${url}?query=${encodeURIComponent('{ me { id } }')}`);
      expect(get.status).toBe(403);
    },
  );

  it('S18: a secret that is thrown does not leave, and its trace id does', async () => {
    const reads = api.app.get(ReadStore, { strict: false });
    const failing = jest.spyOn(reads, 'read').mockRejectedValue(new Error('secret detail: password=hunter2'));
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const streams = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockReturnValue(true));
    try {
      const response = await send(JSON.stringify({ query: '{ projects(first: 1) { totalCount } }' }));
      const text = await response.text();
      expect(failing).toHaveBeenCalled();
      expect(text).not.toMatch(/hunter2|secret|at .*\.ts/);
      expect(codesOf(JSON.parse(text))).toEqual(['INTERNAL']);
      expect(text).toMatch(/"traceId":"[0-9a-f-]{36}"/);
      const rest = await api.http().get('/api/reports/51/2026-06-H1').set('authorization', `Bearer ${TOKEN}`);
      expect(rest.status).toBe(500);
      expect(rest.text).not.toMatch(/hunter2|secret/);
    } finally {
      [failing, logged, ...streams].forEach((spy) => spy.mockRestore());
    }
  });

  it('every field of Query and Mutation refuses who has no token', async () => {
    const probe = (kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string => {
      const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
      return `${kind} { ${field.name}${exampleArguments(field)} ${selection} }`;
    };
    const fields = [
      ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => probe('query', field)),
      ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => probe('mutation', field)),
    ];
    expect(fields.length).toBeGreaterThanOrEqual(28);
    const open: string[] = [];
    for (const query of fields) {
      const answer = await api.graphql(null, query);
      if (String(codesOf(answer)) !== 'UNAUTHENTICATED') open.push(`${query}: ${JSON.stringify(answer)}`);
    }
    expect(open).toEqual([]);
  });

  it.each(['/', '/graphiql'])('the page %s names no outside host', async (path) => {
    const { text, headers } = await api.http().get(path);
    const loaded = [
      ...text.matchAll(/<(?:script|link|img|iframe|form)\b[^>]*?\b(?:src|href|action)\s*=\s*["'](?:https?:)?\/\/([^/"']+)/gi),
    ];
    expect(loaded.map(([, host]) => host)).toEqual([]);
    expect(headers['content-security-policy']).not.toMatch(/https?:|\*/);
  });
});

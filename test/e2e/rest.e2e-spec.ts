import { country, FILLER, NEWEST, type Country } from '../support/country';
import { restRoutes } from './support/routes';

describe('the doors over plain HTTP', () => {
  let api: Country;
  beforeAll(async () => (api = await country()), 60_000);
  afterAll(() => api.close());

  const report = `/api/reports/51/${NEWEST}`;
  const own = { authorization: `Bearer ${FILLER}`, 'idempotency-key': 'rest-test-1' };

  /** RFC 9457, with our closed code and both languages. */
  const problem = (code: string, status: number) => ({
    type: `urn:slate:problem:${code}`,
    title: expect.stringMatching(/\p{Script=Han}/u) as string,
    titleEn: expect.stringMatching(/[A-Za-z]{3}/) as string,
    status,
    code,
    instance: expect.stringMatching(/^\//) as string,
  });

  it.each([
    ['an unknown address', 'get', '/api/nothing', {}, '', 404, 'NOT_FOUND'],
    ['an unknown address outside the API', 'get', '/nothing', {}, '', 404, 'NOT_FOUND'],
    ['an unknown unit', 'get', `/api/reports/99/${NEWEST}`, own, '', 404, 'NOT_FOUND'],
    ['no token', 'get', report, {}, '', 401, 'UNAUTHENTICATED'],
    [
      'malformed JSON',
      'post',
      `${report}/submission`,
      { ...own, 'content-type': 'application/json' },
      '{"certify":',
      400,
      'BAD_REQUEST',
    ],
    [
      'another content type for JSON',
      'post',
      `${report}/submission`,
      { ...own, 'content-type': 'text/plain' },
      '{"certify":true}',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['another content type for a file', 'post', `${report}/sheet`, { ...own, 'content-type': 'text/plain' }, 'x', 415, 'NO_FILE'],
    [
      'no Idempotency-Key',
      'post',
      `${report}/submission`,
      { authorization: own.authorization, 'content-type': 'application/json' },
      '{}',
      400,
      'IDEMPOTENCY_KEY',
    ],
    [
      'a body over 100 kB',
      'post',
      `${report}/submission`,
      { ...own, 'content-type': 'application/json' },
      `{"reason":"${'x'.repeat(120_000)}"}`,
      413,
      'BODY_TOO_LARGE',
    ],
  ] as const)('%s is answered as problem+json', async (_name, method, path, headers, body, status, code) => {
    const request = api.http()[method](path).set(headers);
    const answer = await (body === '' ? request : request.send(body));
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(answer.text)).toMatchObject(problem(code, status));
    expect(answer.status).toBe(status);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('S12: every route sends the whole set of headers, and no answer to a token is stored', async () => {
    const routes = [...restRoutes(api.app), { method: 'post' as const, path: '/graphql' }];
    expect(routes.length).toBeGreaterThanOrEqual(9);
    for (const { method, path } of routes) {
      const at = path.replace(':unit', '51').replace(':period', NEWEST);
      const asked = api.http()[method](at);
      const { headers } = await asked
        .set({ ...own, 'content-type': 'application/json' })
        .send(method === 'post' ? '{"query":"{ me { id } }"}' : undefined);
      const seen = { path, ...headers };
      expect(seen).toMatchObject({
        path,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toMatch(/default-src '(?:self|none)'/);
      expect(headers['x-powered-by']).toBeUndefined();
      if (path.includes('/reports/') || path === '/graphql') expect([path, headers['cache-control']]).toEqual([path, 'no-store']);
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../../apps/api/src/openapi/document';
import { FILTER_PARAMS } from '../../apps/api/src/exports/filter-query';
import { FILTER } from '../../apps/api/src/openapi/door';
import { FILLER } from '../support/country';
import { testApi, type TestApi } from '../support/api';
import { restRoutes } from './support/routes';

const root = join(__dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

interface Operation {
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly description: string }[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

describe('the interface description', () => {
  let api: TestApi;
  beforeAll(async () => (api = await testApi()), 60_000);
  afterAll(() => api.close());

  const document = openApi(version);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ method, path, ...operation })),
  );

  it('describes every route that the service answers, and no other', () => {
    const answered = restRoutes(api.app).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(answered.sort());
  });

  it('and docs/api.md has each of them in its table', () => {
    const table = readFileSync(join(root, 'docs/api.md'), 'utf8').split('\n## ')[0] ?? '';
    const named = [...table.matchAll(/`([^`]*)`/g)].map(([, text = '']) => text.replace(/\?.*$/, ''));
    const missing = operations.filter(({ path }) => {
      const written = [path, path.replace('/api/reports/{unit}', '…'), path.replace(/^\/api(\/jobs)?/, '…')];
      return !named.some((text) => written.some((each) => text.endsWith(each)));
    });
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('is committed as the code says it', () => {
    const committed = JSON.parse(readFileSync(join(root, 'apps/api/openapi.json'), 'utf8')) as unknown;
    expect(committed).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('says everything in Chinese and in English', () => {
    const words = operations.flatMap(({ summary, parameters }) => [summary, ...parameters.map(({ description }) => description)]);
    expect(words.filter((text) => !/\p{Script=Han}/u.test(text) || !/[a-z]{2}/i.test(text))).toEqual([]);
  });

  it('names every filter of the exports', () => {
    expect(FILTER.map(({ name }) => name).sort()).toEqual([...FILTER_PARAMS].sort());
  });

  it('tells the truth about tokens: without one each route refuses, but those that say they need none', async () => {
    for (const { method, path, security } of operations) {
      const at = path
        .replace('{unit}', '51')
        .replace('{period}', '2026-06-H1')
        .replace('{revision}', '1')
        .replace(/\{\w+\}/, 'x');
      const answer = await api.http()[method as 'get'](at.endsWith('/verify') ? `${at}?hash=${'0'.repeat(64)}` : at);
      expect([method, path, answer.status === 401]).toEqual([method, path, security.length > 0]);
    }
  });

  it('is served to read, without a script, and for machines', async () => {
    const page = await api.http().get('/api/docs');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('/api/jobs/{id}/file');
    expect(page.text).not.toMatch(/<script|https?:\/\//);
    const served = await api.http().get('/api/docs/openapi.json').set('authorization', `Bearer ${FILLER}`);
    expect((served.body as { info: object }).info).toMatchObject({ title: '场记板 Slate', version: 'test' });
  });
});

import express from 'express';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { gzipSync } from 'node:zlib';
import { consoleFiles } from './console.files';

describe('the console’s files', () => {
  let folder: string;
  const site = (at = folder) => {
    const app = express();
    app.use(consoleFiles(at));
    app.use((_request, response) => void response.status(404).json({ code: 'NOT_FOUND' }));
    return supertest(app);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'slate-console-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, 'index.html'),
      '<meta name="csp-nonce" content="__NONCE__"><script src="/assets/main-1.js"></script>',
    );
    writeFileSync(join(folder, 'assets/main-1.js'), 'export {};');
    writeFileSync(join(folder, 'assets/main-1.js.gz'), gzipSync('export {};'));
    writeFileSync(join(folder, 'slate.svg'), '<svg/>');
    writeFileSync(join(folder, 'secret.txt'), 'no');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers a deep link with the page, a fresh nonce each time and a policy that names no host', async () => {
    const [one, two] = [
      await site().get('/projects/51-2026-0007?asOf=2026-06-30').set('accept', 'text/html'),
      await site().get('/').set('accept', 'text/html'),
    ];
    const nonces = [one, two].map(({ text }) => /content="([^"]+)"/.exec(text)?.[1] ?? '');
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    const policy = one.headers['content-security-policy'] ?? '';
    expect(policy).toContain(`'nonce-${nonces[0]}'`);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toMatch(/https?:|unsafe|\*/);
    expect(one.headers['cache-control']).toBe('no-store');
  });

  it('sends files compressed, for ever where their name holds their hash, and 304 to whoever has them', async () => {
    const sent = await site().get('/assets/main-1.js').set('accept-encoding', 'gzip');
    expect(sent.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'public, max-age=31536000, immutable' });
    expect(sent.text ?? String(sent.body)).toBe('export {};');
    const etag = sent.headers['etag'] ?? '';
    expect((await site().get('/assets/main-1.js').set('accept-encoding', 'gzip').set('if-none-match', etag)).status).toBe(304);
    expect((await site().get('/slate.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('leaves doors, other methods and what is no page alone', async () => {
    const html = { accept: 'text/html' };
    for (const path of ['/api/none', '/graphql', '/graphiql', '/health/none', '/metrics'])
      expect([path, (await site().get(path).set(html)).status]).toEqual([path, 404]);
    expect((await site().post('/overview').set(html)).status).toBe(404);
    expect((await site().get('/assets/none.js').set('accept', '*/*')).status).toBe(404);
    expect((await site().get('/').set('accept', 'application/json')).status).toBe(404);
    expect((await site().get('/').set('accept', '*/*')).type).toBe('text/html');
    for (const path of ['/secret.txt', '/assets/../secret.txt', '/..%2f..%2fetc/passwd'])
      expect((await site().get(path).set('accept', 'application/json')).text).not.toContain('no\n');
  });

  it('says so where it was not built', async () => {
    const answer = await site(join(folder, 'none')).get('/').set('accept', 'text/html');
    expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('npm run build')]);
  });
});

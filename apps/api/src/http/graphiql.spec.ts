import express from 'express';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSchema, parse, validate } from 'graphql';
import { sendGraphiql } from './graphiql';

describe('GET /graphiql', () => {
  let assets: string;
  let server: Server;
  const get = (headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphiql`, { headers });

  beforeAll(async () => {
    assets = mkdtempSync(join(tmpdir(), 'slate-graphiql-'));
    const app = express();
    app.get('/graphiql', (_request, response) => sendGraphiql(response, assets));
    server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(assets, { recursive: true });
  });

  it('says in words that it was not built', async () => {
    const response = await get();
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });

  describe('when built', () => {
    beforeAll(() => {
      writeFileSync(join(assets, 'graphiql.html'), '<html>page</html>');
      writeFileSync(join(assets, 'graphiql.html.gz'), gzipSync('<html>page</html>'));
      writeFileSync(join(assets, 'graphiql.json'), JSON.stringify({ madeFrom: 'f'.repeat(64), script: 'sha256-abc=' }));
    });

    it.each(['gzip', 'identity'])('is sent as %s', async (encoding) => {
      const response = await get({ 'accept-encoding': encoding });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
      expect(await response.text()).toBe('<html>page</html>');
    });

    it('allows no other host, and no script but its own', async () => {
      const policy = (await get()).headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-abc=';/);
      expect(policy).toContain("connect-src 'self'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    });

    it('is not sent twice', async () => {
      const tag = (await get()).headers.get('etag') ?? '';
      expect((await get({ 'if-none-match': tag, 'cache-control': 'max-age=0' })).status).toBe(304);
    });
  });
});

describe('the worked examples', () => {
  const folder = join(__dirname, '..', '..', 'examples');
  const examples = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

  it('are six: questions, one subscription and one act', () => {
    const kinds = examples.map((name) => /^(query|subscription|mutation) /m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]);
    expect(kinds).toEqual(['query', 'query', 'query', 'query', 'subscription', 'mutation']);
  });

  it.each(examples)('%s is one operation, told in Chinese, that runs without variables', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(/^# \d · [\p{Script=Han}]/u);
    const { definitions } = parse(text);
    expect(definitions).toHaveLength(1);
    const [operation] = definitions;
    expect(operation).toMatchObject({ kind: 'OperationDefinition' });
    if (operation?.kind !== 'OperationDefinition') return;
    const needed = (operation.variableDefinitions ?? []).filter(
      ({ type, defaultValue }) => defaultValue === undefined && (operation.operation === 'query' || type.kind === 'NonNullType'),
    );
    expect(needed).toEqual([]);
  });

  it.each(examples)('%s is answered by the committed SDL', (name) => {
    const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'schema.graphql'), 'utf8'));
    expect(validate(schema, parse(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
  });
});

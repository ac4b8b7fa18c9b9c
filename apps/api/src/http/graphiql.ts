import type { Response } from 'express';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the build puts the page (tools/assets/graphiql.mjs). */
const ASSETS = join(__dirname, '..', '..', 'assets');

interface PageRecord {
  readonly madeFrom: string;
  /** `sha256-…` of the page’s one script. */
  readonly script: string;
}

/** No other host is named, so none can be asked, and no script runs but the page’s own; its editors work in blob workers. */
const policyFor = (script: string): string =>
  [
    "default-src 'none'",
    `script-src '${script}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * GET /graphiql: the offline GraphiQL with its worked examples (stack 1.3, trap 11). 503 in words where the build did not
 * make it.
 */
export async function sendGraphiql(response: Response, assets: string = ASSETS): Promise<void> {
  const { req: request } = response;
  const zipped = request.acceptsEncodings('gzip', 'identity') === 'gzip';
  const found = await load(assets, zipped);
  if (found === undefined) {
    response.status(503).type('text/plain').send('GraphiQL 页面尚未生成：请运行 npm run build · not built yet: npm run build\n');
    return;
  }
  const { record, page } = found;
  response.set({
    'Content-Security-Policy': policyFor(record.script),
    'Cache-Control': 'no-cache',
    ETag: `"${record.madeFrom.slice(0, 32)}${zipped ? '-gz' : ''}"`,
    Vary: 'Accept-Encoding',
  });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.set({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': String(page.length) });
  if (zipped) response.set('Content-Encoding', 'gzip');
  response.end(page);
}

interface BuiltPage {
  readonly record: PageRecord;
  readonly page: Buffer;
}

/** Read each time: the system keeps what is read often, and the process need not hold 9 MB for a page seldom seen. */
async function load(assets: string, zipped: boolean): Promise<BuiltPage | undefined> {
  try {
    const [record, page] = await Promise.all([
      readFile(join(assets, 'graphiql.json'), 'utf8'),
      readFile(join(assets, zipped ? 'graphiql.html.gz' : 'graphiql.html')),
    ]);
    return { record: JSON.parse(record) as PageRecord, page };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

import type { NextFunction, Request, Response } from 'express';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Addresses that are doors of their own; the console answers every other page. */
const DOORS = /^\/(api|graphql|graphiql|health|metrics)(\/|$)/;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** No other host is named, no inline script runs, and a style sheet made in the page must carry this page's own nonce. */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

interface Served {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly zipped: Buffer | null;
  /** Its name holds its hash, so that it never changes. */
  readonly forEver: boolean;
}

/**
 * Serves the built console: its files by name, and its page for whatever else a browser asks for, so that a link into it
 * opens there. Everything is read once; a name that was not read is not a file, whatever it looks like.
 */
export function consoleFiles(folder: string): (request: Request, response: Response, next: NextFunction) => void {
  const files = new Map<string, Served>(existsSync(folder) ? [...load(folder, '')] : []);
  const page = existsSync(join(folder, 'index.html')) ? readFileSync(join(folder, 'index.html'), 'utf8') : null;
  return (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || DOORS.test(request.path)) return next();
    const file = files.get(request.path);
    if (file) return sendFile(file, request, response);
    // Whoever does not say what for, as curl does, is shown the page at the root, and elsewhere that there is nothing.
    if (request.accepts(request.path === '/' ? ['html', 'json'] : ['json', 'html']) !== 'html') return next();
    if (page !== null) return sendPage(page, response);
    response
      .status(503)
      .type('text/plain')
      .send('界面尚未生成：请运行 npm run build · the console is not built yet: npm run build\n');
  };
}

function sendPage(page: string, response: Response): void {
  const nonce = randomBytes(16).toString('base64');
  response
    .set({ 'Content-Security-Policy': policyWith(nonce), 'Cache-Control': 'no-store' })
    .type('html')
    .send(page.replace('__NONCE__', nonce));
}

function sendFile({ type, etag, plain, zipped, forEver }: Served, request: Request, response: Response): void {
  const body = zipped !== null && request.acceptsEncodings('gzip', 'identity') === 'gzip' ? zipped : plain;
  response.set({
    'Cache-Control': forEver ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: body === zipped ? etag.replace(/"$/, '-gz"') : etag,
    Vary: 'Accept-Encoding',
  });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.set({ 'Content-Type': type, 'Content-Length': String(body.length) });
  if (body === zipped) response.set('Content-Encoding', 'gzip');
  response.end(request.method === 'HEAD' ? undefined : body);
}

function* load(folder: string, below: string): Generator<[string, Served]> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* load(folder, path);
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const plain = readFileSync(join(folder, path));
    const zippedAt = join(folder, `${path}.gz`);
    yield [
      path,
      {
        type,
        etag: `"${createHash('sha256').update(plain).digest('hex').slice(0, 32)}"`,
        plain,
        zipped: existsSync(zippedAt) ? readFileSync(zippedAt) : null,
        forEver: path.startsWith('/assets/'),
      },
    ];
  }
}

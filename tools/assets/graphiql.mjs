import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

/**
 * Makes the offline GraphiQL: one page that holds all of its code, with the worked examples as its first tabs. The record
 * beside it names what it was made from, so that it is made once, and the hash of its script for the page's security policy.
 * @param {{ root: string, dist: string }} where
 * @returns {Promise<string[]>} the files, whether written now or found
 */
export default async function graphiql({ root, dist }) {
  const folder = join(dist, 'apps', 'api', 'assets');
  const [page, zipped, record] = ['graphiql.html', 'graphiql.html.gz', 'graphiql.json'].map((name) => join(folder, name));
  const examples = examplesIn(join(root, 'apps', 'api', 'examples'));
  const madeFrom = hash([readFileSync(import.meta.filename ?? new URL(import.meta.url)), lockedVersion(root), ...examples]);
  const files = [page, zipped, record];
  if (files.every(existsSync) && JSON.parse(readFileSync(record, 'utf8')).madeFrom === madeFrom) return files;

  const html = render(root, examples);
  refuseOutsiders(html);
  mkdirSync(folder, { recursive: true });
  writeFileSync(page, html);
  writeFileSync(zipped, gzipSync(html, { level: constants.Z_BEST_COMPRESSION }));
  writeFileSync(record, JSON.stringify({ madeFrom, script: `sha256-${hash([scriptOf(html)], 'base64')}` }));
  return files;
}

const examplesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** A tab's headers; the token is that of the console's tab it was opened from, or typed by whoever looks, and is not kept. */
const headers = JSON.stringify({ Authorization: 'Bearer ' }, null, 2);

function render(root, examples) {
  const { renderGraphiQL } = createRequire(join(root, 'package.json'))('@graphql-yoga/render-graphiql');
  return renderGraphiQL({
    title: '场记板 GraphiQL',
    endpoint: '/graphql',
    headers,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: 'headers',
    additionalHeaders: { 'x-slate-request': 'graphiql' },
    defaultTabs: examples.map((query) => ({ query, headers })),
  })
    .replace(OPENED, (_call, options) => `${RENDER}(${asOpened.toString()})(${options}),`)
    .replace('<html lang="en">', '<html lang="zh-CN">')
    .replace('You need to enable JavaScript to run this app.', '请启用 JavaScript · JavaScript is needed here');
}

const RENDER = "window.document.querySelector('#root'),";
/** The call that starts the page, with its options as the last thing of the script. */
const OPENED = /window\.document\.querySelector\('#root'\),\s*(\{"title":[^\n]*\}),(?=\s*\);\s*<\/script>)/;

/**
 * Runs in the page: a tab opened by the console brings its question in the address and the token of the tab's session
 * with it, so that it runs at once; what is opened by hand starts with the worked examples and an empty token.
 */
function asOpened(options) {
  const asked = new URLSearchParams(location.search);
  let token = null;
  try {
    token = sessionStorage.getItem('slate.token');
  } catch {
    // storage switched off: the token is typed
  }
  const headers = token === null ? options.headers : JSON.stringify({ Authorization: `Bearer ${token}` }, null, 2);
  const query = asked.get('query');
  const variables = asked.get('variables') ?? undefined;
  const tabs = options.defaultTabs.map((tab) => ({ ...tab, headers }));
  if (query === null) return { ...options, headers, defaultTabs: tabs };
  return { ...options, headers, query, variables, defaultTabs: [{ query, variables, headers }, ...tabs] };
}

/** The one inline script, as the browser will hash it. */
const scriptOf = (html) => html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'));

/** No element of the page may name another host; addresses inside the script's texts are never loaded. */
function refuseOutsiders(html) {
  const scripts = html.match(/<script\b/g)?.length ?? 0;
  const markup = html.slice(0, html.indexOf('<script>')) + html.slice(html.lastIndexOf('</script>'));
  const loads = /(?:src|href|action|url\()\s*=?\s*["'(]?\s*(?:https?:)?\/\/|@import/i.exec(markup);
  if (!html.includes(asOpened.toString())) throw new Error('GraphiQL would not take the question it is opened with');
  if (!html.includes('<script>') || scriptOf(html).includes('</script') || loads) {
    throw new Error(`GraphiQL would load from elsewhere, or is not one script (${scripts}): ${loads?.[0] ?? ''}`);
  }
}

const hash = (parts, encoding = 'hex') => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest(encoding);
};

const lockedVersion = (root) =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages['node_modules/@graphql-yoga/render-graphiql']
    .version;

/**
 * Cruises the repository and the planted tree with the same rules and prints one JSON document. A process of its own,
 * because the cruiser is an ES module that the test runner cannot load on Node 20.
 */
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { props, sane, violations } from './planted.mjs';

const require = createRequire(import.meta.url);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const config = require('../../.dependency-cruiser.cjs');
const { sourcesUnder } = require('./sources.cjs');

/** What the rules say of one tree: violations as rule, from, to; and who imports whom. */
async function judge(baseDir) {
  const { webpackConfig: _unused, ...options } = config.options;
  const { output } = await cruise(
    ['apps', 'libs'].filter((folder) => readdirSync(baseDir).includes(folder)),
    { ...options, baseDir, validate: true, ruleSet: { forbidden: config.forbidden } },
    { ...sourcesUnder(baseDir), bustTheCache: true },
  );
  return {
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    imports: Object.fromEntries(output.modules.map((each) => [each.source, each.dependencies.map((to) => to.resolved)])),
  };
}

function plant() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'slate-planted-')));
  for (const tree of [sane, ...Object.values(violations)]) {
    for (const [path, source] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

const folder = plant();
try {
  const expected = Object.entries(violations).flatMap(([rule, tree]) =>
    Object.keys(tree)
      .filter((from) => !props.includes(from))
      .map((from) => ({ rule, from })),
  );
  const planted = { ...(await judge(folder)), expected, sane: Object.keys(sane) };
  const repository = await judge(root);
  process.stdout.write(JSON.stringify({ rules: config.forbidden.map(({ name }) => name), repository, planted }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Writes apps/api/schema.graphql and apps/api/openapi.json from the code, without a database; with --check it fails on any
// difference and names the breaking changes of the SDL.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const require = createRequire(import.meta.url);
require('reflect-metadata');
const file = join(root, 'apps/api/schema.graphql');
const { buildSdl } = require(join(root, 'dist/apps/api/src/graphql/sdl.js'));
const { buildSchema, findBreakingChanges } = require('graphql');

const sdl = await buildSdl();
const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (!process.argv.includes('--check')) {
  writeFileSync(file, sdl);
  console.log(`apps/api/schema.graphql: ${sdl === committed ? 'unchanged' : 'written'}`);
} else if (sdl !== committed) {
  console.error('apps/api/schema.graphql is not what the code says; run: node tools/sdl.mjs');
  if (committed !== '') {
    for (const { description } of findBreakingChanges(buildSchema(committed), buildSchema(sdl)))
      console.error(`  breaking: ${description}`);
  }
  process.exitCode = 1;
} else {
  console.log('apps/api/schema.graphql is true');
}

const described = join(root, 'apps/api/openapi.json');
const { openApi } = require(join(root, 'dist/apps/api/src/openapi/document.js'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const document = `${JSON.stringify(openApi(version), null, 2)}\n`;
const documented = existsSync(described) ? readFileSync(described, 'utf8') : '';
if (!process.argv.includes('--check')) writeFileSync(described, document);
else if (document !== documented) {
  console.error('apps/api/openapi.json is not what the code says; run: node tools/sdl.mjs');
  process.exitCode = 1;
}

// The console's types are made of the same description.
await import('./console-types.mjs');

// Writes the interface as types for the console's operations, from apps/api/schema.graphql; with --check it fails on any
// difference. tools/sdl.mjs must be true first: this file is made from the committed description.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const require = createRequire(import.meta.url);
const { minifyIntrospection, outputIntrospectionFile } = require('@gql.tada/internal');
const { buildSchema, introspectionFromSchema } = require('graphql');

const file = join(root, 'apps/console/src/shared/api/schema.generated.d.ts');
const sdl = readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8');
const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(sdl), { descriptions: false }));
const body = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
// Their preamble explains their tool; ours says whence the file comes.
const types = body
  .slice(body.indexOf('export type introspection_types'), body.indexOf('import * as gqlTada'))
  .replace(/\/\*\*[\s\S]*?\*\/\n/g, '');
const said = `// Written by tools/console-types.mjs from apps/api/schema.graphql.\n${types}`;

const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (!process.argv.includes('--check')) {
  writeFileSync(file, said);
  console.log(`apps/console: interface types ${said === committed ? 'unchanged' : 'written'}`);
} else if (said !== committed) {
  console.error('apps/console: the interface types are not those of apps/api/schema.graphql; run: node tools/console-types.mjs');
  process.exitCode = 1;
} else {
  console.log('apps/console: the interface types are true');
}

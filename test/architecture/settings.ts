import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    return each.isDirectory() ? filesUnder(path) : [path];
  });

/** `env.PORT`, `env['PORT']`, `process.env.PORT`; and the keys of the schema that checks the environment as a whole. */
const READ = /\benv(?:\.|\??\.?\[['"])([A-Z][A-Z0-9_]+)\b/g;
const SCHEMA_KEY = /^\s+([A-Z][A-Z0-9_]{2,}):/gm;

/** Names of the environment variables that the product and its tools read, sorted. */
export function settingsRead(root: string): string[] {
  const names = new Set<string>();
  for (const folder of ['apps', 'libs', 'tools'].map((each) => join(root, each)).filter(existsSync)) {
    for (const path of filesUnder(folder)) {
      if (!/\.(ts|mts|cts|js|mjs|cjs)$/.test(path) || /spec\.ts$|\/testing\//.test(path)) continue;
      const text = readFileSync(path, 'utf8');
      for (const [, name] of text.matchAll(READ)) names.add(name as string);
      if (path.endsWith('/config.ts')) for (const [, name] of text.matchAll(SCHEMA_KEY)) names.add(name as string);
    }
  }
  return [...names].sort();
}

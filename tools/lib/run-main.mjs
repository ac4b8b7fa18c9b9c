import Module from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Goes on as the built program in this very process: signals, exit code and terminal are its own, and whoever ends this
 * process ends the program.
 * @param {string} file path below dist
 */
export function runMain(file) {
  const main = join(root, 'dist', file);
  if (!existsSync(main)) throw new Error(`没有 ${main} · ${main} is missing`);
  process.setSourceMapsEnabled(true);
  process.argv[1] = main;
  Module.runMain(main);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from './jest.mjs';
import { root } from './root.mjs';
import { show } from './step.mjs';

const node = (file, ...args) => show(process.execPath, [join(root, file), ...args]).then((code) => code === 0);

/**
 * Everything that needs no service: form, lint, types, lock file, the committed API description, unit tests.
 * @param {import('./report.mjs').Report} report
 */
export async function checks(report) {
  await report.step('格式 · format', () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'));
  await report.step('静态检查 · lint', () => node('node_modules/oxlint/bin/oxlint', '--deny-warnings'));
  await report.step('类型 · types', () => node('node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json', '--noEmit'));
  if (existsSync(join(root, 'apps/console/tsconfig.json')))
    await report.step('界面类型 · console types', () =>
      node('node_modules/typescript7/bin/tsc', '-p', 'apps/console/tsconfig.json', '--noEmit'),
    );
  await report.step('锁文件 · lock file', () => node('tools/check-lock.mjs'));
  if (existsSync(join(root, 'tools/sdl.mjs'))) await report.step('接口描述 · SDL', () => node('tools/sdl.mjs', '--check'));
  await report.step('单元测试 · unit tests', () => jest('unit', report));
}

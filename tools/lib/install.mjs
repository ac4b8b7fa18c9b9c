import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { step } from './step.mjs';

const stamp = join(root, 'node_modules', '.slate-installed');

/** What an installation depends on: the lock file, and the machine whose binaries were chosen. */
function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch}`;
}

/** Whether node_modules answers to the lock file; one that npm made later than the lock file is taken on trust. */
export function installed() {
  const tree = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(tree)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted();
  return statSync(tree).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Runs `npm ci` where needed. The build wants the development packages too, whatever NODE_ENV says. */
export async function ensureInstalled() {
  if (installed()) return;
  const args = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error'];
  const env = { ...process.env, SCARF_ANALYTICS: 'false' };
  const title = '安装依赖（首次约 1 分钟） · installing packages (about a minute the first time)';
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /npm-cli\.c?js$/.test(npm)) await step(title, process.execPath, [npm, ...args], { env });
  else await step(title, 'npm', args, { env, shell: process.platform === 'win32' });
  writeFileSync(stamp, wanted());
}

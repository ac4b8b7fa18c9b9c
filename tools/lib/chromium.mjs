import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(import.meta.url)('playwright-core');
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The machine's own Chromium, without a window. */
export function launchChromium() {
  const executablePath = PATHS.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('Chromium is not installed: apt-get install chromium fonts-noto-cjk');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--lang=zh-CN', '--hide-scrollbars'] });
}

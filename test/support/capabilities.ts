import { appendFileSync, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a machine may lack: programs the tests use when they are there, and root's powers. */
export type Capability = 'soffice' | 'chromium' | 'root';

const lacking: Readonly<Record<Capability, { readonly what: string; readonly remedy: string }>> = {
  soffice: {
    what: 'tests with LibreOffice (soffice not found)',
    remedy: 'apt-get install -y --no-install-recommends libreoffice-calc-nogui',
  },
  chromium: { what: 'tests in a browser (Chromium not found)', remedy: 'apt-get install -y --no-install-recommends chromium' },
  root: { what: 'tests of running as root (not root)', remedy: 'run npm test as root, e.g. in a container' },
};

/** Path of the LibreOffice launcher, or null. SOFFICE names another than the one on PATH. */
export function soffice(): string | null {
  return process.env['SOFFICE'] ?? onPath('soffice') ?? onPath('libreoffice');
}

/** Path of Chromium, or null. CHROMIUM names another than the one on PATH. */
export function chromium(): string | null {
  return process.env['CHROMIUM'] ?? onPath('chromium') ?? onPath('google-chrome');
}

function onPath(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/**
 * The path of a program (for root: its uid as text), or null when this machine has none; then the run ends with a line
 * `not run: …` and its remedy, which fails a run under CI.
 */
export function capability(name: Capability): string | null {
  const found = name === 'soffice' ? soffice() : name === 'chromium' ? chromium() : process.getuid?.() === 0 ? '0' : null;
  if (found === null && process.env['SLATE_NOT_RUN'] !== undefined) {
    appendFileSync(process.env['SLATE_NOT_RUN'], `${JSON.stringify(lacking[name])}\n`);
  }
  return found;
}

/** Jest's `it` where the capability is there; elsewhere it marks the test as not run and says why at the end. */
export function itWith(name: Capability): jest.It {
  return capability(name) === null ? it.skip : it;
}

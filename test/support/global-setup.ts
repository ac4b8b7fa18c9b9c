import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectPostgres, removePostgres, startPostgres } from '../../libs/platform/src/embedded-postgres/launcher';
import { shared } from './shared-server';

const prefix = 'slate-test-';
const anHour = 3_600_000;

/**
 * One PostgreSQL for the whole run, started outside Jest's sandbox. Tests find it by SLATE_TEST_PG_URL (the application's
 * role) and SLATE_TEST_PG_ADMIN_URL, and take a database of their own with `testDatabase`.
 */
export default async function globalSetup(): Promise<void> {
  await sweep();
  const home = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(home, 0o755); // run as root, the database's user must be able to enter
  const server = await startPostgres({ home, log: () => undefined, settings: { max_connections: '200' } });
  shared.home = home;
  shared.server = server;
  process.env['SLATE_TEST_PG_URL'] = server.url;
  process.env['SLATE_TEST_PG_ADMIN_URL'] = server.adminUrl;
}

/** Removes what runs that were killed have left: server, data and folder. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const home = join(tmpdir(), name);
    const left = statSync(home, { throwIfNoEntry: false });
    if (left === undefined || left.uid !== process.getuid?.() || Date.now() - left.mtimeMs < anHour) continue;
    if (((await inspectPostgres(home))?.users ?? []).length > 0) continue;
    await removePostgres(home);
    rmSync(home, { recursive: true, force: true });
  }
}

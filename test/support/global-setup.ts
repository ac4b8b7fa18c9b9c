import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../libs/platform/src/embedded-postgres/launcher';
import { shared } from './shared-server';

/**
 * One PostgreSQL for the whole run, started outside Jest's sandbox. Tests find it by SLATE_TEST_PG_URL (the application's
 * role) and SLATE_TEST_PG_ADMIN_URL, and take a database of their own with `testDatabase`.
 */
export default async function globalSetup(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'slate-test-'));
  const server = await startPostgres({ home, log: () => undefined, settings: { max_connections: '200' } });
  shared.home = home;
  shared.server = server;
  process.env['SLATE_TEST_PG_URL'] = server.url;
  process.env['SLATE_TEST_PG_ADMIN_URL'] = server.adminUrl;
}

import { rmSync } from 'node:fs';
import { removePostgres } from '../../libs/platform/src/embedded-postgres/launcher';
import { shared } from './shared-server';

/** Stops the run's PostgreSQL and deletes its files. */
export default async function globalTeardown(): Promise<void> {
  await shared.server?.stop();
  if (shared.home === undefined) return;
  await removePostgres(shared.home);
  rmSync(shared.home, { recursive: true, force: true });
}

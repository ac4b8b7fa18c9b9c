import { Client } from 'pg';
import { createDatabase } from '../../libs/platform/src/embedded-postgres/roles';

/** An empty database of one test file. */
export interface TestDatabase {
  /** Connection of the application's role, which owns the database and is no superuser. */
  readonly url: string;
  /** Connection of the superuser to the same database. */
  readonly adminUrl: string;
  /** Ends every session of the database and deletes it. */
  drop(): Promise<void>;
}

let made = 0;

/** Makes a fresh, empty database on the run's PostgreSQL, owned by the application's role. Drop it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  made += 1;
  const name = `t_${process.pid}_${process.env['JEST_WORKER_ID'] ?? '0'}_${process.hrtime.bigint()}_${made}`;
  await asAdmin((admin) => createDatabase(admin, name));
  return {
    url: withDatabase(variable('SLATE_TEST_PG_URL'), name),
    adminUrl: withDatabase(variable('SLATE_TEST_PG_ADMIN_URL'), name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

async function asAdmin(work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: variable('SLATE_TEST_PG_ADMIN_URL') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: run integration tests with npx jest --selectProjects integration`);
  return value;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

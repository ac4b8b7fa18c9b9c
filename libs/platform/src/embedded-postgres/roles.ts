import type { Client } from 'pg';
import type { Secrets } from './secrets';

/** The application's role: it owns the database of the same name and is no superuser. */
export const appRole = 'slate';

/** Makes the application's role and database where they are missing. */
export async function ensureApplication(admin: Client, secrets: Secrets): Promise<void> {
  const { rows } = await admin.query<{ role: boolean; base: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $1) as base`,
    [appRole],
  );
  if (rows[0]?.role !== true) {
    const rights = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
    await admin.query(`create role ${appRole} ${rights} password '${secrets.app}'`);
  }
  if (rows[0]?.base !== true) await createDatabase(admin, appRole);
}

/** Makes an empty database that only its owner, the application's role, may enter. */
export async function createDatabase(admin: Client, name: string): Promise<void> {
  await admin.query(`create database ${admin.escapeIdentifier(name)} owner ${appRole}`);
  await admin.query(`revoke all on database ${admin.escapeIdentifier(name)} from public`);
}

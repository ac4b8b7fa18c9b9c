import { Client } from 'pg';

const needed = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/**
 * The settings, as a session of this connection sees them, by which a power cut could take back what was acknowledged;
 * empty when all is safe. For the doctor and for an operator's own server as much as for the embedded one.
 * @throws what `pg` throws when the server cannot be reached
 */
export async function unsafeSettings(url: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const columns = needed.map((name) => `current_setting('${name}') as ${name}`).join(', ');
    const { rows } = await client.query<Record<string, string>>(`select ${columns}`);
    // `local` still waits for this machine's disk; only `off` acknowledges before anything is written.
    return needed.filter((name) => rows[0]?.[name] === 'off');
  } finally {
    await client.end().catch(() => undefined);
  }
}

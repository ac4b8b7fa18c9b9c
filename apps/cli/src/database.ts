import type { CommonOptions } from './connection';
import type { Context } from './context';
import { homeOf } from './home';

/**
 * Works on the service's own database: by DATABASE_URL, else the embedded server of SLATE_HOME, which is adopted if it runs,
 * and else started and stopped again.
 */
export async function withDatabase<Answer>(
  { io, say }: Context<CommonOptions>,
  work: (url: string) => Promise<Answer>,
): Promise<Answer> {
  const own = io.env['DATABASE_URL'] ?? '';
  if (own !== '') return work(own);
  const { startPostgres } = await import('#platform/embedded-postgres');
  const server = await startPostgres({ home: homeOf(io), log: say });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

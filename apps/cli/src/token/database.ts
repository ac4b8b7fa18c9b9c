import type { TokenService } from '#access';
import type { CommonOptions } from '../connection';
import type { Context } from '../context';
import { withDatabase } from '../database';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';

/** The tokens of a database, and its clock, UTC. */
export interface Office {
  readonly tokens: TokenService;
  readonly now: () => Date;
}

/**
 * Works on the tokens directly in the database, so that whoever runs the service can issue the first one: by DATABASE_URL,
 * else in the embedded server of SLATE_HOME, which is adopted if it runs, and else started and stopped again.
 * @throws Failure UNREACHABLE
 */
export async function withTokens<Answer>(
  context: Context<CommonOptions>,
  work: (office: Office) => Promise<Answer>,
): Promise<Answer> {
  return withDatabase(context, (url) => inDatabase(url, work));
}

async function inDatabase<Answer>(url: string, work: (office: Office) => Promise<Answer>): Promise<Answer> {
  const [{ accessMigrations, accessTables, TokenService }, { openDataSource }, { Clock }] = await Promise.all([
    import('#access'),
    import('#platform/database'),
    import('#platform/clock'),
  ]);
  const source = await openDataSource(url, accessTables, accessMigrations).catch((error: unknown) => {
    throw unreachable(error);
  });
  try {
    const clock = new Clock();
    const tokens = new TokenService(source, clock, { demonstration: false });
    return await work({ tokens, now: () => new Date(clock.now()) });
  } finally {
    await source.destroy();
  }
}

function unreachable(error: unknown): Failure {
  const { message, code } = error as { readonly message?: string; readonly code?: string };
  const reason = message || code || String(error);
  return new Failure(EXIT.UNREACHABLE, 'DATABASE', `数据库打不开：${reason}`, `the database cannot be opened: ${reason}`);
}

import { check, failed, type Check } from '../check';
import { Client } from '../client';
import { urlOf, type CommonOptions } from '../connection';
import { done, type Context, type Outcome } from '../context';
import { durability, embeddedDatabase, ownDatabase } from '../doctor/database';
import { disk, folderRights, memory, nodeVersion, port, proxy, user, zoneAndLanguage } from '../doctor/machine';
import { service } from '../doctor/service';
import { EXIT } from '../exit-codes';
import { homeOf, runningServer } from '../home';

/** `slate doctor`: looks at the machine, the database and the running service; each finding with its remedy. */
export async function doctor(context: Context<CommonOptions>): Promise<Outcome> {
  const { io, options, say, paint } = context;
  const home = homeOf(io);
  const url = urlOf(options, io);
  const databaseUrl = io.env['DATABASE_URL'] ?? '';
  const running = runningServer(io);
  const wanted = Number(io.env['PORT'] || '3000');
  const all: (() => Check | Promise<Check> | Promise<readonly Check[]>)[] = [
    () => nodeVersion(process.versions.node),
    () => memory(),
    () => folderRights(home),
    () => disk(home),
    () => user(),
    () => port(wanted, running !== undefined && Number(new URL(running.url).port) === wanted),
    () => zoneAndLanguage(),
    () => proxy(io.env),
    () => (databaseUrl === '' ? embeddedDatabase(home) : ownDatabase(databaseUrl)),
    () => durability(home, databaseUrl),
    () => service(new Client(url, undefined, io.fetch), url),
  ];
  const checks: Check[] = [];
  for (const look of all) {
    const seen = [await guarded(look)].flat();
    checks.push(...seen);
    for (const each of seen) {
      const mark = { ok: paint.green('✓'), warning: paint.yellow('!'), failed: paint.red('✗') }[each.state];
      say(`${mark} ${each.zh}${each.zh === each.en ? '' : ` ${paint.dim(each.en)}`}：${each.detail}`);
      if (each.remedy !== undefined) say(`    → ${each.remedy}`);
    }
  }
  const bad = checks.filter(({ state }) => state === 'failed').length;
  say(
    bad === 0
      ? `\n${paint.green('没有发现问题')} · nothing stands in the way`
      : `\n${paint.red(`${bad} 项需要处理`)} · to be mended`,
  );
  return done({ home, url, checks }, bad === 0 ? EXIT.DONE : EXIT.REFUSED);
}

/** A look that breaks is a finding too; the rest is still looked at. */
async function guarded(look: () => Check | Promise<Check> | Promise<readonly Check[]>): Promise<Check | readonly Check[]> {
  try {
    return await look();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return check('doctor', '检查本身', 'the check itself', failed(reason, '把这一行报给维护者 · report this line'));
  }
}

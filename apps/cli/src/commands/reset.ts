import { rmSync } from 'node:fs';
import type { CommonOptions } from '../connection';
import { done, type Context, type Outcome } from '../context';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import { homeOf, recordFile, runningServer } from '../home';

export interface ResetOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly embedded?: boolean;
}

/**
 * `slate reset`: deletes the embedded database of this SLATE_HOME, the demonstration country with it. On a terminal it asks;
 * elsewhere, and with --yes, it goes ahead and says what it deleted.
 */
export async function reset(context: Context<ResetOptions>): Promise<Outcome> {
  const { io, options, say } = context;
  const home = homeOf(io);
  refuseOwnDatabase(context);
  refuseWhileRunning(context);
  const { inspectPostgres, removePostgres } = await import('#platform/embedded-postgres');
  const found = await inspectPostgres(home);
  if (found === undefined) {
    say(`没有可删除的数据：${home} · nothing to delete`);
    return done({ home, removed: [] });
  }
  say(`将删除 · to be deleted: ${found.dataDir}`);
  if (options.yes !== true && io.ask && !/^(y|yes|是)$/i.test((await io.ask('确认删除？输入 yes · type yes: ')).trim())) {
    throw new Failure(EXIT.REFUSED, 'NOT_CONFIRMED', '没有删除', 'nothing was deleted');
  }
  const { removed, inUseBy } = await removePostgres(home);
  if (inUseBy.length > 0) throw inUse(inUseBy);
  rmSync(recordFile(home), { force: true });
  for (const folder of removed) say(`已删除 ${folder} · deleted`);
  say('下次 npm start 会重建演示数据 · the next npm start makes a new demonstration country');
  return done({ home, removed });
}

/** The data then lives elsewhere, and deleting a folder would look like a reset without being one. */
function refuseOwnDatabase({ io, options }: Context<ResetOptions>): void {
  if ((io.env['DATABASE_URL'] ?? '') === '' || options.embedded === true) return;
  throw new Failure(
    EXIT.REFUSED,
    'OWN_DATABASE',
    '已设置 DATABASE_URL：数据在您自己的数据库里，reset 不会动它；若只想删内置数据库，请加 --embedded',
    'DATABASE_URL is set: the data is in a database of your own, which reset does not touch; --embedded deletes the embedded one',
  );
}

function refuseWhileRunning({ io }: Context<ResetOptions>): void {
  const running = runningServer(io);
  if (running) throw inUse([running.pid], running.url);
}

const inUse = (pids: readonly number[], url?: string): Failure =>
  new Failure(
    EXIT.REFUSED,
    'IN_USE',
    `服务正在运行（进程 ${pids.join('、')}${url === undefined ? '' : `，${url}`}）：请先停止（Ctrl-C）再 reset`,
    `the service is running (process ${pids.join(', ')}): stop it first`,
  );

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, failed, ok, type Check } from '../check';

/** The embedded server: the one that runs, or a trial of one in a folder of its own that is gone afterwards. */
export async function embeddedDatabase(home: string): Promise<Check> {
  const name = ['postgres', '内置 PostgreSQL', 'embedded PostgreSQL'] as const;
  const { EmbeddedPostgresError, inspectPostgres } = await import('#platform/embedded-postgres');
  try {
    const found = await inspectPostgres(home);
    if (found?.running) {
      return check(...name, ok(`运行中 · running: 127.0.0.1:${found.running.port}, pid ${found.running.pid}, ${found.dataDir}`));
    }
    const ms = await trial();
    const where = found === undefined ? '尚无数据 · no data yet' : `数据 ${found.dataDir}`;
    return check(...name, ok(`可以启动（试启 ${ms} ms）· can be started; ${where}`));
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) return check(...name, failed(`${error.zh} · ${error.en}`, error.remedy));
    const reason = error instanceof Error ? error.message : String(error);
    return check(...name, failed(reason, '看上面的说明；也可自备 PostgreSQL 并设置 DATABASE_URL · or set DATABASE_URL'));
  }
}

async function trial(): Promise<number> {
  const { startPostgres, removePostgres } = await import('#platform/embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'slate-doctor-'));
  const began = performance.now();
  try {
    const server = await startPostgres({ home: folder, log: () => undefined });
    const ms = Math.round(performance.now() - began);
    await server.stop();
    return ms;
  } finally {
    await removePostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A database of one's own: does it answer, and is it new enough? */
export async function ownDatabase(url: string): Promise<Check> {
  const name = ['postgres', 'PostgreSQL（DATABASE_URL）', 'PostgreSQL (DATABASE_URL)'] as const;
  const { createPool } = await import('#platform/database');
  const pool = createPool({ url, size: 1, name: 'slate-doctor', statementTimeoutMs: 5_000, onError: () => undefined });
  try {
    const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
    const version = rows[0]?.server_version ?? '';
    const remedy = '升级到 PostgreSQL 15 以上 · upgrade to PostgreSQL 15 or newer';
    return check(...name, Number.parseInt(version, 10) >= 15 ? ok(version) : failed(version, remedy));
  } catch (error) {
    const reason = error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error);
    return check(
      ...name,
      failed(reason, '检查 DATABASE_URL 的地址、用户与密码 · check address, user and password in DATABASE_URL'),
    );
  } finally {
    await pool.end();
  }
}

/** R7: a server that acknowledges before the disk has it is not durable, whatever it promises. */
export async function durability(home: string, databaseUrl: string): Promise<readonly Check[]> {
  const name = ['durability', '落盘设置', 'durability'] as const;
  const { inspectPostgres, unsafeSettings } = await import('#platform/embedded-postgres');
  const url = databaseUrl === '' ? (await inspectPostgres(home))?.running?.url : databaseUrl;
  if (url === undefined) return [];
  const off = await unsafeSettings(url);
  if (off.length === 0) return [check(...name, ok('断电不丢已确认的数据 · what was acknowledged survives a power cut'))];
  const remedy = `在数据库设置中打开：${off.join('、')} · switch on in the server's settings`;
  return [check(...name, failed(`已关闭 · switched off: ${off.join(', ')}`, remedy))];
}

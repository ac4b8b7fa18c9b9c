import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgresError, inspectPostgres, removePostgres, startPostgres } from '../embedded-postgres';
import { type Finding, failure, fine, warning } from './finding';

/** Settings without which an acknowledged fact can be lost when the machine dies. */
const durable = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/**
 * Whether the embedded server can run here. A running one is asked and left alone; one that stands still is started and
 * stopped again; where there is none yet, one is made in a temporary folder and removed.
 */
export async function checkEmbedded(home: string): Promise<Finding[]> {
  const state = await inspectPostgres(home);
  if (state?.running !== undefined) {
    const { pid, port, url } = state.running;
    return [
      fine(
        'postgres',
        `内置数据库在运行（进程 ${pid}，端口 ${port}），数据在 ${state.dataDir}`,
        `the embedded database runs (process ${pid}, port ${port}), data in ${state.dataDir}`,
      ),
      await checkDurability(url),
    ];
  }
  const place = state === undefined ? mkdtempSync(join(tmpdir(), 'slate-doctor-')) : home;
  try {
    const server = await startPostgres({ home: place, log: () => undefined });
    try {
      return [fine('postgres', '内置数据库可以启动', 'the embedded database can start'), await checkDurability(server.url)];
    } finally {
      await server.stop();
    }
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    return [failure('postgres', error.zh, error.en, error.remedy)];
  } finally {
    if (place !== home) {
      await removePostgres(place);
      rmSync(place, { recursive: true, force: true });
    }
  }
}

/** Whether the server of DATABASE_URL answers, is new enough, and lets us in as an ordinary role. */
export async function checkExternal(url: string): Promise<Finding[]> {
  const where = new URL(url).host;
  try {
    const [row] = await ask<{ version: number; privileged: string }>(
      url,
      "select current_setting('server_version_num')::int as version, current_setting('is_superuser') as privileged",
    );
    const major = Math.floor((row?.version ?? 0) / 10_000);
    const old = '换用 PostgreSQL 15 以上 · use PostgreSQL 15 or newer';
    const role = '为应用建一个普通角色 · give the application an ordinary role';
    return [
      major >= 15
        ? fine('postgres', `${where} 上的 PostgreSQL ${major} 有应答`, `PostgreSQL ${major} at ${where} answers`)
        : failure('postgres', `PostgreSQL ${major} 太旧`, `PostgreSQL ${major} is too old`, old),
      ...(row?.privileged === 'on'
        ? [warning('role', '应用以超级用户连接', 'the application connects as a superuser', role)]
        : []),
      await checkDurability(url),
    ];
  } catch (error) {
    const reason = (error as Error).message;
    const remedy = '检查 DATABASE_URL、网络和密码 · check DATABASE_URL, the network and the password';
    return [failure('postgres', `连不上 ${where}：${reason}`, `${where} cannot be reached: ${reason}`, remedy)];
  }
}

/** Whether what the server acknowledges is safe on disk, as seen by a session of the application. */
export async function checkDurability(url: string): Promise<Finding> {
  const columns = durable.map((name) => `current_setting('${name}') as ${name}`).join(', ');
  const [row = {}] = await ask<Record<string, string>>(url, `select ${columns}`);
  return judgeDurability(row);
}

/** @param settings values as the server tells them */
export function judgeDurability(settings: Readonly<Record<string, string>>): Finding {
  // `local` still waits for this machine's disk; only `off` acknowledges before anything is written.
  const unsafe = durable.filter((name) => settings[name] === 'off');
  if (unsafe.length === 0) return fine('durability', '已确认的数据断电不丢', 'what is acknowledged survives a power cut');
  const list = unsafe.join(', ');
  const remedy = `打开这些设置 · switch on: ${list}`;
  return failure(
    'durability',
    `${list} 已关闭：断电会丢失已确认的数据`,
    `${list} off: a power cut loses acknowledged data`,
    remedy,
  );
}

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

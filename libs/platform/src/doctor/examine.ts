import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { checkEmbedded, checkExternal } from './database';
import { type Finding, failure, fine, warning } from './finding';
import { checkDisk, checkMemory, checkNode, checkProxy, checkTimeZone, checkUser } from './machine';

/** What the doctor looks at. */
export interface Patient {
  /** SLATE_HOME, which need not exist yet. */
  readonly home: string;
  /** The port the service wants. */
  readonly port: number;
  /** DATABASE_URL; without it the embedded server is examined. */
  readonly databaseUrl?: string | undefined;
}

/** Runs every check of the machine, the folder, the port and the database, in the order people should read them. */
export async function examine({ home, port, databaseUrl }: Patient): Promise<Finding[]> {
  const folder = nearest(home);
  const { bavail, bsize } = statfsSync(folder);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    checkNode(process.versions.node),
    checkMemory(memoryLimit()),
    checkDisk(bavail * bsize, folder),
    checkUser(process.getuid?.(), process.umask()),
    checkFolder(home),
    await checkPort(port),
    checkTimeZone(zone, shanghaiHour()),
    checkProxy(process.env),
    ...(databaseUrl === undefined ? await checkEmbedded(home) : await checkExternal(databaseUrl)),
  ];
}

function memoryLimit(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

function shanghaiHour(): string {
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' });
    return format.format(new Date('2026-01-01T00:00:00Z'));
  } catch {
    return ''; // a Node without this zone throws a RangeError
  }
}

/** The folder itself, or the closest one above it that exists. */
function nearest(folder: string): string {
  for (let path = resolve(folder); ; path = dirname(path)) if (existsSync(path)) return path;
}

/** Whether we may write in SLATE_HOME, or make it. */
export function checkFolder(home: string): Finding {
  const folder = nearest(home);
  const remedy =
    '换回原来的用户，或 chown 该文件夹，或另设 SLATE_HOME · use the former user, chown the folder, or set another SLATE_HOME';
  try {
    if (!statSync(folder).isDirectory()) throw new Error('not a folder');
    accessSync(folder, constants.W_OK | constants.X_OK);
    return fine('folder', `数据文件夹 ${home} 可写`, `the data folder ${home} can be written`);
  } catch {
    return failure('folder', `不能写入 ${folder}`, `${folder} cannot be written`, remedy);
  }
}

/** Whether the port is free; a busy one is no failure, since the next free one is taken. */
export async function checkPort(port: number): Promise<Finding> {
  const free = await new Promise<boolean>((answer) => {
    const probe = createServer().once('error', () => answer(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => answer(true)));
  });
  if (free) return fine('port', `端口 ${port} 空闲`, `port ${port} is free`);
  const remedy = '若不是 Slate 自己在用，设置 PORT · set PORT, unless it is Slate itself';
  return warning('port', `端口 ${port} 被占用，会改用下一个`, `port ${port} is busy, the next free one will be used`, remedy);
}

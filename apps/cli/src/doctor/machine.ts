import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { freemem } from 'node:os';
import { dirname } from 'node:path';
import { check, failed, ok, warning, type Check } from '../check';

const MB = 1024 * 1024;
/** The data folder of a fresh start is 40 MB, a copy of the binaries 60 MB; a demonstration country grows by some 100 MB. */
const DISK_NEEDED = 300 * MB;
const DISK_WANTED = 1024 * MB;
/** The service takes about 200 MB, the parsing child up to 300 MB. */
const MEMORY_WANTED = 600 * MB;

export function nodeVersion(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > 20 || (major === 20 && minor >= 19);
  return check(
    'node',
    'Node.js',
    'Node.js',
    enough ? ok(version) : failed(version, '安装 Node.js 20.19 以上 · install Node.js 20.19 or newer'),
  );
}

export function memory(free: number = available()): Check {
  const detail = `可用 ${Math.round(free / MB)} MB`;
  return check(
    'memory',
    '内存',
    'memory',
    free >= MEMORY_WANTED ? ok(detail) : warning(detail, '关闭其他程序，或换一台内存更大的机器 · close other programs'),
  );
}

const available = (): number => (process as { availableMemory?: () => number }).availableMemory?.() ?? freemem();

/** The nearest folder that exists: the home itself may not have been made yet. */
function nearest(folder: string): string {
  for (let here = folder; ; here = dirname(here)) if (existsSync(here) || dirname(here) === here) return here;
}

export function folderRights(home: string): Check {
  const folder = nearest(home);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return check(
      'home',
      '数据文件夹',
      'data folder',
      ok(folder === home ? home : `${home}（首次启动时建立 · made at the first start）`),
    );
  } catch {
    const remedy = `让当前用户可写 ${folder}，或设置 SLATE_HOME · make ${folder} writable, or set SLATE_HOME`;
    return check('home', '数据文件夹', 'data folder', failed(`${folder} 不可写 · not writable`, remedy));
  }
}

export function disk(home: string, free: number = freeBytes(home)): Check {
  const detail = `剩余 ${Math.round(free / MB)} MB`;
  const remedy = '清理磁盘，或用 SLATE_HOME 换到别的盘 · free some space, or move SLATE_HOME to another disk';
  const looked = free < DISK_NEEDED ? failed(detail, remedy) : free < DISK_WANTED ? warning(detail, remedy) : ok(detail);
  return check('disk', '磁盘', 'disk', looked);
}

function freeBytes(home: string): number {
  const { bavail, bsize } = statfsSync(nearest(home));
  return bavail * bsize;
}

/** Root and a strict umask are no fault: the launcher copes with both. They are told, because the folder may look odd. */
export function user(uid: number | undefined = process.getuid?.(), mask: number = process.umask()): Check {
  const who =
    uid === undefined ? '—' : uid === 0 ? 'root（数据库将以其他用户运行 · the database runs as another user）' : `uid ${uid}`;
  return check('user', '用户', 'user', ok(`${who}，umask ${mask.toString(8).padStart(3, '0')}`));
}

/** Whether the port the service will ask for is free; the next free one is taken otherwise. */
export async function port(wanted: number, ours: boolean): Promise<Check> {
  const free = await listens(wanted);
  const looked = free
    ? ok(`${wanted} 空闲 · free`)
    : ours
      ? ok(`${wanted} 由本服务使用 · used by this service`)
      : warning(`${wanted} 被占用 · busy`, '启动时会改用下一个空闲端口，或设置 PORT · the next free one is taken, or set PORT');
  return check('port', '端口', 'port', looked);
}

function listens(wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Half-months and due times are Shanghai's, whatever the machine's zone; names are sorted in Chinese order. */
export function zoneAndLanguage(): Check {
  const probe = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' });
  const shanghai = probe.format(0).startsWith('08');
  const chinese = Intl.Collator.supportedLocalesOf(['zh-CN']).length === 1;
  return check(
    'zone',
    '时区与语言',
    'time zone and language',
    shanghai && chinese
      ? ok(`Asia/Shanghai，zh-CN；本机时区 ${Intl.DateTimeFormat().resolvedOptions().timeZone}`)
      : failed(
          '这个 Node.js 没有完整的 ICU 数据 · this Node.js lacks full ICU data',
          '换用官方安装包 · use the official build of Node.js',
        ),
  );
}

/** A proxy is not used by anything here; one that swallows 127.0.0.1 breaks browsers and curl. */
export function proxy(env: Readonly<Record<string, string | undefined>>): Check {
  const name = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'].find((each) => (env[each] ?? '') !== '');
  const exempt = ['NO_PROXY', 'no_proxy'].map((each) => env[each] ?? '').join(',');
  if (name === undefined) return check('proxy', '代理', 'proxy', ok('无 · none'));
  return check(
    'proxy',
    '代理',
    'proxy',
    /(^|[,\s])(127\.0\.0\.1|127\.0\.0\.0\/8|\*)/.test(exempt)
      ? ok(`${name}，本机除外 · this machine excepted`)
      : warning(`${name}`, '设置 NO_PROXY=127.0.0.1,localhost，否则 curl 可能连不上本机 · set NO_PROXY=127.0.0.1,localhost'),
  );
}

import { type Finding, failure, fine, warning } from './finding';

const MB = 1_000_000;
const inMB = (bytes: number): string => `${Math.round(bytes / MB)} MB`;

/** Node 20.19 or newer. @param version as in `process.versions.node` */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return fine('node', `Node.js ${version}`, `Node.js ${version}`);
  const remedy = '安装 Node.js 20.19 或更新：https://nodejs.org/ · install Node.js 20.19 or newer';
  return failure('node', `Node.js ${version} 太旧`, `Node.js ${version} is too old`, remedy);
}

/** @param bytes memory this process may use: of the machine, or of its container */
export function checkMemory(bytes: number): Finding {
  const [zh, en] = [`可用内存上限 ${inMB(bytes)}`, `memory limit ${inMB(bytes)}`];
  if (bytes >= 1_000 * MB) return fine('memory', zh, en);
  const remedy = '至少给 1 GB 内存 · give it 1 GB or more';
  return bytes >= 500 * MB ? warning('memory', zh, en, remedy) : failure('memory', zh, en, remedy);
}

/** @param bytes free space where the data is or will be */
export function checkDisk(bytes: number, folder: string): Finding {
  const [zh, en] = [`${folder} 剩余空间 ${inMB(bytes)}`, `${inMB(bytes)} free in ${folder}`];
  if (bytes >= 2_000 * MB) return fine('disk', zh, en);
  const remedy = '腾出空间，或把 SLATE_HOME 设到别的磁盘 · free some space, or set SLATE_HOME to another disk';
  return bytes >= 500 * MB ? warning('disk', zh, en, remedy) : failure('disk', zh, en, remedy);
}

/** @param uid undefined on Windows; @param umask e.g. 0o077 */
export function checkUser(uid: number | undefined, umask: number): Finding {
  const mask = `umask ${umask.toString(8).padStart(3, '0')}`;
  if (uid !== 0) return fine('user', `普通用户，${mask}`, `ordinary user, ${mask}`);
  return fine(
    'user',
    `root，${mask}：内置数据库会换用非特权账户运行`,
    `root, ${mask}: the embedded database runs as an unprivileged account`,
  );
}

/** Shanghai days must be computed the same everywhere. @param zone the host's zone; @param shanghai 2026-01-01T00:00Z as Shanghai's hour says it */
export function checkTimeZone(zone: string, shanghai: string): Finding {
  if (shanghai === '08') return fine('time-zone', `主机时区 ${zone}；上海时间可用`, `host zone ${zone}; Shanghai time is known`);
  const remedy = '使用带完整 ICU 的 Node.js，并取消 NODE_ICU_DATA · use a Node.js with full ICU, and unset NODE_ICU_DATA';
  return failure('time-zone', '这个 Node.js 不认识 Asia/Shanghai', 'this Node.js does not know Asia/Shanghai', remedy);
}

/** A proxy that also catches 127.0.0.1 keeps curl and some browsers from the service. */
export function checkProxy(env: Readonly<Record<string, string | undefined>>): Finding {
  const value = (name: string): string => env[name] ?? env[name.toUpperCase()] ?? '';
  const proxy = value('http_proxy') || value('all_proxy');
  if (proxy === '') return fine('proxy', '没有代理', 'no proxy');
  const spared = value('no_proxy').split(/[\s,]+/);
  const zh = '设置了 HTTP 代理';
  if (spared.includes('*') || (spared.includes('127.0.0.1') && spared.includes('localhost'))) {
    return fine('proxy', `${zh}，本机地址除外`, 'an HTTP proxy is set and spares this machine');
  }
  const remedy = 'export NO_PROXY=127.0.0.1,localhost';
  return warning('proxy', `${zh}，且没有排除本机`, 'an HTTP proxy is set and does not spare this machine', remedy);
}

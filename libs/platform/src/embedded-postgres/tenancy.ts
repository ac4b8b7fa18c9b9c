import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place';
import { EmbeddedPostgresError } from './problem';
import { alive, birth, pause } from './processes';

interface Holder {
  readonly pid: number;
  readonly birth?: string | undefined;
}

const self = (): Holder => ({ pid: process.pid, birth: birth(process.pid) });
const lives = (holder: Holder): boolean =>
  alive(holder.pid) && (holder.birth === undefined || birth(holder.pid) === holder.birth);

/** Runs the work while no other process starts or stops the server of this home. A dead holder's lock is taken over. */
export async function alone<T>(place: Place, work: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  const file = join(place.own, 'lock');
  const until = Date.now() + patienceMs;
  while (!grab(file)) {
    const holder = read(file);
    if (holder === undefined || !lives(holder)) setAside(file, holder);
    else if (Date.now() > until) {
      throw new EmbeddedPostgresError(
        'LOCKED',
        `进程 ${holder.pid} 正在启动或停止同一个数据库`,
        `process ${holder.pid} is starting or stopping the same database`,
        `等它结束；若已失去响应，结束该进程 · wait for it, or end process ${holder.pid}`,
      );
    } else await pause(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function grab(file: string): boolean {
  // Written aside and linked: whoever sees the lock sees its holder.
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(self()));
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function setAside(file: string, seen: Holder | undefined): void {
  const aside = `${file}.old.${process.pid}`;
  try {
    if (read(file)?.pid === seen?.pid) renameSync(file, aside);
  } catch {
    return; // another process was quicker
  }
  rmSync(aside, { force: true });
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Notes that this process uses the server. */
export function moveIn(place: Place): void {
  const folder = join(place.own, 'users');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, String(process.pid)), JSON.stringify(self()));
}

/** Notes that this process no longer uses the server. */
export function moveOut(place: Place): void {
  rmSync(join(place.own, 'users', String(process.pid)), { force: true });
}

/** The other living processes that use the server; notes of dead ones are cleared. */
export function others(place: Place): number[] {
  const folder = join(place.own, 'users');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const holder = read(join(folder, name));
    if (holder !== undefined && lives(holder)) return holder.pid === process.pid ? [] : [holder.pid];
    rmSync(join(folder, name), { force: true });
    return [];
  });
}

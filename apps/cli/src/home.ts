import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Io } from './io';

/** What the service writes into SLATE_HOME while it runs. */
export interface ServerRecord {
  readonly url: string;
  readonly pid: number;
  readonly startedAt: string;
}

/** The folder of the nearest package.json above: the clone, whether sources or the build run. */
export function cloneOf(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, 'package.json')) || dirname(here) === here) return here;
  }
}

/** SLATE_HOME by the same reading as the service: absolute, `~/…`, or beside the clone; `.slate` by default. */
export function homeOf({ env, root }: Io): string {
  const home = env['SLATE_HOME'] === undefined || env['SLATE_HOME'] === '' ? '.slate' : env['SLATE_HOME'];
  if (isAbsolute(home)) return home;
  return home.startsWith('~/') ? join(homedir(), home.slice(2)) : resolve(root, home);
}

export const recordFile = (home: string): string => join(home, 'server.json');

/** The service that runs on this home; one whose process is gone does not count. */
export function runningServer(io: Io): ServerRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(recordFile(homeOf(io)), 'utf8')) as Partial<ServerRecord>;
    if (typeof record.url !== 'string' || typeof record.pid !== 'number' || !io.alive(record.pid)) return undefined;
    return { url: record.url, pid: record.pid, startedAt: String(record.startedAt ?? '') };
  } catch {
    return undefined; // never started, or caught half-written
  }
}

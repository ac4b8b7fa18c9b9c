import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** Resolves after some milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether a process of this number exists and is more than a zombie waiting to be reaped. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statField(pid, 0) !== 'Z';
}

/**
 * What tells a process from a later one with the same number: its start tick on Linux, elsewhere its start as `ps` says it.
 * Undefined where neither can be had.
 */
export function birth(pid: number): string | undefined {
  if (process.platform === 'linux') return statField(pid, 19);
  if (process.platform === 'win32') return undefined;
  return ps(pid, 'lstart=');
}

/** Whether the process is a PostgreSQL server. */
export function isPostgres(pid: number): boolean {
  if (!alive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : (ps(pid, 'command=') ?? '');
  return /postgres/.test(command.split('\0')[0] ?? '');
}

/**
 * Processes that work in a folder (a PostgreSQL server and its children stand in their data folder). Undefined where the
 * system does not tell, which is not the same as none.
 */
export function standingIn(folder: string): number[] | undefined {
  if (process.platform !== 'linux' || !existsSync('/proc/self/cwd')) return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false; // gone meanwhile, a zombie, or another user's
      }
    });
}

/** Field of /proc/<pid>/stat, counted from the state (0) that follows the name in brackets. */
function statField(pid: number, index: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[index];
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

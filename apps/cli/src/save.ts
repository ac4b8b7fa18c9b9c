import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT } from './exit-codes';
import { Failure } from './failure';
import type { Io } from './io';

export interface SaveOptions {
  readonly output?: string | undefined;
  readonly force?: boolean;
  readonly json?: boolean;
}

/**
 * Fetches a file and saves it under the name asked for, the service's name, or `fallback`; null where it went to the standard
 * output. A file that is there may hold work: it is left alone unless forced. @throws Failure USAGE
 */
export async function saved(
  io: Io,
  { output, force = false, json = false }: SaveOptions,
  fallback: string,
  fetched: () => Promise<{ readonly bytes: Uint8Array; readonly fileName?: string }>,
): Promise<{ readonly file: string; readonly bytes: number } | null> {
  if (output === '-' && json) {
    throw new Failure(EXIT.USAGE, 'OUTPUT', '-o - 与 --json 不能同用', '-o - and --json both want the standard output');
  }
  const { bytes, fileName } = await fetched();
  if (output === '-') {
    io.stdout.write(bytes);
    return null;
  }
  const file = resolve(io.cwd, output ?? fileName ?? fallback);
  write(file, bytes, force);
  return { file, bytes: bytes.length };
}

function write(file: string, bytes: Uint8Array, force: boolean): void {
  try {
    writeFileSync(file, bytes, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      throw new Failure(
        EXIT.USAGE,
        'FILE_EXISTS',
        `文件已存在，未覆盖：${file}；请用 -o 另取名，或加 --force`,
        `the file exists and was left alone: ${file}; name another with -o, or add --force`,
      );
    }
    throw new Failure(EXIT.USAGE, 'FILE_NOT_WRITTEN', `写不了 ${file}：${message}`, `cannot write ${file}: ${message}`);
  }
}

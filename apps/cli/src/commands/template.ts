import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { done, periodArgument, reportPath, unitArgument, type Context, type Outcome } from '../context';
import type { CommonOptions } from '../connection';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';

export interface TemplateOptions extends CommonOptions {
  readonly unit: string;
  readonly period: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** `slate template`: the unit's 填报表 of a half-month, prefilled, into a file. A file that is there may hold work: it is left alone. */
export async function template({ io, options, say, client }: Context<TemplateOptions>): Promise<Outcome> {
  const [unit, period] = [unitArgument(options.unit), periodArgument(options.period)];
  if (options.output === '-' && options.json === true) {
    throw new Failure(EXIT.USAGE, 'OUTPUT', '-o - 与 --json 不能同用', '-o - and --json both want the standard output');
  }
  const { bytes, fileName } = await client().bytes(`${reportPath(unit, period)}/sheet`);
  if (options.output === '-') {
    io.stdout.write(bytes);
    return done({});
  }
  const file = resolve(io.cwd, options.output ?? fileName ?? `${unit}-${period}.xlsx`);
  write(file, bytes, options.force === true);
  say(`已保存 ${file}（${bytes.length} 字节） · saved`);
  return done({ file, bytes: bytes.length, unit, period });
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

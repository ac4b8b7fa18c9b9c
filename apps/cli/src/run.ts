import { contextOf, type Outcome } from './context';
import { EXIT, type ExitCode } from './exit-codes';
import { Failure } from './failure';
import { findingsTable } from './findings';
import { coloursOf, type Io } from './io';
import { CommanderError, programOf } from './program';

/**
 * The whole command line as a function: prints to `io` and resolves to the exit code (`exit-codes.ts`); never rejects.
 * @param argv without node and script
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const json = argv.includes('--json');
  let outcome: Outcome | undefined;
  let usage = '';
  const program = programOf(
    async (options, work) => {
      outcome = await work(contextOf(io, options));
      if (options.json === true) document(io, { ok: outcome.exit === EXIT.DONE, exitCode: outcome.exit, ...outcome.json });
    },
    { out: (text) => io.stdout.write(text), err: (text) => (usage += text) },
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
    return outcome?.exit ?? EXIT.DONE;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.DONE;
    const failure = failureOf(error, usage);
    if (json) document(io, jsonOf(failure));
    else complain(io, failure, error);
    return failure.exit;
  }
}

const document = (io: Io, content: Readonly<Record<string, unknown>>): void => {
  io.stdout.write(`${JSON.stringify(content, null, 2)}\n`);
};

/** Commander speaks English; what it says stands beside these. */
const USAGE_ZH: Readonly<Record<string, string>> = {
  'commander.missingMandatoryOptionValue': '缺少必填选项',
  'commander.optionMissingArgument': '选项缺少取值',
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个命令',
  'commander.excessArguments': '参数过多',
};

function failureOf(error: unknown, usage: string): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof CommanderError) {
    if (error.code === 'commander.help') return new Failure(EXIT.USAGE, 'USAGE', '请给出命令', 'name a command');
    const words = usage.trim().replace(/^error: /, '');
    return new Failure(EXIT.USAGE, 'USAGE', USAGE_ZH[error.code] ?? '用法有误', words);
  }
  const { zh, en, remedy, message } = error as { zh?: string; en?: string; remedy?: string; message?: string };
  if (zh !== undefined && en !== undefined) {
    return new Failure(EXIT.UNEXPECTED, 'UNEXPECTED', `${zh}${remedy === undefined ? '' : ` → ${remedy}`}`, en);
  }
  return new Failure(
    EXIT.UNEXPECTED,
    'UNEXPECTED',
    `意外错误：${message ?? String(error)}`,
    `unexpected: ${message ?? String(error)}`,
  );
}

const jsonOf = ({ exit, code, zh, en, errors }: Failure): Readonly<Record<string, unknown>> => ({
  ok: false,
  exitCode: exit,
  code,
  message: zh,
  messageEn: en,
  errors,
});

function complain(io: Io, failure: Failure, error: unknown): void {
  const paint = coloursOf(io, io.stderr);
  const line = (text: string): unknown => io.stderr.write(`${text}\n`);
  line(`${paint.red('✗')} ${failure.zh}${failure.en === '' || failure.zh.includes(failure.en) ? '' : ` · ${failure.en}`}`);
  const { errors } = failure;
  if (errors.length > 0) line(`\n${findingsTable({ paint, width: Math.max(60, io.stderr.columns ?? 120) }, errors)}`);
  if (failure.exit === EXIT.USAGE && error instanceof CommanderError) line('见 slate --help · see slate --help');
  if (!(error instanceof Failure || error instanceof CommanderError) && error instanceof Error) line(error.stack ?? '');
}

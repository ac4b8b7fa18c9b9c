import { randomUUID } from 'node:crypto';
import type { CommonOptions } from '../connection';
import { done, periodArgument, type Context, type Outcome } from '../context';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import { saved } from '../save';

export interface CompileOptions extends CommonOptions {
  readonly basis?: string;
  readonly number?: string;
  readonly issue?: boolean;
  readonly note?: string;
  readonly key?: string;
  readonly out?: string;
  readonly force?: boolean;
}

interface IssueAnswer {
  readonly issue: {
    readonly number: number;
    readonly hash: string;
    readonly units: number;
    readonly missing: readonly unknown[];
  };
  readonly position: string;
}

/**
 * `slate compile`: the compilation (汇编) of a half-month into a file, NRTA only: a draft, an issue by its number, or, with
 * --issue, the one that is issued now. A file that is asked for and is there already stops it before anything is issued.
 */
export async function compile(
  { io, options, say, paint, client }: Context<CompileOptions>,
  periodText: string,
): Promise<Outcome> {
  const period = periodArgument(periodText);
  const path = `/api/periods/${period}/compilation`;
  const { basis, issue = false, note, out } = options;
  if (!issue && (note !== undefined || options.key !== undefined)) {
    throw new Failure(EXIT.USAGE, 'NOTE', '--note 与 --key 只与 --issue 同用', '--note and --key go with --issue');
  }
  if (issue && options.number !== undefined) {
    throw new Failure(EXIT.USAGE, 'NUMBER', '--number 与 --issue 不能同用', '--number and --issue exclude each other');
  }
  const issued = issue ? await issueNow() : null;
  // An issue is a fact; the file is only a paper of it and may be fetched again.
  if (issued && out === undefined) return done({ period, ...issued });
  const number = issued ? String(issued.issue.number) : options.number;
  const query = new URLSearchParams({
    ...(number === undefined ? {} : { issue: number }),
    ...(basis === undefined || number !== undefined ? {} : { basis }),
  });
  const address = query.size === 0 ? path : `${path}?${query.toString()}`;
  const answer = await saved(io, { ...options, output: out }, `compilation-${period}.xlsx`, () => client().bytes(address));
  if (answer === null) return done({});
  say(`已保存 ${answer.file}（${answer.bytes} 字节） · saved`);
  return done({ ...answer, period, ...issued });

  async function issueNow(): Promise<IssueAnswer> {
    const body = JSON.stringify({ ...(note === undefined ? {} : { note }), ...(basis === undefined ? {} : { basis }) });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': options.key ?? randomUUID() };
    const made = await client().post<IssueAnswer>(path, body, headers);
    const { number: count, hash, units, missing } = made.issue;
    say(`${paint.green(`第 ${count} 次印发`)}：已报 ${units} 家，未报 ${missing.length} 家 · issued`);
    say(`  校验 hash      ${hash}`);
    say(`  版本 position  ${made.position}`);
    return made;
  }
}

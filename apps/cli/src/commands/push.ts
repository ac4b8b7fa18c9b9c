import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Client } from '../client';
import type { CommonOptions } from '../connection';
import { done, periodArgument, reportPath, unitArgument, type Context, type Outcome } from '../context';
import type { CheckAnswer, SubmissionAnswer, UploadAnswer } from '../contract';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import { changesTable, isError, normalisationsTable, sayFindings } from '../findings';
import { saved } from '../save';
import { printable } from '../table';

export interface PushOptions extends CommonOptions {
  readonly unit: string;
  readonly period: string;
  readonly submit?: boolean;
  readonly certify?: boolean;
  readonly zero?: boolean;
  readonly reason?: string;
  readonly key?: string;
  readonly seen?: string;
  readonly layout?: string;
  readonly sheet?: string;
  readonly check?: boolean;
  readonly marked?: string;
  readonly force?: boolean;
}

const LAYOUTS: Readonly<Record<string, string>> = { ours: '填报表', annex: '附件3' };

/**
 * `slate push`: a file into the draft, checked; with `--submit --certify` sent as well, when nothing stands in the way
 * (B-08, B-10, B-13). Nothing is ever submitted by itself.
 */
export async function push(context: Context<PushOptions>, path: string | undefined): Promise<Outcome> {
  const { io, options, say, paint } = context;
  checkOptions(options, path);
  const report = reportPath(unitArgument(options.unit), periodArgument(options.period));
  const file = path === undefined ? undefined : readWorkbook(resolve(io.cwd, path));
  const client = context.client();
  if (options.check === true && file) return checked(context, client, report, file);
  const key = options.key ?? `slate-${randomUUID()}`;

  // First: a file in its way is told before anything is sent into the draft.
  if (file) await saveMarked(context, client, report, file);
  const upload = file && (await uploaded(client, report, file, key, answersOf(options)));
  if (upload) sayUpload(context, upload);
  const held = upload !== undefined && holdsBack(upload);
  if (options.submit !== true) {
    if (upload && !held) say(`\n${paint.green('草稿可以提交')} · the draft may be submitted: --submit --certify`);
    return done({ key, upload: upload ?? null, submission: null }, held ? EXIT.REFUSED : EXIT.DONE);
  }
  if (held) {
    say(`\n${paint.red('未提交')}：请先处理以上问题 · not submitted: the above stands in the way`);
    return done({ key, upload: upload ?? null, submission: null }, EXIT.REFUSED);
  }
  // What somebody else writes into the draft between the two requests was not seen by whoever certifies.
  const submission = await submitted(client, report, options, key, options.seen ?? upload?.draft.edition);
  saySubmission(context, submission);
  return done({ key, upload: upload ?? null, submission });
}

/** `slate push --check`: what pushing would say, and nothing is stored (I-08). */
async function checked(context: Context<PushOptions>, client: Client, report: string, file: SentWorkbook): Promise<Outcome> {
  const { options, say } = context;
  const check: CheckAnswer = await client.post(`${report}/sheet/check${answersOf(options)}`, file.bytes, headersOf(file));
  const { rows, good, bad, question, cells } = check.counts;
  say(`检查 ${rows} 行：可收 ${good}，有误 ${bad}，待回答 ${question}；改动 ${cells} 格；未写入 · checked, nothing stored`);
  for (const why of check.reading.why) say(printable(why));
  const changes = check.rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, title: row.title })));
  if (changes.length > 0) say(`\n${changesTable(context, changes)}`);
  sayRead(context, check);
  await saveMarked(context, client, report, file);
  return done({ check }, holdsBack(check) ? EXIT.REFUSED : EXIT.DONE);
}

/** `--marked`: the same file with its findings coloured, commented and listed (B-12). */
async function saveMarked(
  { io, options, say }: Context<PushOptions>,
  client: Client,
  report: string,
  file: SentWorkbook,
): Promise<void> {
  if (options.marked === undefined) return;
  let rewritten = false;
  const kept = await saved(io, { ...options, output: options.marked }, 'marked.xlsx', async () => {
    const sent = await client.exchange(`${report}/sheet/marked${answersOf(options)}`, file.bytes, headersOf(file));
    rewritten = sent.headers.get('x-slate-rewritten') === 'true';
    return sent;
  });
  if (kept === null) return;
  say(`\n已保存标注后的文件 ${kept.file} · the marked file is saved`);
  if (rewritten) {
    say('原文件不是可就地标注的 .xlsx，已按数值另存 · it was written anew as .xlsx from its values');
  }
}

/** Certifying is an act of its own and is never implied. */
function checkOptions(options: PushOptions, path: string | undefined): void {
  const wrong = (code: string, zh: string, en: string): Failure => new Failure(EXIT.USAGE, code, zh, en);
  const submit = options.submit === true;
  if (submit && options.certify !== true) {
    throw wrong(
      'CERTIFY',
      '提交须由审签人确认：请同时给出 --submit --certify（“本人确认所报内容属实”）',
      'submission is certified by its approver: give both --submit and --certify',
    );
  }
  if (options.certify === true && !submit) {
    throw wrong('SUBMIT', '--certify 只与 --submit 同用', '--certify goes with --submit');
  }
  if (options.seen !== undefined && !submit) {
    throw wrong('SEEN', '--seen 只与 --submit --certify 同用', '--seen goes with --submit --certify');
  }
  if (options.zero === true && !submit) {
    throw wrong('ZERO', '零报告是一次提交：请同时给出 --submit --certify', '--zero is a submission: add --submit --certify');
  }
  if (options.check === true && submit) {
    throw wrong('CHECK', '--check 什么也不写入，不能与 --submit 同用', '--check stores nothing and does not go with --submit');
  }
  if (options.check === true && path === undefined) throw wrong('FILE', '请给出要检查的文件', 'name the file to check');
  if (options.marked !== undefined && path === undefined) throw wrong('FILE', '请给出要标注的文件', 'name the file to mark');
  if (path === undefined && !submit) {
    throw wrong('FILE', '请给出要上传的文件', 'name the file to push');
  }
  if (options.key !== undefined && !/^[\x21-\x7e]{8,110}$/.test(options.key)) {
    throw wrong('KEY', '--key 须为 8 至 110 个可见 ASCII 字符', '--key takes 8 to 110 visible ASCII characters');
  }
}

interface SentWorkbook {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function readWorkbook(file: string): SentWorkbook {
  try {
    return { name: basename(file), bytes: readFileSync(file) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.USAGE, 'FILE', `读不了 ${file}：${reason}`, `cannot read ${file}: ${reason}`);
  }
}

/** What answers LAYOUT_UNCERTAIN and SHEET_UNCERTAIN, as a query string (Z-6). */
function answersOf({ layout, sheet }: PushOptions): string {
  const query = new URLSearchParams({ ...(layout === undefined ? {} : { layout }), ...(sheet === undefined ? {} : { sheet }) });
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Two requests of one key: the upload and the submission carry keys of their own. */
const uploaded = (client: Client, report: string, file: SentWorkbook, key: string, answers: string): Promise<UploadAnswer> =>
  client.post(`${report}/sheet${answers}`, file.bytes, { ...headersOf(file), 'Idempotency-Key': `${key}:sheet` });

const headersOf = ({ name }: SentWorkbook): Readonly<Record<string, string>> => ({
  'Content-Type': 'application/octet-stream',
  'X-File-Name': encodeURIComponent(name),
});

const submitted = (
  client: Client,
  report: string,
  options: PushOptions,
  key: string,
  seen: string | undefined,
): Promise<SubmissionAnswer> =>
  client.post(
    `${report}/submission`,
    JSON.stringify({
      certify: true,
      zero: options.zero === true,
      ...(options.reason === undefined ? {} : { reason: options.reason }),
      ...(seen === undefined ? {} : { seen }),
    }),
    { 'Content-Type': 'application/json', 'Idempotency-Key': `${key}:submission` },
  );

/** What the server would refuse to submit: a warning goes out only with a reason of its own. */
const holdsBack = ({ accepted, draft, findings, questions, missing }: UploadAnswer): boolean =>
  !accepted || draft.errors > 0 || draft.warnings > 0 || findings.some(isError) || questions.length > 0 || missing.length > 0;

function sayUpload(context: Context, upload: UploadAnswer): void {
  const { say, paint } = context;
  const layout = LAYOUTS[upload.layout] ?? upload.layout;
  if (upload.alreadyTaken) say('这份文件已经收过，草稿不变 · this very file was taken before; the draft is as it was');
  else if (upload.accepted) {
    say(
      `已写入草稿（${printable(layout)}，第 ${upload.draft.revision} 版）：改动 ${upload.changedCells} 格，新增 ${upload.newLines} 行` +
        ` · drafted: ${upload.changedCells} cells changed, ${upload.newLines} new lines`,
    );
  } else say(`${paint.red('文件未收')} · the file was not taken`);
  sayRead(context, upload);
  const { errors, warnings } = upload.draft;
  say(`\n草稿：错误 ${errors}，待说明的提醒 ${warnings} · draft: ${errors} errors, ${warnings} warnings without a reason`);
  if (warnings > 0)
    say(
      '每条提醒须改正或在草稿中说明；阶段后退可写在“变动原因”一栏 · each is mended or explained in the draft, a stage that goes back in 变动原因',
    );
}

/** How it was read, and what is wrong with it. */
function sayRead(context: Context, upload: UploadAnswer): void {
  const { say, paint } = context;
  if (upload.normalisations.length > 0) {
    say(`\n${paint.bold(`已规范化 ${upload.normalisations.length}`)} ${paint.dim('· read differently from how it was written')}`);
    say(normalisationsTable(context, upload.normalisations));
  }
  sayFindings(context, upload);
}

function saySubmission({ say, paint }: Context, { receipt }: SubmissionAnswer): void {
  say(`\n${paint.green(receipt.zero ? '零报告已提交' : '已提交')} · submitted`);
  say(`  回执 receipt   ${receipt.number}（第 ${receipt.revision} 次）`);
  say(`  哈希 hash      ${receipt.hash}`);
  say(`  时间 at        ${receipt.submittedAt}`);
  if (receipt.latenessZh !== undefined) {
    say(`  及时性 timing  ${receipt.latenessZh}${receipt.rule === undefined ? '' : `（${printable(receipt.rule)}）`}`);
  }
}

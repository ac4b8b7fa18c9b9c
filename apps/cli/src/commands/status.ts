import type { PeriodId } from '#kernel';
import type { Client } from '../client';
import type { CommonOptions } from '../connection';
import { done, periodArgument, reportPath, unitArgument, type Context, type Outcome } from '../context';
import type { ReportAnswer, ReturnAnswer } from '../contract';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import { sayFindings } from '../findings';
import { PERIODS, REPORTS } from '../queries';
import { printable, table, type Column } from '../table';

export interface StatusOptions extends CommonOptions {
  readonly unit?: string;
  readonly period?: string;
}

/** `slate status`: one report with its draft, or where every visible unit stands in a half-month (B-08). */
export async function status(context: Context<StatusOptions>): Promise<Outcome> {
  const { unit } = context.options;
  return unit === undefined ? calendar(context) : report(context, unit);
}

async function report(context: Context<StatusOptions>, unit: string): Promise<Outcome> {
  const client = context.client();
  const id = unitArgument(unit);
  const period = context.options.period === undefined ? await newestPeriod(client) : periodArgument(context.options.period);
  const answer = await client.json<ReportAnswer>(reportPath(id, period));
  sayReport(context, answer);
  return done({ report: answer });
}

function sayReport(context: Context, answer: ReportAnswer): void {
  const { say, paint, width } = context;
  const receipt = typeof answer.receipt === 'string' ? answer.receipt : answer.receipt?.number;
  say(paint.bold(`${answer.unitZh} ${answer.periodZh}`));
  say(`  状态 state     ${answer.stateZh}${answer.revision === null ? '' : `（第 ${answer.revision} 次）`}`);
  say(`  截止 due       ${answer.dueOn}，${answer.latenessZh}`);
  if (receipt !== undefined && receipt !== null) say(`  回执 receipt   ${receipt}`);
  if (answer.returned) sayReturn(context, answer.returned);
  const { draft } = answer;
  if (draft === null) return;
  say(
    `  草稿 draft     第 ${draft.revision} 版，改动 ${draft.cells.length} 格，${draft.canSubmit ? paint.green('可提交 · may be submitted') : paint.red('暂不能提交 · held back')}`,
  );
  say(`  版本 edition   ${draft.edition}`);
  if (draft.cells.length > 0) {
    const columns: readonly Column[] = [
      { head: '项目 project' },
      { head: '名称 title', wraps: true },
      { head: '栏目 field' },
      { head: '原值 was', wraps: true },
      { head: '现值 now', wraps: true },
    ];
    const rows = draft.cells.map((cell) => [
      cell.project ?? cell.line ?? '—',
      cell.title,
      cell.attributeZh,
      printable(cell.was),
      printable(cell.now),
    ]);
    say(`\n${table(columns, rows, width)}`);
  }
  sayFindings(context, draft);
}

/** What NRTA disputes, cell by cell (B-08). */
function sayReturn({ say, paint, width }: Context, { revision, reason, marks }: ReturnAnswer): void {
  say(`  退回 returned  ${paint.red(`第 ${revision} 稿：${printable(reason)}`)}`);
  if (marks.length === 0) {
    say('                 未标记单元格，本稿全部填报值存疑 · no cell is marked: all of it is disputed');
    return;
  }
  const columns: readonly Column[] = [
    { head: '项目 project' },
    { head: '名称 title', wraps: true },
    { head: '栏目 field' },
    { head: '填报值 said', wraps: true },
    { head: '问题 why', wraps: true },
  ];
  const rows = marks.map((mark) => [
    mark.project,
    mark.title,
    mark.attributeZh,
    printable(mark.text),
    printable(mark.reason ?? reason),
  ]);
  say(`\n${table(columns, rows, width)}`);
}

interface ListedReport {
  readonly unit: { readonly id: string; readonly zh: string };
  readonly stateZh: string;
  readonly lateness: string;
  readonly latenessZh: string;
  readonly revision: number | null;
  readonly receipt: string | null;
}

async function calendar(context: Context<StatusOptions>): Promise<Outcome> {
  const { say, paint, width, options } = context;
  const client = context.client();
  const period = options.period === undefined ? await newestPeriod(client) : periodArgument(options.period);
  const { reports } = await client.graphql<{ reports: { edges: readonly { node: ListedReport }[] } }>(REPORTS, { period });
  const list = reports.edges.map(({ node }) => node);
  say(`${paint.bold(period)} ${paint.dim(`· ${list.length} 个单位 units`)}`);
  const columns: readonly Column[] = [
    { head: '单位 unit', wraps: true },
    { head: '编号 id' },
    { head: '状态 state' },
    { head: '及时性 timing', paint: (text) => (/迟|逾期/.test(text) ? paint.red : undefined) },
    { head: '次 rev' },
    { head: '回执 receipt' },
  ];
  const rows = list.map((each) => [
    each.unit.zh,
    each.unit.id,
    each.stateZh,
    each.latenessZh,
    each.revision === null ? '' : String(each.revision),
    each.receipt ?? '',
  ]);
  if (rows.length > 0) say(table(columns, rows, width));
  return done({ period, reports: list });
}

/** The newest half-month that has been opened. */
async function newestPeriod(client: Client): Promise<PeriodId> {
  const { periods } = await client.graphql<{ readonly periods: readonly { readonly id: PeriodId }[] }>(PERIODS, {});
  const newest = periods[0];
  if (newest) return newest.id;
  throw new Failure(EXIT.USAGE, 'PERIOD', '还没有开放的期次；请用 --period 指定', 'no half-month is open yet; give --period');
}

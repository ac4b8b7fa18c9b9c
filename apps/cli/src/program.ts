import { Command, CommanderError } from 'commander';
import { compare } from './commands/compare';
import { compile } from './commands/compile';
import { doctor } from './commands/doctor';
import { history } from './commands/history';
import { exportFile } from './commands/export';
import { push } from './commands/push';
import { rebuild } from './commands/rebuild';
import { reset } from './commands/reset';
import { status } from './commands/status';
import { template } from './commands/template';
import { issueToken, listTokens, revokeTokens } from './commands/token';
import type { CommonOptions } from './connection';
import type { Context, Outcome } from './context';
import { EXIT_WORDS } from './exit-codes';

/** Runs one command with its context. */
export type Perform = <Options extends CommonOptions>(
  options: Options,
  work: (context: Context<Options>) => Promise<Outcome>,
) => Promise<void>;

const FOOT = `
环境变量 environment:
  SLATE_URL     服务地址；缺省为本机正在运行的服务 · address of the service
  SLATE_TOKEN   令牌 · token
  SLATE_HOME    数据目录，缺省 .slate · data folder
  DATABASE_URL  自己的数据库（slate token、doctor）· a database of your own
  NO_COLOR      不用颜色 · no colours

退出码 exit codes:
${EXIT_WORDS.map(([code, zh, en]) => `  ${code}  ${zh} · ${en}`).join('\n')}
`;

const UNIT = ['--unit <unit>', '填报单位：51、bureau-51 或 四川 · reporting unit'] as const;
const PERIOD = ['--period <period>', '期次：2026-06-H1 · half-month'] as const;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The command line. Commands load what is heavy (the database) when they come to it. */
export function programOf(
  perform: Perform,
  write: { readonly out: (text: string) => void; readonly err: (text: string) => void },
): Command {
  const program = new Command('slate')
    .description('场记板：推进表的下载、填报、提交与检查 · half-month reports from the command line')
    .exitOverride()
    .configureOutput({ writeOut: write.out, writeErr: write.err })
    .helpOption('-h, --help', '帮助 · help')
    .helpCommand('help [command]', '帮助 · help')
    .addHelpText('after', FOOT);

  const command = (spec: string, words: string): Command =>
    program
      .command(spec)
      .description(words)
      .option('--url <url>', '服务地址 · address of the service')
      .option('--token <token>', '令牌（建议用 SLATE_TOKEN）· token')
      .option('--json', '只输出一份 JSON · print one JSON document');

  command('template', '下载预填的填报表 · download the prefilled sheet')
    .requiredOption(...UNIT)
    .requiredOption(...PERIOD)
    .option('-o, --output <file>', '保存到；- 为标准输出 · where to; - is the standard output')
    .option('--force', '覆盖已有文件 · overwrite')
    .action((options) => perform(options, template));

  command('push', '上传填报表到草稿并检查；--submit --certify 提交 · draft and check a sheet, then submit')
    .argument('[file]', '填报表或附件3（.xlsx、.xls、.ods）；零报告可不给 · the workbook')
    .requiredOption(...UNIT)
    .requiredOption(...PERIOD)
    .option('--submit', '检查无误后提交（须审签人令牌）· submit (an approver’s token)')
    .option('--certify', '确认所报内容属实，与 --submit 同用 · certify, together with --submit')
    .option('--seen <edition>', '核对过的草稿版本（slate status 所示），草稿已变则不提交 · the edition that was read')
    .option('--zero', '零报告：本期无变化 · nothing changed in this half-month')
    .option('--reason <text>', '退回后重报、更正时的说明 · why it is sent again')
    .option('--layout <layout>', '附件3 的版式，回答 LAYOUT_UNCERTAIN · which layout annex 3 has')
    .option('--sheet <name>', '读哪张工作表，回答 SHEET_UNCERTAIN · which sheet is the report')
    .option('--check', '只检查，什么也不写入 · check only, store nothing')
    .option('--marked <file>', '另存标注了问题的同一文件 · save the same file with its findings marked')
    .option('--force', '覆盖已有的标注文件 · overwrite that file')
    .option('--key <key>', '幂等键，重试时沿用 · idempotency key, kept for a retry')
    .action((file: string | undefined, options) => perform(options, (context) => push(context, file)));

  command('compare', '比较本单位的两份文件，按含义而非位置 · what two files of a unit say differently')
    .argument('<a>', '文件，或已收文件的哈希 · a file, or the hash of one taken before')
    .argument('<b>', '同上 · likewise')
    .requiredOption(...UNIT)
    .requiredOption(...PERIOD)
    .option('--layout-a <layout>', 'A 的版式 · layout of A')
    .option('--layout-b <layout>', 'B 的版式 · layout of B')
    .option('--sheet-a <name>', 'A 的工作表 · sheet of A')
    .option('--sheet-b <name>', 'B 的工作表 · sheet of B')
    .action((a: string, b: string, options) => perform(options, (context) => compare(context, a, b)));

  command('status', '一份报告，或一期中各单位的报送情况 · one report, or all of a half-month')
    .option(...UNIT)
    .option(...PERIOD)
    .action((options) => perform(options, status));

  command('history', '一份报告的全部事项，按先后 · every act on a report, in order')
    .argument('<unit>', UNIT[1])
    .argument('<period>', PERIOD[1])
    .action((unit: string, period: string, options) => perform(options, (context) => history(context, unit, period)));
  command('export', '导出：projects、annex（附件3）、sheet（填报表）、figures · a list, a table or a figure as a file')
    .argument('<what>', 'projects、annex、sheet 或 figures')
    .option('--format <format>', 'csv 或 xlsx')
    .option(...UNIT)
    .option(...PERIOD)
    .option('--as-of <date>', '某日的情况 · what was true on that day')
    .option('--known-at <moment>', '某时所知：日期、时刻或位置 · what was known then')
    .option('--basis <basis>', 'reported 或 accepted')
    .option('--draft', '附件3：打印草稿 · the draft’s values')
    .option('--filter <name=value>', '筛选，可多次：stages=SHOOTING、text=… · narrows, may be repeated', collect)
    .option('--order-by <field>', '排序：CODE、TITLE、STAGE …')
    .option('--descending', '从大到小 · largest first')
    .option('--columns <ids>', '只要这些列，逗号分隔 · only these columns')
    .option('--metric <id>', '指标，例：productionCost · a figure')
    .option('--by <dimensions>', '按…分组，逗号分隔 · split by')
    .option('-o, --out <file>', '保存到；- 为标准输出 · where to; - is the standard output')
    .option('--force', '覆盖已有文件 · overwrite')
    .action((what: string, options) => perform(options, (context) => exportFile(context, what)));

  command('compile', '一期的汇编（总局）：草稿、第几次印发，或 --issue 印发 · the compilation of a half-month')
    .argument('<period>', PERIOD[1])
    .option('--number <n>', '第几次印发的；缺省为现在的草稿 · an issue as it was; a draft if absent')
    .option('--basis <basis>', 'reported 或 accepted')
    .option('--issue', '印发：从此不变 · issue it: from then on it stays as it is')
    .option('--note <text>', '提前或再次印发的说明 · why it is issued early or again')
    .option('--key <key>', '幂等键，重试时沿用 · idempotency key, kept for a retry')
    .option('-o, --out <file>', '保存到；- 为标准输出 · where to; - is the standard output')
    .option('--force', '覆盖已有文件 · overwrite')
    .action((period: string, options) => perform(options, (context) => compile(context, period)));

  command('doctor', '检查本机、数据库与服务，并给出办法 · what is wrong, and the remedy').action((options) =>
    perform(options, doctor),
  );

  command('reset', '删除内置数据库与演示数据 · delete the embedded database')
    .option('-y, --yes', '不询问 · do not ask')
    .option('--embedded', '即使设置了 DATABASE_URL · although DATABASE_URL is set')
    .action((options) => perform(options, reset));

  program
    .command('rebuild')
    .description('从日志重建读模型，服务照常运行 · fill the read models anew beside those that answer')
    .option('--group <group>', '哪一组，缺省 half_month · which read group')
    .option('--compare', '只比对，不切换 · compare only, switch nothing')
    .option('--fresh', '不接着上次中断处 · from the beginning, not where it was interrupted')
    .option('--json', '只输出一份 JSON · print one JSON document')
    .action((options) => perform(options, rebuild));

  const tokens = program
    .command('token')
    .description('令牌：在数据库所在的机器上签发、查看、吊销 · tokens, for who runs the service');
  const ofTokens = (spec: string, words: string): Command =>
    tokens.command(spec).description(words).option('--json', '只输出一份 JSON · print one JSON document');

  ofTokens('issue', '签发；令牌只显示一次 · issue one; it is shown once')
    .requiredOption('--person <id>', '人员编号，不含姓名：person-51-001 · id of the person, no name in it')
    .requiredOption('--name <name>', '姓名 · name')
    .requiredOption('--unit <unit>', '单位：51、四川 或 nrta · organisation')
    .requiredOption('--role <role>', 'bureau-filler、bureau-approver、nrta-manager、analyst')
    .option('--days <days>', '有效天数，缺省 365 · good for so many days')
    .option('--label <text>', '用途 · what it is for')
    .action((options) => perform(options, issueToken));

  ofTokens('list', '查看 · list')
    .option('--demo', '连同演示令牌 · those of the demonstration too')
    .action((options) => perform(options, listTokens));

  ofTokens('revoke', '吊销，5 秒内处处失效 · revoke; dead everywhere within 5 s')
    .argument('[hash]', '令牌摘要的开头，见 list · beginning of its hash')
    .option('--person <id>', '此人的全部令牌 · all of a person')
    .action((hash: string | undefined, options) => perform(options, (context) => revokeTokens(context, hash)));

  return program;
}

export { CommanderError };

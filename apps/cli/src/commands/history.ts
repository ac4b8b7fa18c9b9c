import type { CommonOptions } from '../connection';
import { done, periodArgument, unitArgument, type Context, type Outcome } from '../context';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import { HISTORY } from '../queries';
import { printable, table, type Column } from '../table';

interface Act {
  readonly kindZh: string;
  readonly at: string;
  readonly position: string;
  readonly by: { readonly name: string; readonly organisation: { readonly short: string } };
  readonly revision: number | null;
  readonly receipt: string | null;
  readonly text: string | null;
  readonly cells: number | null;
  readonly dueOn: string | null;
}
interface Page {
  readonly edges: readonly { readonly node: Act }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const COLUMNS: readonly Column[] = [
  { head: '时间 at（+08:00）' },
  { head: '事项 act' },
  { head: '稿 rev' },
  { head: '经办 by', wraps: true },
  { head: '内容 what', wraps: true },
];

/** `slate history`: every act on a report, first to last (B-08, I-03). */
export async function history(context: Context<CommonOptions>, unitText: string, periodText: string): Promise<Outcome> {
  const [unit, period] = [unitArgument(unitText), periodArgument(periodText)];
  const { say, paint, width } = context;
  const client = context.client();
  const acts: Act[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { report }: { readonly report: { readonly history: Page } | null } = await client.graphql(HISTORY, {
      unit,
      period,
      after,
    });
    if (!report) throw new Failure(EXIT.REFUSED, 'NOT_FOUND', '没有这份报告，或不属于您', 'no such report, or not yours');
    acts.push(...report.history.edges.map(({ node }) => node));
    ({ endCursor: after, hasNextPage: more } = report.history.pageInfo);
  }
  say(`${paint.bold(`${unit} ${period}`)} ${paint.dim(`· ${acts.length} 项 acts`)}`);
  const rows = acts.map((act) => [
    shanghai(act.at),
    act.kindZh,
    act.revision === null ? '' : String(act.revision),
    `${act.by.organisation.short} ${act.by.name}`,
    whatOf(act),
  ]);
  if (rows.length > 0) say(table(COLUMNS, rows, width));
  return done({ unit, period, history: acts });
}

const whatOf = ({ receipt, cells, dueOn, text }: Act): string =>
  [
    receipt === null ? '' : `回执 ${receipt}`,
    cells === null ? '' : `${cells} 格`,
    dueOn === null ? '' : `截止 ${dueOn}`,
    text === null ? '' : printable(text),
  ]
    .filter((part) => part !== '')
    .join('，');

const shanghai = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

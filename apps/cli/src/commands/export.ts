import type { CommonOptions } from '../connection';
import { done, periodArgument, reportPath, unitArgument, type Context, type Outcome } from '../context';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import { saved } from '../save';

export interface ExportOptions extends CommonOptions {
  readonly format?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly basis?: string;
  readonly unit?: string;
  readonly period?: string;
  readonly draft?: boolean;
  readonly metric?: string;
  readonly by?: string;
  readonly filter?: readonly string[];
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly columns?: string;
  readonly out?: string;
  readonly force?: boolean;
}

const WHAT = ['projects', 'annex', 'sheet', 'figures'] as const;
type What = (typeof WHAT)[number];

/** `slate export`: the list of projects as filtered, 附件3, our sheet, or a figure with its rows, into a file. */
export async function exportFile({ io, options, say, client }: Context<ExportOptions>, what: string): Promise<Outcome> {
  const path = pathOf(whatArgument(what), options);
  const format = options.format ?? (path.startsWith('/api/reports') ? 'xlsx' : 'csv');
  const answer = await saved(io, { ...options, output: options.out }, `${what}.${format}`, () => client().bytes(path));
  if (answer === null) return done({});
  say(`已保存 ${answer.file}（${answer.bytes} 字节） · saved`);
  return done({ ...answer, what, format });
}

function pathOf(what: What, options: ExportOptions): string {
  const { unit, period, format, asOf, knownAt, basis, draft } = options;
  const moment = { format, asOf, knownAt, basis };
  if (what === 'projects') {
    const { orderBy, columns, descending } = options;
    return addressOf('/api/projects/export', { ...moment, orderBy, columns, descending: flag(descending) }, options.filter);
  }
  if (what === 'figures') {
    const { metric, by } = options;
    if (metric === undefined) throw new Failure(EXIT.USAGE, 'METRIC', '请给 --metric，例：productionCost', 'give --metric');
    return addressOf('/api/figures/export', { ...moment, metric, by, period }, options.filter);
  }
  if (unit === undefined || period === undefined) {
    throw new Failure(EXIT.USAGE, 'UNIT', `导出 ${what} 请给 --unit 与 --period`, `give --unit and --period to export ${what}`);
  }
  const report = reportPath(unitArgument(unit), periodArgument(period));
  return what === 'annex'
    ? addressOf(`${report}/annex`, { ...moment, draft: flag(draft) })
    : addressOf(`${report}/sheet`, { format });
}

const flag = (set: boolean | undefined): string | undefined => (set === true ? 'true' : undefined);

/** `--filter name=value`, as often as wanted; the service knows the names. @throws Failure USAGE */
function addressOf(path: string, given: Readonly<Record<string, string | undefined>>, filters: readonly string[] = []): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== undefined) query.append(name, value);
  for (const filter of filters) {
    const at = filter.indexOf('=');
    if (at < 1) {
      throw new Failure(
        EXIT.USAGE,
        'FILTER',
        `筛选写法有误：${filter}，例：--filter stages=SHOOTING`,
        `not name=value: ${filter}`,
      );
    }
    query.append(filter.slice(0, at), filter.slice(at + 1));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

function whatArgument(text: string): What {
  const found = WHAT.find((each) => each === text);
  if (found) return found;
  throw new Failure(EXIT.USAGE, 'WHAT', `可导出：${WHAT.join('、')}`, `one of ${WHAT.join(', ')} can be exported`);
}

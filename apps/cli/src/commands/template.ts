import { done, periodArgument, reportPath, unitArgument, type Context, type Outcome } from '../context';
import type { CommonOptions } from '../connection';
import { saved } from '../save';

export interface TemplateOptions extends CommonOptions {
  readonly unit: string;
  readonly period: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** `slate template`: the unit's 填报表 of a half-month, prefilled, into a file. A file that is there may hold work: it is left alone. */
export async function template({ io, options, say, client }: Context<TemplateOptions>): Promise<Outcome> {
  const [unit, period] = [unitArgument(options.unit), periodArgument(options.period)];
  const answer = await saved(io, options, `${unit}-${period}.xlsx`, () => client().bytes(`${reportPath(unit, period)}/sheet`));
  if (answer === null) return done({});
  say(`已保存 ${answer.file}（${answer.bytes} 字节） · saved`);
  return done({ ...answer, unit, period });
}

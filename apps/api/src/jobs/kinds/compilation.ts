import type { PeriodId } from '#kernel';
import type { CompilationService } from '../../compilation/compilation.service';
import { compilationFile } from '../../compilation/compilation.workbook';
import { basisParam, fileType, numberParam, onlyParams, periodParam, textParam } from '../../http/params';
import { problemOf } from '../../reports/problems';
import type { ApiJobKind } from '../job-kind';
import { WRITING } from '../write-export';

const notThere = () => problemOf({ ok: false, code: 'NOT_FOUND', detail: {} });

/** A half-month's compilation as a workbook, a draft or as issued; NRTA only, for others it does not exist. */
export const compilationJob = (compilations: CompilationService): ApiJobKind => ({
  name: 'compilation',
  zh: '生成汇编',
  en: 'Compilation of a half-month',
  phases: { compiling: { zh: '汇总', en: 'compiling' }, ...WRITING },
  check: (actor, input) => {
    if (actor.scope.kind !== 'nation') throw notThere();
    onlyParams(input, ['period', 'issue', 'basis']);
    const issue = numberParam(input, 'issue');
    const period = periodParam(textParam(input, 'period') ?? '');
    return Promise.resolve({ period, basis: basisParam(input['basis']), ...(issue === undefined ? {} : { issue }) });
  },
  async run(run, actor) {
    if (actor.scope.kind !== 'nation') throw notThere();
    const { input } = run.job;
    const period = String(input['period']) as PeriodId;
    run.at('compiling');
    const issue = numberParam(input, 'issue');
    const made =
      issue === undefined
        ? await compilations.draft(period, basisParam(input['basis']))
        : await compilations.issued(period, issue);
    if (!made) throw notThere();
    run.at('writing', 0, made.content.units.length);
    const { name, bytes } = await compilationFile(made);
    await run.output(name, fileType('xlsx')).write(bytes);
    run.at('writing', made.content.units.length, made.content.units.length);
    return { hash: made.hash, units: made.content.units.length };
  },
});

import { authorityOf } from '#access';
import type { PeriodId } from '#kernel';
import { askedParam } from '../../http/file-params';
import { onlyParams, periodParam, textParam, unitParam, type QueryText } from '../../http/params';
import { commandIdOf } from '../../idempotency/idempotency';
import type { SheetService } from '../../reports/sheet.service';
import { uploadWords } from '../../reports/upload-words';
import type { ApiJobKind } from '../job-kind';

const PHASES = {
  reading: { zh: '读取文件', en: 'reading the file' },
  matching: { zh: '对应项目', en: 'matching rows to projects' },
  checking: { zh: '校验', en: 'checking' },
  storing: { zh: '写入草稿', en: 'storing the draft' },
} as const;

/** A filled sheet into the draft, as `POST …/sheet` does it; cancelled before it stores, it leaves nothing. */
export const importSheet = (sheets: SheetService): ApiJobKind => ({
  name: 'import-sheet',
  zh: '导入填报表',
  en: 'Import of a sheet',
  phases: PHASES,
  async check(actor, input) {
    onlyParams(input, ['unit', 'period', 'fileName', 'take', 'layout', 'sheet']);
    const { unit, period } = placeOf(input);
    await sheets.admits(authorityOf(actor, 'read'), unit, period);
    return { unit, period, ...askedOf(input), fileName: textParam(input, 'fileName') ?? '未命名.xlsx' };
  },
  async run(run, actor) {
    const { id, input } = run.job;
    const authority = authorityOf(actor, commandIdOf(actor.person, `job-${id}`));
    const file = { name: String(input['fileName']), bytes: await run.input() };
    const taken = await sheets.uploadInSteps(authority, placeOf(input), file, askedOf(input), {
      at: (step, done, total) => run.at(step, done, total),
      commit: (step) => run.commit(step),
    });
    return uploadWords(taken);
  },
});

const placeOf = (input: QueryText): { readonly unit: string; readonly period: PeriodId } => ({
  unit: unitParam(textParam(input, 'unit') ?? ''),
  period: periodParam(textParam(input, 'period') ?? ''),
});

function askedOf(input: QueryText) {
  const [take, layout, sheet] = ['take', 'layout', 'sheet'].map((name) => textParam(input, name));
  return askedParam({
    ...(take === undefined ? {} : { take }),
    ...(layout === undefined ? {} : { layout }),
    ...(sheet === undefined ? {} : { sheet }),
  });
}

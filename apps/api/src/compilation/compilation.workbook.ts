import type { CompiledUnit } from '#insight';
import { periodName } from '#kernel';
import { writeWorkbook, type SheetPlan, type WorkbookPlan } from '#platform/workbook';
import { ANNEX_STYLES, planAnnexSheet, sheetNameOf } from '#reporting';
import { changeCountsSheet, changesSheet } from './changes.sheet';
import type { Compilation } from './compilation.service';
import { missingSheet } from './missing.sheet';
import { issueName } from './paper-words';
import { summarySheet } from './summary.sheet';
import { COMPILATION_STYLES } from './table-sheet';

/** The whole compilation: 汇总, who is missing, what changed, then every unit's 附件3 in official order (B-02, B-03). */
export const planCompilation = (compilation: Compilation): WorkbookPlan => ({
  title: `网络微短剧项目推进情况汇编 ${periodName(compilation.content.period, 'zh')} ${issueName(compilation)}`,
  createdAt: compilation.judgedAt,
  styles: { ...ANNEX_STYLES, ...COMPILATION_STYLES },
  sheets: [
    summarySheet(compilation),
    missingSheet(compilation),
    changeCountsSheet(compilation),
    changesSheet(compilation),
    ...compilation.content.units.map((unit) => unitSheet(unit, compilation)),
  ],
});

export async function compilationFile(compilation: Compilation): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const name = `汇编-${periodName(compilation.content.period, 'zh')}-${issueName(compilation)}.xlsx`;
  return { name, bytes: await writeWorkbook(planCompilation(compilation)) };
}

/** A unit that sent nothing keeps its place, with what was reported before, and every page says so. */
function unitSheet(unit: CompiledUnit, { content, position, judgedAt, names }: Compilation): SheetPlan {
  const { period, asOf, basis } = content;
  const { zh: unitName, short } = names.of(unit.unit);
  const carried = unit.projects.length === 0 ? '本期未报送，此前亦无已报项目' : '本期未报送，以下沿用以前已报数据';
  return planAnnexSheet({
    unitName,
    period,
    projects: unit.projects,
    version: { position, asOf, basis, generatedAt: judgedAt },
    receipt: unit.receipt,
    mark: unit.carriedForward ? carried : unit.revision === null ? '本期报送尚未接收，以下为此前接收的数据' : null,
    sheetName: sheetNameOf(unit.carriedForward ? `${short}（未报）` : short),
  });
}

import { firstNames, halfWidth, isPeriodId, parsePeriod, periodName, periodRange } from '#kernel';
import type { Grid } from '#platform/workbook';
import type { SheetCells } from './cells';
import { META_SHEET, TEMPLATE_VERSION } from './layout';
import { readMeta, type ShownProjects, signedText } from './meta';
import type { Notebook } from './notebook';
import type { MetaVerdict, SheetContext, SheetMeta } from './reading';

export interface MetaCheck {
  readonly verdict: MetaVerdict;
  readonly meta: SheetMeta | null;
  /** What the sheet showed; null where that cannot be known. */
  readonly shown: ShownProjects | null;
}

/**
 * Whether the file was made for this unit and period, and by us: last month's file, another unit's file and one whose
 * hidden sheet was changed are told apart by name.
 */
export function checkMeta(
  grid: Grid,
  cells: SheetCells,
  headingRow: number,
  context: SheetContext,
  notebook: Notebook,
): MetaCheck {
  const sheet = grid.sheets.find(({ name }) => name === META_SHEET);
  if (!sheet) {
    const verdict = printedVerdict(cells, headingRow, context, notebook) ?? 'MISSING';
    if (verdict === 'MISSING') notebook.warn('SHEET_META_MISSING', { rule: 'B-12' });
    return { verdict, meta: null, shown: null };
  }
  const read = readMeta(sheet);
  if (!read || !context.verify(signedText(read.meta, read.shown), read.signature)) {
    notebook.error('SHEET_TAMPERED', { rule: 'B-12' });
    return { verdict: 'TAMPERED', meta: null, shown: null };
  }
  const { meta, shown } = read;
  const verdict = compare(meta, context, notebook);
  if (verdict === 'OK') tellOldName(cells, headingRow, context, notebook);
  return { verdict, meta, shown: verdict === 'OK' ? shown : null };
}

function compare(meta: SheetMeta, context: SheetContext, notebook: Notebook): MetaVerdict {
  if (meta.unit !== context.unit) {
    notebook.error('SHEET_OTHER_UNIT', {
      rule: 'B-06',
      detail: { is: unitName(meta.unit, context), wanted: unitName(context.unit, context) },
    });
    return 'OTHER_UNIT';
  }
  if (meta.period !== context.period) {
    const is = isPeriodId(meta.period) ? periodName(meta.period, 'zh') : meta.period;
    notebook.error('SHEET_OTHER_PERIOD', { rule: 'B-07', detail: { is, wanted: periodName(context.period, 'zh') } });
    return 'OTHER_PERIOD';
  }
  if (meta.template !== TEMPLATE_VERSION) {
    notebook.error('SHEET_OLD_TEMPLATE', { detail: { is: meta.template, wanted: TEMPLATE_VERSION } });
    return 'OLD_TEMPLATE';
  }
  return 'OK';
}

/** What a unit is called at the end of the half-month. */
const unitName = (unit: string, { names = firstNames, period }: SheetContext): string =>
  names.nameOn(unit, periodRange(period).to).zh;

/**
 * What the lines above the headings say the sheet was made for: all there is in the annex, and in a sheet that was copied
 * into another workbook. Null where they do not contradict.
 */
export function printedVerdict(
  cells: SheetCells,
  headingRow: number,
  context: SheetContext,
  notebook: Notebook,
): 'OTHER_UNIT' | 'OTHER_PERIOD' | null {
  const texts = cells.rowNumbers
    .filter((row) => row < headingRow)
    .flatMap((row) => cells.row(row).map(({ text }) => halfWidth(text)));
  const printed = texts.join(' ');
  const id = /\d{4}-\d{2}-H[12]/.exec(printed)?.[0] ?? /\d{4}年\d{1,2}月[上下]半月/.exec(printed)?.[0] ?? '';
  const period = parsePeriod(id);
  if (period.ok && period.value !== context.period) {
    const detail = { is: periodName(period.value, 'zh'), wanted: periodName(context.period, 'zh') };
    notebook.error('SHEET_OTHER_PERIOD', { rule: 'B-07', detail });
    return 'OTHER_PERIOD';
  }
  const named = (context.names ?? firstNames).namedIn(printed, context.unit);
  if (named && named.unit !== context.unit) {
    notebook.error('SHEET_OTHER_UNIT', { rule: 'B-06', detail: { is: named.zh, wanted: unitName(context.unit, context) } });
    return 'OTHER_UNIT';
  }
  tellOldName(cells, headingRow, context, notebook);
  return null;
}

/** A file that bears the unit's name of another time is its file all the same; that it does is told. */
function tellOldName(cells: SheetCells, headingRow: number, context: SheetContext, notebook: Notebook): void {
  const { names = firstNames, unit } = context;
  const now = unitName(unit, context);
  for (const row of cells.rowNumbers.filter((each) => each < headingRow)) {
    for (const { column, text } of cells.row(row)) {
      const named = names.namedIn(text, unit);
      if (named?.unit === unit && named.zh !== now) notebook.tell('SHEET_OLD_NAME', row, column, named.zh, now);
    }
  }
}

import { cellRef, writeXlsx, type Cell, type CellStyle, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import type { CellPlan, GridArea, ListPlan, PrintPlan, SheetPlan, StylePlan, WorkbookPlan } from './grid';

const DATE_FORMAT = 'yyyy-mm-dd';
/** Texts that the library would write as error values. */
const ERROR_WORDS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA']);
/** `_x0041_` in a file means A; a text that looks like this is written with its underscore escaped. */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * Writes a described workbook. A text is written as text whatever it begins with, so no cell becomes a formula that was
 * not planned as one (S10).
 * @throws where the plan contradicts itself: a style that does not exist, a cell planned twice.
 */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Buffer> {
  const styles = new Map(Object.entries(plan.styles).map(([name, style]) => [name, cellStyle(style)]));
  const created = new Date(plan.createdAt);
  const bytes = await writeXlsx({
    sheets: plan.sheets.map((sheet) => writeSheet(sheet, styles)),
    properties: { title: plan.title, creator: 'Slate', created, modified: created },
    activeSheet: Math.max(
      0,
      plan.sheets.findIndex((sheet) => (sheet.visibility ?? 'visible') === 'visible'),
    ),
  });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function writeSheet(plan: SheetPlan, styles: ReadonlyMap<string, CellStyle>): WriteSheet {
  const sheet: WriteSheet = {
    name: plan.name,
    rows: [],
    cells: writeCells(plan, styles),
    merges: plan.merges?.map((area) => ({
      startRow: area.row - 1,
      startCol: area.column - 1,
      endRow: area.toRow - 1,
      endCol: area.toColumn - 1,
    })),
    dataValidations: plan.lists?.map(validation),
    columns: plan.widths?.map((width) => ({ width })),
  };
  if (plan.visibility === 'hidden') sheet.hidden = true;
  if (plan.visibility === 'veryHidden') sheet.veryHidden = true;
  if (plan.freeze) sheet.freezePane = { rows: plan.freeze.rows, columns: plan.freeze.columns };
  if (plan.heights) sheet.rowDefs = new Map([...plan.heights].map(([row, height]) => [row - 1, { height }]));
  // Officers widen columns and rows and filter; what they may not do is change the keys.
  if (plan.protected) sheet.protection = { sheet: true, formatColumns: true, formatRows: true, autoFilter: true, sort: true };
  if (plan.print) Object.assign(sheet, printed(plan.print));
  return sheet;
}

function printed({ repeatFrom, repeatRows, header, footer, margins }: PrintPlan): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const inches = (millimetres: number): number => Math.round((millimetres / 25.4) * 1000) / 1000;
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `$${repeatFrom ?? 1}:$${repeatRows}`,
      ...(margins
        ? {
            margins: {
              top: inches(margins.top),
              right: inches(margins.right),
              bottom: inches(margins.bottom),
              left: inches(margins.left),
              header: inches(margins.top / 2),
              footer: inches(margins.bottom / 2),
            },
          }
        : {}),
    },
    ...(header === undefined && footer === undefined
      ? {}
      : {
          headerFooter: {
            ...(header === undefined ? {} : { oddHeader: `&C${pageText(header)}` }),
            ...(footer === undefined ? {} : { oddFooter: `&C${pageText(footer)}` }),
          },
        }),
  };
}

/** An ampersand begins a code in such a text; a given one is doubled, so that it stays what it is. */
const pageText = (text: string): string => text.replaceAll('&', '&&').replaceAll('{page}', '&P').replaceAll('{pages}', '&N');

function writeCells(plan: SheetPlan, styles: ReadonlyMap<string, CellStyle>): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  for (const each of plan.cells) {
    const key = `${each.row - 1},${each.column - 1}`;
    if (cells.has(key)) throw new Error(`${plan.name}: row ${each.row} column ${each.column} is planned twice`);
    cells.set(key, writeCell(plan, each, styles));
  }
  return cells;
}

function writeCell(plan: SheetPlan, cell: CellPlan, styles: ReadonlyMap<string, CellStyle>): Partial<Cell> {
  const style = cell.style === undefined ? undefined : styles.get(cell.style);
  if (cell.style !== undefined && !style) throw new Error(`${plan.name}: no style named ${cell.style}`);
  const written: Partial<Cell> = { ...(style ? { style } : {}), ...writeValue(cell, style) };
  if (cell.comment !== undefined) written.comment = { author: 'Slate', text: cell.comment };
  return written;
}

function writeValue({ value }: CellPlan, style: CellStyle | undefined): Partial<Cell> {
  if (value === undefined) return { value: null };
  if (typeof value === 'string') {
    const text = value.replace(ESCAPE_LIKE, '_x005F_');
    return ERROR_WORDS.has(text) ? { value: text, type: 'richText', richText: [{ text }] } : { value: text };
  }
  if (typeof value === 'number' || typeof value === 'boolean') return { value };
  if ('date' in value) {
    const numFmt = style?.numFmt ?? DATE_FORMAT;
    return { value: new Date(`${value.date}T00:00:00Z`), style: { ...style, numFmt } };
  }
  if ('error' in value) return { value: value.error, type: 'error' };
  return { value: value.result ?? null, formula: value.formula, formulaResult: value.result };
}

const reference = (area: GridArea, fix: (ref: string) => string = (ref) => ref): string =>
  `${fix(cellRef(area.row - 1, area.column - 1))}:${fix(cellRef(area.toRow - 1, area.toColumn - 1))}`;

const absolute = (ref: string): string => ref.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');

function validation(list: ListPlan): DataValidation {
  return {
    type: 'list',
    range: reference(list.area),
    formula1: `'${list.sheet.replaceAll("'", "''")}'!${reference(list.source, absolute)}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: list.title,
    inputMessage: list.message,
    showErrorMessage: true,
    errorStyle: list.strict ? 'stop' : 'warning',
    errorTitle: list.title,
    errorMessage: list.message,
  };
}

function cellStyle(plan: StylePlan): CellStyle {
  const line = { style: 'thin', color: { rgb: plan.ruled ? '000000' : 'BFBFBF' } } as const;
  return {
    font: {
      name: plan.font ?? '宋体',
      size: plan.size ?? 10,
      ...(plan.bold ? { bold: true } : {}),
      ...(plan.colour ? { color: { rgb: plan.colour } } : {}),
    },
    ...(plan.fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: plan.fill } } } : {}),
    ...(plan.border || plan.ruled ? { border: { top: line, right: line, bottom: line, left: line } } : {}),
    alignment: { vertical: 'center', horizontal: plan.align ?? 'left', wrapText: plan.wrap ?? false },
    protection: { locked: !plan.unlocked },
    ...(plan.format ? { numFmt: plan.format } : {}),
  };
}

import type { Paint } from './io';

// Wide and full-width forms (UAX 11) as far as they occur in names, titles and marks.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const MARK = /\p{M}|\u200b/u;
// What a terminal would obey: a value of somebody’s file must not move the cursor.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Terminal cells a text takes: two for a Chinese character. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (MARK.test(each) ? 0 : WIDE.test(each) ? 2 : 1), 0);

/** One line that is safe to print. */
export const printable = (value: unknown): string =>
  (typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value))
    .replace(/[\r\n\t]+/g, ' ')
    .replace(CONTROL, '�');

/** A column: its head, the least cells it is given, and its colour. */
export interface Column {
  readonly head: string;
  readonly wraps?: boolean;
  readonly paint?: (text: string) => Paint | undefined;
}

const GAP = '  ';

/** A table with a head, as wide as its content and no wider than `width` as long as wrapping columns can give way. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  const clean = rows.map((row) => row.map(printable));
  const natural = columns.map(({ head }, at) => Math.max(widthOf(head), ...clean.map((row) => widthOf(row[at] ?? ''))));
  const widths = fit(columns, natural, width);
  const heads = line(
    columns.map(({ head }) => [head]),
    widths,
    columns.map(() => undefined),
  );
  const rule = widths.map((each) => '─'.repeat(each)).join(GAP);
  const body = clean.map((row) =>
    line(
      row.map((cell, at) => wrap(cell, widths[at] ?? 1)),
      widths,
      row.map((cell, at) => columns[at]?.paint?.(cell)),
    ),
  );
  return [heads, rule, ...body].join('\n');
}

function fit(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const fixed = natural.filter((_, at) => columns[at]?.wraps !== true).reduce((sum, each) => sum + each, 0);
  const flexible = natural.filter((_, at) => columns[at]?.wraps === true).reduce((sum, each) => sum + each, 0);
  const room = width - fixed - GAP.length * (columns.length - 1);
  if (flexible <= room) return [...natural];
  return natural.map((each, at) =>
    columns[at]?.wraps === true ? Math.max(16, Math.min(each, Math.floor((each * room) / flexible))) : each,
  );
}

/** Breaks between words where there are any; Chinese breaks anywhere. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of text.match(/[!-~]+ ?|[^!-~]/gu) ?? []) {
    for (const part of widthOf(piece) > width ? [...piece] : [piece]) {
      if (widthOf(current + part.trimEnd()) > width && current !== '') {
        lines.push(current.trimEnd());
        current = part.trimStart();
      } else current += part;
    }
  }
  return [...lines, current.trimEnd()];
}

function line(cells: readonly (readonly string[])[], widths: readonly number[], paints: readonly (Paint | undefined)[]): string {
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) =>
    widths
      .map((width, column) => {
        const text = cells[column]?.[at] ?? '';
        const padding = column === widths.length - 1 ? '' : ' '.repeat(Math.max(0, width - widthOf(text)));
        return (paints[column]?.(text) ?? text) + padding;
      })
      .join(GAP)
      .trimEnd(),
  ).join('\n');
}

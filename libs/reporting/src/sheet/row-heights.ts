import type { CellPlan } from '#platform/workbook';

const MOST_LINES = 8;

/**
 * Heights of rows with text that breaks, in points: not every program fits a row to its text when it opens a file. The
 * first column holds keys and the texts that are merged across; it is not measured.
 */
export function rowHeights(
  cells: readonly CellPlan[],
  widths: readonly number[],
  linePoints: number,
): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  for (const { row, column, value } of cells) {
    const width = widths[column - 1];
    if (typeof value !== 'string' || width === undefined || column === 1) continue;
    lines.set(row, Math.max(lines.get(row) ?? 1, linesOf(value, width - 1)));
  }
  const broken = [...lines].filter(([, many]) => many > 1);
  return new Map(broken.map(([row, many]) => [row, Math.min(many, MOST_LINES) * linePoints + 3]));
}

/** How many lines a text takes in a column, in the column's own measure: a Chinese character is two wide. */
export const linesOf = (text: string, width: number): number => Math.ceil(widthOfText(text) / width);

const widthOfText = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0);

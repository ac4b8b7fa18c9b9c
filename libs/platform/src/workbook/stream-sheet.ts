import { writeXlsxStream, type CellValue } from 'hucre/xlsx';
import type { PlanValue } from './grid';

export interface StreamedColumn {
  readonly heading: string;
  readonly width: number;
  /** Number format of what is a number or a day here. */
  readonly format?: string;
}

/** A line: values, or nothing for an empty cell. */
export type StreamedLine = readonly (PlanValue | null)[];

/**
 * One sheet of any length, piece by piece: its rows are asked for as the file is read, so that no more than a page of them
 * is in memory. Plainer than a described workbook: columns have widths and formats, nothing else has looks.
 */
export async function* streamSheet(
  name: string,
  columns: readonly StreamedColumn[],
  lines: AsyncIterable<StreamedLine>,
): AsyncGenerator<Buffer> {
  const rows = (async function* (): AsyncGenerator<CellValue[]> {
    for await (const line of lines) yield line.map(cellOf);
  })();
  const stream = writeXlsxStream(rows, {
    name,
    columns: columns.map(({ heading, width, format }) => ({
      header: heading,
      width,
      ...(format === undefined ? {} : { numFmt: format }),
    })),
    freezePane: { rows: 1, columns: 1 },
  });
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) yield Buffer.from(piece);
}

/** A text stays text whatever it begins with (S10); formulas and errors are not streamed. */
function cellOf(value: PlanValue | null): CellValue {
  if (value === null || typeof value !== 'object') return value;
  if ('date' in value) return new Date(`${value.date}T00:00:00Z`);
  return 'error' in value ? value.error : (value.result ?? null);
}
